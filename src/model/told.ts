/** What was announced? Which state of each page, feed and source other services were told of, as `npm run announce` keeps it. */
import { z } from 'zod';
import { RECORDS } from './record.ts';

/** Its name beside the records. */
export const TOLD = 'announced';

/** Where it lies, from the project’s root. */
export const TOLD_FILE = `${RECORDS}/${TOLD}.json`;

const instants = (keys: string) =>
  z
    .record(z.string(), z.iso.datetime({ offset: true, error: 'an instant in ISO 8601' }))
    .default({})
    .describe(`Instant of the last change that was told, in UTC, by ${keys}.`);

/** `content/record/announced.json`. */
export const toldSchema = z.strictObject({
  feeds: instants('the hub and the path of the feed'),
  pages: instants('the path of the page'),
  copies: instants('the address that was to be archived'),
});

export type Told = z.infer<typeof toldSchema>;

/** Nothing was announced yet. */
export const NOTHING_TOLD: Told = { feeds: {}, pages: {}, copies: {} };
