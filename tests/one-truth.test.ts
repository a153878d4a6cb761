/** Does every channel say the same of a piece? Odd pieces, asked on the page, in Markdown, feeds, ledgers, search, JSON-LD, check and desk. */
import { publicationOf } from '../src/publication/publication-of.ts';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { searchRecords } from '../src/building/search-index.ts';
import { deskData } from '../src/desk/desk-data.ts';
import { toNewsArticle } from '../src/formats/json-ld.ts';
import { ledgerNames } from '../src/model/ledger-row.ts';
import { ledgerRows } from '../src/formats/ledger-rows.ts';
import { masthead } from '../src/masthead.ts';
import type { Publication } from '../src/publication/publication.ts';
import { newsOf } from '../src/publication/news.ts';
import { feedItems } from '../src/queries/feeds.ts';
import { readSite } from '../src/reading/read-site.ts';
import { toPieceMarkdown } from '../src/rendering/piece-markdown.ts';
import { verdictOn } from '../src/rules/rule.ts';
import { rules } from '../src/rules/rules.ts';
import { viewIn } from './made-publication.ts';
import { builtSite } from './built-site.ts';
import { lendBundle, runCli, scratchProject } from './scratch-project.ts';
import { wordsOf } from './words-of-html.ts';

const TODAY = '2026-11-30';

const source = (id: string, more = '') =>
  `  - { id: ${id}, title: "Report ${id}", publisher: "Paper ${id}", URL: "https://reports.example/${id}", issued: 2026-06-22, accessed: 2026-11-01, role: reporting${more} }`;

interface Parts {
  title: string;
  sources?: string[];
  frontmatter?: string;
  prose?: string;
  date?: string;
}

const piece = ({
  title,
  sources = [source('vb'), source('arena')],
  frontmatter = '',
  prose = 'The model is said to rank second [@vb]. Another list has it third [@arena].',
  date = '2026-11-10',
}: Parts) => `---
title: "${title}"
description: "A piece in an odd state, by which a test sees whether all channels say the same of it."
authors: [staff]
datePublished: ${date}
topics: [ai-video]
framing: "It is made to be asked, and read against nothing."
sources:
${sources.join('\n')}
caveats: []
${frontmatter}---

${prose}
`;

const correction = (id: string, kind: string, severity: string, date: string, more = '') =>
  `  - { id: ${id}, date: ${date}, kind: ${kind}, was: "Old words of ${id}.", now: "New words of ${id}.", why: A slip., severity: ${severity}${more} }\n`;

const forecast = (id: string, resolvesOn: string, more = '') =>
  `  - { id: ${id}, statement: "It ${id} by then.", madeOn: 2026-11-02, resolvesOn: ${resolvesOn}, criteria: A list shows it., resolutionSource: The list., probability: 0.5${more} }\n`;

/** Slug → file. */
const pieces: Record<string, string> = {
  'minor-retraction': piece({
    title: 'A retraction called minor',
    frontmatter: `corrections:\n${correction('all', 'retraction', 'minor', '2026-11-25')}`,
  }),
  'major-retraction': piece({
    title: 'A retraction, and a correction after it',
    frontmatter: `corrections:\n${correction('all', 'retraction', 'material', '2026-11-24')}${correction('rank', 'correction', 'material', '2026-11-26')}`,
  }),
  witness: piece({
    title: 'A piece that knows more of its sources',
    date: '2026-11-03',
    sources: [
      source('first'),
      source('copy', ', origin: first'),
      source('gone', ', state: { is: retracted, date: 2026-11-02 }'),
    ],
    prose: 'It ranks second [@first]. So the copy says [@copy]. The other said more [@gone].',
  }),
  'one-report': piece({
    title: 'A piece on a report and its copy',
    sources: [source('copy'), source('first')],
    prose: 'The model ranks second [@copy]. Another page says so too [@first].',
  }),
  'cites-the-copy': piece({
    title: 'A piece on the copy of a report alone',
    sources: [source('copy'), source('vb')],
    prose: 'The model ranks second [@copy]. Another page has it third [@vb].',
  }),
  'rests-on-gone': piece({
    title: 'A piece on what was retracted since',
    sources: [source('gone'), source('vb')],
    frontmatter:
      'keyPoints: [{ text: It cost less., claim: cost }]\nclaims:\n  - { id: cost, text: It cost less., sources: [gone] }\n',
    prose: 'The model cost less [@gone #cost]. It ranks second [@vb].',
  }),
  forecasts: piece({
    title: 'Forecasts of every fate',
    frontmatter: `forecasts:\n${forecast('rises', '2026-11-21')}${forecast('falls', '2026-11-22')}${forecast('waits', '2027-02-01')}${forecast('lapses', '2026-11-20', ', resolution: { date: 2026-11-20, outcome: annulled, source: vb, note: "The list ended." }')}`,
  }),
  resolving: piece({
    title: 'A piece that resolves and replaces',
    date: '2026-11-23',
    frontmatter:
      'type: resolution\nsupersedes: replaced\nresolves: [{ forecast: "forecasts#falls", date: 2026-11-22, outcome: no, source: vb, note: "It stayed." }]\n',
  }),
  replaced: piece({ title: 'A piece that was replaced' }),
  acknowledging: piece({
    title: 'A piece that leaves a promise unkept',
    sources: [source('copy'), source('first')],
    prose: 'The model ranks second [@copy]. Another page says so too [@first].',
    frontmatter: 'acknowledged: { rests-on-one-origin: "Nobody else has written of it." }\n',
  }),
  withdrawing: piece({
    title: 'A claim withdrawn by a correction',
    frontmatter: `keyPoints: [{ text: It ranks second., claim: rank }]\nclaims:\n  - { id: rank, text: It ranks second., sources: [vb], reviewBy: 2026-11-20 }\ncorrections:\n${correction('rank', 'retraction', 'minor', '2026-11-25', ', affects: [rank]')}`,
  }),
  moved: piece({
    title: 'A piece that has moved',
    frontmatter: 'aliases: [/analysis/where-it-stood/]\n',
  }),
  scheduled: piece({ title: 'A piece of next week', date: '2026-12-05' }),
};

const root = scratchProject(pieces);
const { site } = readSite(root, TODAY);
const publication = publicationOf(site, TODAY);

type Channel = 'page' | 'markdown' | 'feed' | 'ledger' | 'search' | 'jsonLd' | 'check' | 'desk';

beforeAll(async () => {
  lendBundle(join(await builtSite('sound'), '..'), root);
  const env = { SOURCE_DATE_EPOCH: String(Date.parse(TODAY) / 1000) };
  const { status, output } = runCli(root, 'build', [], env);
  if (status !== 0) throw new Error(output);
}, 600_000);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const built = (path: string) => readFileSync(join(root, 'dist', path), 'utf8');
/** HTML of each piece in the main feed, by its address. */
function feedOf(of: Publication): Map<string, string> {
  const items = newsOf(of).map(feedItems(of, new Map()));
  return new Map(items.map(({ url, html }) => [url.replace(masthead.url, ''), html]));
}
const messagesOf = (slug: string) => {
  const manuscript = site.manuscripts.find((one) => one.slug === slug);
  return manuscript ? verdictOn(rules, manuscript, publication).messages : [];
};
const rowsOf = (slug: string) =>
  ledgerNames.flatMap((name) =>
    (ledgerRows[name](publication, 'https://mf.example') as Record<string, unknown>[]).filter(
      (row) => JSON.stringify(row).includes(`"${slug}"`),
    ),
  );

/** What a channel says of a piece, as one text. */
const ask: Record<Channel, (slug: string) => string> = {
  page: (slug) => wordsOf(built(`analysis/${slug}/index.html`)),
  markdown: (slug) => toPieceMarkdown(viewIn(publication, slug), publication, { reference: '' }),
  feed: (slug) => feedOf(publication).get(`/analysis/${slug}/`) ?? '',
  ledger: (slug) => JSON.stringify(rowsOf(slug)),
  search: (slug) =>
    JSON.stringify(
      searchRecords(publication, 'en').filter(({ url }) => url.includes(`/analysis/${slug}/`)),
    ),
  jsonLd: (slug) => JSON.stringify(toNewsArticle(viewIn(publication, slug), publication)),
  check: (slug) =>
    messagesOf(slug)
      .map(({ ruleId, message }) => `${ruleId}: ${message}`)
      .join('\n'),
  desk: (slug) => {
    const { pieces: onDesk, due } = deskData(publication, new Map());
    const own = due.filter(({ at }) => at.includes(`/${slug}/`));
    return JSON.stringify([onDesk[`/analysis/${slug}/`], own]);
  },
};

/** What each channel says of a piece; `!` stands before what it must not say. */
const truths: [fact: string, slug: string, said: Partial<Record<Channel, string[]>>][] = [
  [
    'a retraction called minor is material and told before the text in every channel',
    'minor-retraction',
    {
      page: ['Retracted Retraction, material', 'New words of all.'],
      markdown: ['## Retracted', '**Retraction, material, 25 Nov 2026:** was “Old words of all.”'],
      feed: ['<h2>Retracted</h2>', 'New words of all.'],
      ledger: ['"kind":"retraction"', '"severity":"material"'],
      search: ['Retraction of 25 Nov 2026'],
      jsonLd: ['"name":"Retraction"'],
    },
  ],
  [
    'a correction after a retraction does not hide it',
    'major-retraction',
    {
      page: ['Retracted Correction, material', 'New words of all.', '!Corrected since'],
      markdown: ['## Retracted', '!Corrected since'],
      feed: ['<h2>Retracted</h2>', 'New words of all.', '!Corrected since'],
      search: ['Retraction of 24 Nov 2026', '!Correction of 26'],
      jsonLd: ['"name":"Retraction"'],
    },
  ],
  [
    'a source that only another piece saw retracted is marked here too, and in feeds by that piece alone',
    'rests-on-gone',
    {
      page: [
        'retracted since 2 Nov 2026',
        'It cost less. evidence in question',
        // In the notes of the block, by the number of the mark.
        'The model cost less. It ranks second. In question:',
      ],
      markdown: [
        '## In question',
        'accessed 1 Nov 2026; retracted)',
        'It cost less. (in question)',
      ],
      feed: ['!retracted', '!In question'],
      ledger: ['"is":"retracted"'],
      search: ['in question'],
      check: ['claim-still-stands: Unexpected citation of `gone`, which is retracted'],
    },
  ],
  [
    'the piece that saw it says so in its feed as well',
    'witness',
    {
      page: ['retracted since 2 Nov 2026', 'same origin as source 1'],
      markdown: ['accessed 1 Nov 2026; retracted)', 'same origin as source 1'],
      feed: ['accessed 1 Nov 2026; retracted)', 'same origin as source 1'],
      check: ['cited-source-stands: Unexpected citation of `gone`'],
    },
  ],
  [
    'a report and what another piece calls its copy are one origin',
    'one-report',
    {
      page: ['This piece rests on one report', 'same origin as source 2', '!independent origin'],
      markdown: ['same origin as source 2'],
      feed: ['!same origin'],
      ledger: ['"origin":"reports.example/first"'],
      check: [
        'rests-on-one-origin: Unexpected single origin: all 2 sources cited go back to `first`',
      ],
      desk: ['"origins":1', '"source":"copy","citations":1,"origin":"first"'],
    },
  ],
  [
    'a copy of what the piece does not list names the work itself',
    'cites-the-copy',
    {
      page: ['2 independent origins', 'same origin as Report first'],
      markdown: ['same origin as [Report first]('],
      feed: ['!same origin'],
      check: ['!rests-on-one-origin'],
      desk: ['"origins":2'],
    },
  ],
  [
    'forecasts are overdue, resolved elsewhere, annulled and open alike',
    'forecasts',
    {
      page: [
        'It rises by then. Overdue made by us, 2 Nov 2026 was due 21 Nov 2026',
        'It falls by then. Resolved made by us, 2 Nov 2026 was due 22 Nov 2026 It did not happen, 22 Nov 2026: It stayed.',
        'It waits by then. Open made by us, 2 Nov 2026 resolves 1 Feb 2027',
        'Annulled, 20 Nov 2026: The list ended.',
      ],
      markdown: [
        'It rises by then. (overdue; made by us, 2 Nov 2026; was due 21 Nov 2026)',
        'It falls by then. (resolved; made by us, 2 Nov 2026; was due 22 Nov 2026) **It did not happen, 22 Nov 2026.** It stayed.',
        'It waits by then. (open; made by us, 2 Nov 2026; resolves 1 Feb 2027)',
        'was due 20 Nov 2026) **Annulled, 20 Nov 2026.** The list ended.',
      ],
      feed: [
        'resolves 21 Nov 2026)',
        'was due 20 Nov 2026) <strong>Annulled, 20 Nov 2026.</strong> The list ended.',
        '!overdue',
        '!It did not happen',
      ],
      ledger: ['"state":"overdue"', '"resolvedIn":"resolving"', '"outcome":"annulled"'],
      check: [
        'forecast-is-not-overdue: Missing field `resolution` in forecast `rises`',
        '!`falls`',
      ],
      desk: ['"what":"overdue forecast"', 'It rises by then.', '!It falls', '!It lapses'],
    },
  ],
  [
    'what a piece answers elsewhere stands on it too',
    'resolving',
    {
      page: ['Replaces A piece that was replaced', 'Resolves earlier forecasts'],
      markdown: ['**Replaces** [A piece that was replaced]', '## Resolves earlier forecasts'],
      feed: ['!It falls'],
    },
  ],
  [
    'a piece that was replaced says by which',
    'replaced',
    {
      page: ['Replaced by A piece that resolves and replaces'],
      markdown: ['**Replaced by** [A piece that resolves and replaces]'],
      search: ['replaced by a later piece'],
    },
  ],
  [
    'a promise left unkept is told to readers with its reason, and asked of the writer no more',
    'acknowledging',
    {
      page: ['It does not keep all of what we promise', 'Nobody else has written of it.'],
      markdown: ['It does not keep all of what [we promise]', 'Nobody else has written of it.'],
      check: ['!rests-on-one-origin'],
      desk: ['"origins":1'],
    },
  ],
  [
    'a claim that a correction withdrew is withdrawn everywhere, and asked for review nowhere',
    'withdrawing',
    {
      page: ['It ranks second. withdrawn'],
      markdown: ['It ranks second. (withdrawn)', '(withdrawn 25 Nov 2026; fact'],
      ledger: ['"status":"withdrawn"'],
      search: ['withdrawn'],
      check: ['!claim-is-reviewed'],
      desk: ['!claim to review'],
    },
  ],
];

test.each(truths)('%s (%s)', (_fact, slug, said) => {
  for (const [channel, all] of Object.entries(said) as [Channel, string[]][]) {
    const answer = ask[channel](slug).replaceAll('\u00a0', ' ').replaceAll('\u2068', '');
    for (const words of all) {
      if (words.startsWith('!')) expect(answer, channel).not.toContain(words.slice(1));
      else expect(answer, channel).toContain(words);
    }
  }
});

test('a feed says the same of a piece on every day and whatever other pieces know', () => {
  for (const slug of publication.pieces.keys()) {
    const manuscripts = site.manuscripts.filter((one) => one.slug === slug);
    const alone = publicationOf({ ...site, manuscripts }, '2027-06-01');
    expect(feedOf(alone).get(`/analysis/${slug}/`), slug).toBe(ask.feed(slug));
  }
});

test('the ledger of corrections counts a retraction called minor among the material ones', () => {
  expect(wordsOf(built('corrections/index.html'))).toContain(
    'corrections 4 of them material 4 retractions 3',
  );
});

test('a piece that moved is where it stands in every channel, and its old address leads there', () => {
  expect(built('analysis/where-it-stood/index.html')).toContain('/analysis/moved/');
  for (const channel of ['markdown', 'ledger', 'search', 'jsonLd'] as const) {
    expect(ask[channel]('moved'), channel).toContain('/analysis/moved/');
    expect(ask[channel]('moved'), channel).not.toContain('where-it-stood');
  }
});

test('a scheduled piece is in no channel that readers have', () => {
  expect(existsSync(join(root, 'dist/analysis/scheduled'))).toBe(false);
  expect(existsSync(join(root, 'dist/analysis/scheduled.md'))).toBe(false);
  for (const channel of ['feed', 'ledger', 'search'] as const) {
    expect(ask[channel]('scheduled'), channel).toMatch(/^(\[\])?$/);
  }
});

test('the page and the Markdown that are served are those of the publication', () => {
  for (const slug of publication.pieces.keys()) {
    const head = ask.markdown(slug).split('## How to cite')[0] ?? '';
    expect(built(`analysis/${slug}.md`), slug).toContain(head);
  }
});
