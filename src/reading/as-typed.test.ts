import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { authorsSchema } from '../model/author.ts';
import { movedSchema } from '../model/moved.ts';
import { topicsSchema } from '../model/topic.ts';
import { readBoards } from './read-boards.ts';
import { readData } from './read-data.ts';
import { readOwnPage } from './read-own-pages.ts';
import { readPiece } from './read-piece.ts';

const fields: Record<string, string> = {
  title: 'title: "A model and two papers"',
  description:
    'description: "Two papers describe one model; what each bears out, and what neither does."',
  authors: 'authors: [staff]',
  datePublished: 'datePublished: 2026-11-22',
  topics: 'topics: [ai-video]',
  caveats: 'caveats: []',
};
const sourceFields: Record<string, string> = {
  id: 'id: report',
  title: 'title: A report',
  publisher: 'publisher: A paper',
  URL: 'URL: "https://example.org/a"',
  issued: 'issued: 2026-06-22',
  accessed: 'accessed: 2026-11-22',
  role: 'role: reporting',
};
const nameOf = (yaml: string) => /^[^:]*/.exec(yaml)?.[0] ?? '';

/** A piece that is sound but for one field of its own. */
const pieceOf = (field = '', more = '', source = sourceFields) => {
  const head = { ...fields, ...(field === '' ? {} : { [nameOf(field)]: field }) };
  const entry = Object.values(source).join('\n    ');
  return readPiece({
    file: 'content/analysis/a/index.mdx',
    slug: 'a',
    bytes: new TextEncoder().encode(
      `---\n${Object.values(head).join('\n')}\nsources:\n  - ${entry}\n${more}---\nSo it is [@report].\n`,
    ),
    files: [],
  });
};
const told = ({ problems }: ReturnType<typeof pieceOf>) =>
  problems.map(({ place, message }) => `${place.line}:${place.column} ${message}`);

describe('a text without quotation marks is kept as it was typed', () => {
  const typed =
    '1984|1.10|010|0x1F|0o17|1e3|-0|+1|.5|5.|1_000|12:30:00|2026-11-22|yes|no|on|true|False|Null|.inf|0306406152|12345678901234567890';
  test.each(typed.split('|'))('%s as the title of a piece', (text) => {
    const manuscript = pieceOf(`title: ${text}`);
    expect(told(manuscript)).toEqual([]);
    expect(manuscript.piece.title).toBe(text);
  });

  test.each([
    ['ISBN', '0306406152'],
    ['ISBN', '9780306406157'],
    ['version', '1.10'],
    ['edition', '010'],
    ['issue', '0x1F'],
    ['volume', '1e3'],
    ['number', '007'],
    ['page', '1.50'],
    ['PMID', '12300'],
    ['title', '2026'],
    ['publisher', 'true'],
    ['note', '1.0'],
  ])('%s: %s of a source', (field, text) => {
    const manuscript = pieceOf('', '', { ...sourceFields, [field]: `${field}: ${text}` });
    expect(told(manuscript)).toEqual([]);
    const source = manuscript.piece.sources[0] as Record<string, unknown> | undefined;
    expect(String(source?.[field])).toBe(text);
  });

  test('in the name of an author, whoever bears it', () => {
    const author = 'author: [{ family: Null, given: True }, 1984, { literal: 007 }]';
    expect(pieceOf('', '', { ...sourceFields, author }).piece.sources[0]?.author).toEqual([
      { family: 'Null', given: 'True' },
      { literal: '1984' },
      { literal: '007' },
    ]);
  });

  test('in lists, in lists of fields, and in the properties of a lead', () => {
    const more = `keyPoints: [1984, { text: 2.50 }]
wouldChangeOurMind: [yes]
computed: [{ figure: 1.10, from: [010, 1e3], how: 0x1F }]
claims: [{ id: 1.10, text: 3, sources: [report] }]
lead: { component: Leaderboard, with: { board: 2026, on: 2026-11-22, top: 7, title: 1.0 }, caption: It is the finding of all. }
`;
    const { piece, problems } = pieceOf('', more);
    expect(problems).toEqual([]);
    expect(piece).toMatchObject({
      keyPoints: [{ text: '1984' }, { text: '2.50' }],
      wouldChangeOurMind: ['yes'],
      computed: [{ figure: '1.10', from: ['010', '1e3'], how: '0x1F' }],
      claims: [{ id: '1.10', text: '3' }],
      lead: { with: { board: '2026', top: 7, title: '1.0' } },
    });
  });

  test('while a number stays one where a number is asked for', () => {
    const forecast = `forecasts: [{ id: f, statement: S., criteria: C., resolutionSource: R., madeOn: 2026-11-22, resolvesOn: 2027-01-01, probability: .50 }]\ndraft: True\n`;
    expect(pieceOf('', forecast).piece).toMatchObject({
      draft: true,
      forecasts: [{ probability: 0.5 }],
    });
  });

  test('in the files of authors, topics and moved addresses, names of entries included', () => {
    const read = (schema: Parameters<typeof readData>[1], yaml: string) => {
      const { value, problems } = readData({ bytes: Buffer.from(yaml) }, schema);
      expect(problems).toEqual([]);
      return value;
    };
    expect(read(authorsSchema, '007: { name: 7.10, interests: [1e3] }')).toMatchObject({
      '007': { name: '7.10', interests: ['1e3'] },
    });
    expect(read(topicsSchema, '2026: { name: 2026, description: yes }')).toEqual({
      2026: { name: '2026', description: 'yes' },
    });
    expect(
      readData({ bytes: Buffer.from('/a/: 1.10') }, movedSchema).problems.map(
        ({ message }) => message,
      ),
    ).toEqual([expect.stringContaining('Unexpected value `1.10`')]);
  });

  test('in a page of our own', () => {
    const bytes = Buffer.from('---\ntitle: 404\ndescription: 1.10\n---\nText.\n');
    const page = { file: 'content/pages/404.mdx', slug: '404', bytes, files: [] };
    expect(readOwnPage(page).problems).toEqual([]);
  });
});

describe('a board', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'typed-'));
    mkdirSync(join(root, 'content/leaderboards/arena'), { recursive: true });
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  test('keeps its texts as they were typed', () => {
    const folder = join(root, 'content/leaderboards/arena');
    writeFileSync(
      join(folder, 'board.yml'),
      `name: 2.0\noperator: 007\nurl: https://arena.example/\ntrack: 1e3\nmetric: { name: 1.0, unit: yes, intervalLevel: .950 }\nmethod: 10\nnames: { 3.10: [1.10] }\nsources:\n  - { id: 1.10, title: 1984, publisher: 12, URL: "https://example.org/", issued: unknown, accessed: 2026-11-22, role: dataset }\nsnapshots:\n  2026-04-17: { listed: 39, note: 0x1F }\n`,
    );
    writeFileSync(
      join(folder, '2026-04-17.csv'),
      'rank,model,developer,score,interval,votes,source\n2,1.10,,1444,15,1843,1.10\n',
    );
    const { boards, messages } = readBoards(root, '2026-11-23');
    expect(messages).toEqual([]);
    expect(boards[0]).toMatchObject({
      name: '2.0',
      operator: '007',
      track: '1e3',
      metric: { name: '1.0', unit: 'yes', intervalLevel: 0.95 },
      method: '10',
      names: { '3.10': ['1.10'] },
      sources: [{ id: '1.10', title: '1984', publisher: '12' }],
      snapshots: [{ note: '0x1F', listed: 39 }],
    });
  });
});

describe('a text that YAML would cut is told', () => {
  test.each([
    ['title: HappyHorse is now #1 on the board', '2:1', ' #1 on the board'],
    ['title: Chips # and more', '2:1', ' # and more'],
    ['framing: We read C #  and F#.', '8:1', ' #  and F#.'],
    [`title: ${'long '.repeat(18)}#and longer than a title may be`, '2:1', ' #and longer'],
  ])('%s', (field, place, rest) => {
    const [message = ''] = told(pieceOf(field)).map((one) => one);
    expect(message).toContain(`Unexpected \`${rest}`);
    expect(message).toContain('takes for a comment');
    expect(message.split(':')[0]).toBe(place.split(':')[0]);
  });

  test.each([
    ['keyPoints:\n  - It is #1 today.\n', ' #1 today.'],
    ['caveats2: []\n', 'caveats2'],
    ['keyPoints: [It is #1 today.]\n', ' #1 today.]'],
    ['computed:\n  - figure: 5 #x\n    from: ["5"]\n', ' #x'],
    ['image:\n  src: ./a.png\n  alt: A chart #2\n', ' #2'],
  ])('%j', (more, rest) => {
    expect(told(pieceOf('', more)).join('\n')).toContain(rest);
  });

  test('and what begins with a hash is not nothing', () => {
    expect(told(pieceOf('title: #1 on the board'))).toEqual([
      '2:1 Missing field `title`, expected a title of at most 110 characters: YAML takes `#1 on the board` for a comment, and a text that begins with `#` stands in quotation marks',
    ]);
  });

  test.each([
    ['a comment beside a text in quotation marks', 'title: "A model" # the working title', ''],
    ['a comment beside a day', 'datePublished: 2026-11-22 # a Sunday', ''],
    ['a comment beside a word of a list', 'type: explainer # for now', ''],
    ['a comment on a line of its own', 'title: A model\n# the working title', ''],
    ['a hash within a word', 'title: C# and F#', ''],
    ['a folded text', 'framing: >\n  It is #1.\n  It stays so.', ''],
    ['a text in single quotation marks', "title: 'It is #1'", ''],
  ])('but not %s', (_, field) => {
    expect(told(pieceOf(field))).toEqual([]);
  });
});

describe('aliases', () => {
  const source = (id: string, accessed: string) =>
    `  - { id: ${id}, title: A, publisher: B, URL: "https://example.org/${id}", issued: 2026-06-22, accessed: ${accessed}, role: reporting }\n`;
  const more = (accessed: string) =>
    Array.from({ length: 150 }, (_, at) => source(`s${at}`, accessed)).join('');

  test('may repeat a day as often as there are sources', () => {
    const manuscript = pieceOf('', more('*d'), {
      ...sourceFields,
      accessed: 'accessed: &d 2026-11-22',
    });
    expect(told(manuscript)).toEqual([]);
    expect(manuscript.piece.sources).toHaveLength(151);
    expect(manuscript.piece.sources.at(-1)?.accessed).toBe('2026-11-22');
  });

  test('may repeat a list as well', () => {
    const author = 'author: &staff [{ family: Wu, given: Long }]';
    const entries = more('2026-11-22').replaceAll('title: A,', 'title: A, author: *staff,');
    expect(told(pieceOf('', entries, { ...sourceFields, author }))).toEqual([]);
  });

  test.each([
    ['title: *bold', '2:8', 'Unexpected `*bold`, which stands for nothing'],
    ['caveats: [*none]', '7:11', 'Unexpected `*none`, which stands for nothing'],
    ['caveats: &a [*a]', '7:14', 'Unexpected `*a` within `&a`'],
    ['title: &Partners report', '2:8', 'Unexpected `&` at the beginning of `&Partners report`'],
    ['title: ! Attention', '2:8', 'Unexpected `!` at the beginning of `! Attention`'],
  ])('%s is told with its place', (field, place, message) => {
    expect(told(pieceOf(field))).toEqual([expect.stringContaining(`${place} ${message}`)]);
  });

  test('that make a file of millions are refused, not followed', () => {
    const ten = (name: string) => `[${`*${name},`.repeat(10)}]`;
    const bomb = `a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b ${ten('a')}\nc: &c ${ten('b')}\nd: &d ${ten('c')}\ne: &e ${ten('d')}\nf: ${ten('e')}\n`;
    expect(told(pieceOf('', bomb)).join()).toContain('Unexpected aliases');
  });
});
