import { madeBoard, madeRow, madeState } from '../../tests/made-board.ts';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pieceOf, published, viewIn } from '../../tests/made-publication.ts';
import { toNewsArticle } from '../formats/json-ld.ts';
import { toSubjectJson, toSubjectSchema } from '../formats/subject-json.ts';
import { masthead } from '../masthead.ts';
import type { Leaderboard, SnapshotRow } from '../model/leaderboard.ts';
import type { Subject } from '../model/subject.ts';
import { readSubjects } from '../reading/read-subjects.ts';
import { feedNews } from './feed-channels.ts';
import { pagesOfSite } from './page-routes.ts';
import { comparisonsOf } from './subjects.ts';

const text = (subjects: string, prose: string, { day = '2026-11-01', more = '' } = {}) => `---
title: A piece on models
description: A piece about models, so that a test can look at what is known of each of them.
authors: [staff]
datePublished: ${day}
topics: [ai-video]
subjects: [${subjects}]
sources:
  - { id: vb, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-01, role: reporting }
caveats: [What Wan 3.0 costs., { text: Who votes., about: [first] }]
claims:
  - { id: first, text: Sora came first., asOf: ${day}, sources: [vb] }
${more}---

${prose}
`;

const subjects: Subject[] = [
  { id: 'openai', name: 'OpenAI', names: [], kind: 'company' },
  {
    id: 'sora',
    name: 'Sora',
    names: ['Sora 2'],
    kind: 'product',
    maker: 'openai',
    since: { date: '2026-04-01', source: 'one#vb' },
    until: { date: '2026-09-24', source: 'hidden#vb' },
  },
  { id: 'wan-3-0', name: 'Wan 3.0', names: [], kind: 'model', maker: 'Somebody' },
];

const state = (date: string, rows: SnapshotRow[]) => madeState(date, rows, { listed: undefined });

const one = text('sora, wan-3-0', 'Sora is by OpenAI [@vb].', {
  more: `forecasts:
  - { id: ours, statement: Sora comes back., madeOn: 2026-11-01, resolvesOn: 2026-12-31, criteria: A list., resolutionSource: The list., probability: 0.6 }
  - { id: theirs, statement: Sora stays away., by: vb, madeOn: 2026-11-01, resolvesOn: 2026-12-31, criteria: A list., resolutionSource: The list., unscored: true }
`,
});
const later = text('wan-3-0', 'Wan 3.0 leads [@vb].', { day: '2026-11-20' });
const hidden = text('sora', 'Sora ends [@vb].').replace('topics:', 'draft: true\ntopics:');

const boards: Leaderboard[] = [
  madeBoard(
    [
      state('2026-05-01', [madeRow(1, 'sora-2', 1400), madeRow(2, 'wan3-pro', 1300)]),
      state('2026-08-01', [
        madeRow(1, 'wan3-pro', 1450),
        madeRow(2, 'sora-2', 1390),
        madeRow(3, 'wan3-lite', 1200),
      ]),
    ],
    {
      id: 'list',
      name: 'A list',
      operator: 'An operator',
      url: 'https://list.example/',
      names: { 'Wan 3.0': ['wan3-*'] },
      sources: pieceOf('one', one).piece.sources.map((source) => ({ ...source, id: 'copy' })),
    },
  ),
];

const publication = published({ one, later, hidden }, '2026-11-30', { subjects, boards });
const factsOf = (id: string) => {
  const facts = publication.subjects.get(id);
  if (!facts) throw new Error(`No subject ${id}`);
  return facts;
};

test('a piece treats what it lists and mentions what else its text names', () => {
  const view = viewIn(publication, 'one');
  expect(view.subjects.map(({ id }) => id)).toEqual(['sora', 'wan-3-0']);
  expect(view.mentions.map(({ id }) => id)).toEqual(['openai']);
  expect(toNewsArticle(view, publication)).toMatchObject({
    about: [
      { '@type': 'Thing' },
      { '@type': 'Product', name: 'Sora', '@id': `${masthead.url}/subjects/sora/` },
      { '@type': 'SoftwareApplication', name: 'Wan 3.0' },
    ],
    mentions: [{ '@type': 'Organization', name: 'OpenAI' }],
  });
});

test('claims that name a subject stand on its page, those of the latest day first', () => {
  expect(factsOf('sora').claims.map(({ key }) => key)).toEqual(['later#first', 'one#first']);
  expect(factsOf('wan-3-0').claims).toEqual([]);
});

test('open about a subject is what names it, and what bears on a claim that does', () => {
  expect(factsOf('wan-3-0').caveats.map(({ caveat }) => caveat.text)).toEqual([
    'What Wan 3.0 costs.',
    'What Wan 3.0 costs.',
  ]);
  expect(factsOf('sora').caveats.map(({ caveat }) => caveat.text)).toEqual([
    'Who votes.',
    'Who votes.',
  ]);
});

test('forecasts of ours stand apart from those of others', () => {
  const { ours, awaited } = factsOf('sora');
  expect(ours.map(({ key }) => key)).toEqual(['one#ours']);
  expect(awaited.map(({ key }) => key)).toEqual(['one#theirs']);
});

test('a day stands with its source, and not while readers do not see the piece of that source', () => {
  expect(factsOf('sora').since).toMatchObject({
    date: '2026-04-01',
    path: '/analysis/one/#source-vb',
  });
  expect(factsOf('sora').until).toBeUndefined();
});

test('a maker is the subject of that id, or a name', () => {
  expect(factsOf('sora').maker).toEqual({ name: 'OpenAI', path: '/subjects/openai/' });
  expect(factsOf('wan-3-0').maker).toEqual({ name: 'Somebody', path: undefined });
  expect(factsOf('openai').makes.map(({ name }) => name)).toEqual(['Sora']);
});

test('rows of a board are those of its names and of the names that the board gives', () => {
  expect(factsOf('openai').places).toBeUndefined();
  const places = factsOf('wan-3-0').places;
  const at = places?.data.header.indexOf('model') ?? -1;
  expect(places?.data.rows.map((cells) => cells[at])).toEqual([
    'wan3-pro',
    'wan3-pro',
    'wan3-lite',
  ]);
  // The table has the highest version of a day.
  expect(places?.table.rows.map(([, , model]) => model)).toEqual(['wan3-pro', 'wan3-pro']);
  expect(factsOf('sora').places?.table.rows).toHaveLength(2);
});

test('the first two subjects of a piece on one board stand side by side, with the highest of the latest places', () => {
  const [comparison, ...others] = comparisonsOf(publication);
  expect(others).toEqual([]);
  expect(comparison?.path).toBe('/subjects/compare/sora-and-wan-3-0/');
  expect(comparison?.boards[0]?.latest[1]).toMatch(/^1st, .*1 Aug 2026$/);
  expect(comparison?.places?.chart?.draw('narrow').height).toBeGreaterThan(0);
});

test('each subject has a feed of its pieces', () => {
  const feed = feedNews(publication).find(({ channel }) => channel.path === '/subjects/wan-3-0/');
  expect(feed?.news.map((one) => ('view' in one ? one.view : undefined)?.manuscript.slug)).toEqual([
    'one',
    'later',
  ]);
});

test('what is known of each subject is JSON that keeps to its schema', () => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  const holds = ajv.compile(JSON.parse(toSubjectSchema(masthead)) as object);
  for (const facts of publication.subjects.values()) {
    const written: unknown = JSON.parse(toSubjectJson(facts, publication, masthead));
    expect(holds(written), ajv.errorsText(holds.errors)).toBe(true);
  }
});

test('without subjects there is no page of them', () => {
  const paths = pagesOfSite(published({ one: text('', 'Sora [@vb].') })).map(({ path }) => path);
  expect(paths.filter((path) => path.startsWith('/subjects/'))).toEqual([]);
});

/** What reading says of a file of subjects, beside the piece `one`. */
function messagesOn(yaml: string | undefined): string[] {
  const root = mkdtempSync(join(tmpdir(), 'subjects-'));
  try {
    mkdirSync(join(root, 'content'));
    if (yaml !== undefined) writeFileSync(join(root, 'content/subjects.yml'), yaml);
    return readSubjects(root, [pieceOf('one', one)]).messages.map(
      ({ file, place, message }) => `${file}:${place.line}:${place.column} ${message}`,
    );
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('a publication without a file of subjects hears nothing of it', () => {
  expect(messagesOn(undefined)).toEqual([]);
});

test.each([
  [
    'a source that the piece does not list',
    'sora:\n  name: Sora\n  kind: product\n  since: { date: 2026-04-01, source: "one#vc" }\n',
    'content/subjects.yml:4:30 Unexpected source `one#vc`, did you mean `one#vb`?',
  ],
  [
    'a maker that is no subject',
    'openai: { name: OpenAI, kind: company }\nsora: { name: Sora, kind: product, maker: opnai }\n',
    'content/subjects.yml:2:36 Unexpected maker `opnai`, did you mean `openai`?',
  ],
  [
    'a name that means two subjects',
    'sora: { name: Sora, kind: product }\nother: { name: Other, names: [Sora], kind: model }\n',
    'content/subjects.yml:1:1 Unexpected name `Sora`, which `other` has too, expected one that means one subject',
  ],
])('%s is told with its place', (_what, yaml, message) => {
  expect(messagesOn(yaml)).toEqual([message]);
});
