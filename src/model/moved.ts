/** Which addresses were published once, and where does what stood there stand now? */
import { z } from 'zod';
import type { Place } from './place.ts';

/** The file of them; a publication that has moved nothing has none. */
export const MOVED = 'content/moved.yml';

const path = (expected: string) => z.string(expected).regex(/^\/(?!\/)\S*$/, expected);

/** Stands in place of a new address where what was published was taken away for good. */
export const GONE = 'gone';

/** `content/moved.yml`: old address → new address, or `gone`. */
export const movedSchema = z.record(
  path('an address of this site that ends in a slash, such as `/sources/a-report/`').endsWith(
    '/',
    'an address that ends in a slash',
  ),
  z.union(
    [
      z.literal(GONE),
      path('an address of this site, such as `/analysis/a-piece/#source-report`, or `gone`'),
    ],
    'an address of this site, such as `/analysis/a-piece/#source-report`, or `gone`',
  ),
  'new addresses by old ones',
);

/** An address that leads on, or at which nothing stands any more. */
export interface Moved {
  from: string;
  /** Undefined where it is gone. */
  to: string | undefined;
  /** Where the file says so. */
  place: Place;
}
