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

/** Light items that the current document may hold for each of those that count. */
const LIGHT = 4;

/** How many of the latest items the current document holds: `size` that count, and the light ones between them. */
function currentLength<Item>(
  items: readonly Item[],
  size: number,
  isLight: (item: Item) => boolean,
): number {
  const latest = items.slice(-size * (1 + LIGHT)).reverse();
  let counted = 0;
  const end = latest.findIndex((item) => !isLight(item) && (counted += 1) > size);
  return Math.max(end === -1 ? latest.length : end, Math.min(size, items.length), 1);
}

/**
 * The current document with the latest items, then the archives, the oldest first; `items` come the oldest first.
 *
 * An archive exists once it is full and is filled from the oldest item on, so that what is new never shifts it:
 * its items, their order, ids and dates stay (section 4). The last one and the current document may share
 * items, and together they leave none out. Light items, such as corrections beside whole texts, do not count towards
 * the size of the current document, so that a day of many corrections hides no piece. Software that has read an archive
 * does not read it again, so that what a reader must know of an old item is told by an item of its own in the current
 * document (section 4.1).
 */
export function feedPages<Item>(
  items: readonly Item[],
  size = ITEMS_A_DOCUMENT,
  isLight: (item: Item) => boolean = () => false,
): FeedPage<Item>[] {
  const archives = Math.max(0, Math.floor((items.length - 1) / size));
  const numbered = (number: number) => (number >= 1 && number <= archives ? number : undefined);
  return [
    {
      items: items.slice(-currentLength(items, size, isLight)).reverse(),
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
