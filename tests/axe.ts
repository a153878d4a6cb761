/** What does axe find on a page? All that it knows to look for: https://github.com/dequelabs/axe-core */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** All that axe knows, what it looks for unasked, or the rules whose answer depends on colours: the other scheme of a page can break no other. */
type Rules = 'all' | 'usual' | 'of colour';

/** Barriers on a page as it is shown, each with the markup where it stands. */
export async function barriers(page: Page, rules: Rules = 'all'): Promise<string[]> {
  // Our pages hold no frames, for which axe would open a second page.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    // What holds is not listed, and nothing is named by a selector: both take longer than to look.
    reporter: 'no-passes',
    selectors: false,
    // Off by default, as it is new in WCAG 2.2.
    rules: { 'target-size': { enabled: rules !== 'usual' } },
  });
  if (rules === 'of colour') axe.withTags(['cat.color']);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** Barriers in both widths and both schemes, on a page that stays open meanwhile. */
export async function barriersInAllForms(page: Page): Promise<string[]> {
  const found: string[] = [];
  let rules: Rules = 'all';
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const here = await barriers(page, rules);
      found.push(...here.map((barrier) => `${colorScheme}, ${width} pixels: ${barrier}`));
    }
    rules = 'of colour';
  }
  return found;
}
