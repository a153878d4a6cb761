/** Which addresses were published once, and where does what stood there stand now? */
import { z } from 'zod';
import type { Place } from './place.ts';

/** The file of them; a publication that has moved nothing has none. */
export const MOVED = 'content/moved.yml';

const path = (expected: string) => z.string(expected).regex(/^\/(?!\/)\S*$/, expected);

/** `content/moved.yml`: old address → new address. */
export const movedSchema = z.record(
  path('an address of this site that ends in a slash, such as `/sources/a-report/`').endsWith(
    '/',
    'an address that ends in a slash',
  ),
  path('an address of this site, such as `/analysis/a-piece/#source-report`'),
  'new addresses by old ones',
);

/** An address that leads on. */
export interface Moved {
  from: string;
  to: string;
  /** Where the file says so. */
  place: Place;
}
