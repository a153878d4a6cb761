/** Who has this source already? The same work in the piece at hand and in other pieces. */
import type { SourceEntry } from '../reading/edit-frontmatter.ts';
import { isWebAddress } from '../model/id.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { parseArxivId, parseDoi, parseIsbns } from '../model/identifiers.ts';
import { sourceIdentity, type Source } from '../model/source.ts';
import { entryOfSource, freeId } from './source-entry.ts';

/** Whatever may identify a work; a piece in the making can hold any value here. */
export interface Identifiable {
  URL?: unknown;
  DOI?: unknown;
  ISBN?: unknown;
  type?: unknown;
  title?: unknown;
  'container-title'?: unknown;
}

/** A source and the piece that has it. */
export interface Shared {
  manuscript: Manuscript;
  source: Source;
}

/** What a piece has already. */
export interface Present {
  /** Ids that a new source cannot have. */
  taken: Set<string>;
  /** Identity of a work → id of its source. */
  ids: Map<string, string>;
}

/**
 * All names of a work under which it may be known: its DOI, its address, of a text on arXiv its id; the ISBN of
 * a book, or of a part of one that nothing else names.
 */
export function identitiesOf(work: Identifiable): string[] {
  const { URL: url, DOI: doi, ISBN: isbn } = work;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const name = [doi, url].map((one) => parseDoi(text(one))).find(Boolean);
  const arxiv = parseArxivId(text(url)) ?? /^10\.48550\/arxiv\.(.+)$/i.exec(name ?? '')?.[1];
  const found = [
    ...(name ? [{ DOI: name }] : []),
    ...(isWebAddress(text(url)) ? [{ URL: text(url) }] : []),
  ].map((one) => sourceIdentity(one as unknown as Source));
  const isNamed = found.length > 0 && work.type !== 'book';
  return [
    ...found,
    ...(arxiv === undefined ? [] : [`arxiv:${arxiv.replace(/v\d+$/, '').toLowerCase()}`]),
    ...(isNamed || !parseIsbns(text(isbn))
      ? []
      : [
          sourceIdentity({
            type: text(work.type),
            title: text(work.title),
            ISBN: text(isbn),
            ...(text(work['container-title'])
              ? { 'container-title': text(work['container-title']) }
              : {}),
          } as Source),
        ]),
  ];
}

/** What the frontmatter of a piece lists, faulty and unfinished entries included. */
export function presentIn(frontmatter: unknown, writtenIds: readonly string[]): Present {
  const present: Present = { taken: new Set(writtenIds), ids: new Map() };
  const { sources } = (frontmatter ?? {}) as { sources?: unknown };
  for (const source of Array.isArray(sources) ? (sources as unknown[]) : []) {
    if (typeof source === 'object' && source !== null) remember(present, source);
  }
  return present;
}

/** Adds an entry to what is present. */
export function remember(present: Present, entry: SourceEntry | object): void {
  const id = 'id' in entry ? String(entry.id) : '';
  present.taken.add(id);
  for (const identity of identitiesOf(entry)) {
    if (!present.ids.has(identity)) present.ids.set(identity, id);
  }
}

/** Id of the work in the piece at hand. */
export const presentId = (present: Present, work: Identifiable): string | undefined =>
  identitiesOf(work)
    .map((identity) => present.ids.get(identity))
    .find((id) => id !== undefined);

/** The first piece that has the work. */
export function findShared(
  manuscripts: readonly Manuscript[],
  work: Identifiable,
): Shared | undefined {
  const wanted = new Set(identitiesOf(work));
  for (const manuscript of manuscripts) {
    const source = manuscript.piece.sources.find((one) =>
      identitiesOf(one).some((identity) => wanted.has(identity)),
    );
    if (source) return { manuscript, source };
  }
  return undefined;
}

/** Every piece that has a source with this id, each work once. */
export function sharedById(manuscripts: readonly Manuscript[], id: string): Shared[] {
  const found = manuscripts.flatMap((manuscript) =>
    manuscript.piece.sources
      .filter((source) => source.id === id)
      .map((source) => ({ manuscript, source })),
  );
  return found.filter(
    ({ source }, index) =>
      found.findIndex((other) => sourceIdentity(other.source) === sourceIdentity(source)) === index,
  );
}

/**
 * Entries for a piece that takes a source over, and with it the sources it repeats: without them nobody
 * could tell a copy from a second witness. Ids change only where the piece has them for something else, or
 * where `id` is wanted. The day of access is `today`, as each piece does its own reading. `present` learns
 * of them.
 */
export function takenOver(
  { manuscript, source }: Shared,
  present: Present,
  options: { today: string; id?: string | undefined; read?: Source['read'] | undefined },
): SourceEntry[] {
  const { today, id = source.id, read = source.read } = options;
  const entry = {
    ...source,
    id: freeId(id, present.taken),
    accessed: today,
    read,
  };
  remember(present, entry);
  const origin = manuscript.piece.sources.find((other) => other.id === source.origin);
  const known = origin && presentId(present, origin);
  const origins =
    origin && known === undefined
      ? takenOver({ manuscript, source: origin }, present, { today })
      : [];
  const originId = known ?? origins[0]?.id;
  return [
    entryOfSource({ ...entry, origin: originId === undefined ? undefined : String(originId) }),
    ...origins,
  ];
}
