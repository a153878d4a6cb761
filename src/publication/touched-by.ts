/** What does a new state of a board touch? Every text of ours that speaks of a row that changed, with the figures then and now. */
import type { StateChange } from '../boards/compare-states.ts';
import { scoreInWords } from '../boards/states.ts';
import { ordinal } from '../boards/rank-range.ts';
import { placeOf, type Manuscript } from '../model/manuscript.ts';
import { modelKey, type Leaderboard, type SnapshotRow } from '../model/leaderboard.ts';
import type { Place } from '../model/place.ts';
import { placeInSentence } from '../model/prose.ts';
import { sourceIdentity } from '../model/source.ts';
import { boardsNamed, modelsMentioned } from '../statements/board-numbers.ts';

export const touchedParts = ['sentence', 'key point', 'claim', 'caveat', 'forecast'] as const;

export interface Touched {
  file: string;
  place: Place;
  part: (typeof touchedParts)[number];
  /** Id of a claim, caveat or forecast, where it has one. */
  id: string | undefined;
  text: string;
  /** Criteria of a forecast that is open: whether the state settles it is for a person to say. */
  criteria: string | undefined;
  rows: { model: string; before: string; now: string }[];
}

/** Texts of the pieces that name a changed model, and the board or a source of the board. */
export function touchedBy(
  manuscripts: readonly Manuscript[],
  board: Leaderboard,
  { rows }: StateChange,
): Touched[] {
  const changed = new Map(rows.map((row) => [modelKey(row.model), row]));
  /** One row for each spelling of a model that any state has: a name is looked for once a text. */
  const named = [
    ...new Map(
      [
        ...board.snapshots.flatMap((state) => state.rows),
        ...rows.flatMap(({ now }) => now ?? []),
      ].map((row) => [row.model, { ...row, board: board.id, date: '' }]),
    ).values(),
  ];
  const identities = new Set(board.sources.map(sourceIdentity));
  return manuscripts.flatMap((manuscript) =>
    textsOf(manuscript).flatMap((one): Touched[] => {
      const isOfBoard =
        boardsNamed(one.text, [board]).length > 0 ||
        one.sources.some((id) => {
          const source = manuscript.piece.sources.find((listed) => listed.id === id);
          return source !== undefined && identities.has(sourceIdentity(source));
        });
      if (!isOfBoard) return [];
      const models = new Set(
        modelsMentioned(one.text, named, [board]).flatMap((mention) =>
          [...mention.rows].map(({ model }) => modelKey(model)),
        ),
      );
      const touched = [...models].flatMap((model) => changed.get(model) ?? []);
      if (touched.length === 0) return [];
      return [
        {
          file: manuscript.file,
          place: one.place,
          part: one.part,
          id: one.id,
          text: one.text,
          criteria: one.criteria,
          rows: touched.map(({ model, before, now }) => ({
            model,
            before: rowInWords(before),
            now: rowInWords(now),
          })),
        },
      ];
    }),
  );
}

const rowInWords = (row: SnapshotRow | undefined): string =>
  row === undefined
    ? 'not listed'
    : [row.rank === undefined ? undefined : ordinal(row.rank), scoreInWords(row)]
        .filter((part) => part !== undefined)
        .join(', ');

type Told = Pick<Touched, 'place' | 'part' | 'text'> &
  Partial<Pick<Touched, 'id' | 'criteria'>> & {
    sources: readonly string[];
  };

/** What a piece says in its own words, each with its sources. */
function textsOf(manuscript: Manuscript): Told[] {
  const { piece, prose } = manuscript;
  const at = (...path: (string | number)[]) => placeOf(manuscript, path);
  return [
    ...piece.keyPoints.map(({ text }, n): Told => ({
      part: 'key point',
      place: at('keyPoints', n),
      text,
      sources: [],
    })),
    ...piece.claims.map(({ id, text, sources }, n): Told => ({
      part: 'claim',
      place: at('claims', n),
      id,
      text,
      sources: sources.map((source) => source.id),
    })),
    ...piece.caveats.map(({ id, text, silent }, n): Told => ({
      part: 'caveat',
      place: at('caveats', n),
      ...(id === undefined ? {} : { id }),
      text,
      sources: silent,
    })),
    ...piece.forecasts.flatMap(({ id, statement, criteria, resolution }, n): Told[] =>
      resolution
        ? []
        : [
            {
              part: 'forecast',
              place: at('forecasts', n),
              id,
              text: statement,
              ...(criteria === undefined ? {} : { criteria }),
              sources: [],
            },
          ],
    ),
    ...prose.sentences.map((sentence): Told => ({
      part: 'sentence',
      place: placeInSentence(sentence, 0),
      text: sentence.text,
      sources: sentence.citations.flatMap((index) => prose.citations[index]?.source ?? []),
    })),
  ];
}
