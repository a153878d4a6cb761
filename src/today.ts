/** Which day is it? Decided here and nowhere else, once for a process that ends: a build over midnight has one day. */
import { buildDay, type Day } from './model/date.ts';

/**
 * Today as an ISO 8601 day: the UTC day of `SOURCE_DATE_EPOCH` where it is set, else of the clock. A value that is no
 * number of seconds ends the process with a message.
 * https://reproducible-builds.org/specs/source-date-epoch/
 */
export function today(): Day {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && !/^\d{1,11}$/.test(epoch)) {
    console.error(
      `Unexpected SOURCE_DATE_EPOCH \`${epoch}\`, expected seconds since 1970, such as \`1795392000\``,
    );
    process.exit(2);
  }
  return buildDay(epoch, new Date());
}
