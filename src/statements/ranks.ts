/** Which ranks does an English text give? “Ranks second”, “No. 2”, “seventh place”, “top ten”. */
import { firstWords } from '../model/number-words.ts';

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

export const ORDINALS = firstWords('ordinals', 12);
const CARDINALS = firstWords('cardinals', 12);

const ORDINAL = `(?<ordinal>${ORDINALS.join('|')}|\\d{1,3}(?:st|nd|rd|th))`;
const CARDINAL = `(?<cardinal>${CARDINALS.join('|')}|\\d{1,3})`;

/** What may follow a bare ordinal that is a rank: “is second in text-to-video”, “is second.” */
const NOTHING_OR_BOARD =
  '(?!\\s+in\\s+(?:line|command|turn|succession|person|a\\s+row|the\\s+(?:queue|row|series|order)))(?=\\s*(?:$|[.,;:)”"’!?—–])|\\s+(?:in|on|of|among|behind|after|overall|with|and|or|at|by|for|worldwide|globally)\\b)';

/** Things of which one has a number: “No. 4” of them is a name, and a “number one reason” no rank. */
const NUMBERED =
  '(?!\\s+(?:priorit|concern|issue|reason|cause|rule|enem|goal|choice|question|problem|suspect|killer|fan|favourite|favorite|complaint|shirt|jersey|bus|tram|train|reactor|unit|shaft|mine|wood|iron|pencil|court|plant|line|engine|machine)\\p{L}*)';

/** What stands before “No. 2” that is a rank; after another word it is the number of a thing. */
const BEFORE_A_RANK =
  '(?<=^|[.,;:(“"—–]\\s?|\\b(?:is|was|are|were|be|been|as|at|to|from|an?|the|new|current|former|reigning|undisputed|world|world’s|hit|hits|reach(?:es|ed)?|becomes?|became|remain(?:s|ed)?|debut(?:s|ed)?|ranked|rated|voted|named|placed|seeded|and|or|why|whose|behind|over|than|still|now|only|joint|currently|sits?|sat|stay(?:s|ed)?|country’s|industry’s|region’s)\\s)';

const VERB =
  '\\b(?:stands?|stood|is|was|are|were|remains?|remained|sits?|sat|came|comes|come|finish(?:es|ed)?|places?|placed|qualif(?:ies|ied)|lies|lay|(?:f[ae]lls?|rose|rises?|risen|drop(?:s|ped)?|slip(?:s|ped)?|climb(?:s|ed)?|jump(?:s|ed)?|mov(?:es?|ed)|went|goes|slid|sank|tumbl(?:es|ed)|shot|leapt|surg(?:es|ed)|advanc(?:es|ed)|bumped|back)(?:\\s+(?:up|down|back))?\\s+(?:in)?to)';

const PATTERNS = [
  // “No. 2”, and no order, patent or law of that number.
  `${BEFORE_A_RANK}no\\.\\s?(?<cardinal>\\d{1,3})(?![\\d–-])${NUMBERED}`,
  `\\bworld(?:’s)?[ -](?:number|no\\.)[ -]?${CARDINAL}\\b`,
  `(?<=\\b(?:is|was|are|were|be|become|becomes|became|remain(?:s|ed)?|hit|hits|reach(?:es|ed)?|debut(?:s|ed)?|at|to|as|sits?|still|now|the|rated|voted|named)\\s)number\\s${CARDINAL}\\b${NUMBERED}${NOTHING_OR_BOARD}`,
  `(?<=\\b(?:at|is|was|to|hit|hits|reach(?:es|ed)|as|ranks?|ranked)\\s)#(?<cardinal>\\d{1,3})\\b`,
  `\\brank(?:s|ed|ing)?\\s+(?:as\\s+|at\\s+)?(?:(?:joint|equal)[- ]|tied\\s+(?:for\\s+)?|a\\s+\\p{L}+\\s+)?${ORDINAL}\\b(?!-|\\s+(?:behind|after)\\s+\\p{Ll}+s?\\s+claims)`,
  // A tensor has a rank too: “a rank 3 tensor”, “of rank two”.
  `(?<!\\b(?:an?|of|with|low|full|the|same)\\s)\\brank(?:s|ed|ing)?\\s+(?:as\\s+|at\\s+)?(?:the\\s+)?(?:number\\s+|no\\.\\s?)?${CARDINAL}\\b(?!\\s?[–-]\\s?\\d|\\s+(?:to|of|and)\\b|\\s+\\p{L}+s\\b|[.,]\\d|\\s+(?:tensor|matrix|update|approximation|adapter|adaptation|decomposition|array|group|lattice))`,
  `(?<!\\bin\\sthe\\s)\\b${ORDINAL}[- ](?:placed?|spot|position|rank(?:ed|ing)?)\\b(?!\\s?holder|\\s+to\\b)`,
  `${VERB}\\s+(?:(?:still|only|now|just|currently|in|joint|equal|tied|level|an?\\s+(?:distant|close|narrow|poor|strong|surprising|respectable|creditable))\\s+){0,2}(?<ordinal>${ORDINALS.slice(1).join('|')}|\\d{1,3}(?:st|nd|rd|th))\\b${NOTHING_OR_BOARD}`,
  `\\b(?:came|finished|placed|come|finish)\\s+(?:in\\s+|joint\\s+|equal\\s+)?(?<ordinal>first)\\b${NOTHING_OR_BOARD}`,
  `\\bfrom\\s+${ORDINAL}\\s+to\\s+(?:${ORDINALS.join('|')}|\\d{1,3}(?:st|nd|rd|th))\\b(?=\\s*(?:$|[.,;:)”"’!?—–])|\\s+(?:in|on|among|after|within|since|over|place)\\b)`,
  '\\b(?<ordinal>second)\\s+only\\s+to\\b',
  `\\b${ORDINAL}\\s+on\\s+(?:the|an?|its|both|\\p{Lu}[\\p{L}\\p{N}]*(?:’s)?)\\s+(?:[\\p{L}\\p{N}-]+\\s+){0,2}(?:leader)?(?:list|board|table|index|ranking|chart)s?\\b`,
  '\\b(?<first>top-rank(?:ed|ing)|(?:took|takes?|taking|claim(?:ed|s)?|holds?|held|reach(?:ed|es)?|reclaim(?:ed|s)?) the top (?:spot|place|position)|finish(?:ed|es) top|topped the (?:\\p{L}+ ){0,2}(?:table|charts?|rankings?|standings|list|leaderboard))\\b',
  `\\b(?:in|into|within|among|of|out\\sof|its|the|a|first)\\s+(?:the\\s+)?top[- ]${CARDINAL}\\b(?:\\s+(?:places?|spots?|positions?|ranks?|models?|systems?|entries|rows|finish(?:es)?|results?))?(?=\\s*(?:$|[.,;:)”"’!?—–])|\\s+(?:in|on|of|by|with|and|or|at|after|for|again|list|board)\\b|(?<=places?|spots?|positions?|ranks?|models?|systems?|entries|rows|finish(?:es)?|results?)\\s)`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** Most texts have no such word, and are not searched for ranks. */
const MAY_RANK = new RegExp(
  `\\b(?:${ORDINALS.join('|')}|number|ranks?|ranked|ranking|top|topped)\\b|\\d(?:st|nd|rd|th)\\b|\\bno\\.|#\\d`,
  'i',
);

/** Ranks of a text, in its order. */
export function findRanks(text: string): Rank[] {
  const ranks: Rank[] = [];
  if (!MAY_RANK.test(text)) return ranks;
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const { ordinal, cardinal, first } = match.groups ?? {};
      const overlaps = ranks.some(
        (other) =>
          match.index < other.offset + other.text.length &&
          other.offset < match.index + match[0].length,
      );
      if (overlaps) continue;
      ranks.push({
        text: match[0],
        offset: match.index,
        rank:
          first !== undefined
            ? 1
            : ordinal !== undefined
              ? rankOf(ordinal, ORDINALS)
              : rankOf(cardinal ?? '', CARDINALS),
        isTop: first === undefined && /\btop[- ]/i.test(match[0]),
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
