/** What is told when files have changed while a writer works? What lies in their part of the content, and what is new elsewhere. */
import type { Message } from '../model/message.ts';
import { PIECES } from './piece-files.ts';

/** The part of the content that a file is in, by its path from the project’s root: the folder of its piece, or all. */
export function partOf(file: string): string {
  const [, slug] = file.startsWith(`${PIECES}/`) ? file.slice(PIECES.length).split('/') : [];
  // Any piece may rest on what stands beside the pieces, such as a board or the list of topics.
  return slug === undefined ? 'content' : `${PIECES}/${slug}`;
}

/** Messages on parts that have changed, and those of other parts that were not among `before`. */
export function toldAgain(
  messages: readonly Message[],
  changed: ReadonlySet<string>,
  before: readonly Message[],
): Message[] {
  const known = new Set(before.map(keyOf));
  return messages.filter(
    (one) => changed.has('content') || changed.has(partOf(one.file)) || !known.has(keyOf(one)),
  );
}

const keyOf = ({ file, place, ruleId, message }: Message) =>
  JSON.stringify([file, place.line, place.column, ruleId, message]);
