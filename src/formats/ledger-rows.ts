/** How does a ledger become flat rows? Addresses absolute, ids in place of what they point at, null for what is not said. */
import type { Publication } from '../publication/publication.ts';
import { severityOf } from '../model/correction.ts';
import { sha256 } from '../model/text.ts';
import { plainText } from '../model/text.ts';
import { keyOf } from '../publication/cross-references.ts';
import type { Pointer, SentenceRow, ClaimRow } from '../publication/rows.ts';
import type { Doubt } from '../publication/doubts.ts';
import type { LedgerName, LedgerRow } from '../model/ledger-row.ts';
import type { Finding } from '../model/proof.ts';
import { nameInWords, sourceAddress, sourceContainer } from '../model/source.ts';

/** What rows are made of: all of a publication, or a part of its rows with the pieces these stand in. */
export type Ledger = Pick<
  Publication,
  'sentences' | 'claims' | 'caveats' | 'forecasts' | 'corrections' | 'sources' | 'pieces'
>;

/** Rows of each ledger; `site` is the origin of all addresses, without a trailing slash. */
export const ledgerRows: {
  [Name in LedgerName]: (ledger: Ledger, site: string) => LedgerRow<Name>[];
} = {
  claims: (ledger, site) => [
    ...ledger.sentences.map((row) => sentenceRow(row, placed(row, ledger, site))),
    ...[...ledger.claims.values()].map((row) => claimRow(row, placed(row, ledger, site))),
  ],
  caveats: (ledger, site) => {
    const times = new Map<string, number>();
    return ledger.caveats.map((row) => {
      const { slug, key, caveat, scope, silent, closed } = row;
      return {
        id: key ?? unnamed(slug, caveat.text, times),
        ...placed(row, ledger, site),
        text: caveat.text,
        kind: caveat.kind ?? null,
        scope,
        searched: caveat.searched,
        silent: identities(silent),
        isInPart: row.isInPart,
        lookedFor: caveat.lookedFor,
        lookedIn: row.searched.map(({ pointer, hits }) => ({
          source: pointer.work.identity,
          passages: hits,
        })),
        cleared: row.cleared.map(({ pointer, passage, why }) => ({
          source: pointer.work.identity,
          passage,
          why,
        })),
        about: caveat.about.map((id) => keyOf(slug, id)),
        matters: caveat.matters ?? null,
        closedOn: closed?.date ?? null,
        closedIn: closed?.by ?? null,
        answer: closed?.note ?? null,
        answerSource: closed?.answer?.work.identity ?? null,
      };
    });
  },
  forecasts: (ledger, site) =>
    ledger.forecasts.map((row) => {
      const { key, forecast, by, resolution } = row;
      const decidedBy = resolution?.decidedBy;
      return {
        id: key,
        ...placed(row, ledger, site),
        statement: forecast.statement,
        isOurs: row.isOurs,
        author: by && 'author' in by ? by.author : null,
        source: by && 'pointer' in by ? by.pointer.work.identity : null,
        madeOn: forecast.madeOn,
        resolvesOn: forecast.resolvesOn,
        criteria: forecast.criteria,
        resolutionSource: forecast.resolutionSource,
        firstProbability: forecast.probability ?? null,
        probability: row.probability ?? null,
        updates: forecast.updates,
        state: row.state,
        resolvedOn: resolution?.date ?? null,
        outcome: resolution?.outcome ?? null,
        resolutionNote: resolution?.note ?? null,
        resolvedIn: resolution?.by ?? null,
        decidedBy: (typeof decidedBy === 'object' ? decidedBy.work.identity : decidedBy) ?? null,
        brier: row.brier ?? null,
      };
    }),
  corrections: (ledger, site) =>
    ledger.corrections.map((row) => {
      const { id, date, kind, was, now, why, reportedBy } = row.correction;
      return {
        id: keyOf(row.slug, id),
        ...placed(row, ledger, site),
        date,
        kind,
        severity: severityOf(row.correction),
        was,
        now,
        why,
        affects: row.affects,
        reportedBy: reportedBy ?? null,
      };
    }),
  sources: (ledger, site) =>
    [...ledger.sources.values()].map(
      ({ work, origin, repeatedBy, trouble, citedIn, sentences, claims, alone }) => {
        const { source } = work;
        return {
          id: work.identity,
          url: `${site}${work.path}`,
          title: source.title,
          container: sourceContainer(source),
          authors: source.author?.map(nameInWords).join('; ') ?? null,
          address: sourceAddress(source) ?? null,
          DOI: source.DOI ?? null,
          ISBN: source.ISBN ?? null,
          type: source.type,
          issued: source.issued,
          language: source.language ?? null,
          state: work.state.is,
          stateSince: work.state.date ?? null,
          archived: work.archived ?? null,
          repeats: work.repeats ?? null,
          origin,
          repeatedBy,
          citedIn,
          sentences: sentences.length,
          claims: claims.length,
          alone: alone.map(({ key }) => key),
          listings: work.listings.map(({ piece, source: entry }) => ({
            piece,
            entry: entry.id,
            role: entry.role,
            read: entry.read,
            accessed: entry.accessed,
            interest: entry.interest ?? null,
            note: entry.note ?? null,
            text: textOf(ledger, piece, entry.id),
          })),
          inQuestion: trouble ? [question(trouble)] : [],
        };
      },
    ),
};

type Placed = Pick<LedgerRow<'caveats'>, 'url' | 'piece' | 'pieceTitle'>;

const placed = (
  { slug, path }: { slug: string; path: string },
  { pieces }: Ledger,
  site: string,
): Placed => ({
  url: `${site}${path}`,
  piece: slug,
  pieceTitle: pieces.get(slug)?.manuscript.piece.title ?? slug,
});

const sentenceRow = (
  { slug, anchor, text, citations, proof, doubts }: SentenceRow,
  place: Placed,
): LedgerRow<'claims'> => ({
  id: keyOf(slug, anchor),
  ...place,
  type: 'sentence',
  text,
  kind: null,
  status: null,
  confidence: null,
  asOf: null,
  reviewBy: null,
  sources: identities(citations),
  origins: [],
  evidence: citations.map(({ work, prefix, locator, claim }) => ({
    source: work.identity,
    stance: 'cited',
    prefix: prefix ?? null,
    locator: locator ?? null,
    quote: null,
    claim: claim === undefined ? null : keyOf(slug, claim),
  })),
  figures: findings(proof?.figures, citations),
  quotations: findings(proof?.quotations, citations),
  dependsOn: [],
  dependents: [],
  inQuestion: doubts.map(question),
});

const claimRow = (row: ClaimRow, place: Placed): LedgerRow<'claims'> => ({
  id: row.key,
  ...place,
  type: 'claim',
  text: row.claim.text,
  kind: row.claim.kind,
  status: row.status,
  confidence: row.claim.confidence ?? null,
  asOf: row.claim.asOf ?? null,
  reviewBy: row.claim.reviewBy ?? null,
  sources: identities(row.evidence),
  origins: [...row.origins],
  evidence: row.evidence.map(({ work, stance, prefix, locator, quote }) => ({
    source: work.identity,
    stance,
    prefix: prefix ?? null,
    locator: locator ?? null,
    quote: quote ?? null,
    claim: null,
  })),
  figures: findings(row.proof?.figures, row.evidence),
  quotations: findings(row.proof?.quotations, row.evidence),
  dependsOn: [...row.dependsOn],
  dependents: [...row.dependents],
  inQuestion: row.doubts.map(question),
});

/** What was found, with the sources by what they are across pieces. */
function findings(
  found: readonly Finding[] | undefined,
  pointers: readonly Pointer[],
): LedgerRow<'claims'>['figures'] {
  const works = new Map(pointers.map(({ source, work }) => [source.id, work.identity]));
  return (
    found?.map(({ words, is, in: ids, since }) => ({
      words,
      is,
      in: ids.flatMap((id) => works.get(id) ?? []),
      since: since ?? null,
    })) ?? null
  );
}

function textOf(
  { pieces }: Ledger,
  slug: string,
  id: string,
): LedgerRow<'sources'>['listings'][number]['text'] {
  const read = pieces.get(slug)?.findings?.sources.get(id);
  if (!read) return null;
  const { part, words, sha256: digest, missing = null, copyBy = null, changed = null } = read;
  return { read: read.read, part, missing, copyBy, words, sha256: digest, changed };
}

const identities = (pointers: readonly Pointer[]): string[] => [
  ...new Set(pointers.map(({ work }) => work.identity)),
];

function question({ cause, through }: Doubt): LedgerRow<'claims'>['inQuestion'][number] {
  const way = through.map(({ key }) => key);
  switch (cause.kind) {
    case 'source':
      return {
        cause: 'source',
        of: cause.work,
        is: cause.is,
        since: cause.since ?? null,
        through: way,
      };
    case 'claim':
      return {
        cause: 'claim',
        of: cause.claim,
        is: cause.is,
        since: cause.since ?? null,
        through: way,
      };
    case 'board':
      return {
        cause: 'board',
        of: cause.claim,
        is: cause.is,
        since: cause.since,
        through: way,
      };
    case 'review':
      return { cause: 'review', of: cause.claim, is: 'due', since: cause.due, through: way };
  }
}

/** Id of a caveat without one: it stays while the words stay. */
function unnamed(slug: string, text: string, times: Map<string, number>): string {
  const id = keyOf(slug, `c-${sha256(plainText(text)).slice(0, 8)}`);
  const nth = (times.get(id) ?? 0) + 1;
  times.set(id, nth);
  return nth === 1 ? id : `${id}-${nth}`;
}
