/** Which ranks does a text give? “Ranks second”, “No. 2”, “#2”, “Platz 2”, “第二”, and the first column of a ranking. */
import { firstWords } from '../model/number-words.ts';
import { type Mention } from './figure.ts';
import { type Lang } from './flat.ts';
import { cjkNumber, ordinalOf, ordinalWords, spelledNumbers } from './number-words.ts';

const SMALL = firstWords('cardinals', 12).join('|');

const END = '(?=[ \\u00a0]*(?:$|[.,;:!?)\\]"\\n|\\t]|- ))';
const englishOrdinal = `(?<word>${ordinalWords('en', 30)})`;

/** Documents and things whose number is no rank. */
const NOT_NUMBERED =
  '(?<!\\b(?:order|regulation|directive|patent|case|docket|bill|law|resolution|rule|article|report|paper|lot|model|form|opus|op|symphony|bus|line|room|issue|exhibit|figure|fig|table|the)[ ,]{1,2})';

const ENGLISH = [
  `${NOT_NUMBERED}\\b(?:no\\.[ \\u00a0]?|nos?[ \\u00a0]|nº ?|number[ \\u00a0])(?<digits>\\d{1,3})(?![\\d%.,]\\d|-)`,
  `\\bnumber[ \\u00a0-](?<small>${SMALL})\\b(?= (?:to|and|in|on|of|among|behind|spot|place|position)\\b|${END})`,
  `(?<![\\p{L}\\p{N}/?=&])#[ ]?(?<digits>\\d{1,4})\\b`,
  `\\brank(?:s|ed|ing)?:?[ \\u00a0]+(?:as |at |in |joint |equal |tied for |number |no\\. ?)*(?<digits>\\d{1,3})(?:st|nd|rd|th)?\\b(?![-.,]\\d|,\\d|[ ]?%| (?:to|of|and|points|votes|models)\\b)`,
  `\\b(?:place|position|spot)[ \\u00a0](?:(?<digits>\\d{1,3})|(?<small>${SMALL}))\\b(?![.,]\\d)`,
  `(?<![\\p{L}\\p{N}.,])(?<digits>\\d{1,3})(?:st|nd|rd|th)\\b(?!-century| century)`,
  `(?<=\\b(?:rank(?:s|ed|ing)?|place[sd]?|finish(?:es|ed|ing)?|came|comes?|coming|stands?|stood|is|was|are|were|be|been|being|remain(?:s|ed)?|stay(?:s|ed)?|sits?|sat|fell|falls|fallen|rose|rises|risen|slip(?:s|ped)|drop(?:s|ped)|climb(?:s|ed)|jump(?:s|ed)|moved?|moves|from|to|still|only|now|joint|tied|in|as|put|puts|placing|the|and|or|,)[ \\u00a0](?:to |in |at |as |still |only |now |joint |equal |the |from |it |them )*)${englishOrdinal}(?:${END}|(?= (?:in|on|of|among|amongst|behind|after|overall|with|and|or|at|by|to|worldwide|globally|for|ahead|there|within|from|out|between|when|while|as|but|until|since|last|this|again|all)\\b))`,
  `\\b${englishOrdinal}[ \\u00a0-](?=(?:place[ds]?|position(?:ed)?|spot|rank(?:ed|ing)?|row|seed|title|day|from|\\p{L}+est|most)\\b)`,
];

const GERMAN = [
  `\\b(?:Platz|Rang|Position|Nr\\.|Nummer)[ \\u00a0]?(?:(?<digits>\\d{1,3})|(?<cardinal>ein(?:s)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf))(?![\\p{L}\\d])`,
  `(?<![\\p{L}\\p{N}.,])(?<digits>\\d{1,3})\\.[ \\u00a0](?=(?:Platz|Rang|Position|Stelle|Tag|Titel|Mal)\\b)`,
  `(?<![\\p{L}])(?<word>${ordinalWords('de', 20)})(?=[ ](?:Platz|Rang|Position|Stelle|Titel|hinter|in|im|von|mit|auf)\\b|${END})`,
];

const FRENCH = [
  `(?:\\bn°|\\bno\\.?|\\bnuméro|\\brang|\\bplace)[ \\u00a0]?(?<digits>\\d{1,3})(?![\\d,.]\\d)`,
  `(?<![\\p{L}\\p{N}.,])(?<digits>\\d{1,3})(?:er|re|ère|e|ème|ième|eme)(?![\\p{L}\\p{N}])(?! siècle)`,
  `(?<![\\p{L}])(?<word>${ordinalWords('fr', 20)})(?=[ ](?:place|rang|position|ex|derrière|du|de|des|au|sur|à|en)(?!\\p{L})|${END})`,
];

const CJK = [
  `第[ ]?(?<cjk>[〇一二三四五六七八九十百\\d]{1,4})(?![季四次代章条條回号號期批版届部節节分\\d])`,
  `(?<![\\p{Script=Han}\\d.,])(?<cjk>\\d{1,3})[ ]?位`,
  `#[ ]?(?<digits>\\d{1,3})\\b`,
  `\\bNo\\.[ ]?(?<digits>\\d{1,3})\\b`,
];

const patterns = (sources: string[]) =>
  sources.map((source) => new RegExp(source, source.includes('\\p{') ? 'giu' : 'gi'));
const PATTERNS: Record<Lang, RegExp[]> = {
  en: patterns(ENGLISH),
  de: patterns([...GERMAN, '(?<![\\p{L}\\p{N}])#[ ]?(?<digits>\\d{1,4})\\b']),
  fr: patterns([...FRENCH, '(?<![\\p{L}\\p{N}])#[ ]?(?<digits>\\d{1,4})\\b']),
  ja: patterns(CJK),
  zh: patterns(CJK),
};

/** A rank as a figure. */
const rankMention = (value: number, text: string, start: number): Mention => ({
  kind: 'rank',
  value,
  tolerance: 0,
  text,
  start,
  end: start + text.length,
  ...(/\d/.test(text) ? {} : { isSpelled: true }),
});

/** Ranks of a flat text. Several may share a place; the first is the longest. */
export function findRanks(flat: string, lang: Lang): Mention[] {
  const found: Mention[] = [];
  for (const pattern of PATTERNS[lang]) {
    for (const match of flat.matchAll(pattern)) {
      const { digits, small, word, cardinal, cjk } = match.groups ?? {};
      const value = digits
        ? Number(digits)
        : word
          ? ordinalOf(word, lang)
          : cjk
            ? cjkNumber(cjk)
            : (spelledNumbers(small ?? cardinal ?? '', lang)[0]?.value ??
              (/^(?:one|eins?)$/i.test(small ?? cardinal ?? '') ? 1 : undefined));
      if (!value) continue;
      const text = match[0].trimEnd().replace(/[-\u00a0]$/, '');
      const isTaken = found.some(
        ({ start, end }) => start < match.index + text.length && match.index < end,
      );
      if (!isTaken) found.push(rankMention(value, text, match.index));
    }
  }
  return found;
}

const RANKING =
  /\b(?:ranks?|ranking|rankings|place|position|pos|leaderboard|standings|top|rang|platz|platzierung|rangliste|classement|position)\b|排名|排行|榜|順位|ランキング|名次|#/iu;

const FIRST_CELL =
  /(?<=^|\n)[ \t|]*(?<rank>\d{1,3})(?:\.|\))?(?=[ \t]*[|\t]|[ \u00a0]+(?=\p{L}))/gu;

const LEADERS =
  /\b(?:tops|topped|leads|led|heads|headed) (?:the|all|both|its|every)\b|\bat the top of the\b|\bin the lead\b|\btakes? the lead\b|\bSpitzenreiter(?:in)?\b|\ban der Spitze\b|\bTabellenführer|\ben tête d|\bmène le classement|首位|榜首|トップに|冠军|冠軍/gi;

/** First places that a text gives without a number: whoever leads the list is first. */
export const leaders = (flat: string): Mention[] =>
  [...flat.matchAll(LEADERS)].map((match) => rankMention(1, match[0], match.index));

/** Ranks in the first column of a table or list of a text that speaks of ranks. */
export function listedRanks(flat: string): Mention[] {
  if (!RANKING.test(flat)) return [];
  return [...flat.matchAll(FIRST_CELL)].map((match) => {
    const written = match.groups?.rank ?? '';
    const start = match.index + match[0].indexOf(written);
    const end = flat.indexOf('\n', start);
    const row = { start, end: end < 0 ? flat.length : end };
    return { ...rankMention(Number(written), written, start), row };
  });
}
