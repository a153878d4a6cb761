/** What is a number in English words? `forty`, `twenty-two`, `half a`: those that stand before a multiplier or per cent. */
import { firstWords, numberWords, spaced } from '../model/number-words.ts';

const HALF = 'half a';

/** Those of which another is the beginning stand first. */
const WORDS = [HALF, ...firstWords('cardinals', 99)]
  .toReversed()
  .map(
    (words) =>
      `[${words.charAt(0).toUpperCase()}${words.charAt(0)}]${words.slice(1).replace(' ', '[- ]')}`,
  );

/** A part of a regular expression, without groups of its own. */
export const SPELLED = `(?:${WORDS.join('|')})`;

/** The value of a text that `SPELLED` matches: 22, 0.5. */
export const spelledValue = (text: string): number =>
  spaced(text) === HALF ? 0.5 : (numberWords.en.cardinals.get(spaced(text)) ?? NaN);
