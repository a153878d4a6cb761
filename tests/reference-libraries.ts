/** What does a library of 200 references look like? Invented works by chance from a seed, as six programs write them. */

/** A work with what is to be read of it, whatever the program that wrote it down. */
export interface InventedWork {
  key: string;
  kind: 'article' | 'chapter' | 'book' | 'web' | 'paper' | 'report';
  title: Written;
  container?: Written;
  publisher?: Written;
  authors: InventedName[];
  /** EDTF as it is to be read. */
  issued: string;
  doi?: string;
  url?: string;
  isbn?: string;
  volume?: string;
  issue?: string;
  pages?: [string, string];
}

/** One text as it is printed, in TeX and in the markup of JSON records. */
export interface Written {
  plain: string;
  tex: string;
  marked: string;
}

export interface InventedName {
  family?: Written;
  given?: Written;
  particle?: string;
  suffix?: string;
  group?: Written;
}

/** Numbers from 0 to 1 by chance, the same for the same seed: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const same = (plain: string): Written => ({ plain, tex: plain, marked: plain });

/** Words with every odd thing that records have. */
const WORDS: Written[] = [
  ...[
    'harbour',
    'ranking',
    'lantern',
    'glacier',
    'ledger',
    'quorum',
    'membrane',
    'tariff',
    'orchard',
  ].map(same),
  { plain: 'Håkon', tex: 'H{\\aa}kon', marked: 'Ha\u030akon' },
  { plain: 'García', tex: "Garc{\\'\\i}a", marked: 'García' },
  { plain: 'naïve', tex: 'na{\\"{\\i}}ve', marked: 'na&iuml;ve' },
  { plain: 'Łódź', tex: "{\\L}{\\'o}d{\\'z}", marked: 'Łódź' },
  { plain: 'supply & demand', tex: 'supply \\& demand', marked: 'supply &amp; demand' },
  { plain: 'E. coli', tex: '\\emph{E. coli}', marked: '<i>E. coli</i>' },
  { plain: 'E. coli', tex: '\\textit{E. coli}', marked: '&lt;i&gt;E. coli&lt;/i&gt;' },
  { plain: '90%', tex: '90\\%', marked: '90%' },
  { plain: '$5', tex: '\\$5', marked: '$5' },
  { plain: 'α-decay', tex: '$\\alpha$-decay', marked: '&alpha;-decay' },
  { plain: 'CRISPR', tex: '{CRISPR}', marked: '<span class="nocase">CRISPR</span>' },
  { plain: 'snake_case', tex: 'snake\\_case', marked: 'snake_case' },
  { plain: '“quoted”', tex: "``quoted''", marked: '&ldquo;quoted&rdquo;' },
  { plain: '2019–2024', tex: '2019--2024', marked: '2019&#8211;2024' },
  { plain: 'Šuma', tex: '{\\v S}uma', marked: '<jats:italic>Šuma</jats:italic>' },
  {
    plain: 'x2',
    tex: '{x2}',
    marked: '<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>',
  },
];

const FAMILIES: Written[] = [
  ...['Doe', 'Okafor', 'Smith-Jones', "O'Neill", '王'].map(same),
  { plain: 'Müller', tex: 'M{\\"u}ller', marked: 'Mu\u0308ller' },
  { plain: 'Ørsted', tex: '{\\O}rsted', marked: '&Oslash;rsted' },
  { plain: 'Škoda', tex: '{\\v{S}}koda', marked: 'Škoda' },
  { plain: 'Ångström', tex: '{\\AA}ngstr{\\"o}m', marked: 'Ångström' },
  { plain: 'Čapek', tex: '\\v{C}apek', marked: 'Čapek' },
];
const GIVENS: Written[] = [
  ...['Jane', 'A. B.', 'Long'].map(same),
  { plain: 'José', tex: "Jos{\\'e}", marked: 'Jose\u0301' },
  { plain: 'Håkon', tex: 'H{\\aa}kon', marked: 'Håkon' },
];
const GROUPS: Written[] = [
  same('GTEx Consortium'),
  same('World Health Organization'),
  { plain: 'Research & Co', tex: 'Research \\& Co', marked: 'Research &amp; Co' },
];
const CONTAINERS: Written[] = [
  same('Journal of Invented Ranks'),
  { plain: 'Science & Signs', tex: 'Science \\& Signs', marked: 'Science &amp; Signs' },
  { plain: 'Revista Española', tex: 'Revista Espa{\\~n}ola', marked: 'Revista Espan\u0303ola' },
];
const PUBLISHERS: Written[] = [
  same('Paper Harbour Press'),
  { plain: 'Müller & Söhne', tex: 'M{\\"u}ller \\& S{\\"o}hne', marked: 'Müller &amp; Söhne' },
];
const KINDS = ['article', 'chapter', 'book', 'web', 'paper', 'report'] as const;

/** A number of works, by chance from `seed`. */
export function inventedWorks(count: number, seed: number): InventedWork[] {
  const chance = chanceOf(seed);
  const below = (most: number) => Math.floor(chance() * most);
  const pick = <Of>(from: readonly Of[]): Of => from[below(from.length)] as Of;
  const joined = (parts: Written[]): Written => ({
    plain: parts.map(({ plain }) => plain).join(' '),
    tex: parts.map(({ tex }) => tex).join(' '),
    marked: parts.map(({ marked }) => marked).join(' '),
  });
  const two = (number: number) => String(number).padStart(2, '0');
  const name = (): InventedName => {
    if (below(8) === 0) return { group: pick(GROUPS) };
    return {
      family: pick(FAMILIES),
      given: pick(GIVENS),
      ...(below(9) === 0 ? { particle: pick(['van der', 'de la', 'von']) } : {}),
      ...(below(15) === 0 ? { suffix: 'Jr.' } : {}),
    };
  };
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length] as InventedWork['kind'];
    const year = String(1950 + below(75));
    const issued = pick([
      year,
      `${year}-${two(1 + below(12))}`,
      `${year}-${two(1 + below(12))}-${two(1 + below(28))}`,
    ]);
    const stem = `978${String(100_000_000 + below(899_999_999))}`;
    const sum = [...stem].reduce(
      (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
      0,
    );
    const isPart = kind === 'article' || kind === 'chapter' || kind === 'paper';
    return {
      key: `work${index}`,
      kind,
      title: joined([
        same('On'),
        pick(WORDS),
        pick(WORDS),
        same('and'),
        pick(WORDS),
        same(`no. ${index}`),
      ]),
      ...(isPart || kind === 'web' ? { container: pick(CONTAINERS) } : {}),
      ...(isPart || kind === 'web' ? {} : { publisher: pick(PUBLISHERS) }),
      authors: Array.from({ length: 1 + below(3) }, name),
      issued,
      ...(kind === 'article' || kind === 'paper'
        ? { doi: `10.${1000 + below(9000)}/Inv_${index}(${below(99)})` }
        : {}),
      ...(kind === 'web' || kind === 'report'
        ? { url: `https://example.org/a_${index}?x=1&y=%20~${below(9)}` }
        : {}),
      ...(kind === 'book' || kind === 'chapter'
        ? { isbn: `${stem}${(10 - (sum % 10)) % 10}` }
        : {}),
      ...(kind === 'article'
        ? { volume: String(1 + below(90)), issue: String(1 + below(12)) }
        : {}),
      ...(isPart ? { pages: [String(10 + below(90)), String(100 + below(90))] } : {}),
    };
  });
}

const TYPES = {
  zotero: {
    article: 'article',
    chapter: 'incollection',
    book: 'book',
    web: 'misc',
    paper: 'inproceedings',
    report: 'techreport',
  },
  biblatex: {
    article: 'article',
    chapter: 'incollection',
    book: 'book',
    web: 'online',
    paper: 'inproceedings',
    report: 'report',
  },
} as const;

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const texAddress = (url: string) =>
  url.replace(/[_&%~#]/g, (sign) => (sign === '~' ? '{\\textasciitilde}' : `\\${sign}`));

function texNames(authors: readonly InventedName[], isOpen: boolean): string {
  const names = authors.map(({ family, given, particle, suffix, group }) =>
    group
      ? `{${group.tex}}`
      : [[particle, family?.tex].filter(Boolean).join(' '), suffix, given?.tex]
          .filter(Boolean)
          .join(', '),
  );
  return [...names, ...(isOpen ? ['others'] : [])].join(' and ');
}

const entry = (type: string, key: string, fields: [string, string | undefined][]) =>
  `@${type}{${key},\n${fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value},\n`])).join('')}}\n`;
const braced = (value: string | undefined) => (value === undefined ? undefined : `{${value}}`);

/** BibTeX as Zotero’s own translator writes it: `year` and `month`, `\url` in `howpublished`, `urldate` beside. */
export const asZoteroBibtex = (works: readonly InventedWork[]): string =>
  works
    .map((work, index) => {
      const [year, month] = work.issued.split('-');
      const day = work.issued.split('-')[2];
      return entry(TYPES.zotero[work.kind], work.key, [
        ['title', braced(work.title.tex)],
        [
          work.kind === 'article' ? 'journal' : 'booktitle',
          work.kind === 'web' ? undefined : braced(work.container?.tex),
        ],
        ['howpublished', work.kind === 'web' ? braced(work.container?.tex) : undefined],
        [work.kind === 'report' ? 'institution' : 'publisher', braced(work.publisher?.tex)],
        ['author', braced(texNames(work.authors, index % 10 === 0))],
        [
          'month',
          month === undefined
            ? undefined
            : day === undefined
              ? MONTHS[Number(month) - 1]
              : `${MONTHS[Number(month) - 1]} # "~${Number(day)}"`,
        ],
        ['year', braced(year)],
        ['doi', braced(work.doi?.replaceAll('_', '\\_'))],
        ['url', braced(work.url && texAddress(work.url))],
        ['isbn', braced(work.isbn)],
        ['volume', braced(work.volume)],
        ['number', braced(work.issue)],
        ['pages', braced(work.pages?.join('--'))],
        ['urldate', work.url ? '{2026-11-22}' : undefined],
        ['keywords', '{invented, odd}'],
        ['file', '{Full Text:/home/a/b.pdf:application/pdf}'],
      ]);
    })
    .join('\n');

/** BibLaTeX as Better BibTeX writes it: `date`, `journaltitle`, `langid`, letters as they are. */
export const asBetterBibtex = (works: readonly InventedWork[]): string =>
  works
    .map((work, index) =>
      entry(TYPES.biblatex[work.kind], work.key, [
        ['title', braced(work.title.tex)],
        ['author', braced(texNames(work.authors, index % 12 === 0))],
        ['date', braced(work.issued)],
        [
          work.kind === 'article'
            ? 'journaltitle'
            : work.kind === 'web'
              ? 'howpublished'
              : 'booktitle',
          braced(work.container?.tex),
        ],
        [work.kind === 'report' ? 'institution' : 'publisher', braced(work.publisher?.tex)],
        ['doi', braced(work.doi)],
        ['url', braced(work.url)],
        ['urldate', work.url ? '{2026-11-22T10:00:00Z}' : undefined],
        ['isbn', braced(work.isbn?.replace(/^(\d{3})(\d)/, '$1-$2-'))],
        ['volume', braced(work.volume)],
        ['number', braced(work.issue)],
        ['pages', braced(work.pages?.join('--'))],
        ['langid', '{english}'],
        ['abstract', '{Invented @ every turn, {braces} too.}'],
      ]),
    )
    .join('\n');

/** BibTeX as JabRef writes it: columns, a header, `#jun#` months, groups and owner, meta data at the end. */
export const asJabref = (works: readonly InventedWork[]): string =>
  `% Encoding: UTF-8\n\n${works
    .map((work) => {
      const [year, month, day] = work.issued.split('-');
      return entry(
        TYPES.zotero[work.kind].replace(/^./, (first) => first.toUpperCase()),
        work.key,
        [
          ['author       ', braced(texNames(work.authors, false))],
          ['date         ', day === undefined ? undefined : braced(work.issued)],
          ['title        ', braced(work.title.tex)],
          ['journal      ', work.kind === 'article' ? braced(work.container?.tex) : undefined],
          [
            'booktitle    ',
            work.kind === 'article' || work.kind === 'web'
              ? undefined
              : braced(work.container?.tex),
          ],
          ['howpublished ', work.kind === 'web' ? braced(work.container?.tex) : undefined],
          ['publisher    ', braced(work.publisher?.tex)],
          ['doi          ', braced(work.doi && `https://doi.org/${work.doi}`)],
          ['url          ', braced(work.url)],
          ['isbn         ', braced(work.isbn)],
          [
            'month        ',
            day === undefined && month !== undefined ? MONTHS[Number(month) - 1] : undefined,
          ],
          ['year         ', day === undefined ? braced(year) : undefined],
          ['volume       ', braced(work.volume)],
          ['number       ', braced(work.issue)],
          ['pages        ', braced(work.pages?.join('--'))],
          ['groups       ', '{odd}'],
          ['owner        ', '{jane}'],
          ['timestamp    ', '{2026-11-22}'],
        ],
      );
    })
    .join('\n')}\n@Comment{jabref-meta: databaseType:bibtex;}\n`;

/** BibTeX as Mendeley writes it: doubled braces, `mendeley-groups`, all signs of addresses escaped. */
export const asMendeley = (works: readonly InventedWork[]): string =>
  `Automatically generated by Mendeley\n\n${works
    .map((work) => {
      const [year, month, day] = work.issued.split('-');
      return entry(TYPES.zotero[work.kind], work.key, [
        ['abstract', '{Invented.}'],
        ['annote', '{}'],
        ['author', braced(texNames(work.authors, false))],
        [
          work.kind === 'article' ? 'journal' : 'booktitle',
          work.kind === 'web' ? undefined : braced(work.container?.tex),
        ],
        ['howpublished', work.kind === 'web' ? braced(work.container?.tex) : undefined],
        ['doi', braced(work.doi?.replaceAll('_', '{\\_}'))],
        ['isbn', braced(work.isbn)],
        ['mendeley-groups', '{odd}'],
        ['month', braced(month && MONTHS[Number(month) - 1])],
        ['day', braced(day)],
        ['number', braced(work.issue)],
        ['pages', braced(work.pages?.join('--'))],
        ['publisher', braced(work.publisher?.tex)],
        ['title', `{{${work.title.tex}}}`],
        ['url', braced(work.url && texAddress(work.url))],
        ['volume', braced(work.volume)],
        ['year', braced(year)],
      ]);
    })
    .join('')}`;

const RIS_TYPES = {
  article: 'JOUR',
  chapter: 'CHAP',
  book: 'BOOK',
  web: 'ELEC',
  paper: 'CPAPER',
  report: 'RPRT',
} as const;

/** RIS as publishers write it: old tags and new, a DOI with its resolver, folded titles, lines above the records. */
export const asPublisherRis = (works: readonly InventedWork[]): string =>
  `Provider: A publisher\r\nContent:text/plain; charset="UTF-8"\r\n\r\n${works
    .map((work, index) => {
      const isOld = index % 2 === 0;
      const [year = '', month = '', day = ''] = work.issued.split('-');
      const names = work.authors.map(({ family, given, particle, suffix, group }) =>
        group
          ? group.marked
          : [[particle, family?.marked].filter(Boolean).join(' '), given?.marked, suffix]
              .filter(Boolean)
              .join(', '),
      );
      const lines: [string, string | undefined][] = [
        ['TY', RIS_TYPES[work.kind]],
        ['ID', work.key],
        [
          isOld ? 'T1' : 'TI',
          index % 7 === 0 ? work.title.marked.replace(' and ', '\r\n  and ') : work.title.marked,
        ],
        ...names.map((written): [string, string] => [isOld ? 'A1' : 'AU', written]),
        [isOld ? 'JF' : 'T2', work.container?.marked],
        ['JA', work.container && 'J. Inv.'],
        [isOld ? 'Y1' : 'PY', isOld ? `${year}/${month}/${day}` : year],
        ['DA', isOld ? undefined : `${year}/${month}/${day}`],
        ['PB', work.publisher?.marked],
        ['DO', work.doi && (isOld ? `https://doi.org/${work.doi}` : work.doi)],
        ['UR', work.url ?? (work.doi && `http://dx.doi.org/${work.doi}`)],
        ['SN', work.isbn],
        ['VL', work.volume],
        ['IS', work.issue],
        ['SP', work.pages?.[0]],
        ['EP', work.pages?.[1]],
        ['AB', 'Invented.'],
        ['KW', 'odd'],
        ['ER', ''],
      ];
      return lines
        .flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value}\r\n`]))
        .join('');
    })
    .join('\r\n')}`;

const CSL_TYPES = {
  ...{ article: 'article-journal', chapter: 'chapter', book: 'book', web: 'webpage' },
  ...{ paper: 'paper-conference', report: 'report' },
} as const;

/** CSL-JSON with the oddities of many programs: parts in text or padded with null, `raw`, groups as `name`, markup. */
export const asCslJson = (works: readonly InventedWork[]): string =>
  JSON.stringify(
    works.map((work, index) => {
      const parts = work.issued.split('-').map(Number);
      return {
        id: `http://zotero.org/users/1/items/${work.key}`,
        'citation-key': work.key,
        type: CSL_TYPES[work.kind],
        title: work.title.marked,
        'container-title': work.container?.marked,
        publisher: work.publisher?.marked,
        author: work.authors.map(({ family, given, particle, suffix, group }) =>
          group
            ? { [index % 2 === 0 ? 'name' : 'literal']: group.marked }
            : {
                family: family?.marked,
                given: given?.marked,
                'non-dropping-particle': particle,
                suffix,
              },
        ),
        issued: [
          { 'date-parts': [parts.map(String)] },
          { 'date-parts': [parts] },
          { raw: work.issued },
          { 'date-parts': [[...parts, null, null].slice(0, 3)] },
        ][index % 4],
        DOI: work.doi && (index % 3 === 0 ? `https://doi.org/${work.doi}` : work.doi),
        URL: work.url,
        ISBN: work.isbn,
        volume: work.volume,
        issue: work.issue,
        page: work.pages?.join('-'),
        abstract: '<jats:p>Invented.</jats:p>',
      };
    }),
  );

/** What is to be read of a work. */
export function readingOf(work: InventedWork) {
  return {
    title: work.title.plain,
    container: work.container?.plain,
    publisher: work.publisher?.plain,
    author: work.authors.map(({ family, given, particle, suffix, group }) =>
      [group?.plain, given?.plain, particle, family?.plain, suffix].filter(Boolean).join(' '),
    ),
    issued: work.issued,
    DOI: work.doi,
    URL: work.url,
    ISBN: work.isbn,
    volume: work.volume,
    issue: work.issue,
    page: work.pages?.join('-'),
  };
}
