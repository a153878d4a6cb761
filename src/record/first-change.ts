/** Where does a text first differ from an edition of it, and how is that said? */

interface Edition {
  /** From 1. */
  number: number;
  date: string;
  /** Lines ended by one character. */
  text: string;
}

/** `edition 2 of 2026-11-24`. */
export const named = ({ number, date }: Omit<Edition, 'text'>): string =>
  `edition ${number} of ${date}`;

/**
 * The first place at which `lines` are not those of the edition: index of the line, and what stands there in
 * words that want “, expected …” after them. Undefined where they are the same.
 */
export function firstChange(
  lines: readonly string[],
  edition: Edition,
): { line: number; what: string } | undefined {
  const before = edition.text.split('\n');
  const from = lines.findIndex((line, index) => line !== before[index]);
  const start = from < 0 ? lines.length : from;
  if (start === lines.length && lines.length === before.length) return undefined;
  let kept = 0;
  const most = Math.min(lines.length, before.length) - start;
  while (kept < most && lines.at(-1 - kept) === before.at(-1 - kept)) kept += 1;

  const added = lines.slice(start, lines.length - kept)[0];
  const removed = before.slice(start, before.length - kept)[0];
  const what =
    added === undefined
      ? `Missing “${excerpt(removed ?? '')}” of ${named(edition)}`
      : removed === undefined
        ? `Unexpected “${excerpt(added)}”, which ${named(edition)} does not have`
        : `Unexpected “${excerpt(added, removed)}” where ${named(edition)} has “${excerpt(removed, added)}”`;
  return { line: start, what };
}

/** Length at which a text in a message is cut. */
const LONGEST = 60;

/** The words or cells of a line from shortly before its first difference from the other. */
function excerpt(line: string, other = ''): string {
  let at = 0;
  while (at < line.length && line[at] === other[at]) at += 1;
  const before = line.slice(0, Math.max(0, at - 16) + 1);
  const start =
    line.length <= LONGEST ? 0 : Math.max(before.lastIndexOf(' '), before.lastIndexOf(',')) + 1;
  const rest = line.slice(start);
  const words =
    rest.length <= LONGEST ? rest : `${rest.slice(0, LONGEST).replace(/[\s,][^\s,]*$/, '')} …`;
  return start > 0 ? `… ${words}` : words;
}
