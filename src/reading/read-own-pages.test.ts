import { publicationOf } from '../publication/publication-of.ts';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownPageRules } from '../rules/rules.ts';
import { verdictOn } from '../rules/rule.ts';
import { siteOf } from '../../tests/made-publication.ts';
import { ownPageIds } from '../model/own-page.ts';
import { readOwnPage, readOwnPages } from './read-own-pages.ts';

const said = (
  prose: string,
  fields = 'title: About\ndescription: Who we are.',
  slug = 'subscribe',
) => {
  const page = readOwnPage({
    file: `content/pages/${slug}.mdx`,
    slug,
    bytes: new TextEncoder().encode(`---\n${fields}\n---\n${prose}\n`),
    files: [],
  });
  return verdictOn(
    ownPageRules,
    page,
    publicationOf(siteOf([], { ownPages: [page] }), '2026-11-23'),
  ).messages.map(({ place, message }) => `${place.line}:${place.column} ${message}`);
};

describe('a page of our own', () => {
  test('may link, list what the code knows and set anchors', () => {
    const prose = `See [what we promise](/standards/) and [how to reach us](#contact).

<Rules severity="error" />

<p id="paid">There is no income.</p>

## How to reach us

<IfContact missing>

There is no way yet. See [above](#contact).

</IfContact>`;
    const fields = 'title: About\ndescription: Who we are.\nanchors: { contact: How to reach us }';
    expect(said(prose, fields)).toEqual([]);
  });

  test.each([
    [
      'a link that leads nowhere',
      'See [it](/standard/).',
      /^5:5 Unexpected address `\/standard\/`/,
    ],
    [
      'an anchor that is none',
      '## Contact\n\nSee [it](#contacts).',
      /^7:5 Unexpected `#contacts`, did you mean `#contact`\?$/,
    ],
    [
      'an unknown component',
      '<Rulez severity="error" />',
      /^5:1 Unexpected `<Rulez>`, did you mean `<Rules>`\?$/,
    ],
    [
      'a component of pieces',
      '<Leaderboard board="pond" on="2026-04-17" />',
      /^5:1 Unexpected `<Leaderboard>`/,
    ],
    [
      'a property of another value',
      '<Rules severity="errors" />',
      /^5:1 Unexpected value `errors` in property `severity` of `<Rules>`/,
    ],
    ['an import', 'import a from "./a.astro"', /^5:1 Unexpected `import`/],
    ['an expression', 'It is {today}.', /^5:7 Unexpected `\{today\}`/],
    ['an open element', '<IfContact>', /^5:1 /],
    ['a citation', 'It is so [@vb].', /^5:11 Unexpected citation, expected a link/],
  ])('is told of %s, with its place', (_what, prose, message) => {
    expect(said(prose)).toEqual([expect.stringMatching(message)]);
  });

  test.each([
    [
      'lacks a description',
      'title: About',
      '1:1 Missing field `description`, expected a sentence of at most 200 characters',
    ],
    [
      'has an anchor for a heading that is not there',
      'title: About\ndescription: Who.\nanchors: { contact: How }',
      '4:12 Unexpected heading `How` in `anchors.contact`, expected the words of one on the page',
    ],
  ])('that %s is told so', (_what, fields, message) => {
    expect(said('Words.', fields)).toEqual([message]);
  });
});

test('the page about ourselves has the anchors that search engines are told of', () => {
  expect(said('## Who writes', undefined, 'about')).toEqual([
    '1:1 Missing anchor `ownership`, expected a heading that has it, by its words or in `anchors`',
  ]);
});

test('all pages that the site shows are there', () => {
  expect(readOwnPages(join(import.meta.dirname, '../..')).map(({ slug }) => slug)).toEqual([
    ...ownPageIds,
  ]);
  expect(readOwnPages(join(import.meta.dirname, 'nowhere'))).toEqual([]);
});
