/** What follows from what is written? The publication on a day: every derived fact, computed once, for every channel. */
import type { Author } from '../model/author.ts';
import type { Day } from '../model/date.ts';
import { dayOf } from '../model/date.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { compare } from '../model/order.ts';
import { dateModified, readingTime } from '../model/piece-facts.ts';
import type { PieceRecord } from '../model/record.ts';
import type { Site } from '../model/site.ts';
import type { Source } from '../model/source.ts';
import { sourceIdentity } from '../model/source.ts';
import { numberedSources } from '../model/source-labels.ts';
import type { Topic } from '../model/topic.ts';
import { isPublished } from '../model/visibility.ts';
import { aliasAddress, pieceAddress, workAddress } from '../model/addresses.ts';
import { addressesOf, type Addresses } from './addresses.ts';
import { feedIdOf, recordsOf } from '../record/record.ts';
import { caveatsBeside } from './caveats-beside.ts';
import { closingsIn, resolutionsIn } from './cross-references.ts';
import { standingOf, type Doubt, type NamedClaim } from './doubts.ts';
import { evidenceOf, type Evidence } from './evidence.ts';
import { citationShares, citedSources, type CitationShare } from './citation-shares.ts';
import { questionsOf, type Question } from './questions.ts';
import {
  rowsOf,
  type CaveatRow,
  type ClaimRow,
  type CorrectionRow,
  type ForecastRow,
  type PieceRows,
  type SentenceRow,
  type SourceRow,
} from './rows.ts';
import { toldInBrief } from './told-in-brief.ts';
import { alphabetical, originOfWork, type Work, type Works } from './works.ts';

/** A source of a piece, with the number by which its page names it. */
export interface NumberedSource {
  /** From 1, by first citation. */
  number: number;
  source: Source;
  /** The work it is across pieces. */
  row: SourceRow;
  /** How often the prose cites it. */
  citations: number;
}

/** A piece and everything that follows from it and from its neighbours. */
export interface PieceView extends PieceRows {
  manuscript: Manuscript;
  /** `/analysis/<slug>/`. */
  path: string;
  /** Why readers do not see it, or undefined. */
  hidden: 'draft' | 'scheduled' | undefined;
  authors: readonly Author[];
  topics: readonly Topic[];
  /** What was published of it. */
  record: PieceRecord | undefined;
  /** Permanent `tag:` id in feeds. */
  feedId: string;
  /** Day or instant of the last change readers were told of. */
  modified: string;
  /** Minutes of careful reading. */
  minutes: number;
  /** In the order of their numbers. */
  sources: readonly NumberedSource[];
  /** Ids of the sources that prose or claims cite, in the order of the list. */
  cited: readonly string[];
  /** Works on which everything cited rests, once copies are followed across pieces; by first citation. */
  origins: readonly Work[];
  /** Share of each cited source in the citations, the largest first. */
  shares: readonly CitationShare[];
  /** Corrections that stand above the text, the newest first. */
  material: readonly CorrectionRow[];
  /** True once the piece, or a claim of it, was retracted. */
  isRetracted: boolean;
  questions: readonly Question[];
  /** Anchor of a sentence → open caveats about what it claims. */
  beside: ReadonlyMap<string, readonly CaveatRow[]>;
  /** Open caveats that stand above the text. */
  foremost: readonly CaveatRow[];
  evidence: Evidence;
  /** Caveats of other pieces that this one closes. */
  closes: CaveatRow[];
  /** Forecasts of other pieces that this one resolves. */
  resolves: ForecastRow[];
  /** Slug of the piece that replaces it, and of the one it replaces, as far as they are there. */
  supersededBy: string | undefined;
  supersedes: string | undefined;
}

export interface Publication {
  site: Site;
  /** The UTC day of which states speak. */
  today: Day;
  /** Every piece that is written, by slug, whether readers see it or not. */
  manuscripts: ReadonlyMap<string, Manuscript>;
  /** Address → the piece that it leads to, or will once readers see it: its own before an old one. */
  owners: ReadonlyMap<string, Manuscript>;
  works: Works;
  /** Works that no longer stand, or repeat one that does not, by identity. */
  troubles: ReadonlyMap<string, Doubt>;
  namedClaims: ReadonlyMap<string, NamedClaim>;
  /** By slug: the newest first, of one day the one that rests on more sources first. */
  pieces: ReadonlyMap<string, PieceView>;
  /** Old address (`aliasAddress`) → the piece to which it leads. */
  oldAddresses: ReadonlyMap<string, PieceView>;
  /** By identity, in alphabetical order of container and title. */
  sources: ReadonlyMap<string, SourceRow>;
  /** By `slug#id`. */
  claims: ReadonlyMap<string, ClaimRow>;
  sentences: readonly SentenceRow[];
  caveats: readonly CaveatRow[];
  forecasts: readonly ForecastRow[];
  /** The newest first. */
  corrections: readonly CorrectionRow[];
  /** Every address of the site, by its path; made when it is first asked for. */
  readonly addresses: Addresses;
}

/** The view of a piece while its neighbours are looked at. */
type Draft = { -readonly [Key in keyof PieceView]: PieceView[Key] };

/**
 * The publication that readers see on `today`, an ISO 8601 day in UTC. `including: 'everything'` adds drafts and
 * scheduled pieces, as their writer sees them.
 */
export function publicationOf(
  site: Site,
  today: Day,
  { including = 'published' }: { including?: 'published' | 'everything' } = {},
): Publication {
  const manuscripts = site.manuscripts
    .filter(({ piece }) => including === 'everything' || isPublished(piece, today))
    .toSorted(newestFirst);
  const standing = standingOf(manuscripts, today);
  const authors = site.authors.map(({ id }) => id);
  const context = {
    standing,
    closings: closingsIn(manuscripts),
    resolutions: resolutionsIn(manuscripts),
    authors,
    today,
  };
  const rows = new Map(manuscripts.map((one) => [one.slug, rowsOf(one, context)]));
  const sources = sourceRows(manuscripts, rows, standing.works, standing.troubles);
  const { works } = standing;
  const viewContext = { site, today, sources, works, records: recordsOf(site) };
  const pieces = new Map(
    manuscripts.map((manuscript) => [
      manuscript.slug,
      viewOf(manuscript, rows.get(manuscript.slug) as PieceRows, viewContext),
    ]),
  );
  linkPieces(pieces);

  const all = [...pieces.values()];
  let addresses: Addresses | undefined;
  const publication: Publication = {
    site,
    today,
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
}

function viewOf(
  manuscript: Manuscript,
  rows: PieceRows,
  { site, today, works, sources, records }: ViewContext,
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
    record,
    feedId: feedIdOf(manuscript, record),
    modified: dateModified(piece),
    minutes: readingTime(prose.words),
    sources: numberedSources(piece.sources, prose.citations).map(({ number, source }) => ({
      number,
      source,
      row: sources.get(sourceIdentity(source)) as SourceRow,
      citations: prose.citations.filter((citation) => citation.source === source.id).length,
    })),
    cited,
    origins: [...origins].flatMap((identity) => works.get(identity) ?? []),
    shares: citationShares(prose.citations),
    material: rows.corrections.filter((row) => row.isMaterial),
    isRetracted: piece.corrections.some(({ kind }) => kind === 'retraction'),
    questions,
    beside: caveatsBeside(slug, rows),
    foremost: toldInBrief(rows.caveats),
    evidence: evidenceOf(piece, rows, origins.size),
    closes: [],
    resolves: [],
    supersededBy: undefined,
    supersedes: undefined,
  };
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
        path: workAddress(work.slug),
        origin: originOfWork(work, works),
        repeatedBy: [],
        trouble: troubles.get(work.identity),
        citedIn: [],
        sentences: [],
        claims: [],
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
    }
  }
  return rows;
}
