/** What is a number in English words? `forty`, `twenty-two`, `half a`: those that stand before a multiplier or per cent. */

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const HALF = 'half a';

const either = (words: readonly string[]) => words.join('|');

/** A part of a regular expression, without groups of its own. */
export const SPELLED = `(?:(?:${either(TENS)})(?:[- ](?:${either(ONES.slice(0, 9))}))?|${either(ONES.toReversed())}|[Hh]alf a|${either(
  [...TENS, ...ONES].map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
)})`;

/** The value of a text that `SPELLED` matches: 22, 0.5. */
export function spelledValue(text: string): number {
  const words = text.toLowerCase();
  if (words === HALF) return 0.5;
  return words
    .split(/[- ]/)
    .reduce(
      (sum, word) =>
        sum + (TENS.includes(word) ? (TENS.indexOf(word) + 2) * 10 : ONES.indexOf(word) + 1),
      0,
    );
}
