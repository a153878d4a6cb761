/** Which figures does an English text state? Dates, prices, percentages and numbers; names such as “Veo 3.1” are none. */
import { monthNamed, MONTHS, SHORT_MONTH } from '../model/calendar.ts';

export interface Figure {
  kind: 'date' | 'price' | 'percentage' | 'number';
  /** As written: `$2.64`, `40 per cent`, `22 June 2026`. */
  text: string;
  /** UTF-16 units from the beginning of the text. */
  offset: number;
  /** The amount, with `million` multiplied out; 0 for a date. */
  value: number;
  /** Half the step to which the amount is rounded as it is written: 0.05 for `1.4`. */
  tolerance: number;
  /** Parts of a date as far as it is given; month from 1. */
  date?: { year?: number; month?: number; day?: number };
}

const MONTH = `(?<month>(?:${MONTHS.join('|')})\\b|${SHORT_MONTH})`;
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s?[–-]\\s?\\d{1,2}(?:st|nd|rd|th)?)?';
const YEAR = '(?<year>(?:19|20)\\d{2})';

const DATES = [
  `(?<![\\w.,/-])${YEAR}-(?<monthNumber>\\d{2})(?:-(?<day>\\d{2}))?(?![\\w-])`,
  `\\b${DAY}(?:\\s+of)?\\s+${MONTH}(?:,?\\s+${YEAR})?(?!\\w)`,
  `\\b${MONTH}\\s+${DAY}(?!\\d|[.,]\\d|\\s?(?:%|per cent|percent))(?:,?\\s+${YEAR}\\b)?`,
  `\\b${MONTH},?\\s+${YEAR}(?!\\w)`,
  `\\bQ[1-4],?\\s+${YEAR}\\b`,
  `(?<![\\w.,/$€£¥-])${YEAR}(?![\\w%]|[.,:/]\\d|-\\w|\\s?(?:per cent|percent|million|billion))`,
].map((pattern) => new RegExp(pattern, 'g'));

const AMOUNT = '(?<amount>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)';
const SCALE = '(?<scale>\\s?(?:thousand|million|billion|trillion|bn|mn)\\b|[kKmMbB]\\b)?';

const PRICES = [
  `(?:US|C|A|HK)?[$€£¥]\\s?${AMOUNT}${SCALE}`,
  `\\b(?:USD|EUR|GBP|RMB|CNY)\\s?${AMOUNT}${SCALE}`,
  `(?<![\\w.,/-])${AMOUNT}${SCALE}\\s(?:US\\s)?(?:dollars?|euros?|pounds?|yuan|cents?)\\b`,
].map((pattern) => new RegExp(pattern, 'g'));

const PERCENTAGES = [
  new RegExp(
    `(?<![\\w.,/])${AMOUNT}\\s?(?:%|per\\scent\\b|percent\\b|percentage\\spoints?\\b)`,
    'g',
  ),
];

/** Letters that make a unit when they follow a number at once; with others it is a name such as `720p`. */
const NUMBERS = [
  new RegExp(
    `(?<![\\p{L}\\p{N}_.,:/#§-]|[\\p{L}\\p{N}][–])${AMOUNT}${SCALE}(?![\\p{L}\\p{N}_]|[.:/]\\d|%)(?!-(?:bit|D)\\b)`,
    'gu',
  ),
];

/** Characters before a number in which its label is looked for. */
const LONGEST_LABEL = 48;

/** Words whose number is a label: `Figure 2`, `version 1`, `rank 7`. */
const LABELLED =
  /\b(?:figures?|figs?\.?|tables?|charts?|sections?|chapters?|parts?|steps?|pages?|pp?\.|notes?|items?|questions?|footnotes?|appendix|lines?|paras?\.?|paragraphs?|articles?|clauses?|rules?|phases?|levels?|layers?|tiers?|stages?|types?|classe?s?|options?|scenarios?|readings?|versions?|v\.?|releases?|ranks?|ranked|top|place|nos?\.?|number|numbers|volume|vol\.?|issue|round|day|week|season|episode)\s+$/i;

/** Capitalised at the beginning of a sentence though they name nothing. */
const FUNCTION_WORD =
  /^(?:A|About|After|All|Almost|Already|Among|An|And|Another|Any|Around|As|At|Before|Beside|Besides|Between|Both|But|By|Some|Each|Every|Exactly|First|For|From|Further|Given|Had|Has|Have|Here|In|Is|Its?|Just|Last|Less|More|Most|Nearly|Next|No|Nor|Not|Of|On|Once|Only|Or|Other|Our|Out|Over|Per|Roughly|Since|Still|So|Such|Than|That|The|Their|Then|There|These|This|Those|Through|To|Under|Until|Up|Upwards|Was|Were|What|When|Where|Which|While|With|Within|Without|Yet|Perhaps|Approximately|Fully|Some|Fewer)$/;

/** Figures of a text, in its order. A number that is part of a name, a label or a rank is none. */
export function findFigures(text: string): Figure[] {
  const figures: Figure[] = [];
  if (!/\d/.test(text)) return figures;
  let rest = text;
  const take = (
    patterns: readonly RegExp[],
    read: (match: RegExpMatchArray & { index: number }) => Figure | undefined,
  ) => {
    for (const pattern of patterns) {
      for (const match of rest.matchAll(pattern)) {
        const figure = read(match);
        if (figure) figures.push(figure);
      }
      rest = rest.replace(pattern, (match) => ' '.repeat(match.length));
    }
  };
  take(DATES, dateFigure);
  take(PRICES, (match) => amountFigure('price', match));
  take(PERCENTAGES, (match) => amountFigure('percentage', match));
  take(NUMBERS, (match) => {
    const before = text.slice(Math.max(0, match.index - LONGEST_LABEL), match.index);
    return isLabel(before) ? undefined : amountFigure('number', match);
  });
  return figures.sort((a, b) => a.offset - b.offset);
}

/** True where what stands before a number makes it part of a name. */
function isLabel(before: string): boolean {
  if (LABELLED.test(before)) return true;
  if (!/\s$/.test(before)) return false;
  const word =
    before
      .trimEnd()
      .split(/[\s([{“‘"—]/)
      .at(-1) ?? '';
  return /\p{Lu}/u.test(word) && /[\p{L}\p{N}]$/u.test(word) && !FUNCTION_WORD.test(word);
}

function dateFigure(match: RegExpMatchArray & { index: number }): Figure {
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

function amountFigure(
  kind: Exclude<Figure['kind'], 'date'>,
  match: RegExpMatchArray & { index: number },
): Figure {
  const written = (match.groups?.amount ?? '').replaceAll(',', '');
  const factor = FACTORS[(match.groups?.scale ?? '').trim().toLowerCase()] ?? 1;
  const decimals = written.split('.')[1]?.length ?? 0;
  // A round number in the hundreds or above may be rounded to its last digit that is not 0.
  const zeros = decimals === 0 && written.length > 2 ? (/0*$/.exec(written)?.[0].length ?? 0) : 0;
  return {
    kind,
    text: match[0],
    offset: match.index,
    value: Number(written) * factor,
    tolerance: (factor * 10 ** (zeros - decimals)) / 2,
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
  const slack = figure.tolerance > known.tolerance ? figure.tolerance : 0;
  return Math.abs(figure.value - known.value) <= slack + Math.abs(figure.value) * 1e-9;
}
