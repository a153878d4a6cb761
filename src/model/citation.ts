/** What is a citation? The pointer in prose from a sentence to a source, in Pandoc's notation. */
import type { Place } from './place.ts';
import { KEY } from './id.ts';

/** One pointer of a group: `[@vb, para. 3; @arena]` holds two. */
export interface Citation {
  /** Id of the source. */
  source: string;
  /** What stands before it: `see`. */
  prefix?: string;
  /** Place in the source, as written: `para. 3`. */
  locator?: string;
  /** Id of the claim it backs: `[@vb #rank]`. */
  claim?: string;
  place: Place;
}

/** One citation of a group before it has a place; `offset` counts UTF-16 units from the opening bracket. */
export interface CitationItem {
  source: string;
  prefix?: string;
  locator?: string;
  claim?: string;
  offset: number;
}

const ITEM = /^(?<prefix>.*?)(?<!\S)-?@(?<source>[^\s,;#\]]+)(?<rest>.*)$/su;

/**
 * Reads `[see @a, p. 3; @b #claim]`, brackets included.
 * https://pandoc.org/MANUAL.html#citation-syntax; `#claim` is ours.
 * Answers the items, or what is wrong with the first that cannot be read, in words for the writer.
 */
export function parseCitationGroup(group: string): CitationItem[] | { wrong: string } {
  const items: CitationItem[] = [];
  let offset = 1;
  for (const part of group.slice(1, -1).split(';')) {
    const lead = part.length - part.trimStart().length;
    const item = parseItem(part.trim());
    if (typeof item === 'string') return { wrong: item };
    items.push({ ...item, offset: offset + lead });
    offset += part.length + 1;
  }
  return items;
}

function parseItem(written: string): Omit<CitationItem, 'offset'> | string {
  const match = ITEM.exec(written);
  const source = match?.groups?.source?.replace(/[.:]+$/, '');
  if (!match?.groups || !source || !KEY.test(source)) {
    return `\`${written}\` does not name a source, expected \`@\` and a source id, such as \`[@vb]\``;
  }
  let rest = (match.groups.rest ?? '').trim();
  const claim = /#(?<claim>\S+)\s*$/.exec(rest)?.groups?.claim;
  if (claim !== undefined) rest = rest.replace(/\s*#\S+\s*$/, '');
  if (/^[^,]*\s-?@\S/.test(` ${rest}`)) {
    return `\`${rest}\` follows the source id, expected a semicolon between citations: \`[@a; @b]\``;
  }
  if (rest !== '' && !rest.startsWith(',')) {
    return `\`${rest}\` follows the source id, expected a comma before a locator: \`[@${source}, ${rest}]\``;
  }
  const oneLine = (words = '') => words.replace(/\s+/g, ' ').trim();
  const prefix = oneLine(match.groups.prefix);
  const locator = oneLine(rest.replace(/^,/, ''));
  return {
    source,
    ...(prefix ? { prefix } : {}),
    ...(locator ? { locator } : {}),
    ...(claim ? { claim } : {}),
  };
}
