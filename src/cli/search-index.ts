/** What can be searched? Everything a built site says: pieces by section, and the rows of its ledgers. */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** A row of a ledger, as far as a search needs it. */
interface Row {
  url: string;
  text?: string;
  title?: string;
}

/** Pagefind’s own search boxes; ours is `src/scripts/search.ts`. */
const OTHER_PAGES = /-ui\.|-highlight\.|playground/;

const LEDGERS = [
  ['claims', 'claim'],
  ['sources', 'source'],
] as const;

/**
 * Writes the index of a built site into its `pagefind/`: https://pagefind.app/docs/node-api/
 * Throws with Pagefind’s own words when it cannot.
 */
export async function writeSearchIndex(site: string, language: string): Promise<void> {
  const { index, errors } = await createIndex({
    rootSelector: 'main',
    excludeSelectors: [
      '.citation',
      '.preview',
      '.backlinks',
      '.evidence',
      '.label',
      '.key-points a',
    ],
  });
  if (!index) throw new Error(errors.join('\n'));
  for (const path of globSync('analysis/*/index.html', { cwd: site }).sort()) {
    const content = readFileSync(join(site, path), 'utf8');
    throwOn((await index.addHTMLFile({ sourcePath: path, content })).errors);
  }
  for (const [ledger, kind] of LEDGERS) {
    for (const row of rowsOf(join(site, 'ledger', `${ledger}.json`))) {
      const text = row.text ?? row.title ?? '';
      const { pathname, hash } = new URL(row.url, 'https://site.invalid');
      const record = { url: `${pathname}${hash}`, content: text, language };
      // What kind a result is of stands in its `meta`: Pagefind writes filters in an order that varies.
      throwOn((await index.addCustomRecord({ ...record, meta: { title: text, kind } })).errors);
    }
  }
  const { files, errors: faults } = await index.getFiles();
  throwOn(faults);
  for (const { path, content } of files) {
    if (OTHER_PAGES.test(path)) continue;
    mkdirSync(dirname(join(site, 'pagefind', path)), { recursive: true });
    writeFileSync(join(site, 'pagefind', path), content);
  }
  await close();
}

function rowsOf(file: string): Row[] {
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as { rows: Row[] }).rows;
}

function throwOn(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(errors.join('\n'));
}
