/** Which figures does an English text state? Dates, prices, percentages and numbers; names such as “Veo 3.1” are none. */
import { monthNamed, MONTHS, SHORT_MONTH } from '../model/calendar.ts';
import { CURRENCIES, currenciesOf } from '../model/currency.ts';
import { goesOnWithUnit, isUnitAtOnce } from './measures.ts';
import { SPELLED, spelledValue } from './spelled-numbers.ts';

export interface Figure {
  kind: 'date' | 'price' | 'percentage' | 'number';
  /** As written: `$2.64`, `40 per cent`, `22 June 2026`. */
  text: string;
  /** UTF-16 units from the beginning of the text. */
  offset: number;
  /** The amount without its sign, with `million` multiplied out; 0 for a date. */
  value: number;
  /** What the amount is where `m` means metres and no million. */
  otherValue?: number;
  /** Half the step to which the amount is rounded as it is written: 0.05 for `1.4`. */
  tolerance: number;
  /** `−0.3 %`. */
  isNegative?: true;
  /** The words around it speak of a fall or a loss, so that it may stand for a negative one. */
  isOfAFall?: true;
  /** It has a unit, or is part of a result such as `1-0`: it says something however small it is. */
  isMeasured?: true;
  /** ISO 4217 codes of what the sign or word of a price can mean; absent for cents. */
  currencies?: readonly string[];
  /** Parts of a date as far as it is given; month from 1. */
  date?: { year?: number; month?: number; day?: number };
}

const MONTH = `(?<month>(?:${[...MONTHS, ...MONTHS.map((name) => name.toUpperCase())].join('|')})\\b|${SHORT_MONTH})`;
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s?[–-]\\s?\\d{1,2}(?:st|nd|rd|th)?)?';
const YEAR = '(?<year>(?:19|20)\\d{2})';

const DATES = [
  `(?<![\\w.,/-])${YEAR}-(?<monthNumber>\\d{2})(?:-(?<day>\\d{2}))?(?![\\w-])`,
  `(?<![\\w.,/-])(?<day>\\d{1,2})\\.(?<monthNumber>\\d{1,2})\\.${YEAR}(?![\\w-]|\\.\\d)`,
  // Whether the day or the month stands first is not known.
  `(?<![\\w.,/-])\\d{1,2}/\\d{1,2}/${YEAR}(?![\\w/-])`,
  `\\b${DAY}(?:\\s+of)?\\s+${MONTH}(?:,?\\s+${YEAR})?(?!\\w)`,
  `\\b${MONTH}\\s+${DAY}(?!\\d|[.,]\\d|\\s?(?:%|per cent|percent))(?:,?\\s+${YEAR}\\b)?`,
  `\\b${MONTH},?\\s+${YEAR}(?!\\w)`,
  `\\bQ[1-4],?\\s+${YEAR}\\b`,
  `(?<![\\w.,/$€£¥[-])${YEAR}(?![\\w%]|[.,:/]\\d|-\\w|\\s?(?:per cent|percent|million|billion))`,
  `(?<=\\b(?:[Bb]y|[Ii]n|[Uu]ntil|before|after|around)\\s)(?<year>21\\d{2})(?![\\w%]|[.,:/]\\d|\\s\\p{L}+s\\b)`,
].map((pattern) => new RegExp(pattern, pattern.includes('\\p{') ? 'gu' : 'g'));

/** `1,444`, `60 000`, `1,5`, `.92`, `12.5`. */
const AMOUNT =
  '(?<amount>\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?!\\d)|\\d+,\\d{1,2}(?![\\d,])|\\d+(?:\\.\\d+)?|\\.\\d+)';
const SCALE = '(?<scale>\\s?(?:thousand|million|billion|trillion|bn|mn|tn)\\b|[kKmMbB]\\b)?';

const ALONE = '(?<![\\w.,/-])';
const SIGN = '(?<money>(?:US|CA?|AU?|HK|NZ|S|CN)?[$€£¥₩₹])';
const CODE = '(?<money>[A-Z]{3})';
const CURRENCY_WORD = `(?<money>${Object.keys(CURRENCIES)
  .filter((name) => /^[a-z]+$/.test(name))
  .join('|')}|francs?|rupees?|won|kron(?:or|er)|pesos?|rand|reais|roubles?|rubles?)`;

const PRICES = [
  `(?:${SIGN}\\s?[−-]?|\\b${CODE}\\s?)${AMOUNT}${SCALE}`,
  `${ALONE}${AMOUNT}${SCALE}(?:\\s?${SIGN}(?!\\s?\\d)|\\s${CODE}\\b|\\s(?:US\\s)?(?:${CURRENCY_WORD}|cents?|pence)\\b)`,
].map((pattern) => new RegExp(pattern, 'g'));

const PER_CENT = '(?:%|per\\scent\\b|percent\\b|percentage\\spoints?\\b)';
const PERCENTAGES = [new RegExp(`(?<![\\w.,/])${AMOUNT}\\s?${PER_CENT}`, 'gi')];

/** In words: “twenty euros”, “forty per cent”, “two million”. */
const SPELLED_PRICES = [
  new RegExp(
    `\\b(?<spelled>${SPELLED})(?<scale>\\s(?:thousand|million|billion|trillion))?\\s${CURRENCY_WORD}\\b`,
    'g',
  ),
];
const SPELLED_PERCENTAGES = [new RegExp(`\\b(?<spelled>${SPELLED})\\s${PER_CENT}`, 'gi')];
const SPELLED_NUMBERS = [
  new RegExp(
    `\\b(?<spelled>${SPELLED})(?<scale>[- ](?:thousand|million|billion|trillion))\\b`,
    'g',
  ),
];

/** A result such as `1-0` or `312–291`, and the time of a run. */
const RESULTS = [
  /(?<![\p{L}\p{N}.,/:–-])(?<first>\d{1,3})[-–](?<second>\d{1,3})(?![\p{L}\p{N}–-]|[.,/]\d|\s?%|\s(?:per cent|percent)\b)/gu,
  /(?<![\w:.])\d{1,2}:[0-5]\d(?::[0-5]\d(?:\.\d+)?|\.\d+)(?![\w:])/g,
];

/** Letters that make a unit when they follow a number at once; with others it is a name such as `720p`. */
const NUMBERS = [
  `(?<![\\p{L}\\p{N}_.,:/#§-]|[\\p{L}\\p{N}][–])${AMOUNT}(?:${SCALE}|(?<unit>[\\p{L}°][\\p{L}²³/]*))(?![\\p{L}\\p{N}_]|[.:/]\\d|%|\\([a-z]\\))(?!-(?:bit|D)\\b)`,
].map((pattern) => new RegExp(pattern, 'gu'));

/** Volume and page of a law report, as in `347 U.S. 483`. */
const LAW_REPORTS =
  /\b\d{1,4}\s(?:U\.\s?S\.(?:\s?C\.)?|F\.\s?(?:2d|3d|4th|Supp\.)|S\.\s?Ct\.|C\.\s?F\.\s?R\.|Stat\.|Fed\.\sReg\.)\s(?:§+\s?)?\d+/g;

/** `4K` is a resolution. */
const RESOLUTION = /^[2458]K$/;

/** Characters before a number in which its label is looked for. */
const LONGEST_LABEL = 48;

/** Words whose number is a label: `Figure 2`, `version 1`, `rank 7`. */
const LABELLED =
  /\b(?:figures?|figs?\.?|tables?|charts?|sections?|chapters?|parts?|steps?|pages?|pp?\.|notes?|items?|questions?|footnotes?|appendix|lines?|paras?\.?|paragraphs?|articles?|clauses?|rules?|phases?|levels?|layers?|tiers?|stages?|types?|classe?s?|options?|scenarios?|readings?|versions?|v\.?|releases?|ranks?|ranked|top|place|nos?\.?|number|numbers|volume|vol\.?|issue|round|day|week|season|episode|group\sof)\s+$/i;

/** The same, where the number is small and nothing else: `platform 14`, `patient 12`. */
const LABELLED_SMALL =
  /\b(?:platform|gate|room|channel|court|courtroom|lane|lap|hut|flat|apartment|suite|route|highway|exit|terminal|runway|unit|bay|berth|track|bus|tram|train|flight|error|status|count|exhibit|protocol|annex|schedule|row|floor|district|ward|zone|sector|block|building|grade|category|patient|participant|juror|judge|amendment|title|act|formula|area|pier|dock|well|reactor|machine|engine|button|key|port|slot|car|ticket|lot|docket|order|draft|band|model|size|problem|exercise|rule|group|team|window|desk|cell|camp|site|plot|square|sheet|slide|film|track|vitamin)\s$/i;

/** Capitalised at the beginning of a sentence though they name nothing. */
const FUNCTION_WORD =
  /^(?:A|About|After|All|Almost|Already|Among|An|And|Another|Any|Around|As|At|Before|Beside|Besides|Between|Both|But|By|Some|Each|Every|Exactly|First|For|From|Further|Given|Had|Has|Have|Here|In|Is|Its?|Just|Last|Less|More|Most|Nearly|Next|No|Nor|Not|Of|On|Once|Only|Or|Other|Our|Out|Over|Per|Roughly|Since|Still|So|Such|Than|That|The|Their|Then|There|These|This|Those|Through|To|Under|Until|Up|Upwards|Was|Were|What|When|Where|Which|While|With|Within|Without|Yet|Perhaps|Approximately|Fully|Some|Fewer)$/;

/** Several rules ask about the same sentences. */
const readBefore = new Map<string, readonly Figure[]>();
const MOST_KEPT = 5000;

/** Figures of a text, in its order. A number that is part of a name, a label or a rank is none. */
export function findFigures(text: string): readonly Figure[] {
  const figures = readBefore.get(text) ?? readFigures(text);
  if (readBefore.size >= MOST_KEPT) readBefore.clear();
  readBefore.set(text, figures);
  return figures;
}

function readFigures(text: string): Figure[] {
  if (!/\d/.test(text) && !SPELLED_FIGURE.test(text)) return [];
  const figures: Figure[] = [];
  let rest = text.replace(LAW_REPORTS, (match) => ' '.repeat(match.length));
  const take = (patterns: readonly RegExp[], read: (match: Match) => Figure[] | undefined) => {
    for (const pattern of patterns) {
      for (const match of [...rest.matchAll(pattern)]) {
        const found = read(match);
        if (!found) continue;
        figures.push(...found);
        rest = blanked(rest, match);
      }
    }
  };
  if (MAY_BE_DATE.test(text)) take(DATES, (match) => [dateFigure(match)]);
  const price = (match: Match) => {
    const { money } = match.groups ?? {};
    // Three capitals may be a model or a disease.
    const isCode = money !== undefined && /^[A-Z]{3}$/.test(money);
    return isCode && !currenciesOf(money) ? undefined : [amountFigure('price', match, text)];
  };
  const percentage = (match: Match) => [amountFigure('percentage', match, text)];
  if (MAY_BE_PRICE.test(text)) take(PRICES, price);
  if (/%|per\s?cent/i.test(text)) take(PERCENTAGES, percentage);
  if (/\d[-–:]\d/.test(text)) take(RESULTS, (match) => resultFigures(match, text));
  take(NUMBERS, (match) => {
    const { unit } = match.groups ?? {};
    if (unit !== undefined && !isUnitAtOnce(unit)) return undefined;
    const before = text.slice(Math.max(0, match.index - LONGEST_LABEL), match.index);
    const isName = isLabel(before, match[0]) || RESOLUTION.test(match[0]);
    return isName ? [] : [amountFigure('number', match, text)];
  });
  if (SPELLED_FIGURE.test(text)) {
    take(SPELLED_PRICES, price);
    take(SPELLED_PERCENTAGES, percentage);
    take(SPELLED_NUMBERS, (match) => [amountFigure('number', match, text)]);
  }
  return figures.sort((a, b) => a.offset - b.offset);
}

type Match = RegExpMatchArray & { index: number };

/** What a text has that gives a date, or a price: most have neither, and are not searched for them. */
const MAY_BE_DATE = new RegExp(
  `\\d{4}|\\d.*(?:${MONTH})|(?:${MONTH}).*\\d`.replaceAll('?<month>', '?:'),
);
const MAY_BE_PRICE = new RegExp(
  `[$€£¥₩₹]|\\b[A-Z]{3}\\s?\\d|\\d\\s[A-Z]{3}\\b|\\b(?:${CURRENCY_WORD}|cents?|pence)\\b`.replace(
    '?<money>',
    '?:',
  ),
);

/** Figures that a text can state without a digit. */
const SPELLED_FIGURE = /\b(?:per\s?cent|thousand|million|[bt]rillion|dollars|euros|pounds)\b/i;

const blanked = (text: string, { index, 0: { length } }: Match): string =>
  text.slice(0, index) + ' '.repeat(length) + text.slice(index + length);

/** Words that tell a result from a range: a range goes up, a result need not. */
const RESULT_WORDS =
  /\b(?:w[io]ns?|winning|lost|los(?:e|es|ing)|beat(?:en|s)?|defeat(?:s|ed)?|dr[ae]w|drawn|ended|final|score[ds]?|result|vot(?:e|es|ed)|split|ruled|led|trail(?:s|ed)?|down|up)\b[^.]{0,24}$/i;

/** Both sides of a result, or a time in seconds; undefined for a range such as `2–3` and for `24-7`. */
function resultFigures(match: Match, text: string): Figure[] | undefined {
  const figure = {
    kind: 'number' as const,
    text: match[0],
    offset: match.index,
    tolerance: 0,
    isMeasured: true as const,
  };
  const { first, second } = match.groups ?? {};
  if (first === undefined || second === undefined) {
    const value = match[0].split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    return [{ ...figure, value }];
  }
  const before = text.slice(Math.max(0, match.index - LONGEST_LABEL), match.index);
  const isRange = Number(first) < Number(second) && !RESULT_WORDS.test(before);
  if (isRange || LABELLED.test(before) || /^24[-–]7$/.test(match[0])) return undefined;
  return [first, second].map((side) => ({ ...figure, value: Number(side) }));
}

/** True where what stands before a number makes it part of a name. */
function isLabel(before: string, number: string): boolean {
  if (LABELLED.test(before)) return true;
  if (/^\d{1,3}$/.test(number) && LABELLED_SMALL.test(before)) return true;
  // A unit or a separator makes it an amount, whatever stands before it.
  if (/\d[a-z]{2,}|,\d{3}|[ \u00a0]/i.test(number)) return false;
  if (!/\s$/.test(before)) return false;
  const word =
    before
      .trimEnd()
      .split(/[\s([{“‘"—]/)
      .at(-1) ?? '';
  return /\p{Lu}/u.test(word) && /[\p{L}\p{N}]$/u.test(word) && !FUNCTION_WORD.test(word);
}

function dateFigure(match: Match): Figure {
  const { year, month, monthNumber, day } = match.groups ?? {};
  const number = monthNumber ? Number(monthNumber) : monthNamed(month ?? '');
  return {
    kind: 'date',
    text: match[0],
    offset: match.index,
    value: 0,
    tolerance: 0,
    date: {
      ...(year ? { year: Number(year) } : {}),
      ...(number ? { month: number } : {}),
      ...(day ? { day: Number(day) } : {}),
    },
  };
}

const FACTORS: Record<string, number> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
};

const FALL =
  /\b(?:fell|falls?|falling|fallen|down|dropp?(?:ed|s)?|los(?:t|es?|s|ing)|declin\w+|decreas\w+|shr[aiu]nk\w*|cut|lower|below|minus|less|deficits?|negative|contract\w+|slump\w*|slid|sank)\b/i;

function amountFigure(kind: Exclude<Figure['kind'], 'date'>, match: Match, text: string): Figure {
  const { spelled, scale = '', unit, money } = match.groups ?? {};
  const { index } = match;
  const end = index + match[0].length;
  const written = (match.groups?.amount ?? '')
    .replace(/[ \u00a0\u202f]/g, '')
    .replace(/,(?=\d{1,2}$)/, '.')
    .replaceAll(',', '');
  const factor = FACTORS[scale.trim().replace('-', '').toLowerCase()] ?? 1;
  const decimals = written.split('.')[1]?.length ?? 0;
  // A round number in the hundreds or above may be rounded to its last digit that is not 0.
  const zeros = decimals === 0 && written.length > 2 ? (/0*$/.exec(written)?.[0].length ?? 0) : 0;
  const amount = spelled === undefined ? Number(written) : spelledValue(spelled);
  const currencies = money === undefined ? undefined : currenciesOf(money);
  const isMeasured =
    unit !== undefined ||
    factor > 1 ||
    goesOnWithUnit(text.slice(end, end + 24)) ||
    (/\bby\s$/.test(text.slice(0, index)) && /^\spoints?\b/.test(text.slice(end)));
  return {
    kind,
    text: match[0],
    offset: index,
    value: amount * factor,
    tolerance: (factor * 10 ** (zeros - decimals)) / 2,
    ...(kind === 'number' && scale === 'm' ? { otherValue: amount } : {}),
    ...(currencies ? { currencies } : {}),
    ...(isMeasured ? { isMeasured } : {}),
    ...(/(?:^|[\s(“"])[−–-]$/.test(text.slice(Math.max(0, index - 2), index)) ||
    /^\D*[−-]/.test(match[0])
      ? { isNegative: true as const }
      : {}),
    ...(FALL.test(text.slice(Math.max(0, index - 40), end + 24))
      ? { isOfAFall: true as const }
      : {}),
  };
}

/** True where `known` says what `figure` says, at least as exactly. */
export function isBorneOutBy(figure: Figure, known: Figure): boolean {
  if (figure.date || known.date) {
    if (!figure.date || !known.date) return false;
    const wanted = figure.date;
    const given = known.date;
    const parts = ['day', 'month', 'year'] as const;
    const finest = parts.find((part) => wanted[part] !== undefined) ?? 'year';
    return (
      given[finest] !== undefined &&
      parts.every(
        (part) =>
          wanted[part] === undefined || given[part] === undefined || wanted[part] === given[part],
      )
    );
  }
  if (!shareCurrency(figure, known) || !shareSign(figure, known)) return false;
  const slack = figure.tolerance > known.tolerance ? figure.tolerance : 0;
  return valuesOf(figure).some((value) =>
    valuesOf(known).some((other) => Math.abs(value - other) <= slack + value * 1e-9),
  );
}

const valuesOf = ({ value, otherValue = value }: Figure): number[] => [value, otherValue];

/** False for two prices in currencies that cannot be one. */
const shareCurrency = ({ currencies: one }: Figure, { currencies: other }: Figure): boolean =>
  !one || !other || one.some((code) => other.includes(code));

/** False for a gain and a loss. A number without its sign may be a loss where its sentence speaks of one. */
const shareSign = (one: Figure, other: Figure): boolean =>
  one.isNegative === other.isNegative || (one.isNegative ? other : one).isOfAFall === true;
