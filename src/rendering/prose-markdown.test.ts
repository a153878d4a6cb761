import type { PhrasingContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import type { Exhibit } from '../exhibits/exhibit.ts';
import { proseComponents } from '../model/components.ts';
import { sourceSchema, type Source } from '../model/source.ts';
import { parseProse } from '../reading/read-piece.ts';
import { markdownVariants, plainProse } from './prose-markdown.ts';

const url = 'https://example.org/analysis/basin/';
const images = new Map([['a chart.png', { url: 'https://example.org/assets/a-chart.1.png' }]]);
const citation = (group: string): PhrasingContent[] => [{ type: 'text', value: `(${group})` }];

const source: Source = sourceSchema.parse({
  id: 'list',
  title: 'A list',
  'container-title': 'Boards',
  URL: 'https://boards.example/list',
  issued: '2026-08-21',
  accessed: '2026-11-22',
  role: 'dataset',
});

const exhibit: Exhibit = {
  id: 'list',
  title: 'The list on 21 August 2026',
  description: 'Two models.',
  note: 'Bars are intervals.',
  table: {
    columns: [
      { name: 'Model', isNumber: false },
      { name: 'Score', isNumber: true },
    ],
    rows: [
      [{ text: 'Wan | 3', href: '/leaderboards/list/' }, '1,444 ± 15'],
      ['Veo', 'not known'],
    ],
  },
  data: { header: [], rows: [] },
  sources: [source],
  boards: [],
  chart: undefined,
};

/** The prose as it is written in the end. */
const markdownOf = (prose: string): string =>
  unified()
    .use(remarkGfm)
    .use(remarkStringify)
    .stringify({
      type: 'root',
      children: plainProse(parseProse(`---\ntitle: A\n---\n\n${prose}\n`).tree, {
        url,
        images,
        citation,
        exhibit: (component) => (component === 'Leaderboard' ? exhibit : undefined),
      }),
    });

test('every component of the prose has a Markdown variant, and nothing else has', () => {
  expect(Object.keys(markdownVariants).sort()).toEqual(Object.keys(proseComponents).sort());
});

test.each(Object.entries(proseComponents))(
  '<%s> as a writer is shown it leaves no tag of its own',
  (name, { example }) => {
    expect(markdownOf(example).toLowerCase()).not.toContain(`<${name.toLowerCase()}`);
  },
);

test('a chart is the table behind it, with its note and sources', () => {
  const lines = markdownOf('<Leaderboard board="list" on="2026-08-21" />')
    .split('\n')
    .map((line) => line.replace(/ +(?= )|-+(?=-)/g, ''));
  expect(lines).toEqual([
    '**The list on 21 August 2026**',
    '',
    '| Model | Score |',
    '| - | -: |',
    '| [Wan \\| 3](https://example.org/leaderboards/list/) | 1,444 ± 15 |',
    '| Veo | not known |',
    '',
    'Bars are intervals. Sources: [Boards, 21 Aug 2026](https://boards.example/list). [Data as CSV](https://example.org/analysis/basin/figures/list.csv).',
    '',
  ]);
});

test('a figure is its image above its caption', () => {
  expect(
    markdownOf(
      '<Figure caption="Nine stills." credit="Ours.">\n\n![Stills](./a%20chart.png)\n\n</Figure>',
    ),
  ).toBe('![Stills](https://example.org/assets/a-chart.1.png)\n\nNine stills. Ours.\n');
});

test('an aside is a quotation under its title, however it is written', () => {
  const expected = '> **Elo**\n>\n> A rating.\n';
  expect(markdownOf('<Aside title="Elo">\n\nA rating.\n\n</Aside>')).toBe(expected);
  expect(markdownOf('<Aside title="Elo">A rating.</Aside>')).toBe(expected);
});

test('an HTML element stays around its words', () => {
  expect(markdownOf('H<sub>2</sub>O, <abbr title="a &quot;b&quot;">WHO</abbr>,<br/>next')).toBe(
    'H<sub>2</sub>O, <abbr title="a &#x22;b&#x22;">WHO</abbr>,<br>next\n',
  );
});

test('addresses are absolute, those of references too', () => {
  expect(markdownOf('[one](/about/), [two](#end), [three][a].\n\n[a]: ../other/ "A title"')).toBe(
    `[one](https://example.org/about/), [two](${url}#end), [three](https://example.org/analysis/other/ "A title").\n`,
  );
});

test('an image beside the piece is shown where the site serves it', () => {
  expect(markdownOf('![A chart](./a%20chart.png)')).toBe(
    '![A chart](https://example.org/assets/a-chart.1.png)\n',
  );
});

test('a citation group is given to be worded as it stands', () => {
  expect(markdownOf('It is so [@a, p. 3; @b #c].')).toContain('It is so (\\[@a, p. 3; @b #c]).');
});

test('text that looks like Markdown or MDX stays text', () => {
  expect(markdownOf('A \\{brace\\}, 1\\. a \\*star\\* and `{code}`.')).toBe(
    'A {brace}, 1. a \\*star\\* and `{code}`.\n',
  );
});
