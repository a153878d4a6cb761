/** What does a new state of a board touch? Every text of ours that speaks of a row that changed, with the figures then and now. */
import type { StateChange } from '../boards/compare-states.ts';
import { measuredOn, scoreInWords } from '../boards/states.ts';
import { findFigures } from '../statements/figures.ts';
import { ordinal } from '../boards/rank-range.ts';
import { placeOf, type Manuscript } from '../model/manuscript.ts';
import {
  modelKey,
  type Leaderboard,
  type Snapshot,
  type SnapshotRow,
} from '../model/leaderboard.ts';
import type { Place } from '../model/place.ts';
import { placeInSentence } from '../model/prose.ts';
import { sourceIdentity } from '../model/source.ts';
import { boardsNamed, modelsMentioned } from '../statements/board-numbers.ts';

export const touchedParts = [
  'sentence',
  'key point',
  'claim',
  'caveat',
  'forecast',
  'chart',
] as const;

export interface Touched {
  file: string;
  place: Place;
  part: (typeof touchedParts)[number];
  /** Id of a claim, caveat or forecast, where it has one. */
  id: string | undefined;
  text: string;
  /** Criteria of a forecast that is open: whether the state settles it is for a person to say. */
  criteria: string | undefined;
  /** True of an open caveat about what was not found or seen on a board: whether the state answers it is for a person to say. */
  mayClose: boolean;
  rows: { model: string; before: string; now: string }[];
}

/** Texts of the pieces that name a changed model, and the board or a source of the board. */
export function touchedBy(
  manuscripts: readonly Manuscript[],
  board: Leaderboard,
  { rows }: StateChange,
  state?: Pick<Snapshot, 'date' | 'updated'>,
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
    [...textsOf(manuscript), ...chartsOf(manuscript, board)].flatMap((one): Touched[] => {
      const isOfBoard =
        one.part === 'chart' ||
        boardsNamed(one.text, [board]).length > 0 ||
        one.sources.some((id) => {
          const source = manuscript.piece.sources.find((listed) => listed.id === id);
          return source !== undefined && identities.has(sourceIdentity(source));
        });
      if (!isOfBoard) return [];
      const models = new Set(
        one.models ??
          modelsMentioned(one.text, named, [board]).flatMap((mention) =>
            [...mention.rows].map(({ model }) => modelKey(model)),
          ),
      );
      const touched = [...models].flatMap((model) => changed.get(model) ?? []);
      const mayClose = one.part === 'caveat' && state !== undefined && isOfAGap(one.text, state);
      if (
        touched.length === 0 &&
        !mayClose &&
        !(one.part === 'chart' && one.models === undefined)
      ) {
        return [];
      }
      return [
        {
          file: manuscript.file,
          place: one.place,
          part: one.part,
          id: one.id,
          text: one.text,
          criteria: one.criteria,
          mayClose,
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
    /** Models by key that a chart shows; those that a text names are looked for in it. */
    models?: readonly string[] | undefined;
  };

/** Words of a caveat about a list that nobody had. */
const NOT_HAD =
  /\b(?:no|none)\b[^.;]{0,60}\b(?:snapshot|list|state|copy|copies|figure|score|rating)s?\b|\b(?:snapshot|list|state|copy|figure|score|rating|row)s?\b[^.;]{0,80}\b(?:not found|not seen|unknown|missing|not known)\b/i;

/** True of a text about a list that was not had, unless it names two days and the state lies outside of them. */
function isOfAGap(text: string, state: Pick<Snapshot, 'date' | 'updated'>): boolean {
  if (!NOT_HAD.test(text)) return false;
  const year = Number(state.date.slice(0, 4));
  const days = findFigures(text)
    .flatMap(({ date }) =>
      date?.month !== undefined && date.day !== undefined
        ? new Date(Date.UTC(date.year ?? year, date.month - 1, date.day)).toISOString().slice(0, 10)
        : [],
    )
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) return true;
  return [state.date, measuredOn(state)].some((day) => first <= day && day <= last);
}

/** The lead and the components of the prose that draw the board. */
function chartsOf(manuscript: Manuscript, board: Leaderboard): Told[] {
  const { piece, prose } = manuscript;
  const shows = ({ board: named, on }: Record<string, unknown>): boolean =>
    named === board.id ||
    (Array.isArray(on) && on.some((one) => String(one).startsWith(`${board.id} `)));
  const chart = (name: string, attributes: Record<string, unknown>, place: Place): Told[] =>
    shows(attributes)
      ? [
          {
            part: 'chart',
            place,
            text: [name, attributes.title, attributes.model, attributes.on]
              .filter((word) => word !== undefined)
              .map(String)
              .join(', '),
            sources: [],
            models: typeof attributes.model === 'string' ? [modelKey(attributes.model)] : undefined,
          },
        ]
      : [];
  return [
    ...(piece.lead
      ? chart(piece.lead.component, piece.lead.with, placeOf(manuscript, ['lead'])).map((one) => ({
          ...one,
          text: `${one.text}: ${piece.lead?.caption ?? ''}`,
        }))
      : []),
    ...prose.elements.flatMap(({ name, attributes, place }) => chart(name, attributes, place)),
  ];
}

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
    ...piece.caveats.flatMap(({ id, text, silent, closedBy }, n): Told[] =>
      closedBy
        ? []
        : [
            {
              part: 'caveat',
              place: at('caveats', n),
              ...(id === undefined ? {} : { id }),
              text,
              sources: silent,
            },
          ],
    ),
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
