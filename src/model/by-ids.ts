/** Which of these name an id? All of them by the ids that each names, found in one pass. */

/** Answers those that name an id, in their order; each once, however often it names it. */
export function byIds<Item>(
  items: Iterable<Item>,
  idsOf: (item: Item) => readonly string[],
): (id: string) => readonly Item[] {
  const known = new Map<string, Item[]>();
  for (const item of items) {
    for (const id of new Set(idsOf(item))) {
      const named = known.get(id);
      if (named) named.push(item);
      else known.set(id, [item]);
    }
  }
  return (id) => known.get(id) ?? [];
}
