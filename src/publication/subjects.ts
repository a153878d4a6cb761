/** What is known of a subject? What pieces claim, leave open and forecast of it, where boards have it, and beside what it stands. */
import { isNamed } from '../boards/model-names.ts';
import { latestPlace, places } from '../exhibits/places.ts';
import type { Exhibit } from '../exhibits/exhibit.ts';
import { sourceAnchor } from '../model/anchors.ts';
import { byIds } from '../model/by-ids.ts';
import { comparisonAddress, pieceAddress, subjectAddress } from '../model/addresses.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { compare } from '../model/order.ts';
import type { Source } from '../model/source.ts';
import { namesOf, type Subject } from '../model/subject.ts';
import { subjectsIn } from '../statements/subjects-named.ts';
import { splitKey } from './cross-references.ts';
import { unresolvedIn } from './ledger-views.ts';
import type { PieceView, Publication } from './publication.ts';
import type { CaveatRow, ClaimRow, ForecastRow } from './rows.ts';

/** Something with a name and, where we have one, a page. */
export interface Named {
  name: string;
  path: string | undefined;
}

/** A day of a subject, and who says so. */
export interface Dated {
  date: string;
  note: string | undefined;
  source: Source;
  /** Where the source stands in its piece. */
  path: string;
}

export interface SubjectFacts {
  subject: Subject;
  path: string;
  maker: Named | undefined;
  /** What it makes, by name. */
  makes: readonly Named[];
  since: Dated | undefined;
  until: Dated | undefined;
  /** Pieces that treat it, the newest first. */
  pieces: readonly PieceView[];
  /** Named claims whose words name it, those of the latest day first. */
  claims: readonly ClaimRow[];
  /** Caveats without an answer that name it, or bear on a claim that does. */
  caveats: readonly CaveatRow[];
  /** Forecasts of others that name it and have no outcome, the next due first. */
  awaited: readonly ForecastRow[];
  /** Forecasts of ours that name it: those without an outcome, the next due first, then the others. */
  ours: readonly ForecastRow[];
  /** Its places on every board over time; undefined where no board has it. */
  places: Exhibit | undefined;
  /** Boards that it runs. */
  boards: readonly Pick<Leaderboard, 'id' | 'name'>[];
  /** Beside what it stands on a page of its own. */
  comparisons: readonly Named[];
}

/** Two subjects that a piece compares. */
export interface Comparison {
  path: string;
  both: readonly [SubjectFacts, SubjectFacts];
  /** Pieces that treat both. */
  pieces: readonly PieceView[];
  /** Claims that name both. */
  claims: readonly ClaimRow[];
  /** Boards that have either, with the latest place of each. */
  boards: readonly {
    board: Pick<Leaderboard, 'id' | 'name'>;
    latest: readonly (string | undefined)[];
  }[];
  places: Exhibit | undefined;
}

/** What a piece treats, in its order, and what else its text names, in alphabetical order. */
export function subjectsOfPiece(
  { piece, prose }: Manuscript,
  subjects: readonly Subject[],
): Pick<PieceView, 'subjects' | 'mentions'> {
  const named = new Set(
    subjects.length === 0
      ? []
      : prose.blocks.flatMap(({ text }) =>
          subjectsIn(text, subjects).map(({ subject }) => subject),
        ),
  );
  return {
    subjects: piece.subjects.flatMap((id) => subjects.find((subject) => subject.id === id) ?? []),
    mentions: subjects.filter(
      (subject) => named.has(subject) && !piece.subjects.includes(subject.id),
    ),
  };
}

/** What is known of each subject, by its id. */
export function subjectsOf(publication: Publication): ReadonlyMap<string, SubjectFacts> {
  const { site, pieces } = publication;
  const { subjects } = site;
  const by = whatNames(publication);
  const pairs = pairsOf(publication);
  const named = (written: string): Named => {
    const known = subjects.find(({ id }) => id === written);
    return { name: known?.name ?? written, path: known && subjectAddress(known.id) };
  };
  return new Map(
    subjects.map((subject): [string, SubjectFacts] => {
      const { id, maker } = subject;
      const names = namesOf(subject);
      const forecasts = by.forecasts(id);
      const awaited = unresolvedIn(forecasts);
      return [
        id,
        {
          subject,
          path: subjectAddress(id),
          maker: maker === undefined ? undefined : named(maker),
          makes: subjects.filter((one) => one.maker === id).map((one) => named(one.id)),
          since: datedOf(subject.since, pieces),
          until: datedOf(subject.until, pieces),
          pieces: [...pieces.values()].filter(({ subjects: of }) => of.includes(subject)),
          claims: by.claims(id).toSorted(latestFirst(pieces)),
          caveats: by.caveats(id),
          awaited: awaited.filter(({ isOurs }) => !isOurs),
          ours: [
            ...awaited.filter(({ isOurs }) => isOurs),
            ...forecasts.filter(({ isOurs, state }) => isOurs && state === 'resolved'),
          ],
          places: places(site.boards, [subject]),
          boards: site.boards
            .filter(({ operator }) => names.includes(operator))
            .map((board) => ({ id: board.id, name: board.name })),
          comparisons: pairs
            .filter((pair) => pair.includes(id))
            .map(([a, b]) => ({
              name: named(a === id ? b : a).name,
              path: comparisonAddress(a, b),
            })),
        },
      ];
    }),
  );
}

/** Pairs of subjects that pieces compare, each once. */
export function comparisonsOf(publication: Publication): Comparison[] {
  const { subjects, site } = publication;
  return pairsOf(publication).flatMap(([a, b]): Comparison[] => {
    const one = subjects.get(a);
    const other = subjects.get(b);
    if (!one || !other) return [];
    return [
      {
        path: comparisonAddress(a, b),
        both: [one, other],
        pieces: one.pieces.filter((view) => other.pieces.includes(view)),
        claims: one.claims.filter((row) => other.claims.includes(row)),
        boards: site.boards
          .map((board) => ({
            board: { id: board.id, name: board.name },
            latest: [one, other].map(({ subject }) => latestPlace(board, subject)),
          }))
          .filter(({ latest }) => latest.some((place) => place !== undefined)),
        places: places(site.boards, [one.subject, other.subject]),
      },
    ];
  });
}

/** The first two subjects of a piece that stand on one board are those it compares: a pair a piece at most. */
function pairsOf({ pieces, site }: Publication): [string, string][] {
  const boardsOf = new Map(
    site.subjects.map((subject) => [
      subject,
      site.boards.filter((board) =>
        board.snapshots.some(({ rows }) =>
          rows.some(({ model }) => isNamed(board, model, namesOf(subject))),
        ),
      ),
    ]),
  );
  const pairs = new Map<string, [string, string]>();
  for (const { subjects } of pieces.values()) {
    const [pair] = subjects.flatMap((one, at) =>
      subjects
        .slice(at + 1)
        .filter((other) => boardsOf.get(one)?.some((board) => boardsOf.get(other)?.includes(board)))
        .map((other): [string, string] =>
          compare(one.id, other.id) < 0 ? [one.id, other.id] : [other.id, one.id],
        ),
    );
    if (pair) pairs.set(comparisonAddress(...pair), pair);
  }
  return [...pairs.values()].toSorted((a, b) => compare(a.join(' '), b.join(' ')));
}

/** Rows by the ids of the subjects that their words name. */
function whatNames({ site, claims, caveats, forecasts }: Publication) {
  const namedIn = (...texts: string[]) =>
    texts.flatMap((text) => subjectsIn(text, site.subjects).map(({ subject }) => subject.id));
  return {
    claims: byIds(claims.values(), ({ claim }) => namedIn(claim.text)),
    caveats: byIds(
      caveats.filter(({ closed }) => !closed),
      ({ caveat, about }) =>
        namedIn(caveat.text, ...about.flatMap((key) => claims.get(key)?.claim.text ?? [])),
    ),
    forecasts: byIds(forecasts, ({ forecast }) => namedIn(forecast.statement)),
  };
}

/** The day for which something is claimed, else that of its piece. */
const latestFirst = (pieces: Publication['pieces']) => (a: ClaimRow, b: ClaimRow) => {
  const dayOf = ({ claim, slug }: ClaimRow) =>
    claim.asOf ?? pieces.get(slug)?.manuscript.piece.datePublished.slice(0, 10);
  return compare(dayOf(b), dayOf(a));
};

/** A day of a subject with its source; undefined where nothing is written, or readers do not see the piece. */
function datedOf(written: Subject['since'], pieces: Publication['pieces']): Dated | undefined {
  if (!written) return undefined;
  const { slug, id } = splitKey(written.source);
  const source = pieces.get(slug)?.manuscript.piece.sources.find((one) => one.id === id);
  return (
    source && {
      date: written.date,
      note: written.note,
      source,
      path: `${pieceAddress(slug)}#${sourceAnchor(id)}`,
    }
  );
}
