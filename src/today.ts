/** Which day is it? The clock’s UTC day, or that of `SOURCE_DATE_EPOCH`. */
import { buildDay, type Day } from './model/date.ts';

/** Today for a command. A `SOURCE_DATE_EPOCH` that is no number of seconds ends the process with a message. */
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
