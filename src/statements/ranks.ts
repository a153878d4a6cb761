/** Which ranks does an English text give? “Ranks second”, “No. 2”, “seventh place”, “top ten”. */

export interface Rank {
  /** As written: `ranks second`. */
  text: string;
  /** UTF-16 units from the beginning of the text. */
  offset: number;
  /** From 1, the best. */
  rank: number;
  /** `top ten`: this rank or a better one. */
  isTop: boolean;
}

export const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const CARDINALS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

const ORDINAL = `(?<ordinal>${ORDINALS.join('|')}|\\d{1,3}(?:st|nd|rd|th))`;
const CARDINAL = `(?<cardinal>${CARDINALS.join('|')}|\\d{1,3})`;

/** What may follow a bare ordinal that is a rank: “is second in text-to-video”, “is second.” */
const NOTHING_OR_BOARD =
  '(?=\\s*(?:$|[.,;:)”"’!?—–])|\\s+(?:in|on|of|among|behind|after|overall|with|and|or|at|by|worldwide|globally)\\b)';

const PATTERNS = [
  // “No. 2”, and no order, patent or law of that number.
  `(?<!\\b(?:order|regulation|directive|patent|case|docket|bill|law|resolution|rule|article|report|paper|lot|model|form|opus|op|symphony|bus|line|room|issue|exhibit|figure|fig|table),?\\s)\\bno\\.\\s?(?<cardinal>\\d{1,3})(?![\\d–-])`,
  `\\branks?\\s+#(?<cardinal>\\d{1,3})\\b`,
  `\\brank(?:s|ed|ing)?\\s+(?:as\\s+|at\\s+)?(?:joint[- ]|equal[- ]|tied\\s+(?:for\\s+)?)?${ORDINAL}\\b(?!-)`,
  `\\brank(?:s|ed|ing)?\\s+(?:as\\s+|at\\s+)?(?:the\\s+)?(?:number\\s+|no\\.\\s?)?${CARDINAL}\\b(?!\\s?[–-]\\s?\\d|\\s+(?:to|of|and)\\b|\\s+\\p{L}+s\\b|[.,]\\d)`,
  `(?<!\\bin\\sthe\\s)\\b${ORDINAL}[- ](?:placed?|spot|position|rank(?:ed|ing)?)\\b(?!\\s?holder)`,
  `\\b(?:stands?|stood|is|was|are|were|remains?|remained|sits?|sat|came|comes|finish(?:es|ed)|places|placed|fell\\s+to|falls\\s+to|rose\\s+to|rises\\s+to|dropped\\s+to|drops\\s+to|slipped\\s+to|climbed\\s+to|climbs\\s+to|jumped\\s+to|jumps\\s+to)\\s+(?:still\\s+|only\\s+|now\\s+)?(?<ordinal>${ORDINALS.slice(1).join('|')}|\\d{1,3}(?:st|nd|rd|th))\\b${NOTHING_OR_BOARD}`,
  `\\b(?:in|into|within|among|of|out\\sof|its|the|a|first)\\s+(?:the\\s+)?top[- ]${CARDINAL}\\b(?:\\s+(?:places?|spots?|positions?|ranks?|models?|systems?|entries|rows))?(?=\\s*(?:$|[.,;:)”"’!?—–])|\\s+(?:in|on|of|by|with|and|or|at|after|for|list|board)\\b|(?<=places?|spots?|positions?|ranks?|models?|systems?|entries|rows)\\s)`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** Ranks of a text, in its order. */
export function findRanks(text: string): Rank[] {
  const ranks: Rank[] = [];
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const { ordinal, cardinal } = match.groups ?? {};
      const overlaps = ranks.some(
        (other) =>
          match.index < other.offset + other.text.length &&
          other.offset < match.index + match[0].length,
      );
      if (overlaps) continue;
      ranks.push({
        text: match[0],
        offset: match.index,
        rank: ordinal !== undefined ? rankOf(ordinal, ORDINALS) : rankOf(cardinal ?? '', CARDINALS),
        isTop: /\btop[- ]/i.test(match[0]),
      });
    }
  }
  return ranks.sort((a, b) => a.offset - b.offset);
}

/** Rank of a word among `words`, or of a number such as `2nd`; 0 for another word. */
export const rankOf = (word: string, words: readonly string[]): number =>
  /^\d/.test(word) ? Number.parseInt(word, 10) : words.indexOf(word.toLowerCase()) + 1;

const IN_PASSING = new RegExp(
  `\\b${ORDINAL}\\b|(?:\\bno\\.\\s?|\\brank\\s|#|\\bnumber\\s|\\btop[- ])${CARDINAL}\\b`,
  'gi',
);

/** Ranks that any word of a text could give, in a table or in passing: “1st”, “second”, “No. 3”. */
export function ranksInPassing(text: string): Set<number> {
  const ranks = new Set<number>();
  for (const { groups } of text.matchAll(IN_PASSING)) {
    const { ordinal, cardinal } = groups ?? {};
    ranks.add(
      ordinal !== undefined ? rankOf(ordinal, ORDINALS) : rankOf(cardinal ?? '', CARDINALS),
    );
  }
  if (/\b(?:leads?|led|leaders?|tops?|topped|best|highest)\b/i.test(text)) ranks.add(1);
  return ranks;
}
