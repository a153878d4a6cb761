/** What follows from what is written? The publication on a day: every derived fact, computed once, for every channel. */
import type { Author } from '../model/author.ts';
import type { Day } from '../model/date.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Piece } from '../model/piece.ts';
import type { PieceRecord } from '../model/record.ts';
import type { Site } from '../model/site.ts';
import type { Source } from '../model/source.ts';
import type { Subject } from '../model/subject.ts';
import type { Topic } from '../model/topic.ts';
import type { Doubt, NamedClaim } from './doubts.ts';
import type { Evidence } from './evidence.ts';
import type { Findings } from '../evidence/findings-of.ts';
import type { CitationShare } from './citation-shares.ts';
import type { Question } from './questions.ts';
import type { RelatedPiece } from './related.ts';
import type {
  CaveatRow,
  CitedWork,
  ClaimRow,
  CorrectionRow,
  ForecastRow,
  PieceRows,
  SentenceRow,
  SourceRow,
} from './rows.ts';
import type { SubjectFacts } from './subjects.ts';
import type { Work, Works } from './works.ts';

/** A source of a piece, with the number by which its page names it. */
export interface NumberedSource {
  /** From 1, by first citation. */
  number: number;
  source: Source;
  /** The work it is across pieces. */
  row: CitedWork;
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
  /** What it treats, in its order. */
  subjects: readonly Subject[];
  /** What else its text names. */
  mentions: readonly Subject[];
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
  /** What was found of it in the texts of its sources; undefined where none was read. */
  findings: Findings | undefined;
  /** Caveats of other pieces that this one closes. */
  closes: CaveatRow[];
  /** Forecasts of other pieces that this one resolves. */
  resolves: ForecastRow[];
  /** Slug of the piece that replaces it, and of the one it replaces, as far as they are there. */
  supersededBy: string | undefined;
  supersedes: string | undefined;
  /** The nearest other pieces, the nearest first. */
  related: readonly RelatedPiece[];
}

/**
 * What a page or file about one piece may ask of everything else: by name, and never all of it, so that what it
 * rests on can be written down (`surroundingsOf`).
 */
export interface Surroundings {
  today: Day;
  works: Works;
  pieces: ReadonlyMap<string, { manuscript: { piece: Pick<Piece, 'title' | 'lang'> } }>;
  sources: ReadonlyMap<string, CitedWork>;
  claims: ReadonlyMap<string, ClaimRow>;
  site: Pick<Site, 'authors' | 'boards'>;
}

export interface Publication extends Surroundings {
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
  /** What is known of each subject, by its id; made when it is first asked for. */
  readonly subjects: ReadonlyMap<string, SubjectFacts>;
  /** What it includes: what is published, or drafts and scheduled pieces too, as their writers see it. */
  including: 'published' | 'everything';
  /** The same as readers see it: itself where it includes nothing else. Made when it is first asked for. */
  readonly published: Publication;
  /** Every address of the site, by its path; made when it is first asked for. */
  readonly addresses: Addresses;
}

export interface Address {
  /** A redirect is a page that leads on from an old address of a piece, or of a part of it. */
  kind: 'page' | 'file' | 'redirect';
  /** Where a redirect leads. */
  to?: string;
  /** Names in which a link to the page may end; undefined for a file, which has what its format gives it. */
  anchors?: ReadonlySet<string>;
  /** The piece that it is about, and with which it comes and goes. */
  view?: PieceView | undefined;
  /** Instant of the last change that readers were told of, ISO 8601 in UTC; of the page of a piece alone. */
  lastModified?: string | undefined;
  /** True where search engines are told of it. */
  isListed: boolean;
}

/**
 * Path from the root → what is there. Left out are files whose names change with what they hold: those of pages
 * (`/assets/`) and of the search (`/pagefind/`).
 */
export type Addresses = ReadonlyMap<string, Address>;
