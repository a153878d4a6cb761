/** What are days and months called in English? In the order in which dates count them. */

/** From Sunday, as `Date.getUTCDay` counts. */
export const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

export const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** Months cut short, each with or without its full stop: a part of a regular expression. */
export const SHORT_MONTH = '(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?';

/** Month of a name or its abbreviation, 1 to 12; 0 for another word. */
export function monthNamed(name: string): number {
  const start = name.replace(/\.$/, '').toLowerCase();
  if (start.length < 3) return 0;
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(start)) + 1;
}
