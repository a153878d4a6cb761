import { describe, expect, test } from 'vitest';
import { addressFault, isPublicHost } from './id.ts';
import { doiAddress, parseArxivId, parseDoi, parsePmcid } from './identifiers.ts';
import { sourceAddress, sourceIdentity, sourceSchema } from './source.ts';

const source = (fields: object) =>
  sourceSchema.safeParse({
    ...{ id: 'a', title: 'A report', publisher: 'P', issued: '2026', accessed: '2026-11-22' },
    ...{ role: 'reporting', ...fields },
  });
const kept = (field: string, written: unknown) => {
  const { data } = source({ URL: 'https://e.org/', [field]: written });
  return (data as Record<string, unknown> | undefined)?.[field];
};
const identity = (fields: object) => {
  const { data } = source(fields);
  return data && sourceIdentity(data);
};

describe('an identifier in any spelling is kept in one', () => {
  test.each([
    ['DOI', '10.1000/182', '10.1000/182'],
    ['DOI', 'doi:10.1000/182', '10.1000/182'],
    ['DOI', 'DOI: 10.1000/182', '10.1000/182'],
    ['DOI', 'doi 10.1000/182', '10.1000/182'],
    ['DOI', 'info:doi/10.1000/182', '10.1000/182'],
    ['DOI', 'https://doi.org/10.1000/x', '10.1000/x'],
    ['DOI', 'http://dx.doi.org/10.1002/x', '10.1002/x'],
    ['DOI', 'doi.org/10.1000/x', '10.1000/x'],
    ['DOI', 'doi:https://doi.org/10.1000/x', '10.1000/x'],
    ['DOI', 'https://doi.org/10.1000/a%2Fb(1)', '10.1000/a/b(1)'],
    ['DOI', '10.1000%2F182', '10.1000/182'],
    ['DOI', '10.1000/ABC', '10.1000/ABC'],
    ['DOI', '10.1000/182.', '10.1000/182'],
    ['DOI', '10.1000/182).', '10.1000/182'],
    ['DOI', 'https://doi.org/10.1000/182;', '10.1000/182'],
    ['DOI', '10.1016/S0140-6736(97)11096-0', '10.1016/S0140-6736(97)11096-0'],
    [
      'DOI',
      '10.1002/(SICI)1096(199823)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
      '10.1002/(SICI)1096(199823)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
    ],
    ['ISBN', '978-0-306-40615-7', '978-0-306-40615-7'],
    ['ISBN', 'ISBN 0-8044-2957-X', '0-8044-2957-X'],
    ['ISBN', '0306406152 9780306406157', '0306406152 9780306406157'],
    ['ISSN', '00280836', '0028-0836'],
    ['ISSN', 'ISSN 2434-561x', '2434-561X'],
    ['ISSN', '0028-0836, 1476-4687', '0028-0836, 1476-4687'],
    ['PMID', 31452104, '31452104'],
    ['PMID', 'PMID: 31452104', '31452104'],
    ['PMID', 'https://pubmed.ncbi.nlm.nih.gov/31452104/', '31452104'],
    ['PMCID', '6736742', 'PMC6736742'],
    ['PMCID', 'pmc6736742', 'PMC6736742'],
  ])('%s: %s', (field, written, expected) => {
    expect(kept(field, written)).toBe(expected);
  });
});

describe('what is no identifier is told in its field', () => {
  test.each([
    ['DOI', 'not a doi', 'expected a DOI such as'],
    ['DOI', '10.1000', 'a DOI such as'],
    ['DOI', 'https://example.org/10.1000/182', 'a DOI such as'],
    ['DOI', 'https://doi.org/', 'a DOI such as'],
    ['DOI', 'https://doi.org/%zz', 'a DOI such as'],
    ['ISBN', '978-0-306-40615-8', 'whose check digit fits'],
    ['ISBN', '0-306-40615-3', 'whose check digit fits'],
    ['ISBN', '9780306406157 9780306406158', 'whose check digit fits'],
    ['ISBN', 'no isbn', 'whose check digit fits'],
    ['ISSN', '0028-0837', 'whose check digit fits'],
    ['PMID', 'PMC6736742', 'a number of PubMed'],
    ['PMCID', 'x', 'of PubMed Central'],
  ])('%s: %s', (field, written, words) => {
    const { error } = source({ URL: 'https://e.org/', [field]: written });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
    expect(`expected ${error?.issues[0]?.message}`).toContain(words);
  });
});

test('the address of a DOI is one address, its special characters escaped', () => {
  const { data } = source({ DOI: 'https://doi.org/10.1000/x' });
  expect(data && sourceAddress(data)).toBe('https://doi.org/10.1000/x');
  expect(doiAddress('10.1000/a#b?c<d>%')).toBe('https://doi.org/10.1000/a%23b%3Fc%3Cd%3E%25');
});

describe('an address that no reader could follow is told with what is wrong', () => {
  test.each([
    ['https://https://example.org/a', 'begins once, such as `https://example.org/a`'],
    ['http://https://example.org/a', 'begins once, such as `https://example.org/a`'],
    ['https://https//example.org/a', 'begins once'],
    ['https://www.https://example.org/', 'begins once'],
    ['https://example.org/a b', 'without spaces'],
    ['https://example.org/a\tb', 'without spaces'],
    ['https://me:secret@example.org/', 'without name and password'],
    ['https://token@example.org/', 'without name and password'],
    ['https://example.org\\a', 'without `\\`'],
    ['https://example,org/', 'with the name of a host'],
    ['https://example..org/', 'with the name of a host'],
    ['ftp://example.org/', 'begins with `https://`'],
    ['https:///example.org', 'begins with `https://`'],
    ['www.example.org', 'begins with `https://`'],
  ])('%s', (address, words) => {
    expect(addressFault(address)).toContain(words);
    expect(source({ URL: address }).error?.issues[0]?.path).toEqual(['URL']);
    expect(source({ URL: 'https://e.org/', archived: address }).success).toBe(false);
  });

  test.each([
    'https://münchen.example/straße?q=ä',
    'https://例え.jp/文',
    'https://example.org:8443/~x/a%20b#part',
    'https://web.archive.org/web/2026/https://example.org/a',
    'https://[2001:db8::1]/',
    'http://93.184.216.34/',
  ])('%s is sound', (address) => {
    expect(addressFault(address)).toBeUndefined();
  });
});

test.each([
  ['http://localhost:4321/', false],
  ['http://app.localhost/', false],
  ['http://127.0.0.1/', false],
  ['http://192.168.0.1/', false],
  ['http://10.0.0.8/', false],
  ['http://[::1]/', false],
  ['http://169.254.1.1/', false],
  ['https://intranet/wiki', false],
  ['https://printer.local/', false],
  ['https://example.org/', true],
  ['https://例え.jp/', true],
  ['http://93.184.216.34/', true],
])('whether a reader can reach %s: %s', (address, isPublic) => {
  expect(isPublicHost(address)).toBe(isPublic);
});

describe('one work under two names', () => {
  const url = 'https://example.org/a?id=1';
  test.each<[string, object, object]>([
    ['a DOI and its address', { DOI: '10.1000/x' }, { URL: 'https://doi.org/10.1000/X' }],
    ['a DOI and its old address', { DOI: '10.1000/x' }, { URL: 'http://dx.doi.org/10.1000/x' }],
    [
      'an ISBN of ten and of thirteen digits',
      { ISBN: '0306406152' },
      { ISBN: '978-0-306-40615-7' },
    ],
    [
      'a book in two shops',
      { type: 'book', ISBN: '0306406152', URL: 'https://a.example/1' },
      { type: 'book', ISBN: '9780306406157', URL: 'https://b.example/2' },
    ],
    ...'msclkid mc_cid mc_eid igshid srsltid gclid fbclid utm_source ref_src _hsenc yclid twclid dclid wbraid gbraid ved UTM_Medium'
      .split(' ')
      .map(
        (name) =>
          [`an address with ${name}`, { URL: url }, { URL: `${url}&${name}=x` }] as [
            string,
            object,
            object,
          ],
      ),
    ['letters escaped', { URL: 'https://e.org/~a-b' }, { URL: 'https://e.org/%7Ea%2db' }],
    ['escapes in capitals', { URL: 'https://e.org/%c3%a9' }, { URL: 'https://e.org/é' }],
    [
      'a host in its own script',
      { URL: 'https://münchen.example/' },
      { URL: 'https://xn--mnchen-3ya.example' },
    ],
    ['a host with the dot of the root', { URL: 'https://e.org/a' }, { URL: 'https://e.org./a' }],
  ])('%s', (_what, one, other) => {
    expect(identity(one)).toBeDefined();
    expect(identity(other)).toBe(identity(one));
  });

  test.each<[string, object, object]>([
    [
      'two chapters of one book',
      { type: 'chapter', title: 'One', 'container-title': 'Book', ISBN: '9780306406157' },
      { type: 'chapter', title: 'Two', 'container-title': 'Book', ISBN: '9780306406157' },
    ],
    [
      'two parts of one book whose type is not said',
      { title: 'One', 'container-title': 'Book', ISBN: '9780306406157' },
      { title: 'Two', 'container-title': 'Book', ISBN: '0306406152' },
    ],
    [
      'a chapter and its book',
      { type: 'chapter', 'container-title': 'A report', ISBN: '9780306406157' },
      { type: 'book', ISBN: '9780306406157' },
    ],
    [
      'addresses whose parameters tell works apart',
      { URL: 'https://e.org/?ref=a' },
      { URL: 'https://e.org/?ref=b' },
    ],
  ])('but %s are two', (_what, one, other) => {
    expect(identity(one)).not.toBe(identity(other));
  });
});

test.each([
  ['arXiv:1706.03762v5', '1706.03762'],
  ['1706.03762 [cs.CL]', '1706.03762'],
  ['https://arxiv.org/pdf/1706.03762v1.pdf', '1706.03762'],
  ['hep-th/9901001', 'hep-th/9901001'],
  ['math.GT/0309136', 'math.GT/0309136'],
  ['17.3', undefined],
])('the arXiv id of %s is %s', (written, id) => {
  expect(parseArxivId(written)).toBe(id);
});

test('names of other agencies are none of ours', () => {
  expect([parseDoi(''), parseDoi('hdl:2142/1'), parsePmcid('31')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
