/** Is any of a page’s text lost to the eye: beside the window, cut off, or under other text? */
import type { Page } from '@playwright/test';
import { addStyles } from './unfold.ts';

/**
 * WCAG 2.2, 1.4.12: https://www.w3.org/TR/WCAG22/#text-spacing
 * A drawing is an image, and what it says stands in a table under it.
 */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
  svg * { letter-spacing: 0 !important; word-spacing: 0 !important; }
`;

/** Spaces text as a reader may, until the next page is opened. The page’s policy does not hold for sheets made so. */
export async function spaceText(page: Page): Promise<void> {
  await addStyles(page, SPACING);
}

/** What is lost, in words; a table may be wider than the window, as it scrolls by itself. */
export function losses(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > width) {
      found.push(`the page is ${document.documentElement.scrollWidth} pixels wide`);
    }
    const words = (node: Node) => (node.textContent ?? '').trim().slice(0, 40);
    const isForEars = (element: Element) => element.closest('.told, .skip, .unseen') !== null;

    interface Run {
      node: Node;
      top: number;
      bottom: number;
      left: number;
      right: number;
    }
    const runs: Run[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!parent?.checkVisibility() || words(node) === '' || isForEars(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = inSight(parent, [...range.getClientRects()]);
      if (boxes.length === 0) continue;
      for (const { left, right } of boxes) {
        if (left < -1 || right > width + 1) found.push(`beside the window: ${words(node)}`);
      }
      const cutter = cutterOf(parent);
      if (cutter) {
        const edge = cutter.getBoundingClientRect();
        for (const { left, right, top, bottom } of boxes) {
          const isCut =
            left < edge.left - 1 ||
            right > edge.right + 1 ||
            top < edge.top - 1 ||
            bottom > edge.bottom + 1;
          if (isCut) found.push(`cut off: ${words(node)}`);
        }
      }
      // Of a line’s box the letters fill the middle.
      for (const { top, bottom, left, right } of boxes) {
        const air = (bottom - top) * 0.3;
        runs.push({ node, top: top + air, bottom: bottom - air, left: left + 1, right: right - 1 });
      }
    }

    runs.sort((a, b) => a.top - b.top);
    runs.forEach((run, at) => {
      for (let next = at + 1; next < runs.length; next += 1) {
        const other = runs[next];
        if (!other || other.top >= run.bottom) break;
        if (other.node !== run.node && other.left < run.right && run.left < other.right) {
          found.push(`one on the other: ${words(run.node)} / ${words(other.node)}`);
        }
      }
    });

    for (const element of document.querySelectorAll('body *')) {
      const { position } = getComputedStyle(element);
      const isShown = element.getClientRects().length > 0;
      if (isShown && innerHeight < 400 && /^(sticky|fixed)$/.test(position)) {
        found.push(`stays in a low window: ${words(element)}`);
      }
    }
    return [...new Set(found)];

    /** Parts of the boxes that are not scrolled out of a part of the page. */
    function inSight(element: Element, boxes: DOMRect[]): DOMRect[] {
      const pane = element.closest('.table, pre, .contents details')?.getBoundingClientRect();
      return boxes
        .map((box) => {
          if (!pane) return box;
          const [left, top] = [Math.max(box.left, pane.left), Math.max(box.top, pane.top)];
          const [right, bottom] = [
            Math.min(box.right, pane.right),
            Math.min(box.bottom, pane.bottom),
          ];
          return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
        })
        .filter((box) => box.width > 1 && box.height > 1);
    }

    /** The nearest element around that shows nothing beyond its edge. */
    function cutterOf(element: Element | null): Element | undefined {
      for (let one = element; one && one !== document.body; one = one.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(one);
        if (/hidden|clip/.test(`${overflowX} ${overflowY}`)) return one;
      }
      return undefined;
    }
  });
}
