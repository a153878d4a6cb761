import { plugins } from '@citation-js/core';
import { describe, expect, test } from 'vitest';
import { awkwardWorks, shownNames } from '../../tests/awkward-works.ts';
import type { CslItem } from './csl-json.ts';
import { parseRis, toRis } from './ris.ts';

describe('a work written as RIS', () => {
  test.each(awkwardWorks)('is read back by citation-js without loss: $id', (work) => {
    const [read] = plugins.input.chain(toRis([work]), {
      forceType: '@ris/file',
      generateGraph: false,
    }) as CslItem[];
    expect(read).toMatchObject({
      id: work.id,
      type: work.type,
      title: work.title,
      issued: work.issued,
      URL: work.URL,
    });
    expect(read && shownNames(read)).toEqual(shownNames(work));
  });

  test.each(awkwardWorks)('is read back by us with container and day of access: $id', (work) => {
    const [read] = parseRis(toRis([work])).items;
    expect(read).toMatchObject({ title: work.title, accessed: work.accessed, issued: work.issued });
    expect(read?.['container-title']).toBe(work['container-title']);
    expect(read && shownNames(read)).toEqual(shownNames(work));
  });

  test('keeps author and day of a newspaper article, which citation-js’s own tables lose', () => {
    const article: CslItem = {
      id: 'piece',
      type: 'article-newspaper',
      title: 'A piece',
      'container-title': 'Example Review',
      author: [{ literal: 'Example Review staff' }],
      issued: { 'date-parts': [[2026, 11, 22]] },
      URL: 'https://review.example/analysis/piece/',
    };
    const text = toRis([article]);
    expect(text.split('\r\n')).toEqual(
      expect.arrayContaining([
        'TY  - NEWS',
        'AU  - Example Review staff',
        'DA  - 2026/11/22/',
        'T2  - Example Review',
      ]),
    );
    expect(parseRis(text).items).toEqual([article]);
  });

  test('gives an organisation’s name without the comma that would cut it in two', () => {
    const work = { id: 'a', type: 'webpage', title: 'A', author: [{ literal: 'Example, Inc.' }] };
    expect(toRis([work])).toContain('AU  - Example Inc.\r\n');
  });

  test('holds each value on one line that no tag can begin', () => {
    const text = toRis([{ id: 'a', type: 'webpage', title: 'A\nER  - \nTY  - BOOK' }]);
    expect(text.split(/\r?\n/).map((line) => line.slice(0, 6))).toEqual([
      'TY  - ',
      'ID  - ',
      'TI  - ',
      'ER  - ',
      '',
    ]);
  });
});

test('a broken .ris file is answered in words', () => {
  expect(parseRis('AU  - Doe\nTY  - BOOK').problems[0]).toMatch(/^RIS that cannot be read: /);
});
