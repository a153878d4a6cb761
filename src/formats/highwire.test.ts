import { publicationOf } from '../publication/publication-of.ts';
import { masthead } from '../masthead.ts';
import { pieceOf, siteOf, viewIn } from '../../tests/made-publication.ts';
import { expect, test } from 'vitest';
import { highwireTags } from './highwire.ts';

const view = viewIn(
  publicationOf(
    siteOf(
      [
        pieceOf(
          'basin',
          `---
title: A third basin
description: "It opened in June; no figure is given."
authors: [ada, desk]
datePublished: 2026-11-22T23:30:00-05:00
topics: [harbours]
---
`,
        ),
      ],
      {
        authors: [
          { id: 'ada', name: 'Ada Byron', kind: 'person', interests: [] },
          { id: 'desk', name: 'The desk', kind: 'organization', interests: [] },
        ],
        topics: [{ id: 'harbours', name: 'Harbours', description: 'Where ships lie.' }],
      },
    ),
    '2026-11-30',
  ),
  'basin',
);
const tags = highwireTags(view);
const contents = (name: string) =>
  tags.filter((tag) => tag.name === name).map(({ content }) => content);

test('every author has a tag of their own, in the order of the byline', () => {
  expect(contents('citation_author')).toEqual(['Ada Byron', 'The desk']);
});

test('the date is the UTC day of publication with slashes, as Google Scholar writes it', () => {
  expect(contents('citation_publication_date')).toEqual(['2026/11/23']);
});

test('Zotero is told that it is an article of a newspaper, and under which licence', () => {
  expect(contents('z:itemType')).toEqual(['newspaperArticle']);
  expect(contents('dcterms.rights')).toEqual([masthead.license.name]);
});

test('no tag claims a kind of work that Zotero would take for more than the type it is told', () => {
  const kinds =
    /^citation_(journal|technical_report|conference|inbook|book|dissertation|isbn|issn)/;
  expect(tags.map(({ name }) => name).filter((name) => kinds.test(name))).toEqual([]);
});

test('what Google Scholar asks of every work is there: title, author, date and the address of the whole text', () => {
  for (const name of ['title', 'author', 'publication_date', 'fulltext_html_url']) {
    expect(contents(`citation_${name}`)[0], name).toBeTruthy();
  }
});
