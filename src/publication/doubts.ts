/** Has it held? What no longer stands as it was written, and all that depends on it, across pieces. */
import type { Claim } from '../model/claim.ts';
import type { Correction } from '../model/correction.ts';
import type { Day } from '../model/date.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Piece } from '../model/piece.ts';
import type { Sentence } from '../model/prose.ts';
import { sourceIdentity } from '../model/source.ts';
import { dependencyKey, keyOf } from './cross-references.ts';
import type { Loss, LostEvidence } from './lost-evidence.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import { overtakenBy } from './overtaken.ts';
import { originChain, worksOf, type Works } from './works.ts';

/** What happened to something that others rest on. */
export type Cause =
  | {
      kind: 'source';
      /** Identity of the work. */
      work: string;
      /** `changed`: it no longer says what we found in it. */
      is: 'corrected' | 'retracted' | 'dead' | 'changed';
      since: Day | undefined;
    }
  | {
      kind: 'claim';
      /** `slug#id`. */
      claim: string;
      is: 'corrected' | 'withdrawn';
      since: Day | undefined;
    }
  | { kind: 'review'; claim: string; due: Day }
  /** A later state of a board says otherwise than the claim did of its day. */
  | { kind: 'board'; claim: string; is: 'overtaken'; board: string; state: Day; since: Day };

/** A step from what is doubted to the cause: the identity of a work, or the `slug#id` of a claim. */
export interface Step {
  kind: 'work' | 'claim';
  key: string;
}

/** Why a claim or sentence is to be looked at again. */
export interface Doubt {
  cause: Cause;
  /** What leads to the cause, the nearest first; empty where it is met directly. */
  through: readonly Step[];
}

/** A named claim among those of all pieces. */
export interface NamedClaim {
  /** `slug#id`. */
  key: string;
  manuscript: Manuscript;
  claim: Claim;
  /** The gravest of what the claim says of itself and what corrections of its piece do to it. */
  status: Claim['status'];
  /** The correction behind the status, where there is one. */
  correction: Correction | undefined;
  /** Keys of the claims it depends on, as far as they exist. */
  dependsOn: readonly string[];
  /** Keys of the claims that depend on it. */
  dependents: readonly string[];
  doubts: readonly Doubt[];
}

export interface Standing {
  works: Works;
  /** By `slug#id`, in the order of the pieces. */
  claims: ReadonlyMap<string, NamedClaim>;
  /** Works that no longer stand, or repeat one that does not, by identity. */
  troubles: ReadonlyMap<string, Doubt>;
  /** What sources no longer say, by the slug of the piece that found it there. */
  lost: ReadonlyMap<string, LostEvidence>;
}

/** How works and claims of some pieces stand on a day. */
export function standingOf(
  manuscripts: readonly Manuscript[],
  today: Day,
  {
    lost = new Map(),
    boards = [],
  }: { lost?: Standing['lost']; boards?: readonly Leaderboard[] } = {},
): Standing {
  const works = worksOf(manuscripts);
  const troubles = troublesOf(works);
  const claims = namedClaims(manuscripts);
  for (const { key, dependsOn } of claims.values()) {
    for (const other of dependsOn) claims.get(other)?.dependents.push(key);
  }
  for (const claim of claims.values()) {
    const losses = lost.get(claim.manuscript.slug)?.claims.get(claim.claim.id) ?? [];
    const own = [
      ...ownCauses(claim, troubles, today),
      ...overtakenCauses(claim, boards),
      ...losses.map(doubtOfLoss),
    ];
    spreadFrom(claim, claims, own);
  }
  return { works, claims, troubles, lost };
}

const STATUSES: readonly Claim['status'][] = [
  'stands',
  'weakened',
  'superseded',
  'corrected',
  'withdrawn',
];

/**
 * Status of a claim: a correction that names it makes it `corrected`, a retraction `withdrawn`; a retraction
 * that names no claim withdraws the piece and all its claims. The gravest counts.
 */
export function claimStatus(
  claim: Pick<Claim, 'id' | 'status'>,
  { corrections }: Pick<Piece, 'corrections'>,
): Pick<NamedClaim, 'status' | 'correction'> {
  let status = claim.status;
  let by: Correction | undefined;
  for (const correction of corrections) {
    const { kind, affects } = correction;
    const isRetraction = kind === 'retraction';
    if (!affects.includes(claim.id) && !(isRetraction && affects.length === 0)) continue;
    const brings = isRetraction ? 'withdrawn' : 'corrected';
    if (STATUSES.indexOf(brings) < STATUSES.indexOf(status)) continue;
    if (brings !== status || !by) by = correction;
    status = brings;
  }
  return { status, correction: by };
}

/** A claim while its dependents and doubts are gathered. */
type Draft = NamedClaim & { dependents: string[]; doubts: Doubt[] };

function namedClaims(manuscripts: readonly Manuscript[]): Map<string, Draft> {
  const claims = new Map<string, Draft>();
  for (const manuscript of manuscripts) {
    for (const claim of manuscript.piece.claims) {
      const key = keyOf(manuscript.slug, claim.id);
      const { status, correction } = claimStatus(claim, manuscript.piece);
      claims.set(key, {
        key,
        manuscript,
        claim,
        status,
        correction,
        dependsOn: [],
        dependents: [],
        doubts: [],
      });
    }
  }
  return new Map(
    [...claims].map(([key, named]) => {
      const written = named.claim.dependsOn.map((id) => dependencyKey(named.manuscript.slug, id));
      return [key, { ...named, dependsOn: [...new Set(written)].filter((id) => claims.has(id)) }];
    }),
  );
}

/** Works that are corrected, retracted or lost, and those that repeat a corrected or retracted one. */
function troublesOf(works: Works): Map<string, Doubt> {
  const troubles = new Map<string, Doubt>();
  for (const work of works.values()) {
    const chain = [work, ...originChain(work, works)];
    const at = chain.findIndex((one, index) => {
      const { is } = one.state;
      if (is === 'dead') return index === 0 && one.archived === undefined;
      return is === 'corrected' || is === 'retracted';
    });
    const cause = chain[at];
    if (!cause) continue;
    troubles.set(work.identity, {
      cause: {
        kind: 'source',
        work: cause.identity,
        is: cause.state.is as 'corrected' | 'retracted' | 'dead',
        since: cause.state.date,
      },
      through: chain.slice(0, at).map(({ identity }) => ({ kind: 'work', key: identity })),
    });
  }
  return troubles;
}

const doubtOfLoss = ({ work, since }: Loss): Doubt => ({
  cause: { kind: 'source', work, is: 'changed', since },
  through: [],
});

/** Identities of the works that speak for a claim: its own list, and what the prose cites for it. */
export function supportOf({ piece, prose }: Manuscript, claim: Claim): string[] {
  const stances = new Map(claim.sources.map(({ id, stance }) => [id, stance]));
  for (const citation of prose.citations) {
    if (citation.claim === claim.id && !stances.has(citation.source)) {
      stances.set(citation.source, 'supports');
    }
  }
  return piece.sources
    .filter(({ id }) => stances.get(id) === 'supports')
    .map((source) => sourceIdentity(source));
}

function ownCauses(
  { key, manuscript, claim, status }: NamedClaim,
  troubles: ReadonlyMap<string, Doubt>,
  today: Day,
): Doubt[] {
  const ofSources = supportOf(manuscript, claim).flatMap((identity) => {
    const trouble = troubles.get(identity);
    return trouble ? [trouble] : [];
  });
  const { reviewBy } = claim;
  const isCurrent = status === 'stands' || status === 'weakened';
  return reviewBy === undefined || reviewBy >= today || !isCurrent
    ? ofSources
    : [...ofSources, { cause: { kind: 'review', claim: key, due: reviewBy }, through: [] }];
}

/** Current claims of which a later state of a board says otherwise. */
function overtakenCauses(
  { key, manuscript, claim, status }: NamedClaim,
  boards: readonly Leaderboard[],
): Doubt[] {
  if (status !== 'stands' && status !== 'weakened') return [];
  const cited = new Set(supportOf(manuscript, claim));
  const sources = manuscript.piece.sources.filter((one) => cited.has(sourceIdentity(one)));
  const by = overtakenBy(claim, sources, boards);
  return by ? [{ cause: { kind: 'board', claim: key, is: 'overtaken', ...by }, through: [] }] : [];
}

/** Carries the doubts of a claim, and its correction or withdrawal, to all that depends on it, by the shortest way. */
function spreadFrom(start: Draft, claims: Map<string, Draft>, own: readonly Doubt[]): void {
  for (const doubt of own) add(start, doubt);
  const { key, status, correction } = start;
  const since = correction?.date;
  const news: Doubt[] =
    status === 'corrected' || status === 'withdrawn'
      ? [...own, { cause: { kind: 'claim', claim: key, is: status, since }, through: [] }]
      : [...own];
  if (news.length === 0) return;
  const reached = new Set([key]);
  let front: { claim: Draft; path: Step[] }[] = [{ claim: start, path: [] }];
  while (front.length > 0) {
    const next: typeof front = [];
    for (const { claim, path } of front) {
      for (const dependent of claim.dependents.flatMap((other) => claims.get(other) ?? [])) {
        if (reached.has(dependent.key)) continue;
        reached.add(dependent.key);
        const way: Step[] = claim === start ? path : [{ kind: 'claim', key: claim.key }, ...path];
        for (const { cause, through } of news) {
          const toCause: Step[] =
            cause.kind === 'source' ? [...way, { kind: 'claim', key }, ...through] : way;
          add(dependent, { cause, through: toCause });
        }
        next.push({ claim: dependent, path: way });
      }
    }
    front = next;
  }
}

/** One key for one cause. */
export const causeKey = (cause: Cause): string =>
  cause.kind === 'source' ? `source ${cause.work}` : `${cause.kind} ${cause.claim}`;

/** Adds a doubt, unless a shorter way to its cause is known. */
function add({ doubts }: { doubts: Doubt[] }, doubt: Doubt): void {
  const known = doubts.findIndex(({ cause }) => causeKey(cause) === causeKey(doubt.cause));
  if (known === -1) doubts.push(doubt);
  else if ((doubts[known]?.through.length ?? 0) > doubt.through.length) doubts[known] = doubt;
}

/** Why a cited sentence is to be looked at again: the works it cites, and the claims it states. */
export function doubtsOfSentence(
  { slug, piece, prose }: Manuscript,
  sentence: Sentence,
  { claims, troubles, lost }: Standing,
): Doubt[] {
  const doubts: Doubt[] = [];
  const losses = lost.get(slug)?.sentences.get(prose.sentences.indexOf(sentence)) ?? [];
  for (const loss of losses) add({ doubts }, doubtOfLoss(loss));
  const citations = sentence.citations.flatMap((index) => prose.citations[index] ?? []);
  for (const { source } of citations) {
    const listed = piece.sources.find(({ id }) => id === source);
    const trouble = listed && troubles.get(sourceIdentity(listed));
    if (trouble) add({ doubts }, trouble);
  }
  for (const id of citations.flatMap(({ claim }) => claim ?? [])) {
    const named = claims.get(keyOf(slug, id));
    if (!named) continue;
    const { key, status, correction } = named;
    if (status === 'withdrawn' || (status === 'corrected' && !isPutRight(sentence, id, piece))) {
      const since = correction?.date;
      add({ doubts }, { cause: { kind: 'claim', claim: key, is: status, since }, through: [] });
    }
    for (const { cause, through } of named.doubts) {
      const isOwnReview =
        (cause.kind === 'review' || cause.kind === 'board') && cause.claim === key;
      add(
        { doubts },
        { cause, through: isOwnReview ? through : [{ kind: 'claim', key }, ...through] },
      );
    }
  }
  return doubts;
}

/** Whether corrections of the piece have put a claim right, and the sentence no longer says what they corrected. */
function isPutRight({ text }: Sentence, claim: Claim['id'], { corrections }: Piece): boolean {
  const those = corrections.filter(({ affects }) => affects.includes(claim));
  return those.length > 0 && !those.some(({ was }) => was.includes(text) || text.includes(was));
}

/** A way on which a claim depends on itself, from one of the claims it depends on; undefined where there is none. */
export function wayBack(
  key: string,
  from: string,
  claims: ReadonlyMap<string, Pick<NamedClaim, 'dependsOn'>>,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === key) {
      const way: string[] = [];
      for (let step: string | undefined = at; step !== undefined; step = cameFrom.get(step)) {
        way.unshift(step);
      }
      return way;
    }
    for (const next of claims.get(at)?.dependsOn ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return undefined;
}
