/** What was read of a source, in words? */
import type { ProofSource } from './proof.ts';
import { dateInWords } from './source-labels.ts';
import { counted } from './words.ts';

/** What was read of a source, as its proof says. */
export function readInWords({ part, words, read, missing, copyBy }: ProofSource): string {
  const size = counted(words, 'word');
  const day = dateInWords(read);
  if (part === 'copy') return `a copy by ${copyBy ?? 'others'} of ${size}, read on ${day}`;
  const copy = copyBy === undefined ? '' : ` of a copy by ${copyBy}`;
  return part === 'excerpt'
    ? `an excerpt of ${size}${copy}, read on ${day}, without ${missing ?? 'the rest'}`
    : `its text of ${size}, read on ${day}`;
}
