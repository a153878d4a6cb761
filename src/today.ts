/** Which day is it? Decided here and nowhere else, once for a process that ends: a build over midnight has one day. */
import { buildDay, type Day } from './model/date.ts';

/** A day that is set and cannot be read, in a sentence. */
export class UnusableDay extends Error {}

/**
 * Today as an ISO 8601 day: the UTC day of `SOURCE_DATE_EPOCH` where it is set, else of the clock. Throws `UnusableDay`
 * where the value is no number of seconds.
 * https://reproducible-builds.org/specs/source-date-epoch/
 */
export function today(): Day {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && !/^\d{1,11}$/.test(epoch)) {
    throw new UnusableDay(
      `Unexpected SOURCE_DATE_EPOCH \`${epoch}\`, expected seconds since 1970, such as \`1795392000\``,
    );
  }
  return buildDay(epoch, new Date());
}

/**
 * Decides the day for this process and all that it starts, so that a build which runs over midnight has one day. A day
 * that is set stays.
 */
export function settleDay(): void {
  process.env.SOURCE_DATE_EPOCH ??= String(Math.floor(Date.now() / 1000));
}
