import { describe, expect, test } from 'vitest';
import { awkwardWorks } from '../../tests/awkward-works.ts';
import { toBibtex } from './bibtex.ts';
import { parseReferences } from './references.ts';
import { toRis } from './ris.ts';

describe('the format of a file of references', () => {
  test.each([
    ['CSL-JSON', `\uFEFF${JSON.stringify(awkwardWorks)}`],
    ['BibTeX', `% made by hand\n\n${toBibtex(awkwardWorks)}`],
    ['RIS', toRis(awkwardWorks)],
  ])('%s is known by its content', (_format, text) => {
    const { items, problems } = parseReferences(text);
    expect(problems).toEqual([]);
    expect(items.map((item) => item.title)).toEqual(awkwardWorks.map((work) => work.title));
  });

  test.each([
    ['', 'Empty text'],
    ['Dear colleague, see doe@example.org', 'Unexpected text'],
    ['https://example.org/', 'Unexpected text'],
    ['{"@id": "https://example.org/"}', 'Unexpected item 1'],
    ['TY  - BOOK\r\nTI\r\n', 'Unexpected item 1'],
  ])('none of them is answered in words: %j', (text, words) => {
    const { items, problems } = parseReferences(text);
    expect(items).toEqual([]);
    expect(problems.join()).toContain(words);
  });
});
