/** In which words is a probability said? The scale of ICD 203, so that word and figure agree. */

/** https://www.dni.gov/files/documents/ICD/ICD-203.pdf, section D.6.e.(2); upper bounds in per cent. */
const SCALE: readonly [upTo: number, words: string][] = [
  [5, 'almost no chance'],
  [20, 'very unlikely'],
  [45, 'unlikely'],
  [55, 'roughly even chance'],
  [80, 'likely'],
  [95, 'very likely'],
  [100, 'almost certain'],
];

/** What is said of a probability. */
export interface Likelihood {
  words: string;
  /** The probabilities, 0 to 1, that share these words. */
  range: [from: number, to: number];
}

/** `0.7` → `likely`, from 0.55 to 0.8. A bound belongs to the weaker word below it. */
export function likelihood(probability: number): Likelihood {
  const percent = Math.round(probability * 100);
  let from = 0;
  for (const [upTo, words] of SCALE) {
    if (percent <= upTo) return { words, range: [from / 100, upTo / 100] };
    from = upTo;
  }
  throw new RangeError(`Expected a probability from 0 to 1, not ${probability}`);
}
