/** What do the ledger pages say? Figures, rows and pages read from the built HTML. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** A page of a list with all that follow it, as documents. */
export function pagesAt(site: string, base: string): Element[] {
  const pages: Element[] = [];
  for (let number = 1; ; number += 1) {
    const file = join(site, base, number === 1 ? '' : `page/${number}`, 'index.html');
    if (!existsSync(file)) return pages;
    const document = parse(readFileSync(file, 'utf8'));
    pages.push(document as unknown as Element);
  }
}

export const classesOf = (element: Element): string[] =>
  (element.attrs?.find(({ name }) => name === 'class')?.value ?? '').split(' ');

export const attributeOf = (element: Element, attribute: string): string | undefined =>
  element.attrs?.find(({ name }) => name === attribute)?.value;

/** Elements below `root` that satisfy `is`, in the order of the page. */
export function all(root: Element, is: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  const walk = (node: Node): void => {
    if ('tagName' in node && is(node)) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(root);
  return found;
}

export const withClass = (root: Element, name: string): Element[] =>
  all(root, (element) => classesOf(element).includes(name));

/** Rows of the lists of a class: their items, those of lists within left out. */
export const rowsOf = (root: Element, list: string): Element[] =>
  withClass(root, list).flatMap((element) =>
    element.childNodes.filter(
      (node): node is Element => 'tagName' in node && node.tagName === 'li',
    ),
  );

export function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Figures of the first tally on a page, by what they count. */
export function tallyOf(page: Element): Record<string, number> {
  return figuresIn(withClass(page, 'tally').slice(0, 1));
}

/** Figures of all tallies on a page, by the heading above each and what they count. */
export function figuresIn(tallies: readonly Element[]): Record<string, number> {
  return Object.fromEntries(
    tallies.flatMap((tally) =>
      all(tally, ({ tagName }) => tagName === 'div').map((entry): [string, number] => {
        const [words] = all(entry, ({ tagName }) => tagName === 'dt');
        const [figure] = all(entry, ({ tagName }) => tagName === 'dd');
        return [words ? textOf(words) : '', Number(figure ? textOf(figure) : NaN)];
      }),
    ),
  );
}
