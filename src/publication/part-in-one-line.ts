/** What does a folded part hold? One line that tells a reader whether to open it. */
import { counted } from '../model/words.ts';
import { dateInWords } from '../model/source-labels.ts';
import type { PartId } from './parts.ts';
import type { PieceView } from './publication.ts';
import type { CaveatRow, ForecastRow } from './rows.ts';

/** Parts that are settled when the piece is read: each stands folded, under its name and this line. */
const lines: Partial<Record<PartId, (view: PieceView) => string>> = {
  claims: ({ claims }) =>
    told(
      counted(claims.length, 'claim'),
      claims.map(({ status, doubts }) => {
        if (status !== 'stands') return status;
        return doubts.length > 0 ? 'in question' : 'standing';
      }),
    ),
  corrections: ({ corrections, material, record }) =>
    [
      correctionsInOneLine(
        corrections.map(({ correction }) => correction.date),
        material.length,
      ),
      ...(record ? [counted(record.editions.length, 'edition')] : []),
    ].join('; '),
  howToCite: () => 'in words, as data, and each sentence by an address of its own',
};

/** The line of a part that is folded; undefined for one that stands open. */
export const partInOneLine = (id: PartId, view: PieceView): string | undefined => lines[id]?.(view);

/** “3 forecasts settled: 2 ambiguous, 1 no”. */
export const settledInOneLine = (rows: readonly ForecastRow[]): string =>
  told(
    `${counted(rows.length, 'forecast')}${rows.some(({ isOurs }) => isOurs) ? '' : ' of others'} settled`,
    rows.flatMap(({ resolution }) => (resolution ? [outcomes[resolution.outcome]] : [])),
  );

/** “2 caveats closed, the last on 28 Nov 2026”. */
export const closedInOneLine = (rows: readonly CaveatRow[]): string =>
  withLast(
    `${counted(rows.length, 'caveat')} closed`,
    rows.flatMap(({ closed }) => (closed ? [closed.date] : [])),
  );

const outcomes: Record<NonNullable<ForecastRow['resolution']>['outcome'], string> = {
  yes: 'happened',
  no: 'did not happen',
  ambiguous: 'ambiguous',
  annulled: 'annulled',
};

function correctionsInOneLine(dates: readonly string[], material: number): string {
  if (dates.length === 0) return 'No corrections since publication';
  const matter =
    material === 0 ? '' : `, ${material} of them ${material === 1 ? 'matters' : 'matter'}`;
  return withLast(`${counted(dates.length, 'correction')}${matter}`, dates);
}

function withLast(words: string, dates: readonly string[]): string {
  const last = dates.toSorted().at(-1);
  if (last === undefined) return words;
  return `${words}, ${dates.length === 1 ? 'on' : 'the last on'} ${dateInWords(last)}`;
}

/** A count with what became of those it counts; of all alike, the one word. */
function told(words: string, states: readonly string[]): string {
  const counts = Map.groupBy(states, (state) => state);
  const [first, ...others] = [...counts].map(([state, { length }]) => ({ state, length }));
  if (!first) return words;
  if (others.length === 0) return `${words}: ${states.length > 1 ? 'all ' : ''}${first.state}`;
  return `${words}: ${[first, ...others].map(({ state, length }) => `${length} ${state}`).join(', ')}`;
}
