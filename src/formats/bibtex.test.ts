import { plugins } from '@citation-js/core';
import { describe, expect, test } from 'vitest';
import { awkwardWorks, shownNames } from '../../tests/awkward-works.ts';
import { parseBibtex, toBibtex } from './bibtex.ts';
import type { CslItem } from './csl-json.ts';

const readByCitationJs = (text: string) =>
  plugins.input.chain(text, { forceType: '@biblatex/text', generateGraph: false }) as CslItem[];

describe('a work written as BibTeX', () => {
  test.each(awkwardWorks)('is read back by citation-js without loss: $id', (work) => {
    const [read] = readByCitationJs(toBibtex([work]));
    expect(read).toMatchObject({
      id: work.id,
      title: work.title,
      issued: work.issued,
      URL: work.URL,
    });
    expect(read && shownNames(read)).toEqual(shownNames(work));
  });

  test.each(awkwardWorks)('is read back by us with its day of access: $id', (work) => {
    const [read] = parseBibtex(toBibtex([work])).items;
    expect(read?.author).toEqual(work.author);
    expect(read?.accessed).toEqual(work.accessed);
  });

  test('leaves the file whole when a title ends in a brace or opens a tag', () => {
    const titles = ['a } b', '{', '\\', '<i>never closed', '@misc{x,', '%', '$'];
    const works = titles.map((title, index) => ({ id: `w${index}`, type: 'webpage', title }));
    const read = readByCitationJs(toBibtex(works));
    expect(read.map((work) => work.title)).toEqual(titles);
  });

  test('has its braces balanced as BibTeX counts them, escaped ones too', () => {
    const text = toBibtex([
      { id: 'a', type: 'webpage', title: 'a } b {{', URL: 'https://e.org/{' },
    ]);
    expect(text.split('{').length).toBe(text.split('}').length);
  });

  test('names the container of a web page and keeps our note apart from what is printed', () => {
    const text = toBibtex([
      { ...awkwardWorks[0], id: 'vb', type: 'webpage', note: 'Read in part.' },
    ]);
    expect(text).toContain('@misc{vb,');
    expect(text).toContain('howpublished = {VentureBeat \\& Sons},');
    expect(text).toContain('annote = {Read in part.},');
    expect(text).toContain('note = {[Online; accessed 2026-11-22]},');
    expect(text).toContain('year = {2026},\n  day = {22},\n  month = jun,');
  });
});

describe('reading a .bib file', () => {
  test('takes BibLaTeX, LaTeX accents and several entries', () => {
    const { items, problems } = parseBibtex(
      "@online{a, title={Caf{\\'e} {AI}}, author={{OpenAI and Friends}}, date={2026-06-22}, url={https://e.org/a}}\n" +
        '@article{b, title="On {\\"u}ber", author={Doe, Jane and Roe, R.}, journal={J}, year=2017, month=jun}',
    );
    expect(problems).toEqual([]);
    expect(items[0]).toMatchObject({
      type: 'webpage',
      title: 'Café AI',
      author: [{ literal: 'OpenAI and Friends' }],
      issued: { 'date-parts': [[2026, 6, 22]] },
    });
    expect(items[1]).toMatchObject({
      type: 'article-journal',
      title: 'On über',
      author: [
        { family: 'Doe', given: 'Jane' },
        { family: 'Roe', given: 'R.' },
      ],
      'container-title': 'J',
      issued: { 'date-parts': [[2017, 6]] },
    });
  });

  test('says in one line what it cannot read', () => {
    const { items, problems } = parseBibtex('@article{a, title={never closed');
    expect(items).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^BibTeX that cannot be read: [^\n]+$/);
  });
});
