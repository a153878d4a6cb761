/** Which long runs of words do two texts share? One may be a copy or a rewrite of the other. */
import { type EvidenceText, type Passage, passageAt } from './evidence-text.ts';

/** A stretch of two texts with the same words, small edits apart. */
export interface Run {
  /** Where it stands in the first text, with its beginning. */
  inFirst: Passage;
  inSecond: Passage;
  /** Words of the stretch that both texts have in the same order. */
  words: number;
  /** Shared words as a share of the longer of the two stretches: 1 for a copy. */
  score: number;
  /** The stretch in the first text, UTF-16 units. */
  start: number;
  end: number;
}

/** Words in a row that begin a run; fewer are chance. */
const SEED = 4;
/** Words that an edit may put in, leave out or replace within a run. */
const LONGEST_EDIT = 6;
/** More places than this share a phrase that says nothing. */
const COMMONPLACE = 8;

interface Chain {
  first: number;
  second: number;
  /** Indexes behind the last shared words. */
  firstEnd: number;
  secondEnd: number;
  same: number;
}

/** Where each phrase of four words begins. */
function phrasesOf(words: readonly { word: string }[]): Map<string, number[]> {
  const phrases = new Map<string, number[]>();
  for (let index = 0; index + SEED <= words.length; index += 1) {
    const phrase = phraseAt(words, index);
    const places = phrases.get(phrase);
    if (!places) phrases.set(phrase, [index]);
    else if (places.length <= COMMONPLACE) places.push(index);
  }
  return phrases;
}

const phraseAt = (words: readonly { word: string }[], index: number): string =>
  `${words[index]?.word} ${words[index + 1]?.word} ${words[index + 2]?.word} ${words[index + 3]?.word}`;

const phrasesOfTexts = new WeakMap<EvidenceText, Map<string, number[]>>();
function knownPhrases(text: EvidenceText): Map<string, number[]> {
  const known = phrasesOfTexts.get(text) ?? phrasesOf(text.words());
  phrasesOfTexts.set(text, known);
  return known;
}

/** Joins a phrase found in both texts to a chain that ends just before it in both, or begins one. */
function extend(open: Chain[], first: number, second: number): Chain | undefined {
  const chain = open.find(
    (one) =>
      first + SEED > one.firstEnd &&
      second + SEED > one.secondEnd &&
      first - one.firstEnd <= LONGEST_EDIT &&
      second - one.secondEnd <= LONGEST_EDIT &&
      // Within a run both texts go on by the same words.
      (first >= one.firstEnd || first - one.firstEnd === second - one.secondEnd),
  );
  if (!chain) return undefined;
  chain.same += Math.min(SEED, first + SEED - chain.firstEnd, second + SEED - chain.secondEnd);
  chain.firstEnd = first + SEED;
  chain.secondEnd = second + SEED;
  return chain;
}

/**
 * Runs of at least `atLeast` shared words, longest first. A run goes on over an edit of up to six words, so that a
 * sentence re-worded in places is still reported, with a lower score. Takes time in proportion to the two texts.
 */
export function sharedRuns(first: EvidenceText, second: EvidenceText, atLeast: number): Run[] {
  const [ours, theirs] = [first.words(), second.words()];
  const phrases = knownPhrases(first);
  const done: Chain[] = [];
  let open: Chain[] = [];
  for (let place = 0; place + SEED <= theirs.length; place += 1) {
    const places = phrases.get(phraseAt(theirs, place)) ?? [];
    if (places.length > COMMONPLACE) continue;
    for (const origin of places) {
      if (extend(open, origin, place)) continue;
      open.push({
        first: origin,
        second: place,
        firstEnd: origin + SEED,
        secondEnd: place + SEED,
        same: SEED,
      });
    }
    if (open.length === 0) continue;
    const isOpen = (chain: Chain) => place - chain.secondEnd <= LONGEST_EDIT;
    done.push(...open.filter((chain) => !isOpen(chain)));
    open = open.filter(isOpen);
  }
  const runs = [...done, ...open].filter(({ same }) => same >= atLeast);
  return withoutInner(runs).map((chain) => {
    const start = ours[chain.first]?.start ?? 0;
    const end = ours[chain.firstEnd - 1]?.end ?? start;
    const there = theirs[chain.second]?.start ?? 0;
    const longer = Math.max(chain.firstEnd - chain.first, chain.secondEnd - chain.second);
    return {
      inFirst: passageAt(first, start, Math.min(end, start + 200)),
      inSecond: passageAt(
        second,
        there,
        Math.min(theirs[chain.secondEnd - 1]?.end ?? there, there + 200),
      ),
      words: chain.same,
      score: Math.round((chain.same / longer) * 100) / 100,
      start,
      end,
    };
  });
}

/** Longest first, without those that lie inside a longer one in either text. */
function withoutInner(chains: Chain[]): Chain[] {
  const kept: Chain[] = [];
  for (const chain of chains.toSorted((one, other) => other.same - one.same)) {
    const isInner = kept.some(
      (one) =>
        (one.second <= chain.second && chain.secondEnd <= one.secondEnd) ||
        (one.first <= chain.first && chain.firstEnd <= one.firstEnd),
    );
    if (!isInner) kept.push(chain);
  }
  return kept;
}

/** How much of the shorter of two texts stands in the other: the share of its phrases of four words, 0 to 1. */
export function sharedPart(first: EvidenceText, second: EvidenceText): number {
  const [ours, theirs] = [knownPhrases(first), knownPhrases(second)];
  const [shorter, longer] = ours.size < theirs.size ? [ours, theirs] : [theirs, ours];
  if (shorter.size === 0) return 0;
  const shared = [...shorter.keys()].filter((phrase) => longer.has(phrase)).length;
  return Math.round((shared / shorter.size) * 100) / 100;
}
