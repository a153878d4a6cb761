/** Who says so, who else rests on that, has it held? Every row of every ledger, over all pieces. */
import { pieceAddress } from '../model/addresses.ts';
import type { Caveat, CaveatScope } from '../model/caveat.ts';
import type { Claim } from '../model/claim.ts';
import type { Correction } from '../model/correction.ts';
import type { Day } from '../model/date.ts';
import type { Forecast } from '../model/forecast.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { sourceIdentity, type Source } from '../model/source.ts';
import { workAddress } from '../model/addresses.ts';
import {
  caveatAnchor,
  claimAnchor,
  correctionAnchor,
  forecastAnchor,
  sentenceAnchors,
} from '../model/anchors.ts';
import { closingsIn, keyOf, resolutionsIn } from './cross-references.ts';
import {
  currentProbability,
  forecastState,
  isOurs,
  type ForecastState,
} from '../model/forecast-state.ts';
import { compare } from '../model/order.ts';
import { citedSources } from './origins.ts';
import { brierScore } from './score.ts';
import { doubtsOfSentence, standingOf, type Doubt, type NamedClaim } from './doubts.ts';
import { alphabetical, originOfWork, type Work, type Works } from './works.ts';

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
  locator: string | undefined;
}

/** A sentence with a citation. */
export interface SentenceRow extends Row {
  text: string;
  /** In the order of the sentence. */
  citations: (Pointer & {
    /** Id of the claim it backs: `[@vb #rank]`. */
    claim: string | undefined;
  })[];
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
  /** Keys of the claims it touches. */
  affects: string[];
}

/** A source across pieces, with all that rests on it. */
export interface SourceRow {
  work: Work;
  /** `/sources/<slug>/`. */
  path: string;
  /** Identity of the work that says it first, its own where it repeats nothing. */
  origin: string;
  /** Identities of the works that repeat it directly. */
  repeatedBy: string[];
  /** Why it no longer stands, or the work it repeats does not. */
  trouble: Doubt | undefined;
  /** Slugs of the pieces whose prose or claims cite it, the newest first. */
  citedIn: string[];
  sentences: SentenceRow[];
  claims: ClaimRow[];
}

/** The rows of one piece. */
export interface PieceRows {
  manuscript: Manuscript;
  sentences: SentenceRow[];
  claims: ClaimRow[];
  caveats: CaveatRow[];
  forecasts: ForecastRow[];
  corrections: CorrectionRow[];
  /** Caveats of other pieces that this one closes. */
  closes: CaveatRow[];
  /** Forecasts of other pieces that this one resolves. */
  resolves: ForecastRow[];
  /** Slug of the piece that replaces it. */
  supersededBy: string | undefined;
  /** Identities of the works on which everything cited rests, once copies are followed across pieces. */
  origins: string[];
}

export interface Ledger {
  /** The day of which states speak. */
  today: Day;
  works: Works;
  /** By slug, in the order given: the newest first. */
  pieces: ReadonlyMap<string, PieceRows>;
  /** By identity, in alphabetical order of container and title. */
  sources: ReadonlyMap<string, SourceRow>;
  /** By `slug#id`. */
  claims: ReadonlyMap<string, ClaimRow>;
  sentences: readonly SentenceRow[];
  caveats: readonly CaveatRow[];
  forecasts: readonly ForecastRow[];
  /** The newest first. */
  corrections: readonly CorrectionRow[];
}

/** The ledgers over `manuscripts`, which readers can see; `authors` are the ids of ours. */
export function ledgerOf(
  manuscripts: readonly Manuscript[],
  { today, authors }: { today: Day; authors: readonly string[] },
): Ledger {
  const standing = standingOf(manuscripts, today);
  const { works, troubles } = standing;
  const closings = closingsIn(manuscripts);
  const resolutions = resolutionsIn(manuscripts);

  const pieces = new Map(
    manuscripts.map((manuscript): [string, PieceRows] => {
      const { piece, prose, slug } = manuscript;
      const pointer = pointersOf(manuscript, works);
      const at = (anchor: string) => ({
        slug,
        anchor,
        path: `${pieceAddress(slug)}#${anchor}`,
      });

      const sentences = [...sentenceAnchors(prose)].flatMap(([index, anchor]): SentenceRow[] => {
        const sentence = prose.sentences[index];
        if (!sentence) return [];
        const citations = sentence.citations.flatMap((number) => {
          const citation = prose.citations[number];
          const found = citation && pointer(citation.source, citation.locator);
          return found ? [{ ...found, claim: citation.claim }] : [];
        });
        const doubts = doubtsOfSentence(manuscript, sentence, standing);
        return [{ ...at(anchor), text: sentence.text, citations, doubts }];
      });

      const claims = piece.claims.flatMap((claim): ClaimRow[] => {
        const named = standing.claims.get(keyOf(slug, claim.id));
        return named ? [claimRow(named, at(claimAnchor(claim.id)), pointer)] : [];
      });

      const caveats = piece.caveats.map((caveat, index): CaveatRow => {
        const key = caveat.id === undefined ? undefined : keyOf(slug, caveat.id);
        const closing = key === undefined ? undefined : closings.get(key);
        const own = caveat.closedBy;
        const said = own ? { by: manuscript, said: own } : closing;
        return {
          ...at(caveatAnchor(caveat, index + 1)),
          key,
          number: index + 1,
          caveat,
          scope: caveat.scope ?? 'not-stated',
          silent: caveat.silent.flatMap((id) => pointer(id) ?? []),
          about: caveat.about.map((id) => keyOf(slug, id)),
          closed: said && {
            date: said.said.date,
            note: said.said.note,
            by: said.by.slug,
            answer: pointersOf(said.by, works)(said.said.source),
          },
        };
      });

      const forecasts = piece.forecasts.map((forecast): ForecastRow => {
        const key = keyOf(slug, forecast.id);
        const elsewhere = resolutions.get(key);
        const ending = forecast.resolution
          ? { by: manuscript, said: forecast.resolution }
          : elsewhere;
        const other = forecast.by === undefined ? undefined : pointer(forecast.by);
        const ours = isOurs(forecast, authors);
        return {
          ...at(forecastAnchor(forecast.id)),
          key,
          forecast,
          state: ending ? 'resolved' : forecastState(forecast, today),
          isOurs: ours,
          by:
            ours && forecast.by !== undefined
              ? { author: forecast.by }
              : other && { pointer: other },
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
      });

      const corrections = piece.corrections
        .map((correction): CorrectionRow => ({
          ...at(correctionAnchor(correction.id)),
          correction,
          affects: correction.affects.map((id) => keyOf(slug, id)),
        }))
        .toSorted((a, b) => compare(b.correction.date, a.correction.date));

      const cited = citedSources(piece, prose.citations).flatMap((id) => pointer(id)?.work ?? []);
      return [
        slug,
        {
          manuscript,
          sentences,
          claims,
          caveats,
          forecasts,
          corrections,
          closes: [],
          resolves: [],
          supersededBy: undefined,
          origins: [...new Set(cited.map((work) => originOfWork(work, works)))],
        },
      ];
    }),
  );

  const all = [...pieces.values()];
  const caveats = all.flatMap((rows) => rows.caveats);
  const forecasts = all.flatMap((rows) => rows.forecasts);
  for (const row of caveats) {
    if (row.closed && row.closed.by !== row.slug) pieces.get(row.closed.by)?.closes.push(row);
  }
  for (const row of forecasts) {
    const by = row.resolution?.by;
    if (by !== undefined && by !== row.slug) pieces.get(by)?.resolves.push(row);
  }
  for (const { manuscript } of all) {
    const replaced = pieces.get(manuscript.piece.supersedes ?? '');
    if (replaced) replaced.supersededBy = manuscript.slug;
  }

  return {
    today,
    works,
    pieces,
    sources: sourceRows(all, works, troubles),
    claims: new Map(all.flatMap((rows) => rows.claims.map((row) => [row.key, row]))),
    sentences: all.flatMap((rows) => rows.sentences),
    caveats,
    forecasts,
    corrections: all
      .flatMap((rows) => rows.corrections)
      .toSorted((a, b) => compare(b.correction.date, a.correction.date)),
  };
}

type FindPointer = (id: string, locator?: string) => Pointer | undefined;

/** Finds the sources of a piece by their ids. */
function pointersOf({ piece }: Manuscript, works: Works): FindPointer {
  const sources = new Map(piece.sources.map((source) => [source.id, source]));
  return (id, locator) => {
    const source = sources.get(id);
    const work = source && works.get(sourceIdentity(source));
    return work && { source, work, locator };
  };
}

function claimRow(
  { key, manuscript, claim, status, correction, dependsOn, dependents, doubts }: NamedClaim,
  row: Row,
  pointer: FindPointer,
): ClaimRow {
  const listed = claim.sources.flatMap((evidence) => {
    const { id, stance } = evidence;
    const found = pointer(id, 'locator' in evidence ? evidence.locator : undefined);
    const quote = 'quote' in evidence ? evidence.quote : undefined;
    return found ? [{ ...found, stance, quote }] : [];
  });
  const known = new Set(claim.sources.map(({ id }) => id));
  const cited = manuscript.prose.citations.flatMap(({ source, claim: id, locator }) => {
    if (id !== claim.id || known.has(source)) return [];
    known.add(source);
    const found = pointer(source, locator);
    return found ? [{ ...found, stance: 'cited' as const, quote: undefined }] : [];
  });
  return {
    ...row,
    key,
    claim,
    status,
    correction,
    evidence: [...listed, ...cited],
    dependsOn,
    dependents,
    doubts,
  };
}

function sourceRows(
  pieces: readonly PieceRows[],
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
  for (const { manuscript, sentences, claims } of pieces) {
    const citing = (work: Work, rest: (row: SourceRow) => void) => {
      const row = rows.get(work.identity);
      if (!row) return;
      if (row.citedIn.at(-1) !== manuscript.slug) row.citedIn.push(manuscript.slug);
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
