/** Is every field of a record from elsewhere what its work says, whatever marks of the format it came in? */
import { describe, expect, test } from 'vitest';
import { edtfOf } from './csl-json.ts';
import { parseReferences } from './references.ts';
import { parseWrittenDate } from './written-date.ts';

const bib = (fields: string, type = 'article') =>
  parseReferences(`@${type}{k, title = {T}, ${fields}}`);
const fieldOf = (field: string, fields: string, type?: string) =>
  bib(fields, type).items[0]?.[field];

describe('a title written in TeX is the title as it is printed', () => {
  test.each([
    ['H{\\aa}kon', 'Håkon'],
    ['H\\aa kon', 'Håkon'],
    ["Garc{\\'\\i}a", 'García'],
    ["Garc{\\'{\\i}}a", 'García'],
    ['na{\\"\\i}ve', 'naïve'],
    ["\\L{}\\'od\\'z", 'Łódź'],
    ['{\\v S}koda, {\\c c}a, \\H{o}, \\k{a}, \\r{u}', 'Škoda, ça, ő, ą, ů'],
    ['\\O rsted \\& {\\AE}r{\\o}', 'Ørsted & Ærø'],
    ['100\\% of \\$5 \\#1 a\\_b', '100% of $5 #1 a_b'],
    ["``Quoted'' -- a --- b", '“Quoted” – a — b'],
    ['{CRISPR}: {The} {{Nested}} story', 'CRISPR: The Nested story'],
    ['\\emph{E. coli} {\\it in} \\textsc{Vivo}', 'E. coli in Vivo'],
    ['$\\mathrm{CO}_2$ and H$_{2}$O, $10^{-3}$', 'CO₂ and H₂O, 10⁻³'],
    ['$\\alpha$-decay at 5~\\textdegree C', 'α-decay at 5 °C'],
    ['The \\LaTeX{} way', 'The LaTeX way'],
    ['\\textbackslash{}x \\{y\\}', '\\x {y}'],
    ['\\textless{}i\\textgreater{}E. coli\\textless{}/i\\textgreater{}', 'E. coli'],
    ['A &amp; B', 'A & B'],
    ['cafe\u0301', 'café'],
    ['Two\n   lines', 'Two lines'],
    ['\\url{https://e.org/a_b} told', 'https://e.org/a_b told'],
  ])('%s', (written, printed) => {
    const { items, problems } = parseReferences(`@misc{k, title = {${written}}, year = 2026}`);
    expect([items[0]?.title, problems]).toEqual([printed, []]);
  });

  test('a command that nobody knows is left out, its words kept, and told with its line', () => {
    const { items, problems } = parseReferences('\n@misc{k, title = {A \\foo{b} c}}');
    expect(items[0]?.title).toBe('A b c');
    expect(problems).toEqual(['line 2: `k` has `\\foo`, which is left out']);
  });
});

describe('names', () => {
  test.each([
    ['{GTEx Consortium}', [{ literal: 'GTEx Consortium' }]],
    [
      '{World Health Organization} and Doe, Jane',
      [{ literal: 'World Health Organization' }, { family: 'Doe', given: 'Jane' }],
    ],
    ['Doe, Jane and others', [{ family: 'Doe', given: 'Jane' }]],
    ['Doe, Jane and {others}', [{ family: 'Doe', given: 'Jane' }]],
    ['Doe, Jane et al.', [{ family: 'Doe', given: 'Jane' }]],
    ['de la Cruz, Juana', [{ family: 'Cruz', given: 'Juana', 'non-dropping-particle': 'de la' }]],
    [
      'Ludwig van der Rohe',
      [{ family: 'Rohe', given: 'Ludwig', 'non-dropping-particle': 'van der' }],
    ],
    ['Smith, Jr., John', [{ family: 'Smith', given: 'John', suffix: 'Jr.' }]],
    [
      '{Barnes and Noble} and H{\\aa}kon Olsen',
      [{ literal: 'Barnes and Noble' }, { family: 'Olsen', given: 'Håkon' }],
    ],
    [
      'family=Cruz, given=Juana, prefix=de la',
      [{ family: 'Cruz', given: 'Juana', 'non-dropping-particle': 'de la' }],
    ],
    ['Doe, Jane (jane@example.org)', [{ family: 'Doe', given: 'Jane' }]],
    ['Aristotle', [{ literal: 'Aristotle' }]],
  ])('%s', (written, names) => {
    expect(fieldOf('author', `author = {${written}}`)).toEqual(names);
  });

  test('of groups in records of Crossref and CSL are kept, and those of nobody are not', () => {
    const record = {
      type: 'journal-article',
      title: ['T'],
      author: [
        { name: 'GTEx Consortium', sequence: 'first' },
        { literal: 'A Body' },
        { family: 'others' },
        'et al.',
      ],
    };
    expect(parseReferences(JSON.stringify(record)).items[0]?.author).toEqual([
      { literal: 'GTEx Consortium' },
      { literal: 'A Body' },
    ]);
  });
});

describe('addresses and identifiers', () => {
  test.each([
    ['URL', 'url = {https://e.org/a\\_b\\&c=1\\%20d\\#e}', 'https://e.org/a_b&c=1%20d#e'],
    ['URL', 'url = {\\url{https://e.org/~x}}', 'https://e.org/~x'],
    ['URL', 'url = {https://e.org/{\\textasciitilde}x}', 'https://e.org/~x'],
    ['URL', 'howpublished = {\\url{https://e.org/x}}', 'https://e.org/x'],
    ['URL', 'url = {https://e.org/?a=1&amp;b=2}', 'https://e.org/?a=1&b=2'],
    ['URL', 'url = {https://a.example/1 https://b.example/2}', 'https://a.example/1'],
    ['URL', 'url = {https://https://e.org/a}', 'https://e.org/a'],
    ['URL', 'url = {https://me:secret@e.org/a}', 'https://e.org/a'],
    ['URL', 'url = {www.e.org/a}', 'https://www.e.org/a'],
    ['DOI', 'doi = {https://doi.org/10.1000/XYZ\\_1}', '10.1000/XYZ_1'],
    ['DOI', 'doi = {doi:10.1000/x.}', '10.1000/x'],
    ['DOI', 'url = {https://dx.doi.org/10.1000/x}', '10.1000/x'],
    ['URL', 'eprint = {1706.03762}, archiveprefix = {arXiv}', 'https://arxiv.org/abs/1706.03762'],
    [
      'URL',
      'eprint = {arXiv:1706.03762v5 [cs]}, eprinttype = {arxiv}',
      'https://arxiv.org/abs/1706.03762',
    ],
    [
      'URL',
      'eprint = {hep-th/9901001}, archivePrefix = "arXiv"',
      'https://arxiv.org/abs/hep-th/9901001',
    ],
    ['PMID', 'eprint = {31452104}, eprinttype = {pubmed}', '31452104'],
    ['ISBN', 'isbn = {978-0-306-40615-7}', '978-0-306-40615-7'],
    ['ISSN', 'issn = {00280836}', '0028-0836'],
    ['page', 'pages = {3--9}', '3-9'],
    ['title', 'subtitle = {A story}', 'T: A story'],
    ['language', 'langid = {ngerman}, language = {}', 'de'],
    ['container-title', 'journal = {J. \\AA{}ngstr\\"om}', 'J. Ångström'],
  ])('%s of %s', (field, fields, value) => {
    expect(fieldOf(field, fields)).toBe(value);
  });

  test.each([
    ['doi = {not a doi}', '`DOI` “not a doi”'],
    ['isbn = {978-0-306-40615-8}', '`ISBN` “978-0-306-40615-8”'],
    ['issn = {0028-0837}', '`ISSN` “0028-0837”'],
    ['url = {see the web}', '`URL` “see the web”'],
    ['date = {2015-02-29}', '`issued` “2015-02-29”'],
    ['year = {in press}', '`issued` “in press”'],
  ])('%s is left out and told with its entry', (fields, told) => {
    expect(bib(fields).problems).toEqual([
      `line 1: \`k\`: left out, as it cannot be right: ${told}`,
    ]);
  });
});

test.each([
  ['22-26 June 2015', '2015-06-22/2015-06-26'],
  ['June 22–26, 2015', '2015-06-22/2015-06-26'],
  ['June 30 – July 2, 2015', '2015-06-30/2015-07-02'],
  ['30 December 2014 - 2 January 2015', '2014-12-30/2015-01-02'],
  ['May/June 2026', '2026-05/2026-06'],
  ['2015-06-22/2015-06-26', '2015-06-22/2015-06-26'],
  ['20th May 2020', '2020-05-20'],
  ['1st of May, 2020', '2020-05-01'],
  ['February 2020', '2020-02'],
  ['Feb. 2020', '2020-02'],
  ['2020 Feb 3', '2020-02-03'],
  ['Monday, 22 June 2026', '2026-06-22'],
  ['22. März 2026', '2026-03-22'],
  ['22 août 2026', '2026-08-22'],
  ['22 de mayo de 2026', '2026-05-22'],
  ['2026年6月22日', '2026-06-22'],
  ['Spring 2026', '2026-21'],
  ['Fall 2026', '2026-23'],
  ['c. 1999', '1999~'],
  ['1999~', '1999~'],
  ['1990s', '199X'],
  ['44 BC', '-0043'],
  ['[2019]', '2019'],
  ['2026-06-22T10:00:00Z', '2026-06-22'],
  ['20260622', '2026-06-22'],
  ['2026/6/2', '2026-06-02'],
  ['2026-06-00', '2026-06'],
  ['22/06/2026', '2026-06-22'],
  ['06/07/2026', undefined],
  ['in press', undefined],
  ['29 February 2026', undefined],
  ['22', undefined],
  ['1750000000000', undefined],
])('the date %s is %s, no finer than it is written', (written, date) => {
  expect(parseWrittenDate(written)).toBe(date);
});

describe('one bad entry of three', () => {
  const [first, last] = ['@misc{a, title={One}}', '@misc{c, title={Three}}'];
  test.each([
    ['@article{b, title={never closed', 'line 3: `title` of `b` is not closed'],
    ['@article{b, title={x}', 'line 3: `b` has `@misc{c, title={Thre` where a field should begin'],
    ['@article{b title={x}}', 'line 3: `b` is not followed by a comma'],
    ['@article{title={x}}', 'line 3: an entry without a key'],
    ['@article{b, title {x}}', 'line 3: `b` has `title {x}}` where a field should begin'],
    ['@article{b, title="x}', 'line 3: `title` of `b` is not closed'],
  ])('loses nothing of the other two: %s', (bad, words) => {
    const { items, problems } = parseReferences(`${first}\n\n${bad}\n${last}\n`);
    expect(items.map(({ title }) => title)).toEqual(['One', 'Three']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
  });

  test('and comments, preambles and strings are none', () => {
    const { items, problems } = parseReferences(
      `% Encoding: UTF-8\n@string{nat = "Nature \\& Co"}\n@preamble{"x"}\n@comment{jabref-meta: {a}}\n@article(b, title={T}, journal=nat # " (" # jun # ")")\nwrite to doe@misc.example{x`,
    );
    expect(problems).toEqual([]);
    expect(items).toMatchObject([{ title: 'T', 'container-title': 'Nature & Co (June)' }]);
  });

  test('takes from the one it is part of', () => {
    const { items } = parseReferences(
      '@inproceedings{a, title={A}, crossref={P}}\n@proceedings{p, title={Proc}, year=2020, publisher={Press}}',
    );
    expect(items[0]).toMatchObject({
      ...{ title: 'A', 'container-title': 'Proc', publisher: 'Press' },
      issued: { 'date-parts': [[2020]] },
    });
  });
});

describe('markup in titles of JSON', () => {
  test.each([
    ['A <i>E. coli</i> &amp; CO<sub>2</sub>', 'A E. coli & CO2'],
    ['&lt;i&gt;E. coli&lt;/i&gt; told', 'E. coli told'],
    ['A &amp;amp; B', 'A & B'],
    ['<jats:italic>X</jats:italic> <jats:p>y</jats:p>', 'X y'],
    [
      'On <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msub><mml:mi>CO</mml:mi><mml:mn>2</mml:mn></mml:msub><mml:annotation encoding="application/x-tex">CO_2</mml:annotation></mml:math>',
      'On CO2',
    ],
    ['{\\"U}ber \\emph{alles} \\& mehr', 'Über alles & mehr'],
    ['a < b and c > d, {x} back\\slash', 'a < b and c > d, {x} back\\slash'],
    ['cafe\u0301\u00a0noir', 'café noir'],
  ])('%s', (written, title) => {
    expect(parseReferences(JSON.stringify([{ title: written }])).items[0]?.title).toBe(title);
  });
});

describe('a record saved from', () => {
  const issued = { 'date-parts': [[2015, 6, 22]] };
  test.each<[string, unknown, object]>([
    [
      'Crossref',
      {
        status: 'ok',
        message: {
          ...{ type: 'book-chapter', title: ['A <i>b</i>'], subtitle: ['the c'], DOI: '10.1000/X' },
          ...{
            'container-title': ['Book'],
            author: [{ given: 'J', family: 'Doe' }, { name: 'Group' }],
          },
          ...{
            'published-online': { 'date-parts': [[2015, 6]] },
            issued: { 'date-parts': [[null]] },
          },
          ...{
            ISBN: ['http://id.crossref.org/isbn/9780306406157'],
            publisher: 'Press',
            page: '1-2',
          },
        },
      },
      {
        ...{ type: 'chapter', title: 'A b: the c', DOI: '10.1000/X', 'container-title': 'Book' },
        ...{ author: [{ family: 'Doe', given: 'J' }, { literal: 'Group' }], ISBN: '9780306406157' },
        ...{ publisher: 'Press', page: '1-2', issued: { 'date-parts': [[2015, 6]] } },
      },
    ],
    [
      'DataCite',
      {
        data: {
          id: '10.5281/zenodo.1',
          attributes: {
            ...{
              doi: '10.5281/zenodo.1',
              titles: [{ title: 'Data' }, { title: 'of x', titleType: 'Subtitle' }],
            },
            creators: [
              { name: 'Doe, Jane', nameType: 'Personal', givenName: 'Jane', familyName: 'Doe' },
              { name: 'CERN, Geneva', nameType: 'Organizational' },
            ],
            ...{
              publisher: { name: 'Zenodo' },
              publicationYear: 2015,
              url: 'https://zenodo.org/1',
            },
            ...{
              dates: [{ date: '2015-06-22', dateType: 'Issued' }],
              types: { resourceTypeGeneral: 'Dataset' },
            },
          },
        },
      },
      {
        ...{
          type: 'dataset',
          title: 'Data: of x',
          DOI: '10.5281/zenodo.1',
          publisher: 'Zenodo',
          issued,
        },
        ...{
          author: [{ family: 'Doe', given: 'Jane' }, { literal: 'CERN, Geneva' }],
          URL: 'https://zenodo.org/1',
        },
      },
    ],
    [
      'OpenAlex',
      {
        results: [
          {
            ...{
              id: 'https://openalex.org/W1',
              doi: 'https://doi.org/10.1000/x',
              title: 'A',
              type: 'article',
            },
            ...{
              publication_date: '2015-06-22',
              authorships: [{ author: { display_name: 'Jane Doe' } }],
            },
            primary_location: {
              source: { display_name: 'J', issn: ['0028-0836'], host_organization_name: 'P' },
            },
            ...{
              biblio: { volume: '1', issue: null, first_page: '3', last_page: '9' },
              language: 'en',
            },
          },
        ],
      },
      {
        ...{
          type: 'article-journal',
          title: 'A',
          DOI: '10.1000/x',
          'container-title': 'J',
          ISSN: '0028-0836',
        },
        ...{
          author: [{ literal: 'Jane Doe' }],
          volume: '1',
          page: '3-9',
          language: 'en',
          publisher: 'P',
          issued,
        },
      },
    ],
    [
      'PubMed',
      {
        result: {
          uids: ['31452104'],
          '31452104': {
            ...{
              uid: '31452104',
              title: 'A study.',
              pubdate: '2015 Jun 22',
              fulljournalname: 'Journal',
              volume: '1',
            },
            authors: [
              { name: 'Doe JA', authtype: 'Author' },
              { name: 'GTEx Consortium', authtype: 'CollectiveName' },
            ],
            ...{
              articleids: [
                { idtype: 'doi', value: '10.1000/x' },
                { idtype: 'pmc', value: 'PMC123456' },
              ],
            },
          },
        },
      },
      {
        ...{
          type: 'article-journal',
          title: 'A study',
          PMID: '31452104',
          PMCID: 'PMC123456',
          DOI: '10.1000/x',
        },
        ...{
          author: [{ family: 'Doe', given: 'J. A.' }, { literal: 'GTEx Consortium' }],
          volume: '1',
          issued,
        },
      },
    ],
    [
      'Europe PMC',
      {
        resultList: {
          result: [
            {
              ...{
                id: '1',
                source: 'MED',
                pmid: '31452104',
                title: 'A study.',
                authorString: 'Doe JA, Roe R.',
              },
              ...{ journalTitle: 'J', pubYear: '2015', doi: '10.1000/x' },
            },
          ],
        },
      },
      {
        ...{
          title: 'A study',
          PMID: '31452104',
          'container-title': 'J',
          issued: { 'date-parts': [[2015]] },
        },
        author: [
          { family: 'Doe', given: 'J. A.' },
          { family: 'Roe', given: 'R.' },
        ],
      },
    ],
    [
      'Zotero, in a list of its own',
      { items: [{ id: 'a', type: 'book', title: 'B', issued: { raw: 'June 2015' } }] },
      { type: 'book', title: 'B', issued: { 'date-parts': [[2015, 6]] } },
    ],
  ])('%s', (_service, saved, item) => {
    const { items, problems } = parseReferences(JSON.stringify(saved));
    expect(problems).toEqual([]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject(item);
  });
});

test.each([
  ['braces within braces', `@misc{k, title={${'{'.repeat(50_000)}x${'}'.repeat(50_000)}}}`, 'x'],
  [
    'commands within commands',
    `@misc{k, title={${'\\emph{'.repeat(9000)}x${'}'.repeat(9000)}}}`,
    'x',
  ],
  ['entries that never close', `${'@misc{a, title={x\n'.repeat(3000)}@misc{k, title={x}}`, 'x'],
  ['spaces between names', `@misc{k, title={x}, author={a${' '.repeat(50_000)}b}}`, 'x'],
])('%s without end are read like any other', (_what, text, title) => {
  expect(parseReferences(text).items.map((item) => item.title)).toEqual([title]);
});

test('a language is one tag, by whatever name, and a name that stands alone is a name', () => {
  const record = (language: string) => JSON.stringify({ title: 'T', author: 'Jane Doe', language });
  const read = ['English', 'eng', 'en_US', 'ger', 'zh-Hant'].map(
    (language) => parseReferences(record(language)).items[0],
  );
  expect(read.map((item) => item?.language)).toEqual(['en', 'en', 'en-US', 'de', 'zh-Hant']);
  expect(read[0]?.author).toEqual([{ literal: 'Jane Doe' }]);
});

test('a record saved by PubMed in its own format keeps its group', () => {
  const { items } = parseReferences(
    'PMID- 31452104\nTI  - A study that is long and\n      goes on.\nFAU - Doe, Jane A\nAU  - Doe JA\nCN  - GTEx Consortium\nDP  - 2015 Jun 22\nJT  - Journal\nLID - 10.1000/x [doi]\nLA  - eng\n',
  );
  expect(items[0]).toMatchObject({
    title: 'A study that is long and goes on',
    author: [{ family: 'Doe', given: 'Jane A' }, { literal: 'GTEx Consortium' }],
    issued: { 'date-parts': [[2015, 6, 22]] },
    ...{ DOI: '10.1000/x', PMID: '31452104', language: 'en', 'container-title': 'Journal' },
  });
});

test.each([
  ['2019 Aug-Sep', '2019-08/2019-09'],
  ['2019 Aug 5-12', '2019-08-05/2019-08-12'],
  ['2019 Aug 5-Sep 2', '2019-08-05/2019-09-02'],
  ['2019 Dec-2020 Jan', '2019-12/2020-01'],
  ['2019 Spring-Summer', '2019-21/2019-22'],
  ['2019 Aug', '2019-08'],
  ['2019', '2019'],
])('a date of PubMed is the time it names, from its beginning to its end: %s', (written, date) => {
  const { items } = parseReferences(`PMID- 1\nTI  - T\nJT  - J\nDP  - ${written}\n`);
  expect(edtfOf(items[0]?.issued)).toBe(date);
});

test.each([
  ['Jones, Jr, Karl', { family: 'Jones', given: 'Karl', suffix: 'Jr' }],
  ['Jones, Karl, Jr.', { family: 'Jones', given: 'Karl', suffix: 'Jr.' }],
  ['King, Martin Luther, III', { family: 'King', given: 'Martin Luther', suffix: 'III' }],
  ['van Dyke', { family: 'Dyke', 'non-dropping-particle': 'van' }],
  ['de la Cruz', { family: 'Cruz', 'non-dropping-particle': 'de la' }],
  ['bell hooks', { family: 'hooks', given: 'bell' }],
])('a name of BibTeX in whichever order its parts stand: %s', (author, name) => {
  const { items } = parseReferences(`@misc{a, title={T}, author={${author}}}`);
  expect(items[0]?.author).toEqual([name]);
});

test.each(['<script>alert(1)</script>T', '<style>p {}</style>T', '<SCRIPT src="x"></SCRIPT>T'])(
  'what a browser would not show is no part of a title: %s',
  (title) => {
    const { items } = parseReferences(JSON.stringify([{ type: 'book', title }]));
    expect(items[0]?.title).toBe('T');
  },
);
