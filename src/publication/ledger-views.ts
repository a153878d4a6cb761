/** Which rows does each page of a ledger show? Views that links lead to, cut into pages a reader can hold. */
import type { Publication, PieceView } from './publication.ts';
import type { ForecastView } from '../model/forecast-state.ts';
import type { CaveatScope } from '../model/caveat.ts';
import { caveatScopes } from '../model/caveat.ts';
import { claimStatuses, type Claim } from '../model/claim.ts';
import type { Piece } from '../model/piece.ts';
import { sourceRoles, type Source } from '../model/source.ts';
import type { CaveatRow, ClaimRow, ForecastRow, SentenceRow, SourceRow } from './rows.ts';
import { byIds } from '../model/by-ids.ts';
import { compare } from '../model/order.ts';
import { pagesOf, type PageOf } from './paging.ts';
import { scoredAs, type Scored } from './score.ts';

/** Rows on a page, about. */
const MOST = 100;
/** Claims weigh more: each has what it rests on beside it. */
const MOST_CLAIMS = 90;

/** Claims and sentences of one piece that a view shows. */
export interface PieceGroup {
  rows: PieceView;
  claims: readonly ClaimRow[];
  sentences: readonly SentenceRow[];
}

/** A piece weighs its rows and its heading. */
const weightOf = ({ claims, sentences }: PieceGroup): number =>
  claims.length + sentences.length + 1;

export type ClaimFilter = Claim['status'] | 'in-question' | 'one-origin';

/** Statuses by which claims are sorted out, what is in question while it stands, and what rests on one report. */
export const claimFilters: readonly ClaimFilter[] = [...claimStatuses, 'in-question', 'one-origin'];

const isOf = ({ status, doubts, origins }: ClaimRow, filter: ClaimFilter): boolean =>
  filter === 'in-question'
    ? doubts.length > 0
    : filter === 'one-origin'
      ? origins.length === 1
      : status === filter;

/** Named claims of pieces, on pages cut between them. */
export function claimPages(pieces: Iterable<PieceView>): PageOf<PieceGroup>[] {
  const groups = [...pieces].map((rows) => ({ rows, claims: rows.claims, sentences: [] }));
  return pagesOf(groups, MOST_CLAIMS, weightOf);
}

/** Named claims of a status, or of one origin; or claims and sentences in question. */
export function claimPagesBy({ pieces }: Publication, filter: ClaimFilter): PageOf<PieceGroup>[] {
  const groups = [...pieces.values()].map((rows) => ({
    rows,
    claims: rows.claims.filter((claim) => isOf(claim, filter)),
    sentences:
      filter === 'in-question' ? rows.sentences.filter(({ doubts }) => doubts.length > 0) : [],
  }));
  return pagesOf(
    groups.filter((group) => group.claims.length + group.sentences.length > 0),
    MOST_CLAIMS,
    weightOf,
  );
}

/** How many named claims stand under each status and rest on one origin, and how many claims and sentences are in question. */
export function claimCounts({ claims, sentences }: Publication): Record<ClaimFilter, number> {
  const rows = [...claims.values()];
  const doubted = sentences.filter(({ doubts }) => doubts.length > 0).length;
  return Object.fromEntries(
    claimFilters.map((filter) => [
      filter,
      rows.filter((row) => isOf(row, filter)).length + (filter === 'in-question' ? doubted : 0),
    ]),
  ) as Record<ClaimFilter, number>;
}

/** What stands above all claims: how many there are, by status and topic. */
export const claimTally = (
  publication: Publication,
  ofTopic: (id: string) => readonly PieceView[],
) => ({
  sentences: publication.sentences.length,
  claims: publication.claims.size,
  counts: claimCounts(publication),
  topics: publication.site.topics.map(({ id, name }) => ({
    id,
    name,
    claims: ofTopic(id).reduce((sum, { claims }) => sum + claims.length, 0),
  })),
});

/** Works in alphabetical order, all or those of a role. */
export const sourcePages = ({ sources }: Publication, role?: Source['role']): PageOf<SourceRow>[] =>
  pagesOf(
    [...sources.values()].filter(({ work }) => role === undefined || work.source.role === role),
    MOST,
  );

/** What stands above all works: how many there are, by role, and those that no longer stand. */
export function sourceTally({ sources }: Publication) {
  const works = [...sources.values()];
  return {
    works: works.length,
    origins: new Set(works.map(({ origin }) => origin)).size,
    shared: works.filter(({ citedIn }) => citedIn.length > 1).length,
    fallen: works.filter(({ trouble }) => trouble),
    roles: sourceRoles.map((role) => ({
      role,
      count: works.filter(({ work }) => work.source.role === role).length,
    })),
  };
}

/** What rests on a source, piece by piece, the newest first. */
export function restingPages(
  { citedIn, claims, sentences }: SourceRow,
  ledger: Publication,
): PageOf<PieceGroup>[] {
  const ofPiece = Map.groupBy(sentences, ({ slug }) => slug);
  const claimsOf = Map.groupBy(claims, ({ slug }) => slug);
  const groups = citedIn.flatMap((slug): PieceGroup[] => {
    const rows = ledger.pieces.get(slug);
    return rows
      ? [{ rows, claims: claimsOf.get(slug) ?? [], sentences: ofPiece.get(slug) ?? [] }]
      : [];
  });
  return pagesOf(groups, MOST, weightOf);
}

export const caveatScopeOrder: readonly CaveatScope[] = [...caveatScopes, 'not-stated'];

export type CaveatView = CaveatScope | 'closed';

/** Views of the caveats: by how far we looked, open and closed together; and all that are closed. */
export const caveatViews: readonly CaveatView[] = [...caveatScopeOrder, 'closed'];

/** Caveats of a view in the order of the pieces; closed ones by the day of their answer, the newest first. */
export const caveatsIn = ({ caveats }: Publication, view: CaveatView): CaveatRow[] =>
  view === 'closed'
    ? caveats
        .filter(({ closed }) => closed)
        .toSorted((a, b) => compare(b.closed?.date, a.closed?.date))
    : caveats.filter(({ scope }) => scope === view);

/** How many caveats of a view are open, and how many closed. */
export function caveatCounts(publication: Publication, view: CaveatView) {
  const all = caveatsIn(publication, view);
  const closed = all.filter((row) => row.closed).length;
  return { open: all.length - closed, closed };
}

/** Kinds of caveats of which there is one, each with its rows. */
export const caveatGroups = (publication: Publication) =>
  caveatScopeOrder
    .map((scope) => {
      const rows = caveatsIn(publication, scope);
      return { scope, rows, open: rows.filter((row) => !row.closed) };
    })
    .filter(({ rows }) => rows.length > 0);

/** Pages cut between pieces, so that a closing moves no row to another page. */
export function caveatPages(ledger: Publication, view: CaveatView): PageOf<CaveatRow>[] {
  const rows = caveatsIn(ledger, view);
  if (view === 'closed') return pagesOf(rows, MOST);
  const ofPieces = [...Map.groupBy(rows, ({ slug }) => slug).values()];
  return pagesOf(ofPieces, MOST, (ofPiece) => ofPiece.length).map((page) => ({
    ...page,
    items: page.items.flat(),
  }));
}

/** Forecasts of a view: the unresolved by the day they are due, the resolved by the day they ended, the newest first. */
export function forecastsIn({ forecasts }: Publication, view: ForecastView): ForecastRow[] {
  const isResolved = view === 'resolved' || view === 'others-resolved';
  return forecasts
    .filter(({ isOurs, state }) =>
      view === 'others-open'
        ? !isOurs && state !== 'resolved'
        : view === 'others-resolved'
          ? !isOurs && state === 'resolved'
          : isOurs && state === view,
    )
    .toSorted((a, b) =>
      isResolved
        ? compare(b.resolution?.date, a.resolution?.date)
        : compare(a.forecast.resolvesOn, b.forecast.resolvesOn),
    );
}

export const forecastPages = (ledger: Publication, view: ForecastView): PageOf<ForecastRow>[] =>
  pagesOf(forecastsIn(ledger, view), MOST);

/** Corrections on a page: each is longer than a row. */
const MOST_CORRECTIONS = 40;

/** What stands above all corrections. */
export const correctionTally = ({ corrections, pieces }: Publication) => ({
  all: corrections.length,
  material: corrections.filter(({ isMaterial }) => isMaterial).length,
  retractions: corrections.filter(({ correction }) => correction.kind === 'retraction').length,
  corrected: new Set(corrections.map(({ slug }) => slug)).size,
  pieces: pieces.size,
});

export const correctionPages = ({ corrections }: Publication) =>
  pagesOf(corrections, MOST_CORRECTIONS);

/** Pieces on a page of a topic or author. */
const MOST_PIECES = 40;

/** Pieces of each topic. */
export const piecesOfTopics = ({ pieces }: Publication) =>
  byIds(pieces.values(), ({ manuscript }) => manuscript.piece.topics);

/** Pieces of each author. */
export const piecesOfAuthors = ({ pieces }: Publication) =>
  byIds(pieces.values(), ({ manuscript }) => manuscript.piece.authors);

/** Pieces of a topic or an author on their pages. */
export const piecePages = (pieces: readonly PieceView[]): PageOf<PieceView>[] =>
  pagesOf(pieces, MOST_PIECES);

/** Pieces on a page of the archive. */
const MOST_IN_ARCHIVE = 30;

/** A piece as the archive tells it: nothing that changes while the piece stays as it is. */
export interface ArchiveRow {
  slug: string;
  hidden: PieceView['hidden'];
  date: string;
  type: Piece['type'];
  description: string;
  lang: Piece['lang'];
}

/** All pieces, the newest first, on pages of the archive. */
export const archivePages = ({ pieces }: Publication): PageOf<ArchiveRow>[] =>
  pagesOf(
    [...pieces.values()].map(({ manuscript: { slug, piece }, hidden }) => ({
      slug,
      hidden,
      date: piece.datePublished,
      type: piece.type,
      description: piece.description,
      lang: piece.lang,
    })),
    MOST_IN_ARCHIVE,
  );

/** Years in which pieces appeared, the latest first, each with its pieces. */
export const byYear = (rows: readonly ArchiveRow[]): [year: string, rows: ArchiveRow[]][] => [
  ...Map.groupBy(rows, ({ date }) => date.slice(0, 4)),
];

/** What stands above the archive: each year with its pieces and the page on which it begins, and each topic. */
export function archiveTally({ pieces, site }: Publication, pages: readonly PageOf<ArchiveRow>[]) {
  const rows = pages.flatMap(({ items }) => items);
  const topics = [...pieces.values()].flatMap(({ manuscript }) => manuscript.piece.topics);
  return {
    pieces: rows.length,
    years: byYear(rows).map(([year, ofYear]) => ({
      year,
      pieces: ofYear.length,
      page: pages.find(({ items }) => items.some(({ date }) => date.startsWith(year)))?.number ?? 1,
    })),
    topics: site.topics.map(({ id, name }) => ({
      id,
      name,
      pieces: topics.filter((topic) => topic === id).length,
    })),
  };
}

/** Forecasts of ours that ended in yes or no, as they are scored. */
export const scoredIn = ({ forecasts }: Publication): Scored[] =>
  forecasts.flatMap(({ forecast, isOurs, resolution }) =>
    isOurs && resolution ? (scoredAs(forecast, resolution) ?? []) : [],
  );

/** Those of some forecasts that have no outcome yet, the next due first. */
export const unresolvedIn = (forecasts: readonly ForecastRow[]): ForecastRow[] =>
  forecasts
    .filter(({ state }) => state !== 'resolved')
    .toSorted((a, b) => compare(a.forecast.resolvesOn, b.forecast.resolvesOn));
