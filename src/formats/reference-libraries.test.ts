/** Do libraries of 200 works, as six programs write them, come in with no field wrong and nothing lost in silence? */
import { expect, test } from 'vitest';
import {
  asBetterBibtex,
  asCslJson,
  asJabref,
  asMendeley,
  asPublisherRis,
  asZoteroBibtex,
  inventedWorks,
  readingOf,
} from '../../tests/reference-libraries.ts';
import { shownNames } from '../../tests/awkward-works.ts';
import { entryOfItem } from '../cite/source-entry.ts';
import { sourceSchema } from '../model/source.ts';
import { edtfOf, type CslItem } from './csl-json.ts';
import { parseReferences } from './references.ts';

const readOf = (item: CslItem) => ({
  title: item.title,
  container: item['container-title'],
  publisher: item.publisher,
  author: shownNames(item),
  issued: edtfOf(item.issued),
  DOI: item.DOI,
  URL: item.URL,
  ISBN: item.ISBN?.replaceAll('-', ''),
  volume: item.volume,
  issue: item.issue,
  page: item.page,
});

const libraries = {
  'BibTeX of Zotero': asZoteroBibtex,
  'BibLaTeX of Better BibTeX': asBetterBibtex,
  'BibTeX of JabRef': asJabref,
  'BibTeX of Mendeley': asMendeley,
  'RIS of publishers': asPublisherRis,
  'CSL-JSON': asCslJson,
};

test.each(
  Object.entries(libraries).flatMap(([name, write], index) =>
    [1, 2].map((seed) => [name, seed * 100 + index, write] as const),
  ),
)('200 works in %s come in with no field wrong (seed %i)', (_name, seed, write) => {
  const works = inventedWorks(200, seed);
  const { items, problems } = parseReferences(write(works));
  expect(problems).toEqual([]);
  expect(items.map(readOf)).toEqual(works.map(readingOf));
  const taken = new Set<string>();
  for (const item of items) {
    const entry = entryOfItem(item, { today: '2026-11-22', role: 'primary', read: 'full' }, taken);
    taken.add(String(entry.id));
    const isFound = entry.URL !== null && (entry['container-title'] ?? entry.publisher) !== null;
    expect(sourceSchema.safeParse(entry).success).toBe(isFound);
  }
});

test.each(Object.entries(libraries))(
  'of %s, what cannot be right is left out and said, each with its place',
  (_name, write) => {
    const works = inventedWorks(12, 7).map((work) => ({
      ...work,
      ...(work.isbn
        ? { isbn: work.isbn.replace(/\d$/, (last) => String((Number(last) + 1) % 10)) }
        : {}),
      ...(work.doi ? { doi: 'not a doi' } : {}),
      issued: '2026-02-30',
    }));
    const { items, problems } = parseReferences(write(works));
    expect(items).toHaveLength(12);
    const told = problems.filter((problem) => problem.includes('left out'));
    expect(new Set(told.map((problem) => /line \d+|^item \d+(?=:)/.exec(problem)?.[0])).size).toBe(
      12,
    );
    items.forEach((item, index) => {
      expect([item.DOI, item.ISBN]).toEqual([undefined, undefined]);
      expect(item.title).toBe(works[index]?.title.plain);
    });
  },
);
