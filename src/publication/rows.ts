/** What does a row of a ledger hold? A sentence, claim, caveat, forecast, correction or source, with what follows from it. */
import type { Caveat, CaveatScope } from '../model/caveat.ts';
import type { Claim } from '../model/claim.ts';
import { isMaterial, type Correction } from '../model/correction.ts';
import type { Day } from '../model/date.ts';
import type { Forecast } from '../model/forecast.ts';
import {
  currentProbability,
  forecastState,
  isOurs,
  type ForecastState,
} from '../model/forecast-state.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Findings } from '../evidence/findings-of.ts';
import { silencesOf } from '../evidence/statements-of.ts';
import { compare } from '../model/order.ts';
import type { Proof } from '../model/proof.ts';
import { sourceIdentity, type Source } from '../model/source.ts';
import { pieceAddress } from '../model/addresses.ts';
import {
  caveatAnchor,
  claimAnchor,
  correctionAnchor,
  forecastAnchor,
  sentenceAnchors,
} from '../model/anchors.ts';
import { keyOf, type Answer, type Closing, type Resolving } from './cross-references.ts';
import { doubtsOfSentence, type Doubt, type NamedClaim, type Standing } from './doubts.ts';
import { brierScore } from './score.ts';
import { originOfWork, type Work, type Works } from './works.ts';

/** What every row has. */
interface Row {
  /** Slug of the piece it stands in. */
  slug: string;
  /** Where it stands on the page of the piece. */
  anchor: string;
  /** Its address, down to the anchor: `/analysis/<slug>/#<anchor>`. */
  path: string;
}

/** A pointer to a source from a row: the entry of the row’s piece, and the work it is across pieces. */
export interface Pointer {
  source: Source;
  work: Work;
  /** What stands before it, such as `see`. */
  prefix?: string | undefined;
  locator: string | undefined;
}

/** What a proof says of a sentence or claim. */
export type StatementProof = Proof['statements'][number];

/** A sentence with a citation. */
export interface SentenceRow extends Row {
  text: string;
  /** In the order of the sentence. */
  citations: (Pointer & {
    /** Id of the claim it backs: `[@vb #rank]`. */
    claim: string | undefined;
  })[];
  /** What was found of it in its sources. */
  proof: StatementProof | undefined;
  doubts: readonly Doubt[];
}

/** A named claim. */
export interface ClaimRow extends Row {
  /** `slug#id`. */
  key: string;
  claim: Claim;
  /** The gravest of what the claim says of itself and what corrections do to it. */
  status: Claim['status'];
  correction: Correction | undefined;
  /** What its entry lists; `cited` stands for a citation of the prose that names the claim. */
  evidence: (Pointer & {
    stance: Claim['sources'][number]['stance'] | 'cited';
    quote: string | undefined;
  })[];
  /** Identities of the works that say first what it rests on, copies followed across pieces. */
  origins: readonly string[];
  /** What was found of it in its sources. */
  proof: StatementProof | undefined;
  /** Keys of claims, across pieces. */
  dependsOn: readonly string[];
  dependents: readonly string[];
  doubts: readonly Doubt[];
}

/** A caveat, with what closed it wherever that is said. */
export interface CaveatRow extends Row {
  /** `slug#id`, where it has an id. */
  key: string | undefined;
  /** Its place in the list of its piece, from 1. */
  number: number;
  caveat: Caveat;
  scope: CaveatScope;
  /** Sources that do not say it. */
  silent: Pointer[];
  /** True where sources are silent of which we read a part. */
  isInPart: boolean;
  /** What was found where it was looked for, source by source; empty where nothing was looked for, or read. */
  searched: { pointer: Pointer; hits: number }[];
  /** Passages that were found and do not say it. */
  cleared: { pointer: Pointer; passage: string; why: string }[];
  /** Keys of the claims it bears on. */
  about: string[];
  closed: { date: Day; note: string; by: string; answer: Pointer | undefined } | undefined;
}

/** A forecast, with how it ended wherever that is said. */
export interface ForecastRow extends Row {
  key: string;
  forecast: Forecast;
  state: ForecastState;
  /** False for somebody else’s, which is tracked and never scored. */
  isOurs: boolean;
  /** Author id, or the source whose forecast it is; undefined for ours without a name. */
  by: { author: string } | { pointer: Pointer } | undefined;
  /** The estimate that holds now, 0 to 1. */
  probability: number | undefined;
  resolution:
    | {
        date: Day;
        outcome: NonNullable<Forecast['resolution']>['outcome'];
        note: string | undefined;
        /** Slug of the piece that says so. */
        by: string;
        /** The source that decides it, or in words where the outcome can be checked. */
        decidedBy: Pointer | string;
      }
    | undefined;
  /** 0 to 1, for a scored forecast of ours that ended in yes or no. */
  brier: number | undefined;
}

export interface CorrectionRow extends Row {
  correction: Correction;
  /** A reader may have been misled: it stands above the text, and is told to subscribers on its own. */
  isMaterial: boolean;
  /** Keys of the claims it touches. */
  affects: string[];
}

/** A source across pieces, as each piece that cites it shows it. */
export interface CitedWork {
  work: Work;
  /** Identity of the work that says it first, its own where it repeats nothing. */
  origin: string;
  /** Identities of the works that repeat it directly. */
  repeatedBy: string[];
  /** Why it no longer stands, or the work it repeats does not. */
  trouble: Doubt | undefined;
  /** Slugs of the pieces whose prose or claims cite it, the newest first. */
  citedIn: string[];
}

/** A source across pieces, with all that rests on it. */
export interface SourceRow extends CitedWork {
  sentences: SentenceRow[];
  claims: ClaimRow[];
  /** Claims that rest on it alone, be it by its copies. */
  alone: ClaimRow[];
}

/** A source as a piece shows it, without what other pieces say of it. */
export const citedWork = ({
  work,
  origin,
  repeatedBy,
  trouble,
  citedIn,
}: SourceRow): CitedWork => ({ work, origin, repeatedBy, trouble, citedIn });

/** What the rows of a piece are made of, besides the piece. */
export interface RowContext {
  standing: Standing;
  /** What other pieces say of its caveats and forecasts, by `slug#id`. */
  closings: ReadonlyMap<string, Answer<Closing>>;
  resolutions: ReadonlyMap<string, Answer<Resolving>>;
  /** Ids of our authors. */
  authors: readonly string[];
  /** What was found of pieces in their sources, by slug. */
  findings: ReadonlyMap<string, Findings>;
  today: Day;
}

/** The rows of one piece. */
export interface PieceRows {
  sentences: SentenceRow[];
  claims: ClaimRow[];
  caveats: CaveatRow[];
  forecasts: ForecastRow[];
  /** The newest first. */
  corrections: CorrectionRow[];
}

/** Every row of a piece, in the order in which the piece has them. */
export function rowsOf(manuscript: Manuscript, context: RowContext): PieceRows {
  const { piece, slug } = manuscript;
  const proofs = proofsAt(context.findings.get(slug));
  return {
    sentences: sentenceRows(manuscript, context.standing, proofs.sentences),
    claims: piece.claims.flatMap((claim, index) => {
      const named = context.standing.claims.get(keyOf(slug, claim.id));
      const proof = proofs.claims.get(index);
      return named ? [claimRow(named, context.standing.works, proof)] : [];
    }),
    caveats: caveatRows(manuscript, context),
    forecasts: piece.forecasts.map((forecast) => forecastRow(forecast, manuscript, context)),
    corrections: piece.corrections
      .map((correction): CorrectionRow => ({
        ...rowAt(slug, correctionAnchor(correction.id)),
        correction,
        isMaterial: isMaterial(correction),
        affects: correction.affects.map((id) => keyOf(slug, id)),
      }))
      .toSorted((a, b) => compare(b.correction.date, a.correction.date)),
  };
}

/** The entries of a proof by the index of their sentence or claim. */
function proofsAt(findings: Findings | undefined) {
  const sentences = new Map<number, StatementProof>();
  const claims = new Map<number, StatementProof>();
  for (const { statement, proof } of findings?.statements ?? []) {
    if (!proof) continue;
    if ('claim' in statement.at) claims.set(statement.at.claim, proof);
    else sentences.set(statement.at.sentence, proof);
  }
  return { sentences, claims };
}

const rowAt = (slug: string, anchor: string): Row => ({
  slug,
  anchor,
  path: `${pieceAddress(slug)}#${anchor}`,
});

type FindPointer = (id: string, locator?: string) => Pointer | undefined;

/** Finds the sources of a piece by their ids. */
export function pointersOf({ piece }: Manuscript, works: Works): FindPointer {
  const sources = new Map(piece.sources.map((source) => [source.id, source]));
  return (id, locator) => {
    const source = sources.get(id);
    const work = source && works.get(sourceIdentity(source));
    return work && { source, work, locator };
  };
}

function sentenceRows(
  manuscript: Manuscript,
  standing: Standing,
  proofs: ReadonlyMap<number, StatementProof>,
): SentenceRow[] {
  const { prose, slug } = manuscript;
  const pointer = pointersOf(manuscript, standing.works);
  return [...sentenceAnchors(prose)].flatMap(([index, anchor]): SentenceRow[] => {
    const sentence = prose.sentences[index];
    if (!sentence) return [];
    const citations = sentence.citations.flatMap((number) => {
      const citation = prose.citations[number];
      const found = citation && pointer(citation.source, citation.locator);
      return found ? [{ ...found, prefix: citation.prefix, claim: citation.claim }] : [];
    });
    const doubts = doubtsOfSentence(manuscript, sentence, standing);
    const proof = proofs.get(index);
    return [{ ...rowAt(slug, anchor), text: sentence.text, citations, proof, doubts }];
  });
}

function claimRow(named: NamedClaim, works: Works, proof: StatementProof | undefined): ClaimRow {
  const { key, manuscript, claim, status, correction, dependsOn, dependents, doubts } = named;
  const pointer = pointersOf(manuscript, works);
  const listed = claim.sources.flatMap((evidence) => {
    const { id, stance } = evidence;
    const found = pointer(id, 'locator' in evidence ? evidence.locator : undefined);
    const quote = 'quote' in evidence ? evidence.quote : undefined;
    return found ? [{ ...found, stance, quote }] : [];
  });
  const known = new Set(claim.sources.map(({ id }) => id));
  const cited = manuscript.prose.citations.flatMap(({ source, claim: id, prefix, locator }) => {
    if (id !== claim.id || known.has(source)) return [];
    known.add(source);
    const found = pointer(source, locator);
    return found ? [{ ...found, prefix, stance: 'cited' as const, quote: undefined }] : [];
  });
  const evidence = [...listed, ...cited];
  const borne = evidence.filter(({ stance }) => stance === 'supports' || stance === 'cited');
  return {
    ...rowAt(manuscript.slug, claimAnchor(claim.id)),
    key,
    claim,
    status,
    correction,
    evidence,
    origins: [...new Set(borne.map(({ work }) => originOfWork(work, works)))],
    proof,
    dependsOn,
    dependents,
    doubts,
  };
}

function caveatRows(
  manuscript: Manuscript,
  { standing, closings, findings }: RowContext,
): CaveatRow[] {
  const { piece, slug } = manuscript;
  const pointer = pointersOf(manuscript, standing.works);
  const excerpts = new Set(
    piece.sources.filter(({ read }) => read === 'excerpt').map(({ id }) => id),
  );
  const silences = new Map(silencesOf(manuscript).map((one) => [one.caveat, one]));
  const proofs = new Map(
    findings.get(slug)?.silences.map(({ silence, proof }) => [silence.caveat, proof]),
  );
  return piece.caveats.map((caveat, index): CaveatRow => {
    const isSearched = caveat.lookedFor.length > 0;
    const key = caveat.id === undefined ? undefined : keyOf(slug, caveat.id);
    const own = caveat.closedBy && { by: manuscript, said: caveat.closedBy };
    const closing = own ?? (key === undefined ? undefined : closings.get(key));
    return {
      ...rowAt(slug, caveatAnchor(caveat, index + 1)),
      key,
      number: index + 1,
      caveat,
      scope: caveat.scope ?? 'not-stated',
      silent: caveat.silent.flatMap((id) => pointer(id) ?? []),
      isInPart: silences.get(index)?.sources.some((id) => excerpts.has(id)) ?? false,
      searched: (isSearched ? (proofs.get(index)?.sources ?? []) : []).flatMap(({ id, hits }) => {
        const found = pointer(id);
        return found ? [{ pointer: found, hits }] : [];
      }),
      cleared: caveat.cleared.flatMap(({ source, passage, why }) => {
        const found = pointer(source);
        return found ? [{ pointer: found, passage, why }] : [];
      }),
      about: caveat.about.map((id) => keyOf(slug, id)),
      closed: closing && {
        date: closing.said.date,
        note: closing.said.note,
        by: closing.by.slug,
        answer: pointersOf(closing.by, standing.works)(closing.said.source),
      },
    };
  });
}

function forecastRow(
  forecast: Forecast,
  manuscript: Manuscript,
  { standing: { works }, resolutions, authors, today }: RowContext,
): ForecastRow {
  const { slug } = manuscript;
  const key = keyOf(slug, forecast.id);
  const ending = forecast.resolution
    ? { by: manuscript, said: forecast.resolution }
    : resolutions.get(key);
  const ours = isOurs(forecast, authors);
  const pointer =
    forecast.by === undefined ? undefined : pointersOf(manuscript, works)(forecast.by);
  return {
    ...rowAt(slug, forecastAnchor(forecast.id)),
    key,
    forecast,
    state: ending ? 'resolved' : forecastState(forecast, today),
    isOurs: ours,
    by: ours && forecast.by !== undefined ? { author: forecast.by } : pointer && { pointer },
    probability: currentProbability(forecast),
    resolution: ending && {
      date: ending.said.date,
      outcome: ending.said.outcome,
      note: ending.said.note,
      by: ending.by.slug,
      decidedBy: pointersOf(ending.by, works)(ending.said.source) ?? ending.said.source,
    },
    brier: ours && ending ? brierScore(forecast, ending.said) : undefined,
  };
}
