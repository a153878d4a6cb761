/**
 * `npm run browsers`: does the site hold in Firefox, WebKit and Chromium, and can it be read in a Chromium of before
 * our baseline?
 *
 * Opens one page of each kind of the built site in `dist/` (or in the folder that is named) at three widths: nothing
 * scrolls sideways, previews open beside their mark and Escape closes them, the chosen colours stay, search finds, and
 * the console says nothing. Where a browser is missing it says how to come by it. With `PICTURES=folder` it keeps a
 * picture of each page.
 */
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serveFolder } from './browser.ts';
import {
  Missing,
  openChromium,
  openFirefox,
  openOldChromium,
  openWebKit,
  type Window,
} from './other-browsers.ts';

const dist = process.argv[2] ?? 'dist';
const pictures = process.env.PICTURES;
const WIDTHS = [320, 768, 1280];

/** The page with the most of something, of those whose files fit a pattern. */
function richest(pattern: string, what: RegExp): string | undefined {
  const found = globSync(pattern, { cwd: dist })
    .map((file) => {
      const html = readFileSync(join(dist, file), 'utf8');
      return { path: `/${file.replace(/index\.html$/, '')}`, count: html.match(what)?.length ?? 0 };
    })
    .sort((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1));
  return found[0]?.path;
}

const piece = richest('analysis/*/index.html', /class="citation"/g) ?? '/';
const pages = Object.entries({
  front: '/',
  piece,
  ledger: '/claims/',
  board: richest('leaderboards/*/index.html', /<tr/g),
  subject: richest('subjects/*/index.html', /<li/g),
  archive: '/archive/',
  search: '/search/?q=1444',
}).filter((page): page is [string, string] => page[1] !== undefined);

/** Tells a fault, or nothing where a window holds to what is asked of it. */
type Check = (window: Window, site: string) => Promise<string[]>;

/** Asks until it is so, for two seconds at most. */
async function becomes(window: Window, expression: string): Promise<boolean> {
  for (let tries = 0; tries < 40; tries += 1) {
    // While a page gives way to the next, none answers.
    if (await window.ask(expression).catch(() => false)) return true;
    await setTimeout(50);
  }
  return false;
}

const FOUND = `/^[1-9].* found/.test(document.querySelector('#found').textContent)`;

/** What runs out of the window to the side: the element that does, farthest in. */
const WIDER = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (!document.querySelector('main')) return 'there is no page';
  if (scrollWidth <= clientWidth) return '';
  const wide = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5);
  return (scrollWidth - clientWidth) + ' px wider than the window, by ' + (wide.at(-1)?.outerHTML.slice(0, 120) ?? 'nothing that is seen');
})()`;

/** Of every page; the search also finds. */
const nothingRunsOut: Check = async (window, site) => {
  const faults: string[] = [];
  for (const [name, path] of pages) {
    for (const width of WIDTHS) {
      if (width === WIDTHS[0]) await window.open(site + path, width);
      else await window.resize(width);
      if (name === 'search' && !(await becomes(window, FOUND))) {
        faults.push(`search does not find 1,444 by 1444 at ${width}`);
      }
      // A browser that has just begun may say that a page is there before it has laid it out.
      if (!(await becomes(window, `${WIDER} === ''`))) {
        faults.push(`${name} at ${width}: ${String(await window.ask(WIDER))}`);
      }
      if (!pictures) continue;
      mkdirSync(pictures, { recursive: true });
      await window.picture(join(pictures, `${window.name} ${name} ${width}.png`));
    }
  }
  return faults;
};

const MARK = `document.querySelector('.prose .citation :is(a[href], button)')`;
const OPENED = `document.querySelector('.preview:popover-open')`;
/** Where an opened preview stands: in the window, over or under its mark, or at the foot where nothing can hold it there. */
const BESIDE = `(() => {
  const mark = ${MARK}.getBoundingClientRect(), card = ${OPENED}.getBoundingClientRect();
  const { clientWidth } = document.documentElement;
  const isSeen = card.left >= 0 && card.right <= clientWidth && card.top >= 0 && card.bottom <= innerHeight;
  const apart = Math.max(card.top - mark.bottom, mark.top - card.bottom);
  const isBeside = apart > -2 && apart < 24 && card.left <= mark.right && card.right >= mark.left;
  const isAtFoot = !CSS.supports('position-area', 'block-end') && innerHeight - card.bottom < 40;
  return isSeen && (isBeside || isAtFoot) ? '' : JSON.stringify({ mark, card, innerHeight });
})()`;

const previewsOpen: Check = async (window, site) => {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    if (width === WIDTHS[0]) await window.open(site + piece, width);
    else await window.resize(width);
    await window.ask(`${MARK}.scrollIntoView({ block: 'center', behavior: 'instant' })`);
    await window.ask(`void (${MARK}.focus(), ${MARK}.click())`);
    if (!(await becomes(window, `${OPENED} !== null`))) {
      faults.push(`no preview opens at ${width}`);
      continue;
    }
    const elsewhere = await window.ask(BESIDE);
    if (elsewhere)
      faults.push(`a preview at ${width} is not beside its mark: ${String(elsewhere)}`);
    await window.press('Escape');
    if (!(await becomes(window, `${OPENED} === null`))) {
      faults.push(`Escape closes no preview at ${width}`);
    }
  }
  return faults;
};

const BUTTON = `document.querySelector('.theme')`;
const COLOURS = `[getComputedStyle(document.documentElement).colorScheme, ${BUTTON}.textContent,
  [...document.querySelectorAll('meta[name=theme-color]')].find(({ media }) => matchMedia(media).matches)?.content].join()`;

const coloursStay: Check = async (window, site) => {
  const faults: string[] = [];
  await window.open(`${site}/`, 1280);
  const before = await window.ask(COLOURS);
  await window.ask(`void (document.querySelector('a[href="/archive/"]').click())`);
  if (!(await becomes(window, `location.pathname === '/archive/' && !${BUTTON}.hidden`))) {
    return ['the link to the archive leads nowhere'];
  }
  // From the system’s colours by light to dark.
  await window.ask(`void (${BUTTON}.click(), ${BUTTON}.click())`);
  const dark = await window.ask(COLOURS);
  if (dark === before || !/^dark,.*dark/.test(String(dark))) faults.push(`dark is ${String(dark)}`);
  await window.back();
  if (
    !(await becomes(window, `location.pathname === '/' && ${COLOURS} === ${JSON.stringify(dark)}`))
  ) {
    faults.push(`after Back it is ${String(await window.ask(COLOURS))}, not ${String(dark)}`);
  }
  await window.open(site + piece, 1280);
  const later = await window.ask(COLOURS);
  if (later !== dark) faults.push(`on the next page it is ${String(later)}, not ${String(dark)}`);
  await window.ask(`localStorage.clear()`);
  return faults;
};

/** Where previews cannot open: nothing stands over the text, and a mark leads to its source. */
const isLegible: Check = async (window, site) => {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await window.open(site + piece, width);
    const over = await window.ask(
      `[...document.querySelectorAll('.preview, .margin-note')].filter((one) => one.getClientRects().length > 0).length`,
    );
    if (over)
      faults.push(`${String(over)} previews and notes stand over or in the text at ${width}`);
    await window.ask(`void ${MARK}.click()`);
    const isThere = `document.querySelector(':target')?.closest('.sources')?.getClientRects().length > 0`;
    if (!(await becomes(window, isThere))) faults.push(`a mark leads to no source at ${width}`);
  }
  return faults;
};

const full = { nothingRunsOut, previewsOpen, coloursStay };
const asked: [name: string, () => Promise<Window>, Record<string, Check>][] = [
  ['Chromium', openChromium, full],
  ['Firefox', openFirefox, full],
  ['Firefox with large text', () => openFirefox(28), { nothingRunsOut }],
  ['WebKit', openWebKit, full],
  ['Chromium 109', openOldChromium, { nothingRunsOut, isLegible }],
];

const { url, stop } = await serveFolder(dist);
let faults = 0;
let opened = 0;
for (const [name, open, checks] of asked) {
  try {
    const window = await open();
    opened += 1;
    const told: string[] = [];
    // Our letters are there from the second page on.
    await window.open(`${url}/about/`, WIDTHS[0] ?? 320);
    await setTimeout(500);
    for (const check of Object.values(checks)) told.push(...(await check(window, url)));
    // What the old one tells of an attribute that came after it, whose use is checked.
    const said = window.said().filter((line) => !line.startsWith("Found a 'popover' attribute"));
    told.push(...[...new Set(said)].map((line) => `its console says: ${line}`));
    await window.close();
    for (const fault of told) console.error(`✖ ${window.name}: ${fault}`);
    if (told.length === 0) console.log(`✔ ${window.name}: ${Object.keys(checks).length} checks`);
    faults += told.length;
  } catch (error) {
    const isMissing = error instanceof Missing;
    const { message } = error as Error;
    console.error(isMissing ? `– ${name} is not here: ${message}` : `✖ ${name}: ${message}`);
    if (!isMissing) faults += 1;
  }
}
await stop();
// A browser that failed may still run.
process.exit(faults > 0 || opened === 0 ? 1 : 0);
