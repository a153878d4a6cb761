/** How do values of several things become an exhibit? In one unit, each with its sources, as dots and as a table. */
import { dotPlot, numbersInWords } from '../charts/dot-plot.ts';
import { dotPlotProperties } from '../model/components.ts';
import { sourceAddress } from '../model/source.ts';
import { dateInWords } from '../model/source-labels.ts';
import { dataComponent } from './data-component.ts';
import { drawnAs, fileName, sourcesCell, UNKNOWN } from './exhibit.ts';

/** Items with a known value below which a table shows them better than a chart. */
const FEWEST_DRAWN = 3;

/** Letters of a title that name its files. */
const LONGEST_NAME = 60;

/** The name of the files of what has no other name than its title. */
export const fileOfTitle = (kind: string, title: string): string =>
  fileName(kind, title)
    .slice(0, LONGEST_NAME)
    .replace(/[-.]+$/, '');

export const dotPlotComponent = dataComponent(
  dotPlotProperties,
  ({ title, unit, items, kinds = [], on, mark }, find) => {
    const rows = items.map(({ label, values, sources }) => ({
      label,
      values,
      sources: sources.flatMap((id) => find.source(id) ?? []),
      isMarked: label === mark,
    }));
    const labels = rows.map(({ label }) => label);
    if (mark !== undefined) find.word(mark, labels, '`mark`');
    for (const { label, values } of rows) {
      if (values.length === 2 && kinds.length === 0) {
        find.fault({
          message: `Missing property \`kinds\` in \`<DotPlot>\`, expected two words that say what the two values of \`${label}\` are, such as \`720p\` and \`1080p\``,
        });
        return undefined;
      }
    }
    labels.forEach((label, at) => {
      if (labels.indexOf(label) === at) return;
      find.fault({
        message: `Unexpected second \`${label}\` in \`<DotPlot>\`, expected each item once, with two values where it has two`,
      });
    });
    const columns = kinds.length > 0 ? kinds : ['Value'];
    const inWords = numbersInWords(rows.flatMap(({ values }) => values));
    const told = (value: number | null | undefined) =>
      value === null || value === undefined ? UNKNOWN : inWords(value);
    return {
      id: fileOfTitle('dots', title),
      title,
      description: `${unit}${on === undefined ? '' : `, ${dateInWords(on)}`}. ${rows
        .map(({ label, values }) =>
          values.length === 1
            ? `${label}: ${told(values[0])}.`
            : `${label}: ${values.map((value, at) => `${columns[at]} ${told(value)}`).join(', ')}.`,
        )
        .join(' ')}`,
      note: [
        `Values in ${unit}${on === undefined ? ', each as its source gave it' : `, as they stood on ${dateInWords(on)}`}.`,
        ...(kinds.length > 0 ? [`At the right first ${kinds[0]}, then ${kinds[1]}.`] : []),
      ].join(' '),
      table: {
        columns: [
          { name: 'Item', isNumber: false },
          ...columns.map((name) => ({
            name: kinds.length > 0 ? `${name}, ${unit}` : capitalised(unit),
            isNumber: true,
          })),
          { name: 'Source', isNumber: false },
        ],
        rows: rows.map(({ label, values, sources }) => [
          label,
          ...columns.map((_column, at) => told(values[at])),
          sourcesCell(sources),
        ]),
      },
      data: {
        header: [
          'item',
          ...(kinds.length > 0 ? kinds : ['value']),
          'unit',
          'on',
          'source',
          'source_url',
        ],
        rows: rows.map(({ label, values, sources }) => [
          label,
          ...columns.map((_column, at) => values[at] ?? undefined),
          unit,
          on,
          sources.map((source) => source.title).join('; '),
          sources.flatMap((source) => sourceAddress(source) ?? []).join(' '),
        ]),
      },
      sources: [...new Set(rows.flatMap(({ sources }) => sources))],
      boards: [],
      chart:
        rows.filter(({ values }) => values.some((value) => value !== null)).length < FEWEST_DRAWN
          ? undefined
          : drawnAs(dotPlot, {
              axis: capitalised(unit),
              kinds,
              rows: rows.map(({ label, values, isMarked }) => ({ label, values, isMarked })),
            }),
    };
  },
);

const capitalised = (words: string): string => words.replace(/^./u, (first) => first.toUpperCase());
