/** What does one edit in one file change? Every page that rests on it, down the whole chain, and nothing else. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli, scratchProject, writePiece } from './scratch-project.ts';

const DAY = { SOURCE_DATE_EPOCH: String(Date.parse('2026-11-23') / 1000) };

interface Parts {
  title: string;
  date: string;
  topic?: string;
  /** Lines of frontmatter beside the usual ones. */
  fields: string;
  prose: string;
}

const piece = ({ title, date, topic = 'ai-video', fields, prose }: Parts): string => `---
title: "${title}"
description: "A piece of three that lean on one another, so that a test can pull at one of them."
authors: [staff]
datePublished: ${date}
topics: [${topic}]
framing: "It is made to be edited, and read against nothing."
${fields}
---

${prose}
`;

const source = (id: string, work: string, more = '') =>
  `  - { id: ${id}, title: "The ${work} of June", container-title: A paper, URL: "https://example.org/${work}", issued: 2026-06-22, accessed: 2026-11-01, role: reporting${more} }`;

const first: Parts = {
  title: 'The first piece',
  date: '2026-11-10',
  fields: `sources:
${source('report', 'report')}
${source('study', 'study')}
claims:
  - { id: rank, text: "The model ranks second.", sources: [report] }
  - { id: price, text: "The price fell.", sources: [study] }
caveats:
  - { id: gap, text: "Which list the place refers to.", scope: in-source, silent: [report] }
  - { id: cost, text: "What the machine costs to run.", scope: unknowable }
forecasts:
  - { id: next, statement: "A successor is listed.", madeOn: 2026-11-10, resolvesOn: 2027-02-28, criteria: The list shows it., resolutionSource: The list., probability: 0.7 }
  - { id: later, statement: "A third one is listed.", madeOn: 2026-11-10, resolvesOn: 2027-03-31, criteria: The list shows it., resolutionSource: The list., probability: 0.4 }`,
  prose: 'The report has the model second [@report #rank]. The study has the price lower [@study].',
};
const second: Parts = {
  title: 'The second piece',
  date: '2026-11-12',
  fields: `sources:
${source('first-report', 'report')}
${source('other', 'letter')}
claims:
  - { id: rise, text: "The model has risen.", sources: [other], dependsOn: ["first#rank"] }
caveats: []`,
  prose: 'The report is much quoted [@first-report]. The letter sees a rise [@other #rise].',
};
const third: Parts = {
  title: 'The third piece',
  date: '2026-11-14',
  topic: 'compute',
  fields: `sources:
${source('survey', 'survey')}
${source('list', 'list')}
claims:
  - { id: rent, text: "Machines are rented.", sources: [survey] }
caveats:
  - { id: who, text: "Who rents them out.", scope: searched, searched: [{ where: The register, date: 2026-11-01 }] }
forecasts:
  - { id: rents, statement: "Rents fall.", madeOn: 2026-11-14, resolvesOn: 2027-05-31, criteria: The survey shows it., resolutionSource: The survey., probability: 0.6 }`,
  prose: 'The survey counts machines [@survey #rent]. The list names them [@list].',
};

let root: string;
let before: Map<string, string>;

/** Every file of the built site, by path; the search index and the map of the site are made from the pages. */
function builtFiles(): Map<string, string> {
  const { status, output } = runCli(root, 'build', [], DAY);
  if (status !== 0) throw new Error(output);
  const dist = join(root, 'dist');
  return new Map(
    readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .filter((file) => !/^pagefind\/|^sitemap|\.png$/.test(file))
      .filter((file) => statSync(join(dist, file)).isFile())
      .sort()
      .map((file) => [file.replace(/index\.html$/, ''), readFileSync(join(dist, file), 'utf8')]),
  );
}

/** What an edit of one file has changed in the site, and how it then stands. */
function edit(slug: string, parts: Parts): { changed: string[]; after: Map<string, string> } {
  writePiece(root, slug, piece(parts));
  const after = builtFiles();
  writePiece(root, slug, piece({ first, second, third }[slug] ?? parts));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  return { changed: changed.sort(), after };
}

beforeAll(() => {
  root = scratchProject({
    first: piece(first),
    second: piece(second),
    third: piece(third),
  });
  writeFileSync(
    join(root, 'content/topics.yml'),
    'ai-video:\n  name: AI video\n  description: Models that make moving pictures.\ncompute:\n  name: Compute\n  description: Machines that are rented.\n',
  );
  before = builtFiles();
}, 300_000);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const lines = (fields: string, more: string): string => `${fields}\n${more}`;

/** Pages with a place in the ledgers; the front and what feeds and machines read are looked at apart. */
const pagesAmong = (changed: readonly string[]) =>
  changed.filter((file) => file.endsWith('/') && file !== '');
const filesAmong = (changed: readonly string[]) => changed.filter((file) => !file.endsWith('/'));

/** Words of a page, spaces folded. */
const wordsOn = (after: ReadonlyMap<string, string>, page: string): string =>
  (after.get(page) ?? '')
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

/** No file of the piece and the topic that have nothing to do with the edit. */
const unrelated = (changed: readonly string[]) =>
  changed.filter((file) => /third|compute|survey|the-list/.test(file));

test(
  'a caveat that a later piece closes is closed wherever it stands',
  { timeout: 120_000 },
  () => {
    const { changed, after } = edit('second', {
      ...second,
      fields: lines(
        second.fields,
        'closes:\n  - { caveat: "first#gap", source: other, date: 2026-11-20, note: "It is the list of June." }',
      ),
    });
    expect(pagesAmong(changed)).toEqual([
      'analysis/first/',
      'analysis/second/',
      'archive/',
      'authors/staff/',
      'caveats/',
      'caveats/closed/',
      'caveats/in-source/',
      'ledger/',
      'topics/ai-video/',
    ]);
    expect(unrelated(changed)).toEqual([]);
    expect(filesAmong(changed)).toEqual(
      expect.arrayContaining(['ledger/caveats.csv', 'ledger/caveats.json']),
    );
    expect(wordsOn(after, 'analysis/first/')).toContain(
      'Closed 20 Nov 2026: It is the list of June. A paper, 22 Jun 2026, in The second piece',
    );
    expect(wordsOn(after, 'analysis/first/')).toContain('1 open caveat 1 closed');
    expect(wordsOn(after, 'analysis/second/')).toContain('Answers earlier caveats');
    expect(wordsOn(after, 'caveats/closed/')).toContain('Which list the place refers to.');
  },
);

test('a claim that is corrected puts in question what depends on it', { timeout: 120_000 }, () => {
  const { changed, after } = edit('first', {
    ...first,
    fields: lines(
      first.fields,
      'corrections:\n  - { id: k, date: 2026-11-20, kind: correction, was: "Second.", now: "Third.", why: A row was misread., severity: material, affects: [rank] }',
    ),
  });
  expect(pagesAmong(changed)).toEqual([
    'analysis/first/',
    'analysis/second/',
    'claims/',
    'claims/first/',
    'claims/second/',
    'claims/status/corrected/',
    'claims/status/in-question/',
    'claims/status/stands/',
    'claims/topic/ai-video/',
    'corrections/',
    'ledger/',
    'sources/a-paper-the-letter-of-june/',
    'sources/a-paper-the-report-of-june/',
  ]);
  expect(unrelated(changed)).toEqual([]);
  expect(filesAmong(changed)).toEqual(
    expect.arrayContaining([
      'corrections/rss.xml',
      'ledger/claims.csv',
      'ledger/claims.json',
      'ledger/corrections.csv',
      'ledger/corrections.json',
      'rss.xml',
    ]),
  );
  expect(wordsOn(after, 'analysis/second/')).toContain(
    'depends on The model ranks second, which was corrected 20 Nov 2026',
  );
  expect(wordsOn(after, 'claims/status/corrected/')).toContain('The model ranks second.');
  expect(wordsOn(after, 'claims/status/in-question/')).toContain('The model has risen.');
});

test(
  'a source that one piece finds retracted is so in every piece, and all that rests on it in question',
  { timeout: 120_000 },
  () => {
    const { changed, after } = edit('second', {
      ...second,
      fields: second.fields.replace(
        source('first-report', 'report'),
        source('first-report', 'report', ', state: { is: retracted, date: 2026-11-20 }'),
      ),
    });
    expect(pagesAmong(changed)).toEqual([
      'analysis/first/',
      'analysis/second/',
      'claims/',
      'claims/first/',
      'claims/second/',
      'claims/status/in-question/',
      'claims/status/stands/',
      'claims/topic/ai-video/',
      'ledger/',
      'sources/',
      'sources/a-paper-the-letter-of-june/',
      'sources/a-paper-the-report-of-june/',
      'sources/role/reporting/',
    ]);
    expect(unrelated(changed)).toEqual([]);
    expect(filesAmong(changed)).toEqual(
      expect.arrayContaining(['ledger/claims.json', 'ledger/sources.csv', 'ledger/sources.json']),
    );
    const onFirst = wordsOn(after, 'analysis/first/');
    expect(onFirst).toContain('1 sentence and 1 claim here');
    expect(onFirst).toContain('The report of June, A paper was retracted 20 Nov 2026');
    // Where the sentence stands, too: the mark is in the text, right after its number.
    expect(after.get('analysis/first/')).toMatch(
      /id="s-[0-9a-f]{8}"(?:(?!<\/p>).)*in question(?:(?!<\/p>).)*<\/p>/s,
    );
    expect(wordsOn(after, 'claims/status/in-question/')).toContain(
      'rests on The report of June, A paper, which was retracted 20 Nov 2026 (by way of The model ranks second)',
    );
  },
);

test(
  'a forecast that a later piece resolves is resolved wherever it stands',
  { timeout: 120_000 },
  () => {
    const { changed, after } = edit('second', {
      ...second,
      fields: lines(
        second.fields,
        'resolves:\n  - { forecast: "first#next", date: 2026-11-20, outcome: yes, source: other, note: "It is on the list." }',
      ),
    });
    expect(pagesAmong(changed)).toEqual([
      'analysis/first/',
      'analysis/second/',
      'archive/',
      'authors/staff/',
      'forecasts/',
      'forecasts/open/',
      'forecasts/resolved/',
      'ledger/',
      'topics/ai-video/',
    ]);
    expect(unrelated(changed)).toEqual([]);
    expect(filesAmong(changed)).toEqual(
      expect.arrayContaining([
        'forecasts.ics',
        'forecasts/rss.xml',
        'ledger/forecasts.csv',
        'ledger/forecasts.json',
      ]),
    );
    expect(wordsOn(after, 'analysis/first/')).toContain(
      'It happened, 20 Nov 2026: It is on the list. A paper, 22 Jun 2026, in The second piece',
    );
    expect(wordsOn(after, 'analysis/second/')).toContain('Resolves earlier forecasts');
    expect(wordsOn(after, 'forecasts/')).toContain('Brier score over 1 resolved forecast of ours');
  },
);
