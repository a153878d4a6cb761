/** Which document of a feed holds which items? Feed Paging and Archiving: https://www.rfc-editor.org/rfc/rfc5005 */

/** Items in a document. */
export const ITEMS_A_DOCUMENT = 20;

export interface FeedPage<Item> {
  /** The newest first. */
  items: Item[];
  /** Number of the archive, from 1 for the oldest; undefined for the current document. */
  archive: number | undefined;
  /** Numbers of the archives before and after. */
  previous: number | undefined;
  next: number | undefined;
}

/**
 * The current document with the latest items, then the archives, the oldest first; `items` come the oldest first.
 *
 * An archive exists once it is full and is filled from the oldest item on, so that what is new never shifts it:
 * its items, their order, ids and dates stay (section 4). The last one and the current document may share
 * items, and together they leave none out. Software that has read an archive does not read it again, so that what
 * a reader must know of an old item is told by an item of its own in the current document (section 4.1).
 */
export function feedPages<Item>(items: readonly Item[], size = ITEMS_A_DOCUMENT): FeedPage<Item>[] {
  const archives = Math.max(0, Math.floor((items.length - 1) / size));
  const numbered = (number: number) => (number >= 1 && number <= archives ? number : undefined);
  return [
    {
      items: items.slice(-size).reverse(),
      archive: undefined,
      previous: numbered(archives),
      next: undefined,
    },
    ...Array.from({ length: archives }, (_, index) => ({
      items: items.slice(index * size, (index + 1) * size).reverse(),
      archive: index + 1,
      previous: numbered(index),
      next: numbered(index + 2),
    })),
  ];
}
