/** How is all of a page brought to light? Its folds opened, and styles added to it. */
import type { Page } from '@playwright/test';

/** Opens the folds. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

/** Adds to the styles of a page, until the next one is opened. Its policy does not hold for sheets made so. */
export async function addStyles(page: Page, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}
