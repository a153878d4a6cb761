/** Where does Tab lead on a page, and what does one see of it there? */
import type { Page } from '@playwright/test';

/** What Tab can reach; a group of radio buttons is one stop. */
const REACHABLE =
  'a[href], button, summary, select, textarea, [tabindex="0"], input:not([type="radio"]), input:checked';

interface Walk {
  /** What can be reached and is shown, in the order of the page. */
  there: string[];
  /** Where Tab led, pressed once more than there are stops; the last press leaves the page. */
  stops: string[];
  /** Stops at which one does not see where one is. */
  unseen: string[];
  /** Stops that stand above the one before: in a narrow window nothing stands beside anything but its neighbour. */
  upwards: string[];
}

/** Where one is when a page has just come; a page may put the focus somewhere by itself. */
export async function toBeginning(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
}

/** Walks over a whole page, from its beginning, with Tab alone. */
export async function walk(page: Page): Promise<Walk> {
  const count = await page.evaluate((selector) => {
    const elements = [...document.querySelectorAll<HTMLElement>(selector)].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    );
    const nameOf = (element: Element | null) => {
      const at = elements.indexOf(element as HTMLElement);
      return `${at} ${element?.outerHTML.slice(0, 60)}`;
    };
    const found: Walk = { there: elements.map(nameOf), stops: [], unseen: [], upwards: [] };
    let last: Element | undefined;
    Object.assign(window, { walk: found });
    document.onkeyup = () => {
      const { activeElement: element } = document;
      if (!element || element === document.body) return;
      found.stops.push(nameOf(element));
      for (const fault of faultsOf(element)) found.unseen.push(`${fault}: ${nameOf(element)}`);
      const [here] = element.getClientRects();
      const [before] = last?.getClientRects() ?? [];
      if (here && before && here.bottom < before.top + 1) found.upwards.push(nameOf(element));
      last = element;
    };
    return elements.length;

    function faultsOf(element: Element): string[] {
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
      const [box] = element.getClientRects();
      if (!box) return ['not drawn'];
      const faults: string[] = [];
      if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) faults.push('no outline');
      const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset);
      const pane = paneOf(element);
      const edge = pane?.getBoundingClientRect();
      if (pane && edge) {
        // Cut off for good, and not only until one scrolls.
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const { clientWidth, scrollLeft, scrollWidth, clientHeight, scrollTop, scrollHeight } =
          pane;
        const isCut =
          (scrollLeft === 0 && left - reach < edge.left - 1) ||
          (scrollTop === 0 && top - reach < edge.top - 1) ||
          (scrollLeft + clientWidth > scrollWidth - 1 &&
            right + reach > edge.left + clientWidth + 1) ||
          (scrollTop + clientHeight > scrollHeight - 1 &&
            bottom + reach > edge.top + clientHeight + 1);
        if (isCut) faults.push('outline cut off');
      }
      const middle = (from: number, to: number, most: number) =>
        (Math.max(0, from) + Math.min(most, to)) / 2;
      const hit = document.elementFromPoint(
        middle(box.left, box.right, innerWidth),
        middle(box.top, box.bottom, innerHeight),
      );
      if (!hit || !(element.contains(hit) || hit.contains(element))) faults.push('covered');
      return faults;
    }

    /** The nearest part of the page around an element that shows nothing beyond its edge. */
    function paneOf(element: Element): Element | undefined {
      for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
        if (getComputedStyle(one).overflowX !== 'visible') return one;
      }
      return undefined;
    }
  }, REACHABLE);
  await toBeginning(page);
  await pressTab(page, count + 1);
  return page.evaluate(() => (window as unknown as { walk: Walk }).walk);
}

/** Presses Tab so many times, without waiting for an answer to each before the next; the browser keeps their order. */
async function pressTab(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9, nativeVirtualKeyCode: 9 };
  await Promise.all(
    Array.from({ length: times }).flatMap(() =>
      (['rawKeyDown', 'keyUp'] as const).map((type) =>
        session.send('Input.dispatchKeyEvent', { type, ...tab }),
      ),
    ),
  );
  await session.detach();
}
