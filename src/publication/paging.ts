/** Where is a long list cut into pages? Between groups, so that what belongs together stays together. */

export interface PageOf<Item> {
  /** From 1. */
  number: number;
  of: number;
  items: Item[];
}

/**
 * Items on pages of at most `most` in weight; an item that is heavier has a page of its own. There is always
 * a first page.
 */
export function pagesOf<Item>(
  items: readonly Item[],
  most: number,
  weightOf: (item: Item) => number = () => 1,
): PageOf<Item>[] {
  const pages: Item[][] = [[]];
  let weight = 0;
  for (const item of items) {
    const own = weightOf(item);
    if (weight > 0 && weight + own > most) {
      pages.push([]);
      weight = 0;
    }
    pages.at(-1)?.push(item);
    weight += own;
  }
  return pages.map((ofPage, index) => ({ number: index + 1, of: pages.length, items: ofPage }));
}

/** Address of a page of a list whose first page stands at `base`, which ends in a slash. */
export const pageAddress = (base: string, number: number): string =>
  number === 1 ? base : `${base}page/${number}/`;
