/** Was that day really that weekday? */
import { ordinal } from '../boards/rank-range.ts';
import { monthNamed, MONTHS, SHORT_MONTH, WEEKDAYS } from '../model/calendar.ts';
import type { Rule } from './rule.ts';
import { ownTexts } from '../statements/texts.ts';

const anyCase = (name: string) => `${name}|${name.toUpperCase()}|${name.toLowerCase()}`;

/** `Sunday`, `SUNDAY`, `Sun.`; “The Sun, 22 June 2026” is a newspaper. */
const weekday = `\\b(?<weekday>${WEEKDAYS.map(anyCase).join('|')}|(?:(?<!\\b[Tt]he )Sun|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|SUN|MON|TUE|WED|THU|FRI|SAT)\\b\\.?)`;
const month = `(?<month>${[...MONTHS, ...MONTHS.map((name) => name.toUpperCase())].join('|')}|${SHORT_MONTH})`;
const day = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const year = '(?<year>\\d{4})';

/** The spellings of a date: `22 June 2026`, `June 22, 2026`, `2026-06-22`, `22.06.2026`, and `22/06/2026` where no day is a month. */
const DATES = [
  `(?:the\\s+)?${day}\\s+(?:of\\s+)?${month},?\\s+${year}\\b`,
  `${month}\\s+(?:the\\s+)?${day},?\\s+${year}\\b`,
  `\\b${year}-(?<monthNumber>\\d{2})-(?<day>\\d{2})\\b`,
  `\\b(?<day>\\d{1,2})\\.(?<monthNumber>\\d{1,2})\\.${year}\\b`,
  `\\b(?<day>1[3-9]|2\\d|3[01])/(?<monthNumber>\\d{1,2})/${year}\\b`,
  `\\b(?<monthNumber>\\d{1,2})/(?<day>1[3-9]|2\\d|3[01])/${year}\\b`,
];

const hour = '(?:\\s+(?:morning|afternoon|evening|night|noon))?';
/** “which was a”, “fell on a”. */
const was = '(?:which\\s+)?(?:was|is|fell\\s+on|falls\\s+on|falling\\s+on|being)\\s+an?\\s+';

/** The weekday before the date, or after it: “22 June 2026, a Sunday”, “2026-06-22 (Sunday)”. */
const WRITTEN = DATES.flatMap((date) => [
  `${weekday}${hour}[,:]?\\s+\\(?${date}`,
  `(?<![\\d–-])${date}(?:\\s+\\((?:a\\s+)?|,?\\s+${was}|,\\s+(?:a\\s+)?)${weekday}${hour}(?=\\s*(?:$|[).,;:!?”"–—])|\\s+(?:and|but|when|in|at|so|not)\\b)`,
]).map((pattern) => new RegExp(pattern, 'g'));

const NAMES_DAY = /\b(?:sun|mon|tues?|wed|thu(?:rs?)?|fri|sat)(?:day|nesday|urday)?\b/i;

/** Newspapers that carry a weekday at the end of their name. */
const NEWSPAPER =
  /\b(?:Mail|Independent|Scotland|Wales|Ireland|Herald|Sport|News|Star|Express|Life|Post|Business Post|Sun|Mirror|Telegraph|Times) on $/;

export const weekdayMatchesDate: Rule = {
  id: 'weekday-matches-date',
  promise: 'A weekday that we print beside a full date is the weekday of that date.',
  severity: 'error',
  arguable: 'a source has the day so, or it is part of a name',
  example: {
    where: 'prose',
    keeps:
      'The model came out on Monday, 22 June 2026. The page says “Sunday, 22 June 2026” [sic].',
    breaks: 'The model came out on Sunday, 22 June 2026.',
    says: 'Unexpected “Sunday, 22 June 2026”, which was a Monday: expected “Monday, 22 June 2026” or “Sunday, 21 June 2026”',
  },
  check(manuscript, report) {
    const lines = manuscript.text.split('\n');
    for (const { text, placeAt, isQuoted } of ownTexts(manuscript)) {
      if (isQuoted || !/\d{4}/.test(text) || !NAMES_DAY.test(text)) continue;
      for (const pattern of WRITTEN) {
        for (const match of text.matchAll(pattern)) {
          const message = contradiction(match);
          const after = text.slice(match.index + match[0].length);
          if (!message || /^[”’"')\s]*[[(]sic[\])]/i.test(after)) continue;
          const place = placeAt(match.index);
          const { line, column } = place;
          const source = lines[line - 1] ?? '';
          if (endsName(match, text, source.slice(0, column - 1), source.slice(column - 1)))
            continue;
          report({ place, message, isArguable: true });
        }
      }
    }
  },
};

/** True for the end of a newspaper’s name, or of a name in italics: “The *Mail on Sunday*, 22 June 2026”. */
function endsName(match: RegExpExecArray, text: string, before: string, after: string): boolean {
  const named = match.groups?.weekday ?? '';
  if (!match[0].startsWith(named)) return false;
  if (NEWSPAPER.test(text.slice(0, match.index))) return true;
  return (
    /^[*_]/.test(after.slice(named.length)) && after.startsWith(named) && /[^*_]$/.test(before)
  );
}

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
  const namedIndex = WEEKDAYS.findIndex(
    (name) => name.slice(0, 3).toLowerCase() === named.slice(0, 3).toLowerCase(),
  );
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
  const capitalised = written.charAt(0).toUpperCase() + written.slice(1).toLowerCase();
  const isFull = WEEKDAYS.includes(capitalised) || MONTHS.includes(capitalised);
  const short = name.slice(0, 3) + (written.endsWith('.') && name !== 'May' ? '.' : '');
  const meant = isFull ? name : short;
  return written === written.toUpperCase() ? meant.toUpperCase() : meant;
}

/** The date nearest to `date` that falls on the weekday. */
function nearestWith(date: Date, weekdayIndex: number): Date {
  const back = (date.getUTCDay() - weekdayIndex + 7) % 7;
  const move = back <= 3 ? -back : 7 - back;
  return new Date(date.getTime() + move * 86_400_000);
}

/** A date as `22.06.2026` or `06/22/2026`, in the order of the one that is written. */
function digitsLike(written: string, from: Date, to: Date): string {
  const [, first, sign = '.'] = /^(\d+)(\D)/.exec(written) ?? [];
  const parts = [to.getUTCDate(), to.getUTCMonth() + 1];
  const inOrder = Number(first) === from.getUTCDate() ? parts : parts.toReversed();
  return [...inOrder.map((part) => String(part).padStart(2, '0')), to.getUTCFullYear()].join(sign);
}

/** The words of a date with another date in them, in the same style. */
function rewritten(words: string, from: Date, to: Date): string {
  const fromMonth = MONTHS[from.getUTCMonth()] ?? '';
  const month = new RegExp(`\\b${fromMonth.slice(0, 3)}[a-z]*\\.?`, 'i');
  const inDigits = /\d{1,2}([./])\d{1,2}\1\d{4}/.exec(words);
  if (inDigits) return words.replace(inDigits[0], digitsLike(inDigits[0], from, to));
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
