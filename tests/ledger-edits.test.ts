/** What does one edit in one file change? Every page that rests on it, down the whole chain, and nothing else. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { EDITS, type Edit } from './fixtures/edited-pieces.ts';
import { all, attributeOf, figuresIn, textOf, withClass, type Element } from './ledger-pages.ts';

const site = await builtSite('edited');
const [before, after] = [builtFiles(join(site, '../before')), builtFiles(site)];
const changed = [...new Set([...before.keys(), ...after.keys()])]
  .filter((file) => before.get(file) !== after.get(file))
  .sort();

/** Every file of a built site, by path; the search index and the map of the site are made from the pages. */
function builtFiles(dist: string): Map<string, string> {
  return new Map(
    readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((file) => !/^pagefind\/|^sitemap|\.png$/.test(file))
      .filter((file) => statSync(join(dist, file)).isFile())
      .map((file) => [file.replace(/index\.html$/, ''), readFileSync(join(dist, file), 'utf8')]),
  );
}

/** Rows of a list, items of a feed, lines of a table: the parts of a file that each speak of one thing. */
function partsOf(file: string, text: string): string[] {
  if (!file.endsWith('/') && file !== '') {
    return text.split(/\n(?=\S)|(?=<item>|<entry>|BEGIN:VEVENT|\{"id":)/);
  }
  const page = parse(text) as unknown as Element;
  const rows = all(page, ({ tagName }) => /^(li|tr|article)$/.test(tagName));
  return rows.map((row) => `${attributeOf(row, 'id') ?? ''} ${textOf(row)}`);
}

/** Parts of a file that are there on one of both days alone. */
function changedParts(file: string): string[] {
  const [was, is] = [before, after].map((files) => partsOf(file, files.get(file) ?? ''));
  return [
    ...(was ?? []).filter((part) => !is?.includes(part)),
    ...(is ?? []).filter((part) => !was?.includes(part)),
  ];
}

/** Files that an edit has changed: those of its own pieces and works, and those where a part that speaks of them has changed. */
const changedBy = (edit: Edit): string[] =>
  changed.filter(
    (file) => file.includes(edit) || changedParts(file).some((part) => part.includes(edit)),
  );

/** Pages with a place in the ledgers; the front and what feeds and machines read are looked at apart. */
const pagesAmong = (files: readonly string[]) => files.filter((file) => file.endsWith('/'));
const filesAmong = (files: readonly string[]) => files.filter((file) => !file.endsWith('/'));
/** No file of the piece and the topic that have nothing to do with the edits. */
const unrelated = changed.filter((file) =>
  /third|compute|survey|the-list|analysis\/two/.test(file),
);

/** Words of a page, spaces folded. */
const wordsOn = (page: string, files = after): string =>
  (files.get(page) ?? '')
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

test('a caveat that a later piece closes is closed wherever it stands', () => {
  const files = changedBy('closing');
  expect(pagesAmong(files)).toEqual([
    'analysis/first-closing/',
    'analysis/second-closing/',
    'authors/staff/',
    'caveats/',
    'caveats/closed/',
    'caveats/in-source/',
    'topics/closing/',
  ]);
  expect(filesAmong(files)).toEqual(
    expect.arrayContaining(['ledger/caveats.csv', 'ledger/caveats.json']),
  );
  expect(wordsOn('analysis/first-closing/')).toContain(
    'Closed 20 Nov 2026: It is the list of June. A paper, 22 Jun 2026, in The second piece of closing',
  );
  expect(wordsOn('analysis/first-closing/')).toContain('1 open caveat 1 closed');
  expect(wordsOn('analysis/second-closing/')).toContain('Answers earlier caveats');
  expect(wordsOn('caveats/closed/')).toContain('Which list of closing the place refers to.');
});

test('a claim that is corrected puts in question what depends on it', () => {
  const files = changedBy('correcting');
  expect(pagesAmong(files)).toEqual([
    'analysis/first-correcting/',
    'analysis/second-correcting/',
    'claims/',
    'claims/first-correcting/',
    'claims/second-correcting/',
    'claims/status/corrected/',
    'claims/status/in-question/',
    'claims/status/one-origin/',
    'claims/status/stands/',
    'claims/topic/correcting/',
    'corrections/',
    'sources/a-paper-the-report-of-correcting/',
  ]);
  expect(filesAmong(files)).toEqual(
    expect.arrayContaining([
      'corrections/rss.xml',
      'ledger/claims.csv',
      'ledger/claims.json',
      'ledger/corrections.csv',
      'ledger/corrections.json',
      'rss.xml',
    ]),
  );
  expect(wordsOn('analysis/second-correcting/')).toContain(
    'depends on The model of correcting ranks second, which was corrected 20 Nov 2026',
  );
  expect(wordsOn('claims/status/corrected/')).toContain('The model of correcting ranks second.');
  expect(wordsOn('claims/status/in-question/')).toContain('The model of correcting has risen.');
});

test('a source that one piece finds retracted is so in every piece, and all that rests on it in question', () => {
  const files = changedBy('retracting');
  expect(pagesAmong(files)).toEqual([
    'analysis/first-retracting/',
    'analysis/second-retracting/',
    'claims/',
    'claims/first-retracting/',
    'claims/second-retracting/',
    'claims/status/in-question/',
    'claims/status/one-origin/',
    'claims/status/stands/',
    'claims/topic/retracting/',
    'sources/',
    'sources/a-paper-the-report-of-retracting/',
    'sources/role/reporting/',
  ]);
  expect(filesAmong(files)).toEqual(
    expect.arrayContaining(['ledger/claims.json', 'ledger/sources.csv', 'ledger/sources.json']),
  );
  const onFirst = wordsOn('analysis/first-retracting/');
  expect(onFirst).toContain('1 sentence and 1 claim here');
  expect(onFirst).toContain('The report of retracting, A paper was retracted 20 Nov 2026');
  // Where the sentence stands, too: in the notes right after its block, by the number of its mark.
  expect(after.get('analysis/first-retracting/')).toMatch(
    /id="s-[0-9a-f]{8}"(?:(?!<\/p>).)*<\/p>\s*<div class="notes">(?:(?!<\/div>).)*In question: \[1\]/s,
  );
  expect(wordsOn('claims/status/in-question/')).toContain(
    'rests on The report of retracting, A paper, which was retracted 20 Nov 2026 (by way of The model of retracting ranks second)',
  );
});

test('a forecast that a later piece resolves is resolved wherever it stands', () => {
  const files = changedBy('resolving');
  expect(pagesAmong(files)).toEqual([
    'analysis/first-resolving/',
    'analysis/second-resolving/',
    'authors/staff/',
    'forecasts/',
    'forecasts/open/',
    'forecasts/resolved/',
    'topics/resolving/',
  ]);
  expect(filesAmong(files)).toEqual(
    expect.arrayContaining([
      'forecasts.ics',
      'forecasts/rss.xml',
      'ledger/forecasts.csv',
      'ledger/forecasts.json',
    ]),
  );
  expect(wordsOn('analysis/first-resolving/')).toContain(
    'It happened, 20 Nov 2026: It is on the list. A paper, 22 Jun 2026, in The second piece of resolving',
  );
  expect(wordsOn('analysis/second-resolving/')).toContain('Resolves earlier forecasts');
  expect(wordsOn('forecasts/')).toContain('Brier score over 1 resolved forecast of ours');
});

test('each edit shows in the figures of all ledgers', () => {
  const [was, is] = [before, after].map((files) =>
    figuresIn(withClass(parse(files.get('ledger/') ?? '') as unknown as Element, 'tally')),
  );
  expect(was).toMatchObject({
    'in question': 0,
    open: 9,
    closed: 0,
    unresolved: 9,
    resolved: 0,
    corrections: 2,
  });
  expect(is).toEqual({
    ...was,
    'in question': 7,
    open: 8,
    closed: 1,
    unresolved: 8,
    resolved: 1,
    corrections: 3,
  });
});

test('nothing else changes', () => {
  expect(unrelated).toEqual([]);
  const edited = new Set(EDITS.flatMap(changedBy));
  expect(pagesAmong(changed).filter((page) => !edited.has(page))).toEqual(['ledger/']);
});
