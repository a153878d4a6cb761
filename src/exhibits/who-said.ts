/** How do statements become an exhibit? Who said what and when, speaker by speaker, each with its kind and its sources. */
import { statementsChart } from '../charts/statements-chart.ts';
import { whoSaidProperties } from '../model/components.ts';
import { compare } from '../model/order.ts';
import { sourceAddress } from '../model/source.ts';
import { dateInWords } from '../model/source-labels.ts';
import { dataComponent } from './data-component.ts';
import { fileOfTitle } from './dot-plot.ts';
import { drawnAs, sourcesCell } from './exhibit.ts';

/** Statements below which a list shows them better than a chart. */
const FEWEST_DRAWN = 3;

export const whoSaidComponent = dataComponent(whoSaidProperties, ({ title, kinds, said }, find) => {
  const statements = said
    .map((statement) => ({
      ...statement,
      sources: statement.sources.flatMap((id) => find.source(id) ?? []),
    }))
    .toSorted((a, b) => compare(a.date, b.date));
  for (const { kind, date, what, sources } of statements) {
    find.word(kind, kinds, '`said`');
    const [source] = sources.toSorted((a, b) => compare(b.accessed, a.accessed));
    if (source && source.accessed < date) {
      find.fault({
        message: `Unexpected day \`${date}\` of “${what}” in \`<WhoSaid>\`, expected one up to ${source.accessed}, when \`${source.id}\` was read`,
      });
    }
  }
  const speakers = Map.groupBy(statements, ({ who }) => who);
  const told = ({ who, date, kind, what }: (typeof statements)[number]) =>
    `${dateInWords(date)}, ${who} (${kind}): ${what}`;
  return {
    id: fileOfTitle('said', title),
    title,
    description: statements.map((statement) => `${told(statement)}.`).join(' '),
    note: `${statements.length} statements, each on the day on which it was made, by who made it.`,
    table: {
      columns: ['Date', 'Who', 'Kind', 'What', 'Source'].map((name) => ({ name, isNumber: false })),
      rows: statements.map(({ who, date, kind, what, sources }) => [
        dateInWords(date),
        who,
        kind,
        what,
        sourcesCell(sources),
      ]),
    },
    list: statements.map((statement) => [
      `${told(statement)}. `,
      ...statement.sources.flatMap((source, at) => [
        ...(at > 0 ? ['; '] : []),
        sourcesCell([source]),
      ]),
    ]),
    data: {
      header: ['date', 'who', 'kind', 'what', 'source', 'source_url'],
      rows: statements.map(({ who, date, kind, what, sources }) => [
        date,
        who,
        kind,
        what,
        sources.map((source) => source.title).join('; '),
        sources.flatMap((source) => sourceAddress(source) ?? []).join(' '),
      ]),
    },
    sources: [...new Set(statements.flatMap(({ sources }) => sources))],
    boards: [],
    chart:
      statements.length < FEWEST_DRAWN
        ? undefined
        : drawnAs(statementsChart, {
            kinds,
            speakers: [...speakers].map(([who, all]) => ({
              who,
              said: all.map(({ date, kind, what }) => ({ date, kind: kinds.indexOf(kind), what })),
            })),
          }),
  };
});
