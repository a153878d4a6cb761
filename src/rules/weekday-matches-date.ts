/** Was that day really that weekday? */
import { ordinal } from '../boards/rank-range.ts';
import { monthNamed, MONTHS, SHORT_MONTH, WEEKDAYS } from '../model/calendar.ts';
import type { Rule } from './rule.ts';
import { ownTexts } from '../statements/texts.ts';

/** `Sunday`, `Sun.`; “The Sun, 22 June 2026” is a newspaper. */
const weekday = `\\b(?<weekday>${WEEKDAYS.join('|')}|(?:(?<!\\b[Tt]he )Sun|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat)\\b\\.?)`;
const month = `(?<month>${MONTHS.join('|')}|${SHORT_MONTH})`;
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const year = '(?<year>\\d{4})';

/** The three spellings of a date: `22 June 2026`, `June 22, 2026`, `2026-06-22`. */
const DATES = [
  `(?:the\\s+)?${day}\\s+(?:of\\s+)?${month},?\\s+${year}\\b`,
  `${month}\\s+(?:the\\s+)?${day},?\\s+${year}\\b`,
  `\\b${year}-(?<monthNumber>\\d{2})-(?<day>\\d{2})\\b`,
];

/** The weekday before the date, or after it: “22 June 2026, a Sunday”, “2026-06-22 (Sunday)”. */
const WRITTEN = DATES.flatMap((date) => [
  `${weekday},?\\s+\\(?${date}`,
  `(?<![\\d–-])${date}(?:\\s+\\(|,?\\s+(?:which\\s+)?was\\s+a\\s+|,\\s+(?:a\\s+)?)${weekday}(?=\\s*(?:$|[).,;:!?”"–—]))`,
]).map((pattern) => new RegExp(pattern, 'g'));

export const weekdayMatchesDate: Rule = {
  id: 'weekday-matches-date',
  promise: 'A weekday printed beside a date is the weekday of that date.',
  severity: 'error',
  example: {
    where: 'prose',
    keeps:
      'The model came out on Monday, 22 June 2026. The page says “Sunday, 22 June 2026” [sic].',
    breaks: 'The model came out on Sunday, 22 June 2026.',
    says: 'Unexpected “Sunday, 22 June 2026”, which was a Monday: expected “Monday, 22 June 2026” or “Sunday, 21 June 2026”',
  },
  check(manuscript, report) {
    for (const { text, placeAt } of ownTexts(manuscript)) {
      if (!/\d{4}/.test(text) || !/Sun|Mon|Tue|Wed|Thu|Fri|Sat/.test(text)) continue;
      for (const pattern of WRITTEN) {
        for (const match of text.matchAll(pattern)) {
          const message = contradiction(match);
          const after = text.slice(match.index + match[0].length);
          if (message && !/^[”’"')\s]*[[(]sic[\])]/i.test(after)) {
            report({ place: placeAt(match.index), message });
          }
        }
      }
    }
  },
};

/** What to say of a written date, or undefined where weekday and date agree. */
function contradiction(match: RegExpMatchArray): string | undefined {
  const {
    weekday: named = '',
    day: dayText,
    month: monthText,
    monthNumber,
    year: yearText,
  } = match.groups ?? {};
  const monthIndex = (monthNumber ? Number(monthNumber) : monthNamed(monthText ?? '')) - 1;
  const date = new Date(Date.UTC(Number(yearText), monthIndex, Number(dayText)));
  if (date.getUTCMonth() !== monthIndex || date.getUTCDate() !== Number(dayText)) {
    return `Unexpected “${match[0]}”, expected a day that exists`;
  }
  const namedIndex = WEEKDAYS.findIndex((name) => name.slice(0, 3) === named.slice(0, 3));
  if (date.getUTCDay() === namedIndex) return undefined;
  const actual = WEEKDAYS[date.getUTCDay()] ?? '';
  const [before, after] = split(match[0], named);
  const rightDay = `${before}${inStyleOf(named, actual)}${after}`;
  const other = nearestWith(date, namedIndex);
  const rightDate = `${rewritten(before, date, other)}${named}${rewritten(after, date, other)}`;
  return `Unexpected “${match[0]}”, which was a ${actual}: expected “${rightDay}” or “${rightDate}”`;
}

function split(text: string, word: string): [before: string, after: string] {
  const at = text.indexOf(word);
  return [text.slice(0, at), text.slice(at + word.length)];
}

/** A weekday or month abbreviated as `written` is. */
function inStyleOf(written: string, name: string): string {
  const isFull = WEEKDAYS.includes(written) || MONTHS.includes(written);
  return isFull ? name : name.slice(0, 3) + (written.endsWith('.') && name !== 'May' ? '.' : '');
}

/** The date nearest to `date` that falls on the weekday. */
function nearestWith(date: Date, weekdayIndex: number): Date {
  const back = (date.getUTCDay() - weekdayIndex + 7) % 7;
  const move = back <= 3 ? -back : 7 - back;
  return new Date(date.getTime() + move * 86_400_000);
}

/** The words of a date with another date in them, in the same style. */
function rewritten(words: string, from: Date, to: Date): string {
  const fromMonth = MONTHS[from.getUTCMonth()] ?? '';
  const month = new RegExp(`\\b${fromMonth.slice(0, 3)}[a-z]*\\.?`);
  return words
    .replace(/\d{4}-\d{2}-\d{2}/, to.toISOString().slice(0, 10))
    .replace(month, (written) => inStyleOf(written, MONTHS[to.getUTCMonth()] ?? ''))
    .replace(/(?<![\d-])(\d{1,2})(st|nd|rd|th)?(?!\d|-)/, (_, digits: string, suffix?: string) =>
      suffix
        ? ordinal(to.getUTCDate())
        : String(to.getUTCDate()).padStart(digits.startsWith('0') ? 2 : 1, '0'),
    )
    .replace(/(?<![\d-])\d{4}(?![\d-])/, String(to.getUTCFullYear()));
}
