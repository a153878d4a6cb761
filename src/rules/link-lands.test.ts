import { describe, expect, test } from 'vitest';
import { pieceOf, siteOf } from '../../tests/made-publication.ts';
import { soundPiece } from '../../tests/scratch-project.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import type { Site } from '../model/site.ts';
import { readOwnPage } from '../reading/read-own-pages.ts';
import { checkOne } from './rule.ts';
import { rules } from './rules.ts';

const board: Leaderboard = {
  id: 'arena',
  name: 'Arena',
  operator: 'Arena',
  url: 'https://arena.example/',
  track: 'text-to-video',
  metric: { name: 'Arena score', unit: 'points' },
  method: 'Votes.',
  called: [],
  names: {},
  sources: [],
  snapshots: [
    { date: '2026-04-17', updated: undefined, listed: undefined, note: undefined, rows: [] },
  ],
};

/** A piece with something in most of its parts, and another that rests on the same source and doubts it. */
const other = soundPiece({
  title: 'Another piece',
  frontmatter: `aliases: [/old/]
keyPoints: [{ text: It ranks second. }]
acknowledged: { framing-is-given: A short note. }
claims: [{ id: rank, text: It ranks second., status: withdrawn }, { id: price, text: It is dear., dependsOn: [rank] }]
`,
  prose: 'The model ranks second [@report #rank].\n\n## Prices\n\nIt costs more [@report #price].',
});

const ownPage = (slug: string, prose: string) =>
  readOwnPage({
    file: `content/pages/${slug}.mdx`,
    slug,
    bytes: new TextEncoder().encode(`---\ntitle: A page\ndescription: Words.\n---\n${prose}\n`),
    files: [],
  });

/** What is said of a link in a piece beside that one. */
function saidOf(link: string, more: Partial<Site> = {}, frontmatter = ''): string[] {
  const manuscript = pieceOf(
    'own',
    soundPiece({ frontmatter, prose: `It ranks second [@report]. See [this](${link}).` }),
  );
  const site = siteOf([manuscript, pieceOf('other', other)], {
    boards: [board],
    publicFiles: ['favicon.svg'],
    ownPages: [
      ownPage('about', '## Contact'),
      ownPage('standards', '## Sourcing'),
      ownPage('subscribe', '## Address'),
    ],
    ...more,
  });
  return checkOne(rules, manuscript, site, '2026-11-30')
    .filter(({ ruleId }) => ruleId === 'link-lands')
    .map(({ message }) => message);
}

describe('an address where nothing stands is refused', () => {
  test.each([
    '/leaderboards/nope/',
    '/leaderboards/arena/page/2/',
    '/leaderboards/nope.csv',
    '/leaderboards/arena/2026-04-18.csv',
    '/analysis/nope.md',
    '/analysis/nope/sources.json',
    '/analysis/other/citation.bib',
    '/analysis/nope/share.png',
    '/analysis/other/figures/nope.png',
    '/topics/nope/rss.xml',
    '/topics/nope/',
    '/topics/ai-video/feed/1.json',
    '/authors/nope/atom.xml',
    '/corrections/atom.xml',
    '/rss/1.xml',
    '/claims/page/999/',
    '/claims/page/1/',
    '/claims/nope/',
    '/sources/role/vendor/page/2/',
    '/corrections/nope/',
    '/ledger/nope.json',
    '/favicon.png',
  ])('%s', (link) => {
    expect(saidOf(link)).toEqual([`Unexpected address \`${link}\`, expected a page of this site`]);
  });
});

describe('an anchor that the page does not have is refused', () => {
  test.each([
    ['/standards/#nonsense', 'expected an anchor of `/standards/`'],
    ['/standards/#link-land', 'did you mean `#link-lands`?'],
    ['/about/#contacts', 'did you mean `#contact`?'],
    ['/archive/#year-1999', 'expected an anchor of `/archive/`'],
    ['/leaderboards/arena/#on-2026-04-18', 'did you mean `#on-2026-04-17`?'],
    ['/claims/other/#nope', 'expected an anchor of `/claims/other/`'],
    ['/analysis/other/#answers-earlier-pieces', 'expected the anchor of a heading or source'],
    ['/analysis/other/#material', 'expected the anchor of a heading or source'],
  ])('%s', (link, expected) => {
    expect(saidOf(link)).toEqual([`Unexpected \`#${link.split('#')[1]}\`, ${expected}`]);
  });
});

describe('what is there can be linked to', () => {
  test.each([
    '/analysis/other/#in-short',
    '/analysis/other/#in-question',
    '/analysis/other/#related-pieces',
    '/analysis/other/#how-this-piece-was-made',
    '/analysis/other/#prices',
    '/analysis/other/#main',
    '/analysis/other/#claim-rank',
    '/analysis/other/#cite-report-2',
    '#source-report',
    '#related-pieces',
    '/standards/#link-lands',
    '/standards/#sourcing',
    '/about/#contact',
    '/archive/#year-2026',
    '/claims/other/#sentences',
    '/leaderboards/arena/#on-2026-04-17',
    '/leaderboards/arena.csv',
    '/leaderboards/arena/2026-04-17.json',
    '/analysis/other.md',
    '/analysis/other/share.png',
    '/analysis/other/sources.json',
    '/topics/ai-video/rss.xml',
    '/authors/staff/atom.xml',
    '/claims/status/in-question/',
    '/claims/topic/ai-video/',
    '/sources/role/vendor/',
    '/ledger/claims.schema.json',
    '/forecasts.ics',
    '/sitemap-0.xml',
    '/favicon.svg#light',
    '/search/?q=rank',
    '/old/',
  ])('%s', (link) => {
    expect(saidOf(link)).toEqual([]);
  });
});

test('an old address does not carry an anchor on, so that the new one is asked for', () => {
  expect(saidOf('/old/#sources')).toEqual([
    'Unexpected `#sources` after an old address, which does not carry it on: expected `/analysis/other/#sources`',
  ]);
});

describe('what comes and goes with a piece that readers do not see', () => {
  const hidden = (frontmatter: string) => ({
    manuscripts: [
      pieceOf('own', soundPiece({ prose: 'It ranks second [@report].' })),
      pieceOf('hidden', soundPiece({ frontmatter: `aliases: [/gone/]\n${frontmatter}` })),
    ],
  });
  const saidOfHidden = (link: string, own: string, frontmatter: string) => {
    const manuscript = pieceOf(
      'own',
      soundPiece({ prose: `It ranks second [@report]. See [this](${link}).` }).replace(
        'datePublished: 2026-11-22',
        own,
      ),
    );
    const { manuscripts } = hidden(frontmatter);
    return checkOne(rules, manuscript, siteOf(manuscripts), '2026-11-30')
      .filter(({ ruleId }) => ruleId === 'link-lands')
      .map(({ message }) => message);
  };
  const published = 'datePublished: 2026-11-22';

  test('its old address is refused to a piece that they see', () => {
    expect(saidOfHidden('/gone/', published, 'draft: true\n')).toEqual([
      'Unexpected address `/gone/`, which is a draft: expected a page that is there when this piece appears',
    ]);
  });

  test('its Markdown and its page of claims are refused to one that appears before it', () => {
    for (const link of ['/analysis/hidden.md', '/claims/hidden/']) {
      expect(saidOfHidden(link, 'datePublished: 2026-12-24', 'draft: true\n')).toEqual([
        `Unexpected address \`${link}\`, which is a draft: expected a page that is there when this piece appears`,
      ]);
    }
  });
});
