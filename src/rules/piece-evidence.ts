/** What is known of the evidence of a piece while it is checked? Its proof, and where the texts are at hand what they say. */
import { findingsOf, type Findings } from '../evidence/findings-of.ts';
import {
  judgeSilence,
  judgeStatement,
  type Hit,
  type Judged,
  type ReadSource,
} from '../evidence/judge.ts';
import type { Silence, Statement } from '../evidence/statements-of.ts';
import { placeOf, type Manuscript } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import type { Finding, Proof } from '../model/proof.ts';
import { placeInSentence } from '../model/prose.ts';
import type { Site } from '../model/site.ts';
import { sourceIdentity, type Source } from '../model/source.ts';
import type { Publication } from '../publication/publication.ts';

/** A figure or quotation of a piece at its place. */
export interface PlacedFinding extends Omit<Judged, 'offset'> {
  place: Place;
  /** Ids of the sources that the statement rests on. */
  sources: readonly string[];
}

/** A silent source with what was found there; `hits` are undefined where its text is not at hand. */
export interface SearchedSource {
  silence: Silence;
  id: string;
  unanswered: number;
  hits: readonly Hit[] | undefined;
  since: string | undefined;
}

export interface PieceEvidence {
  findings: Findings;
  figures: readonly PlacedFinding[];
  quotations: readonly PlacedFinding[];
  searches: readonly SearchedSource[];
  /** Texts that are newer than those of the proof, by the id of the source, each with the day of its reading. */
  newer: ReadonlyMap<string, string>;
}

/** What was made for a publication, and how much of it was looked for again. */
interface Made {
  ofPieces: Map<string, PieceEvidence>;
  lookedAgain: number;
}

const known = new WeakMap<Publication, Made>();

/**
 * Statements that are looked for again though their proof is there, so that the message shows a passage. Preparing a
 * text takes some hundredths of a second, and few writers read more passages at once.
 */
const MOST_LOOKED_AGAIN = 24;

/** The evidence of a piece; undefined where nothing is on record of it. Made once a piece and publication. */
export function pieceEvidence(
  manuscript: Manuscript,
  publication: Publication,
): PieceEvidence | undefined {
  const made = known.get(publication) ?? {
    ofPieces: new Map<string, PieceEvidence>(),
    lookedAgain: 0,
  };
  known.set(publication, made);
  const before = made.ofPieces.get(manuscript.slug);
  if (before) return before;
  const findings = findingsOnRecord(manuscript, publication);
  if (!findings) return undefined;
  const evidence = evidenceOf(manuscript, findings, publication, made);
  made.ofPieces.set(manuscript.slug, evidence);
  return evidence;
}

/** What is on record of the evidence of a piece, without a look into a text. */
export function findingsOnRecord(
  manuscript: Manuscript,
  { site, pieces }: Publication,
): Findings | undefined {
  const proof = site.proofs.get(manuscript.slug);
  return proof && (pieces.get(manuscript.slug)?.findings ?? findingsOf(manuscript, proof));
}

/**
 * What the evidence of a piece rests on besides the piece, for a rule that `sees` it: its proof, and the texts that are
 * asked. These are held against their digests in each check. What such a rule found is kept with the passages it shows,
 * in `.cache`, which is as private as the texts.
 */
export function seenEvidence(manuscript: Manuscript, publication: Publication): unknown {
  const { site } = publication;
  const findings = findingsOnRecord(manuscript, publication);
  if (!findings) return undefined;
  const isAsked = askedOf(findings, site);
  return [
    site.proofs.get(manuscript.slug)?.seal,
    ...manuscript.piece.sources
      .filter(isAsked)
      .map((source) => site.texts?.of(sourceIdentity(source)).map((one) => [one.sha256, one.read])),
  ];
}

/** Which sources are asked what they say? Those of statements that no proof settles, and those with an older text. */
function askedOf({ statements, silences }: Findings, { texts }: Site): (source: Source) => boolean {
  const open = new Set([
    ...statements.flatMap(({ statement, proof }) => (isSettled(proof) ? [] : statement.sources)),
    ...silences.flatMap(({ silence, proof }) => (isAnswered(proof) ? [] : silence.sources)),
  ]);
  return (source) => open.has(source.id) || (texts?.count(sourceIdentity(source)) ?? 0) > 1;
}

const isSettled = (entry: Proof['statements'][number] | undefined): boolean =>
  entry !== undefined && [...entry.figures, ...entry.quotations].every(isFine);

const isAnswered = (entry: Proof['silences'][number] | undefined): boolean =>
  entry?.sources.every(({ hits, cleared }) => hits === cleared) ?? false;

/** True once the publication keeps evidence: from its first proof on. */
export const keepsEvidence = ({ site }: Publication): boolean => site.proofs.size > 0;

function evidenceOf(
  manuscript: Manuscript,
  findings: Findings,
  { site }: Publication,
  made: Made,
): PieceEvidence {
  const isAsked = askedOf(findings, site);
  const texts = new Map<string, ReadSource>();
  const newer = new Map<string, string>();
  for (const source of manuscript.piece.sources) {
    if (!isAsked(source)) continue;
    const kept = site.texts?.of(sourceIdentity(source)) ?? [];
    const read = findings.sources.get(source.id);
    const last = kept.at(-1);
    const text = read ? kept.find(({ sha256 }) => sha256 === read.sha256) : last;
    if (text) texts.set(source.id, { source, text });
    if (read && text && last && last !== text && last.read > read.read) {
      newer.set(source.id, last.read);
    }
  }
  const judged = findings.statements.map(({ statement, proof: entry }) => {
    const isAtHand = statement.sources.some((id) => texts.has(id));
    if (isSettled(entry) || !isAtHand || (entry && made.lookedAgain >= MOST_LOOKED_AGAIN)) {
      return { statement, found: entry };
    }
    if (entry) made.lookedAgain += 1;
    const fresh = judgeStatement(statement, manuscript, texts);
    // What was lost is known to the proof alone.
    const withLost = (now: readonly Judged[], then: readonly Finding[] = []) =>
      now.map((one, at) =>
        then[at]?.is === 'lost' && !isFine(one) ? { ...one, ...then[at] } : one,
      );
    return {
      statement,
      found: {
        figures: withLost(fresh.figures, entry?.figures),
        quotations: withLost(fresh.quotations, entry?.quotations),
      },
    };
  });
  const placed = (kind: 'figures' | 'quotations') =>
    judged.flatMap(({ statement, found }) => {
      let from = 0;
      return (found?.[kind] ?? []).map((finding: Finding & Partial<Judged>): PlacedFinding => {
        const at = Math.max(0, statement.text.indexOf(finding.words, from));
        from = at;
        return {
          ...finding,
          nearest: finding.nearest ?? [],
          place: placeInStatement(manuscript, statement, finding.words, at),
          sources: statement.sources,
        };
      });
    });
  return {
    findings,
    newer,
    figures: placed('figures'),
    quotations: placed('quotations'),
    searches: findings.silences.flatMap(({ silence, proof: entry }): SearchedSource[] => {
      if (isAnswered(entry)) return [];
      const fresh = new Map(judgeSilence(silence, texts).map(({ id, hits }) => [id, hits]));
      return silence.sources.flatMap((id) => {
        const hits = fresh.get(id);
        const then = entry?.sources.find((one) => one.id === id);
        const unanswered =
          hits?.filter(({ isCleared }) => !isCleared).length ??
          (then ? then.hits - then.cleared : 0);
        return unanswered === 0 ? [] : [{ silence, id, unanswered, hits, since: then?.since }];
      });
    }),
  };
}

const isFine = ({ is }: Finding) => is === 'found' || is === 'computed' || is === 'translated';

/** Where words of a statement stand in the file; `at` is where they stand in its text. */
export function placeInStatement(
  manuscript: Manuscript,
  { at }: Statement,
  words: string,
  offset: number,
): Place {
  if ('claim' in at) return placeOf(manuscript, ['claims', at.claim, 'text']);
  const sentence = manuscript.prose.sentences[at.sentence];
  if (!sentence) return { line: 1, column: 1 };
  // White space is collapsed in the text of the statement.
  const there = sentence.text.startsWith(words, offset)
    ? offset
    : Math.max(0, sentence.text.indexOf(words));
  return placeInSentence(sentence, there);
}

/** ``; nearest in `vb`: “… passage …”``, for each source that has one. */
export const nearestInWords = (nearest: Judged['nearest']): string =>
  nearest.map(({ source, passage }) => `; nearest in \`${source}\`: “${passage}”`).join('');

export const inCode = (ids: readonly string[]): string => ids.map((id) => `\`${id}\``).join(', ');
