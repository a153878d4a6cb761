/** What is written down of a source? Its data as an entry for a piece, what is missing left blank by name. */
import { isDoiResolver, parseDoi } from '../model/identifiers.ts';
import { DATES, type CslItem, type CslName } from '../formats/csl-json.ts';
import type { SourceEntry } from '../reading/edit-frontmatter.ts';
import { uncertainDateSchema } from '../model/date.ts';
import { letter } from '../model/words.ts';
import { isWebAddress } from '../model/id.ts';
import { sourceSchema, withoutTracking, type Source } from '../model/source.ts';

/** The fields of a source in the order in which they are written. */
const ORDER = Object.keys(sourceSchema.shape) as (keyof Source)[];

/** What other software keeps for itself, and summaries, which are other people’s prose. */
const LEFT_OUT = new Set(
  `abstract annote call-number categories citation-key citation-label container-title-short custom
  journalAbbreviation keyword references shortTitle source year-suffix`.split(/\s+/),
);

/** Types that are known by a publisher; others appear in a container. */
const PUBLISHED = new Set(['book', 'report', 'thesis', 'software', 'standard', 'dataset']);

const LONGEST = { title: 300, note: 1000, name: 120, other: 200 };
const MOST_NAMES = 50;

export interface EntryOptions {
  /** The day of access, unless the item states its own. */
  today: string;
  /** Blank where the writer has not said it. */
  role: Source['role'] | undefined;
  read: Source['read'] | undefined;
  /** An id to prefer to the one made from container and year. */
  id?: string | undefined;
}

/**
 * The entry of a work described by `item`, which comes from outside and may say anything: text is put on one
 * line, trimmed, and rid of what no reader can see; what the model does not take is left out. Missing fields
 * that a source must have are `null`. `taken` are the ids the piece has.
 */
export function entryOfItem(
  item: Partial<CslItem>,
  { today, role, read, id }: EntryOptions,
  taken: ReadonlySet<string>,
): SourceEntry {
  const known: SourceEntry = {};
  for (const field of ORDER) {
    if (LEFT_OUT.has(field) || OURS.has(field)) continue;
    const value = cleaned(field, item[field]);
    if (value !== undefined && sourceSchema.shape[field].safeParse(value).success) {
      known[field] = value;
    }
  }
  if (known.type === 'webpage' || known.type === 'document') delete known.type;
  const isHere = known.URL ?? known.DOI ?? known.ISBN;
  const container = PUBLISHED.has(item.type ?? '') ? 'publisher' : 'container-title';
  const blanks = {
    title: null,
    ...(known['container-title'] || known.publisher ? {} : { [container]: null }),
    ...(isHere ? {} : { URL: null }),
    issued: null,
  };
  const accessed = cleaned('accessed', item.accessed);
  return inOrder({
    ...blanks,
    ...known,
    id: freeId(id ?? idOf(known), taken),
    accessed: typeof accessed === 'string' && isDay(accessed) ? accessed : today,
    role: role ?? null,
    ...(read === undefined || read === 'full' ? {} : { read }),
  });
}

/** What of an item is too long for its entry, or not as exact as that, each in one sentence. */
export function cutIn(item: Partial<CslItem>, entry: SourceEntry): string[] {
  const { data: read } = uncertainDateSchema.safeParse(item.accessed);
  const told =
    typeof read === 'string' && read !== entry.accessed && read !== 'unknown'
      ? [
          `\`${String(entry.id)}\`: \`accessed\` “${read}” is no day: that of today stands in its place.`,
        ]
      : [];
  const cut = Object.entries(entry).flatMap(([field, kept]) => {
    const given = item[field];
    if (Array.isArray(kept) && Array.isArray(given) && given.length > kept.length) {
      const out = given.length - kept.length;
      return [
        `\`${String(entry.id)}\`: ${out} of ${given.length} names in \`${field}\` are left out: a source holds ${MOST_NAMES}.`,
      ];
    }
    return typeof kept === 'string' &&
      typeof given === 'string' &&
      kept.endsWith('…') &&
      !given.trim().endsWith('…')
      ? [
          `\`${String(entry.id)}\`: \`${field}\` is cut at ${field === 'title' ? LONGEST.title : field === 'note' ? LONGEST.note : LONGEST.other} characters.`,
        ]
      : [];
  });
  return [...told, ...cut];
}

/** Fields of an item for which its entry has no place. */
export const leftOutOf = (item: Partial<CslItem>, entry: SourceEntry): string[] =>
  Object.keys(item).filter(
    (field) =>
      !OURS.has(field) &&
      field !== 'type' &&
      (entry[field] ?? null) === null &&
      !(field === 'URL' && entry.DOI !== undefined) &&
      String(item[field] ?? '') !== '',
  );

/** The entry of a source that another piece has, what goes without saying left out. */
export function entryOfSource(source: Source): SourceEntry {
  const { type, read, state } = source;
  return inOrder({
    ...source,
    type: type === 'webpage' ? undefined : type,
    read: read === 'full' ? undefined : read,
    state: state.is === 'live' ? undefined : 'date' in state ? state : state.is,
  });
}

/** Names of the fields left blank. */
export const blanksOf = (entry: SourceEntry): string[] =>
  Object.keys(entry).filter((field) => entry[field] === null);

/** `wanted`, or with `-b`, `-c` … the first that is not taken. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? wanted : `${wanted}-${letter(count)}`;
    if (!taken.has(id)) return id;
  }
}

/** What the item says elsewhere, or what only the writer can say. */
const OURS = new Set('id accessed role origin interest read archived state'.split(' '));

const inOrder = (entry: SourceEntry): SourceEntry =>
  Object.fromEntries(
    ORDER.filter((field) => entry[field] !== undefined).map((field) => [field, entry[field]]),
  );

const isDay = (date: string) => /^\d{4}-\d{2}-\d{2}$/.test(date);

function cleaned(field: string, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (DATES.has(field)) {
    const date = uncertainDateSchema.safeParse(value);
    return date.success ? date.data : undefined;
  }
  if (field === 'URL') return cleanUrl(value);
  if (Array.isArray(value)) {
    const names = (value as CslName[])
      .slice(0, MOST_NAMES)
      .map(cleanName)
      .filter((name) => Object.keys(name).length > 0);
    return names.length > 0 ? names : undefined;
  }
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const most = field === 'title' ? LONGEST.title : field === 'note' ? LONGEST.note : LONGEST.other;
  const line = plainLine(value, most);
  if (field === 'DOI') return parseDoi(line);
  return line === '' ? undefined : line;
}

function cleanUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2000 || !isWebAddress(value)) return undefined;
  const url = new URL(value);
  if (isDoiResolver(url)) return undefined;
  url.username = '';
  url.password = '';
  return withoutTracking(url).href;
}

const cleanName = (name: CslName): CslName =>
  Object.fromEntries(
    ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal']
      .map((part) => [part, plainLine(String(name[part] ?? ''), LONGEST.name)] as const)
      .filter(([, text]) => text !== ''),
  );

const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\p{Co}\u{E0000}-\u{E007F}\p{Noncharacter_Code_Point}]/gu;

/** Text on one line, without what a reader cannot see, at most `most` characters long. */
export function plainLine(text: string, most: number): string {
  const line = text
    .slice(0, 20 * most)
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(/[\s\p{Cc}\uFFFD]+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= most
    ? line
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Container (of a scholarly work its first author) and year: `venturebeat-2026`. */
function idOf(known: SourceEntry): string {
  const [author] = (known.author ?? []) as CslName[];
  const isScholarly = /^(article-journal|paper-conference|book|chapter|thesis)$/.test(
    String(known.type),
  );
  const name =
    (isScholarly && author?.family) ||
    known['container-title'] ||
    known.publisher ||
    author?.family ||
    author?.literal ||
    hostName(known.URL);
  const year = /^\d{4}/.exec(String(known.issued ?? ''))?.[0];
  return [slug(String(name)) || 'source', ...(year ? [year] : [])].join('-');
}

/** The part of a host that people call it by: `venturebeat` of `www.venturebeat.com`. */
function hostName(url: unknown): string {
  const { hostname } = typeof url === 'string' ? new URL(url) : { hostname: '' };
  if (!/[a-z]$/.test(hostname)) return '';
  const labels = hostname
    .replace(/^www\./, '')
    .split('.')
    .slice(0, -1);
  const last = labels.at(-1) ?? '';
  return (
    (labels.length > 1 && /^(ac|co|com|edu|gov|net|org)$/.test(last) ? labels.at(-2) : last) ?? ''
  );
}

/** Lowercase words joined by hyphens, accents taken off, at most 30 characters. */
function slug(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  let joined = words[0]?.slice(0, 30) ?? '';
  for (const word of words.slice(1)) {
    if (joined.length + 1 + word.length > 30) break;
    joined += `-${word}`;
  }
  return joined.normalize('NFC');
}
