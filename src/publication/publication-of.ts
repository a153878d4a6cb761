/** How is the publication made? Every derived fact, computed once, from what is written and the day. */
import type { Day } from '../model/date.ts';
import { dayOf } from '../model/date.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { compare } from '../model/order.ts';
import { dateModified, readingTime } from '../model/piece-facts.ts';
import type { PieceRecord } from '../model/record.ts';
import type { Site } from '../model/site.ts';
import { sourceIdentity } from '../model/source.ts';
import { numberedSources } from '../model/source-labels.ts';
import { isPublished } from '../model/visibility.ts';
import { aliasAddress, pieceAddress } from '../model/addresses.ts';
import { addressesOf } from './addresses.ts';
import { feedIdOf, recordsOf } from '../record/record.ts';
import { caveatsBeside } from './caveats-beside.ts';
import { closingsIn, resolutionsIn } from './cross-references.ts';
import { standingOf, type Doubt } from './doubts.ts';
import { evidenceOf } from './evidence.ts';
import { findingsOf, type Findings } from '../evidence/findings-of.ts';
import { lostEvidenceOf } from './lost-evidence.ts';
import { citationShares, citedSources } from './citation-shares.ts';
import { questionsOf } from './questions.ts';
import { relatedPieces } from './related.ts';
import { citedWork, rowsOf, type PieceRows, type SourceRow } from './rows.ts';
import { toldInBrief } from './told-in-brief.ts';
import { subjectsOf, subjectsOfPiece } from './subjects.ts';
import { alphabetical, originOfWork, type Work, type Works } from './works.ts';

import type { PieceView, Publication, Addresses } from './publication.ts';

/** The view of a piece while its neighbours are looked at. */
type Draft = { -readonly [Key in keyof PieceView]: PieceView[Key] };

/**
 * The publication that readers see on `today`, an ISO 8601 day in UTC. `including: 'everything'` adds drafts and
 * scheduled pieces, as their writer sees them.
 */
export function publicationOf(
  site: Site,
  today: Day,
  { including = 'published' }: { including?: Publication['including'] } = {},
): Publication {
  const manuscripts = site.manuscripts
    .filter(({ piece }) => including === 'everything' || isPublished(piece, today))
    .toSorted(newestFirst);
  const findings = new Map(
    manuscripts.flatMap((one): [string, Findings][] => {
      const proof = site.proofs.get(one.slug);
      return proof ? [[one.slug, findingsOf(one, proof)]] : [];
    }),
  );
  const lost = new Map(
    manuscripts.flatMap((one) => {
      const found = findings.get(one.slug);
      return found ? [[one.slug, lostEvidenceOf(one, found)]] : [];
    }),
  );
  const standing = standingOf(manuscripts, today, { lost, boards: site.boards });
  const authors = site.authors.map(({ id }) => id);
  const context = {
    standing,
    closings: closingsIn(manuscripts),
    resolutions: resolutionsIn(manuscripts),
    authors,
    findings,
    today,
  };
  const rows = new Map(manuscripts.map((one) => [one.slug, rowsOf(one, context)]));
  const sources = sourceRows(manuscripts, rows, standing.works, standing.troubles);
  const { works } = standing;
  const viewContext = { site, today, sources, works, findings, records: recordsOf(site) };
  const pieces = new Map(
    manuscripts.map((manuscript) => [
      manuscript.slug,
      viewOf(manuscript, rows.get(manuscript.slug) as PieceRows, viewContext),
    ]),
  );
  linkPieces(pieces);
  const relatedTo = relatedPieces(pieces, sources);
  for (const view of pieces.values()) lookUpLater(view, relatedTo);

  const all = [...pieces.values()];
  let addresses: Addresses | undefined;
  let subjects: Publication['subjects'] | undefined;
  let published: Publication | undefined;
  const publication: Publication = {
    site,
    today,
    including,
    get published() {
      return (published ??= including === 'published' ? publication : publicationOf(site, today));
    },
    works,
    manuscripts: new Map(site.manuscripts.map((one) => [one.slug, one])),
    owners: ownersOf(site.manuscripts),
    troubles: standing.troubles,
    namedClaims: standing.claims,
    pieces,
    oldAddresses: oldAddressesOf(all),
    sources,
    claims: new Map(all.flatMap((view) => view.claims.map((row) => [row.key, row]))),
    sentences: all.flatMap((view) => view.sentences),
    caveats: all.flatMap((view) => view.caveats),
    forecasts: all.flatMap((view) => view.forecasts),
    corrections: all
      .flatMap((view) => view.corrections)
      .toSorted((a, b) => compare(b.correction.date, a.correction.date)),
    get subjects() {
      return (subjects ??= subjectsOf(publication));
    },
    get addresses() {
      return (addresses ??= addressesOf(publication));
    },
  };
  return publication;
}

const newestFirst = (a: Manuscript, b: Manuscript): number =>
  compare(b.piece.datePublished, a.piece.datePublished) ||
  b.piece.sources.length - a.piece.sources.length ||
  compare(a.slug, b.slug);

interface ViewContext {
  site: Site;
  today: Day;
  works: Works;
  sources: ReadonlyMap<string, SourceRow>;
  records: ReadonlyMap<string, PieceRecord>;
  findings: ReadonlyMap<string, Findings>;
}

function viewOf(
  manuscript: Manuscript,
  rows: PieceRows,
  { site, today, works, sources, records, findings }: ViewContext,
): Draft {
  const { piece, prose, slug } = manuscript;
  const record = records.get(slug);
  const listed = new Map(piece.sources.map((source) => [source.id, sourceIdentity(source)]));
  const cited = citedSources(piece, prose.citations);
  const origins = new Set(
    cited.flatMap((id) => {
      const work = works.get(listed.get(id) ?? '');
      return work ? originOfWork(work, works) : [];
    }),
  );
  const questions = questionsOf(rows);
  return {
    ...rows,
    manuscript,
    path: pieceAddress(slug),
    hidden: piece.draft ? 'draft' : dayOf(piece.datePublished) > today ? 'scheduled' : undefined,
    authors: site.authors.filter(({ id }) => piece.authors.includes(id)),
    topics: site.topics.filter(({ id }) => piece.topics.includes(id)),
    ...subjectsOfPiece(manuscript, site.subjects),
    record,
    feedId: feedIdOf(manuscript, record),
    modified: dateModified(piece),
    minutes: readingTime(prose.words),
    sources: numberedSources(piece.sources, prose.citations).map(({ number, source }) => {
      const row = sources.get(sourceIdentity(source)) as SourceRow;
      return {
        number,
        source,
        row: citedWork(row),
        citations: prose.citations.filter((citation) => citation.source === source.id).length,
      };
    }),
    cited,
    origins: [...origins].flatMap((identity) => works.get(identity) ?? []),
    shares: citationShares(prose.citations),
    material: rows.corrections.filter((row) => row.isMaterial),
    isRetracted: piece.corrections.some(({ kind }) => kind === 'retraction'),
    questions,
    beside: caveatsBeside(slug, rows),
    foremost: toldInBrief(rows.caveats),
    evidence: evidenceOf(piece, rows, origins.size, findings.get(slug)),
    findings: findings.get(slug),
    closes: [],
    resolves: [],
    supersededBy: undefined,
    supersedes: undefined,
    related: [],
  };
}

/** Related pieces are asked for by pages alone, so that a check need not look for them. */
function lookUpLater(view: Draft, relatedTo: (view: PieceView) => PieceView['related']): void {
  let related: PieceView['related'] | undefined;
  Object.defineProperty(view, 'related', {
    enumerable: true,
    get: () => (related ??= relatedTo(view)),
  });
}

/** Tells each piece what its neighbours say of it, and it of them. */
function linkPieces(pieces: ReadonlyMap<string, Draft>): void {
  for (const view of pieces.values()) {
    for (const row of view.caveats) {
      if (row.closed && row.closed.by !== row.slug) pieces.get(row.closed.by)?.closes.push(row);
    }
    for (const row of view.forecasts) {
      const by = row.resolution?.by;
      if (by !== undefined && by !== row.slug) pieces.get(by)?.resolves.push(row);
    }
    const replaced = pieces.get(view.manuscript.piece.supersedes ?? '');
    if (!replaced) continue;
    replaced.supersededBy = view.manuscript.slug;
    view.supersedes = replaced.manuscript.slug;
  }
}

/** Which piece an address leads to: its own before an old one, of two the first. */
function ownersOf(manuscripts: readonly Manuscript[]): Map<string, Manuscript> {
  const owners = new Map(manuscripts.map((one) => [pieceAddress(one.slug), one]));
  for (const manuscript of manuscripts) {
    for (const address of manuscript.piece.aliases.map(aliasAddress)) {
      if (!owners.has(address)) owners.set(address, manuscript);
    }
  }
  return owners;
}

/**
 * Old addresses of pieces. An address at which a piece stands leads nowhere else, and of two claims to one the first
 * counts.
 */
function oldAddressesOf(views: readonly PieceView[]): Map<string, PieceView> {
  const standing = new Set(views.map(({ path }) => path));
  const addresses = new Map<string, PieceView>();
  for (const view of views) {
    for (const address of view.manuscript.piece.aliases.map(aliasAddress)) {
      if (!standing.has(address) && !addresses.has(address)) addresses.set(address, view);
    }
  }
  return addresses;
}

function sourceRows(
  manuscripts: readonly Manuscript[],
  pieces: ReadonlyMap<string, PieceRows>,
  works: Works,
  troubles: ReadonlyMap<string, Doubt>,
): Map<string, SourceRow> {
  const rows = new Map(
    [...works.values()].toSorted(alphabetical).map((work): [string, SourceRow] => [
      work.identity,
      {
        work,
        origin: originOfWork(work, works),
        repeatedBy: [],
        trouble: troubles.get(work.identity),
        citedIn: [],
        sentences: [],
        claims: [],
        alone: [],
      },
    ]),
  );
  for (const { identity, repeats } of works.values()) {
    if (repeats !== undefined) rows.get(repeats)?.repeatedBy.push(identity);
  }
  for (const { slug } of manuscripts) {
    const { sentences, claims } = pieces.get(slug) as PieceRows;
    const citing = (work: Work, rest: (row: SourceRow) => void) => {
      const row = rows.get(work.identity);
      if (!row) return;
      if (row.citedIn.at(-1) !== slug) row.citedIn.push(slug);
      rest(row);
    };
    for (const sentence of sentences) {
      for (const work of new Set(sentence.citations.map((citation) => citation.work))) {
        citing(work, (row) => row.sentences.push(sentence));
      }
    }
    for (const claim of claims) {
      for (const work of new Set(claim.evidence.map((evidence) => evidence.work))) {
        citing(work, (row) => row.claims.push(claim));
      }
      const [origin, second] = claim.origins;
      if (origin !== undefined && second === undefined) rows.get(origin)?.alone.push(claim);
    }
  }
  return rows;
}
