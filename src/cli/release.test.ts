import { masthead } from '../masthead.ts';
import { sha256 } from '../model/text.ts';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BoardRecord, PieceRecord, RecordIndex } from '../model/record.ts';
import { sealOf } from '../record/chain.ts';
import { check } from './check.ts';
import { answerIn } from '../../tests/answer-in.ts';
import { releaseCommand } from './release.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'release-'));
  write('content/authors.yml', 'staff: { name: The staff, kind: organization }\n');
  write('content/topics.yml', 'video: { name: Video, description: Moving pictures. }\n');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, text: string) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const recordOf = (slug: string) => JSON.parse(read(`content/record/${slug}.json`)) as PieceRecord;
const indexNow = () => JSON.parse(read('content/record/index.json')) as RecordIndex;

const FORECAST = `  - id: next
    statement: A successor is listed.
    madeOn: 2026-11-22
    resolvesOn: 2027-02-28
    criteria: The list shows it.
    resolutionSource: The list.
    probability: 0.7
`;

const PROSE = `The model ranks second [@vb, para. 3]. It was fifth in
spring.
`;

interface Draft {
  slug?: string;
  head?: string;
  forecasts?: string;
  prose?: string;
  date?: string;
}

/** Writes a piece that keeps every promise; `head` are further lines of frontmatter. */
function piece({
  slug = 'one',
  head = '',
  forecasts = FORECAST,
  prose = PROSE,
  date = '2026-11-22',
}: Draft = {}) {
  write(
    `content/analysis/${slug}/index.mdx`,
    `---
title: "Which list has it second?"
description: "One report, one rank and no list named: what that supports and what it does not."
authors: [staff]
datePublished: ${date}
topics: [video]
sources:
  - { id: vb, title: A report, container-title: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-20, role: reporting }
caveats:
  - Which list it was.
${head}forecasts:${forecasts === '' ? ' []' : ''}
${forecasts}---

${prose}`,
  );
}

const CORRECTION = `corrections:
  - { id: c1, date: 2026-11-25, kind: correction, was: Second., now: Third., why: We misread the list., severity: material }
`;

/** Runs the command on the UTC day `today`; `text` is all it says but where to find its help. */
async function release(today: string, ...words: string[]) {
  const { exitCode, err } = await answerIn(root, releaseCommand, words, { today: () => today });
  return {
    status: exitCode,
    text: err.filter((line) => !line.startsWith('How to ask:')).join('\n'),
  };
}

/** What the check says, `file:line:col message`; errors only. */
const errors = (today = '2026-11-30') =>
  check(root, today)
    .messages.filter(({ severity }) => severity === 'error')
    .map(({ file, place, message }) => `${file}:${place.line}:${place.column} ${message}`);

const warnings = (today = '2026-11-30') =>
  check(root, today)
    .messages.filter(
      ({ severity, ruleId }) => severity === 'warning' && ruleId === 'record-is-kept',
    )
    .map(({ message }) => message);

const INDEX = 'content/analysis/one/index.mdx';
const RESTORE =
  'expected the record as `npm run release` wrote it: restore it from version control';

describe('the life of a piece', () => {
  test('the first release puts text, forecasts, address and feed id on record', async () => {
    piece();
    expect(await release('2026-11-23')).toEqual({
      status: 0,
      text: 'content/record/one.json: edition 1 of 2026-11-23, first publication\nCommit `content/record/` with the pieces.',
    });
    const record = recordOf('one');
    expect(record).toMatchObject({
      version: 1,
      slug: 'one',
      address: '/analysis/one/',
      feedId: `tag:${masthead.tagAuthority},2026:analysis/one`,
      editions: [
        {
          number: 1,
          date: '2026-11-23',
          reason: 'first publication',
          corrections: [],
          address: '/analysis/one/',
          datePublished: '2026-11-22',
          title: 'Which list has it second?',
          previousHash: sha256(`tag:${masthead.tagAuthority},2026:analysis/one`),
          forecasts: [{ id: 'next', madeOn: '2026-11-22', probability: 0.7, updates: [] }],
        },
      ],
    });
    expect(record.editions[0]?.text).toContain(
      '\nThe model ranks second [@vb, para. 3]. It was fifth in spring.\n',
    );
    expect(indexNow().records.one).toMatchObject({ editions: 1, hash: record.editions[0]?.hash });
    expect(errors()).toEqual([]);
  });

  test('a second release of the same text writes nothing', async () => {
    piece();
    await release('2026-11-23');
    const before = read('content/record/one.json');
    expect(await release('2026-11-24')).toEqual({
      status: 0,
      text: 'Nothing to release: all is as recorded.',
    });
    expect(read('content/record/one.json')).toBe(before);
  });

  test('re-flowed lines, other line ends and composed letters are the same text', async () => {
    piece({ prose: 'The cafe\u0301 ranks second [@vb].\nIt was fifth in spring.\n' });
    await release('2026-11-23');
    piece({ prose: 'The caf\u00e9 ranks\nsecond\n[@vb]. It was\nfifth in spring.\n' });
    write(INDEX, read(INDEX).replaceAll('\n', '\r\n'));
    write(
      INDEX,
      read(INDEX).replace('A successor is listed.', '|\r\n      A successor\r\n      is listed.'),
    );
    expect(errors()).toEqual([]);
    expect((await release('2026-11-24')).text).toBe('Nothing to release: all is as recorded.');
  });

  test('a correction gives the change its reason, and editions are chained by their hashes', async () => {
    piece();
    await release('2026-11-23');
    piece({ head: CORRECTION, prose: 'The model ranks third [@vb].\n' });
    expect(errors()).toEqual([]);
    expect(warnings()).toEqual([
      'Unexpected change since edition 1 (correction c1), expected edition 2: `npm run release`',
    ]);
    expect((await release('2026-11-25')).text).toContain('edition 2 of 2026-11-25, correction c1');
    const [first, second] = recordOf('one').editions;
    expect(second).toMatchObject({ number: 2, corrections: ['c1'], previousHash: first?.hash });
    expect([errors(), warnings()]).toEqual([[], []]);
  });

  test('a silent change is refused at its place, until a reason is stated', async () => {
    piece();
    await release('2026-11-23');
    piece({ prose: PROSE.replace('second', 'third') });
    const message =
      'content/analysis/one/index.mdx:21:1 Unexpected “The model ranks third [@vb, para. 3]. It was fifth in …” where edition 1 of 2026-11-23 has “The model ranks second [@vb, para. 3]. It was fifth in …”, expected a new entry in `corrections`, or `npm run release -- one --reason "…"` for a change that needs none';
    expect(errors()).toEqual([message]);
    expect(await release('2026-11-24')).toMatchObject({ status: 1 });
    expect(recordOf('one').editions).toHaveLength(1);

    expect((await release('2026-11-24', 'one', '--reason', 'A slip of\nthe pen')).text).toContain(
      'edition 2 of 2026-11-24, A slip of the pen',
    );
    expect(errors()).toEqual([]);
  });

  test('what was added or taken away is named', async () => {
    piece();
    await release('2026-11-23');
    piece({ prose: `${PROSE}\nOne paragraph more.\n` });
    expect(errors()[0]).toMatch(
      /:24:1 Unexpected “One paragraph more\.”, which edition 1 of 2026-11-23 does not have, expected/,
    );
    piece();
    write(INDEX, read(INDEX).replace('caveats:\n  - Which list it was.', 'caveats: []'));
    expect(errors()[0]).toMatch(
      /:8:5 Missing “Caveat: Which list it was\.” of edition 1 of 2026-11-23, expected/,
    );
  });

  test('a citation moved to another sentence is a change of the text', async () => {
    piece({ prose: 'The model ranks second [@vb]. It was fifth.\n' });
    await release('2026-11-23');
    piece({ prose: 'The model ranks second. It was fifth [@vb].\n' });
    expect(errors()[0]).toContain('Unexpected “The model ranks second. It was fifth [@vb].” where');
  });

  test('a reason excuses the text of the pieces it names, and no other', async () => {
    piece();
    piece({ slug: 'two', prose: 'Another text.\n' });
    await release('2026-11-23');
    piece({ prose: 'One.\n' });
    piece({ slug: 'two', prose: 'Two.\n' });
    expect((await release('2026-11-24', 'one', '--reason', 'Shortened')).status).toBe(0);
    expect(recordOf('two').editions).toHaveLength(1);
    expect(errors()).toHaveLength(1);
    expect(await release('2026-11-24', '--reason', 'Shortened')).toEqual({
      status: 2,
      text: 'Unexpected `--reason` without a piece, expected the slugs it is for: `npm run release -- my-slug --reason "…"`',
    });
  });

  test('drafts and scheduled pieces are not released', async () => {
    piece({ head: 'draft: true\n' });
    piece({ slug: 'later', date: '2026-12-24', forecasts: '' });
    expect((await release('2026-11-23')).text).toBe('Nothing to release: all is as recorded.');
    expect(existsSync(join(root, 'content/record'))).toBe(false);
    expect(await release('2026-11-23', 'later')).toEqual({
      status: 2,
      text: 'Unexpected piece `later`, which is scheduled for 2026-12-24, expected a published one',
    });
    expect((await release('2026-11-23', 'latr')).text).toBe(
      'Unexpected piece `latr`, did you mean `later`?',
    );
    expect((await release('2026-12-24')).text).toContain('content/record/later.json: edition 1');
  });

  test('a published piece without a record is a warning once there are records', async () => {
    piece();
    expect(warnings()).toEqual([]);
    await release('2026-11-23');
    piece({ slug: 'two' });
    expect(warnings()).toEqual([
      'Missing record of a published piece, expected its first edition: `npm run release`',
    ]);
  });

  test('an error anywhere in the content stops the release', async () => {
    piece();
    piece({ slug: 'two', prose: 'See [@nothing].\n' });
    const { status, text } = await release('2026-11-23', 'one');
    expect(status).toBe(1);
    expect(text).toContain('Unexpected source `nothing`');
    expect(text).toMatch(/Nothing was released\.$/);
    expect(existsSync(join(root, 'content/record/one.json'))).toBe(false);
  });

  test('a dry run says what it would write', async () => {
    piece();
    expect((await release('2026-11-23', '--dry-run')).text).toBe(
      'content/record/one.json: edition 1 of 2026-11-23, first publication\nNothing was written.',
    );
    expect(existsSync(join(root, 'content/record'))).toBe(false);
  });

  test('a day before the last edition is refused', async () => {
    piece();
    await release('2026-11-23');
    piece({ head: CORRECTION.replace('2026-11-25', '2026-11-22') });
    expect((await release('2026-11-22')).text).toMatch(
      /^Unexpected day 2026-11-22 for `one`, expected one not before edition 1 of 2026-11-23/,
    );
  });

  test('a retracted piece stays, with a correction that says so', async () => {
    piece();
    await release('2026-11-23');
    piece({
      head: CORRECTION.replace('kind: correction', 'kind: retraction'),
      prose: 'Withdrawn.\n',
    });
    expect(errors()).toEqual([]);
    piece({ head: 'draft: true\n' });
    expect(errors()).toEqual([
      `${INDEX}:11:1 Unexpected \`draft: true\` in a released piece, expected it to stay: a piece is withdrawn by a correction with \`kind: retraction\``,
    ]);
  });

  test('a published correction is not taken back', async () => {
    piece({ head: CORRECTION });
    await release('2026-11-25');
    piece();
    expect(errors()[0]).toMatch(
      /Missing correction `c1` of edition 1 of 2026-11-25, expected it to stay: a correction is never taken back silently$/,
    );
  });

  test('the date of first publication never moves', async () => {
    piece();
    await release('2026-11-23');
    piece({ date: '2026-11-21' });
    expect(errors()).toEqual([
      `${INDEX}:5:1 Unexpected \`datePublished\` 2026-11-21, expected 2026-11-22 as in edition 1 of 2026-11-23: the date of first publication never moves`,
    ]);
  });
});

describe('a forecast on record', () => {
  const UPDATE = '    updates: [{ date: 2026-11-25, probability: 0.5, why: A rival came out. }]\n';
  const YES = '    resolution: { date: 2026-11-26, outcome: yes, source: vb }\n';
  const asIn = (n: number, date: string) => `as in edition ${n} of ${date}`;

  beforeEach(async () => {
    piece();
    await release('2026-11-23');
  });

  test.each([
    [
      'statement',
      'A successor is listed.',
      'A successor is listed or named.',
      '“A successor is listed or named.”',
      '“A successor is listed.”',
    ],
    [
      'criteria',
      'The list shows it.',
      'Any list shows it.',
      '“Any list shows it.”',
      '“The list shows it.”',
    ],
    [
      'madeOn',
      '2026-11-22\n    resolvesOn',
      '2026-11-20\n    resolvesOn',
      '2026-11-20',
      '2026-11-22',
    ],
    ['resolvesOn', '2027-02-28', '2027-03-31', '2027-03-31', '2027-02-28'],
  ])('its %s is never rewritten', (field, was, now, shown, expected) => {
    piece({ forecasts: FORECAST.replace(was, now) });
    expect(errors()[0]?.replace(/^\S+ /, '')).toBe(
      `Unexpected \`${field}\` ${shown} in forecast \`next\`, expected ${expected} ${asIn(1, '2026-11-23')}: a forecast is never rewritten`,
    );
  });

  test('its probability is never rewritten, nor by a correction or a stated reason', async () => {
    const message = `Unexpected \`probability\` 0.9 in forecast \`next\`, expected 0.7 ${asIn(1, '2026-11-23')}: a forecast is never rewritten, a new estimate is appended to \`updates\``;
    piece({ head: CORRECTION, forecasts: FORECAST.replace('0.7', '0.9') });
    expect(errors()).toEqual([`${INDEX}:20:5 ${message}`]);
    expect(await release('2026-11-25', 'one', '--reason', 'A slip')).toMatchObject({ status: 1 });
    expect((await release('2026-11-25', 'one', '--reason', 'A slip')).text).toContain(message);
  });

  test('it is not removed, by whatever name', () => {
    piece({
      forecasts: FORECAST.replace('id: next', 'id: other').replace('2026-11-22', '2026-11-24'),
    });
    expect(errors()).toEqual([
      `${INDEX}:11:1 Missing forecast \`next\` of edition 1 of 2026-11-23, expected it to stay: a forecast is resolved or annulled, never removed`,
    ]);
  });

  test('a new one is not backdated, nor dated ahead', async () => {
    const another = (day: string) =>
      piece({ forecasts: FORECAST + FORECAST.replace('next', 'new').replace('2026-11-22', day) });
    another('2026-11-22');
    expect(errors()).toEqual([
      `${INDEX}:21:5 Unexpected \`madeOn\` 2026-11-22 of forecast \`new\` before edition 1 of 2026-11-23, which does not have it, expected a day from 2026-11-23 on: nothing is backdated`,
    ]);
    another('2026-12-01');
    expect(errors()).toEqual([
      `${INDEX}:21:5 Unexpected \`madeOn\` 2026-12-01 of forecast \`new\` in the future, expected the day it is made`,
    ]);
    another('2026-11-23');
    expect(errors()).toEqual([]);
    expect((await release('2026-11-24')).text).toContain(
      'edition 2 of 2026-11-24, forecast new added',
    );
  });

  test('somebody else’s forecast may be older than our edition', () => {
    const theirs = FORECAST.replace('next', 'theirs')
      .replace('2026-11-22', '2026-06-22')
      .replace('probability: 0.7', 'unscored: true\n    by: vb');
    piece({ forecasts: FORECAST + theirs });
    expect(errors()).toEqual([]);
  });

  test('estimates are appended, never rewritten or backdated', async () => {
    piece({ forecasts: FORECAST + UPDATE.replace('2026-11-25', '2026-11-22') });
    expect(errors()).toEqual([
      `${INDEX}:19:17 Unexpected update of 2026-11-22 to forecast \`next\` before edition 1 of 2026-11-23, which does not have it, expected a day from 2026-11-23 on: nothing is backdated`,
    ]);
    piece({ forecasts: FORECAST + UPDATE });
    expect(errors()).toEqual([]);
    expect((await release('2026-11-25')).text).toContain(
      'edition 2 of 2026-11-25, forecast next updated',
    );
    piece({ forecasts: FORECAST + UPDATE.replace('0.5', '0.6') });
    expect(errors()).toEqual([
      `${INDEX}:19:15 Unexpected change in update 1 of forecast \`next\`, expected it ${asIn(2, '2026-11-25')}: updates are appended, never rewritten`,
    ]);
    piece();
    expect(errors()).toEqual([
      `${INDEX}:12:5 Missing update 1 of forecast \`next\`, expected it ${asIn(2, '2026-11-25')}: updates are appended, never rewritten`,
    ]);
  });

  test('it is resolved without a correction, and a resolution changes only with one', async () => {
    piece({ forecasts: FORECAST + YES });
    expect(errors()).toEqual([]);
    expect((await release('2026-11-27')).text).toContain(
      'edition 2 of 2026-11-27, forecast next resolved',
    );
    const changed = FORECAST + YES.replace('yes', 'no');
    piece({ forecasts: changed });
    expect(errors()).toEqual([
      `${INDEX}:19:5 Unexpected change in the resolution of forecast \`next\`, expected “yes” of 2026-11-26 ${asIn(2, '2026-11-27')}, or a new correction that says why`,
    ]);
    piece({ head: CORRECTION.replace('2026-11-25', '2026-11-28'), forecasts: changed });
    expect(errors()).toEqual([]);
    expect((await release('2026-11-28')).text).toContain('edition 3 of 2026-11-28, correction c1');
  });
});

describe('the address of a released piece', () => {
  beforeEach(async () => {
    piece();
    await release('2026-11-23');
    renameSync(join(root, 'content/analysis/one'), join(root, 'content/analysis/new'));
  });

  test('does not break when the piece moves', async () => {
    expect(errors()).toEqual([
      'content/record/one.json:4:3 Missing piece of `/analysis/one/`, expected `content/analysis/one/index.mdx`, or `/analysis/one/` in the `aliases` of the piece it became: an address never breaks, and a piece is withdrawn by a correction with `kind: retraction`',
    ]);
    expect((await release('2026-11-24')).status).toBe(1);
  });

  test('stays empty where readers are told that what stood there is gone', () => {
    writeFileSync(join(root, 'content/moved.yml'), '/analysis/one/: gone\n');
    expect(errors()).toEqual([]);
  });

  test('leads to the piece that names it, which inherits record and feed id', async () => {
    piece({ slug: 'new', head: 'aliases: [/analysis/one/]\n' });
    expect(errors()).toEqual([]);
    expect((await release('2026-11-24')).text).toContain(
      'content/record/new.json: edition 2 of 2026-11-24, moved from /analysis/one/',
    );
    expect(readdirSync(join(root, 'content/record')).sort()).toEqual(['index.json', 'new.json']);
    expect(recordOf('new')).toMatchObject({
      slug: 'new',
      address: '/analysis/new/',
      feedId: `tag:${masthead.tagAuthority},2026:analysis/one`,
      editions: [{ address: '/analysis/one/' }, { address: '/analysis/new/' }],
    });
    expect(Object.keys(indexNow().records)).toEqual(['new']);
    expect(errors()).toEqual([]);

    piece({ slug: 'new' });
    expect(errors()).toContain(
      'content/analysis/new/index.mdx:1:1 Missing `/analysis/one/` in `aliases`, expected every address the piece was published under: an address never breaks',
    );
  });

  test('is not silently changed in the move', async () => {
    piece({ slug: 'new', head: 'aliases: [/analysis/one]\n', prose: 'Another text.\n' });
    expect(errors()[0]).toContain('Unexpected “Another text.” where edition 1 of 2026-11-23 has');
    expect((await release('2026-11-24', 'new', '--reason', 'Rewritten')).text).toContain(
      'edition 2 of 2026-11-24, moved from /analysis/one/; Rewritten',
    );
  });

  test('is not given to another piece', async () => {
    piece({ slug: 'new', head: 'aliases: [/analysis/one/]\n' });
    await release('2026-11-24');
    piece({ slug: 'one' });
    expect(errors()).toContain(
      `${INDEX}:1:1 Unexpected address \`/analysis/one/\`, under which the piece \`new\` was published, expected another name for the folder: an address never changes its meaning`,
    );
  });

  test('leads to the piece it was merged into, whose record stays its own', async () => {
    rmSync(join(root, 'content/analysis/new'), { recursive: true });
    piece();
    piece({ slug: 'two' });
    await release('2026-11-24');
    rmSync(join(root, 'content/analysis/one'), { recursive: true });
    piece({ slug: 'two', head: 'aliases: [/analysis/one/]\n' });
    expect(errors()).toEqual([]);
    expect((await release('2026-11-25')).text).toBe('Nothing to release: all is as recorded.');
    expect(recordOf('one').editions).toHaveLength(1);
  });
});

describe('a record that was tampered with', () => {
  beforeEach(async () => {
    piece();
    await release('2026-11-23');
    piece({ head: CORRECTION });
    await release('2026-11-25');
    expect(errors()).toEqual([]);
  });

  const tamper = (change: (record: PieceRecord) => void, file = 'one') => {
    const value = JSON.parse(read(`content/record/${file}.json`)) as PieceRecord;
    change(value);
    write(`content/record/${file}.json`, `${JSON.stringify(value, null, 2)}\n`);
  };
  const edition = (record: PieceRecord, number: number) => {
    const found = record.editions[number - 1];
    if (!found) throw new Error('no such edition');
    return found;
  };
  const lineOf = (text: RegExp) =>
    read('content/record/one.json')
      .split('\n')
      .findIndex((line) => text.test(line)) + 1;
  const recordErrors = () => errors().filter((message) => message.startsWith('content/record/'));

  test('an edition edited by hand is found', async () => {
    tamper((record) => {
      edition(record, 1).reason = 'another';
    });
    expect(recordErrors()).toEqual([
      `content/record/one.json:7:5 Unexpected change in edition 1 of 2026-11-23, ${RESTORE}`,
    ]);
    expect((await release('2026-11-26')).status).toBe(1);
  });

  test('a text exchanged under its old hash is found', () => {
    tamper((record) => {
      const second = edition(record, 2);
      second.text = second.text.replace('second', 'third');
      second.hash = sealOf(second);
    });
    expect(recordErrors()).toContain(
      `content/record/one.json:${lineOf(/"number": 2/) - 1}:5 Unexpected change in edition 2 of 2026-11-25, ${RESTORE}`,
    );
  });

  test('an edition rewritten with a hash of its own breaks the chain', () => {
    tamper((record) => {
      const first = edition(record, 1);
      first.reason = 'another';
      first.hash = sealOf(first);
    });
    expect(recordErrors()).toEqual([
      `content/record/one.json:${lineOf(/"number": 2/) - 1}:5 Unexpected edition 2 of 2026-11-25, which does not follow edition 1 as it stands, ${RESTORE}`,
    ]);
  });

  test('editions in another order, or one cut out, are found', () => {
    tamper((record) => record.editions.reverse());
    expect(recordErrors()[0]).toBe(
      `content/record/one.json:7:5 Unexpected edition 2 in place 1, ${RESTORE}`,
    );
    tamper((record) => record.editions.reverse());
    tamper((record) => record.editions.shift());
    expect(recordErrors()).toContain(
      `content/record/one.json:7:5 Unexpected edition 2 in place 1, ${RESTORE}`,
    );
  });

  test('a tail cut off is found by the index', async () => {
    tamper((record) => record.editions.pop());
    expect(recordErrors()).toEqual([
      `content/record/one.json:7:5 Unexpected end after edition 1 where the index has 2 editions, ${RESTORE}`,
    ]);
    expect(await release('2026-11-26', '--reindex')).toMatchObject({ status: 1 });
  });

  test('a last edition rewritten with a hash of its own is found by the index', () => {
    tamper((record) => {
      const second = edition(record, 2);
      second.reason = 'another';
      second.hash = sealOf(second);
    });
    expect(recordErrors()).toEqual([
      `content/record/one.json:${lineOf(/"number": 2/) - 1}:5 Unexpected edition 2 of 2026-11-25, which is not the one the index lists, ${RESTORE}`,
    ]);
  });

  test('another feed id is found by the chain and by the index', () => {
    tamper((record) => {
      record.feedId = 'tag:example.org,2026:one';
    });
    expect(recordErrors()).toEqual([
      `content/record/one.json:5:3 Unexpected feed id \`tag:example.org,2026:one\`, ${RESTORE}`,
      `content/record/one.json:5:3 Unexpected feed id \`tag:example.org,2026:one\` where the index has \`tag:${masthead.tagAuthority},2026:analysis/one\`, ${RESTORE}`,
    ]);
  });

  test('another address or slug is found', () => {
    tamper((record) => {
      record.address = '/analysis/two/';
    });
    expect(recordErrors()[0]).toBe(
      `content/record/one.json:4:3 Unexpected address \`/analysis/two/\` where the last edition has \`/analysis/one/\`, ${RESTORE}`,
    );
    tamper((record) => {
      record.slug = 'two';
    });
    expect(recordErrors()[0]).toMatch(
      /^content\/record\/one\.json:3:3 Unexpected slug `two` in the record of `one`, expected `one`; restore/,
    );
  });

  test('a lost file is found by the index, a lost index by the records', () => {
    const kept = read('content/record/index.json');
    rmSync(join(root, 'content/record/index.json'));
    expect(recordErrors()[0]).toMatch(
      /^content\/record\/one\.json:1:1 Missing file `content\/record\/index\.json` beside the records, expected the two/,
    );
    write('content/record/index.json', kept);
    rmSync(join(root, 'content/record/one.json'));
    expect(recordErrors()).toEqual([
      `content/record/index.json:4:5 Missing file \`content/record/one.json\` with 2 editions, ${RESTORE}`,
    ]);
  });

  test('an index edited by hand is found', () => {
    rmSync(join(root, 'content/record/one.json'));
    write('content/record/index.json', JSON.stringify({ ...indexNow(), records: {} }, null, 2));
    expect(recordErrors()[0]).toMatch(
      /^content\/record\/index\.json:4:3 Unexpected change in `content\/record\/index\.json`, expected the two/,
    );
  });

  test('a file that is no record is told with its place, and the rest is still checked', () => {
    write(
      'content/record/one.json',
      read('content/record/one.json').replace('"slug": "one",', '"slug": "one"'),
    );
    expect(errors()).toEqual([
      'content/record/one.json:4:3 Unexpected text, expected JSON; restore the file as `npm run release` wrote it from version control',
    ]);
    write('content/record/one.json', '{ "version": 1, "slug": "one", "sulg": "two" }');
    expect(errors().length).toBeGreaterThan(1);
    expect(errors().join('\n')).toContain('Unexpected field `sulg`, did you mean `slug`?');
  });

  test('the releases of two branches are joined by a new index', async () => {
    const mine = read('content/record/index.json');
    piece({ slug: 'two' });
    await release('2026-11-26');
    write('content/record/index.json', mine);
    expect(recordErrors()[0]).toContain(
      'Unexpected edition 1 of 2026-11-26, which the index does not list',
    );
    expect(await release('2026-11-26', '--reindex')).toEqual({
      status: 0,
      text: 'content/record/index.json: written anew',
    });
    expect(errors()).toEqual([]);

    write('content/record/index.json', `<<<<<<< ours\n${mine}`);
    expect(recordErrors()[0]).toMatch(
      /^content\/record\/index\.json:1:1 Unexpected text, expected JSON/,
    );
    expect((await release('2026-11-26', '--reindex')).status).toBe(0);
    expect(errors()).toEqual([]);
  });
});

describe('the states of a board', () => {
  const SPRING = 'content/leaderboards/arena/2026-04-17.csv';
  const SUMMER = 'content/leaderboards/arena/2026-08-21.csv';
  const RECORD = 'content/record/leaderboards/arena.json';
  const HEADER = 'rank,model,developer,score,interval,votes,source\n';
  const rows = (score = 1444) =>
    `${HEADER}1,veo-3.1,Google,1460,11,5537,copy\n2,happyhorse-1.0,Alibaba (ATH),${score},15,1843,copy\n`;
  const board = (id = 'arena') => {
    write(
      `content/leaderboards/${id}/board.yml`,
      `name: Arena
operator: Arena
url: https://arena.example/
track: text-to-video
metric: { name: Arena score, unit: points }
method: Votes.
sources:
  - { id: copy, title: Copies, publisher: Copies, URL: "https://example.org/copies", issued: unknown, accessed: 2026-11-22, role: dataset }
`,
    );
    write(`content/leaderboards/${id}/2026-04-17.csv`, rows());
  };
  const boardRecord = () => JSON.parse(read(RECORD)) as BoardRecord;
  const orReason = (id = 'arena') =>
    `expected the state as it was recorded, or \`npm run release -- ${id} --reason "…"\` for a slip in copying it: a measurement is never edited in silence`;

  beforeEach(async () => {
    board();
    expect((await release('2026-11-23')).status).toBe(0);
  });

  test('go on record with their rows, and stand in the index', async () => {
    expect(boardRecord()).toMatchObject({
      version: 1,
      slug: 'leaderboards/arena',
      editions: [
        {
          number: 1,
          date: '2026-11-23',
          reason: 'added',
          state: '2026-04-17',
          text: rows().trimEnd(),
          previousHash: sha256('leaderboards/arena'),
        },
      ],
    });
    expect(indexNow().records).toEqual({
      'leaderboards/arena': { editions: 1, hash: boardRecord().editions[0]?.hash },
    });
    expect([errors(), warnings()]).toEqual([[], []]);
    expect((await release('2026-11-24')).text).toBe('Nothing to release: all is as recorded.');
  });

  test('stay the same under other line ends, and when what is said of the board changes', async () => {
    write(SPRING, `\uFEFF${rows().replaceAll('\n', '\r\n')}\r\n`);
    const yaml = 'content/leaderboards/arena/board.yml';
    write(yaml, read(yaml).replace('Votes.', 'Votes of visitors.'));
    expect(errors()).toEqual([]);
    expect((await release('2026-11-24')).text).toBe('Nothing to release: all is as recorded.');
  });

  test('are added without a reason, in an edition each', async () => {
    write(SUMMER, rows(1450));
    expect(warnings()).toEqual([
      'Missing record of this state in `content/record/leaderboards/arena.json`, expected an edition of it: `npm run release`',
    ]);
    expect((await release('2026-11-24')).text).toBe(
      `${RECORD}: edition 2 of 2026-11-24, state of 2026-08-21: added\nCommit \`content/record/\` with the pieces.`,
    );
    const [first, second] = boardRecord().editions;
    expect(second).toMatchObject({ number: 2, state: '2026-08-21', previousHash: first?.hash });
    expect([errors(), warnings()]).toEqual([[], []]);
  });

  test('are not edited in silence: a changed row is refused at its place, until a reason is stated', async () => {
    write(SPRING, rows(1445));
    const message = `${SPRING}:3:1 Unexpected “2,happyhorse-1.0,Alibaba (ATH),1445,15,1843,copy” where edition 1 of 2026-11-23 has “2,happyhorse-1.0,Alibaba (ATH),1444,15,1843,copy”, ${orReason()}`;
    expect(errors()).toEqual([message]);
    expect(await release('2026-11-24')).toMatchObject({ status: 1 });
    expect((await release('2026-11-24')).text).toContain(orReason());
    expect(boardRecord().editions).toHaveLength(1);

    expect((await release('2026-11-24', 'arena', '--reason', 'A slip in\ncopying')).text).toContain(
      `${RECORD}: edition 2 of 2026-11-24, state of 2026-04-17: A slip in copying`,
    );
    expect(boardRecord().editions.map(({ text }) => text)).toEqual([
      rows().trimEnd(),
      rows(1445).trimEnd(),
    ]);
    expect(errors()).toEqual([]);
    write(SPRING, rows());
    expect(errors()[0]).toContain('where edition 2 of 2026-11-24 has “2,happyhorse-1.0');
  });

  test('lose no row and gain none', () => {
    write(SPRING, rows().replace(/2,happy.*\n/, ''));
    expect(errors()[0]).toMatch(/:3:1 Missing “2,happyhorse-1\.0,.*” of edition 1 of 2026-11-23, /);
    write(SPRING, `${rows()}3,seedance-2.0,ByteDance,1400,12,900,copy\n`);
    expect(errors()[0]).toMatch(
      /:4:1 Unexpected “3,seedance-2\.0,.*”, which edition 1 of 2026-11-23 does not have, /,
    );
  });

  test('are not taken away in silence, nor brought back', async () => {
    write(SUMMER, rows(1450));
    await release('2026-11-24');
    rmSync(join(root, SPRING));
    expect(errors()).toEqual([
      `${SPRING}:1:1 Missing file \`${SPRING}\` of edition 1 of 2026-11-23, ${orReason()}`,
    ]);
    expect((await release('2026-11-25', 'arena', '--reason', 'Of another board')).status).toBe(0);
    expect(boardRecord().editions.at(-1)).toMatchObject({ state: '2026-04-17', text: '' });
    expect([errors(), warnings()]).toEqual([[], []]);

    write(SPRING, rows());
    expect(errors()).toEqual([
      `${SPRING}:1:1 Unexpected state of 2026-04-17, which edition 3 of 2026-11-25 took out, ${orReason()}`,
    ]);
  });

  test('are missed when the whole board is gone', async () => {
    rmSync(join(root, 'content/leaderboards/arena'), { recursive: true });
    expect(errors()).toEqual([
      `${SPRING}:1:1 Missing file \`${SPRING}\` of edition 1 of 2026-11-23, ${orReason()}`,
    ]);
    expect((await release('2026-11-24', 'arena', '--reason', 'Never ours')).status).toBe(0);
    expect(errors()).toEqual([]);
  });

  test('are excused by a reason for their own board, and hold up no piece that is named', async () => {
    piece();
    board('other');
    await release('2026-11-24');
    write(SPRING, rows(1445));
    write('content/leaderboards/other/2026-04-17.csv', rows(1446));
    piece({ head: CORRECTION });
    expect(await release('2026-11-25')).toMatchObject({ status: 1 });
    expect((await release('2026-11-25', 'one')).status).toBe(0);
    expect((await release('2026-11-25', 'arena', '--reason', 'A slip')).status).toBe(0);
    expect(errors()).toEqual([expect.stringContaining(orReason('other'))]);
  });

  test('are named by the folder of their board', async () => {
    expect((await release('2026-11-24', 'arenna')).text).toBe(
      'Unexpected piece `arenna`, did you mean `arena`?',
    );
    expect((await release('2026-11-24', 'nobody')).text).toBe(
      'Unexpected piece `nobody`, expected a slug or a path below `content/analysis/`, or `arena`',
    );
    expect((await release('2026-11-22', 'arena')).status).toBe(0);
    write(SUMMER, rows());
    expect((await release('2026-11-22', 'arena')).text).toMatch(
      /^Unexpected day 2026-11-22 for `leaderboards\/arena`, expected one not before edition 1/,
    );
  });

  describe('on a record that was tampered with', () => {
    const tamper = (change: (record: BoardRecord) => void) => {
      const record = boardRecord();
      change(record);
      write(RECORD, `${JSON.stringify(record, null, 2)}\n`);
    };

    beforeEach(async () => {
      write(SUMMER, rows(1450));
      await release('2026-11-24');
    });

    test('are found when file and edition were edited alike', async () => {
      write(SPRING, rows(1445));
      tamper(({ editions: [first] }) => {
        if (!first) throw new Error('no edition');
        first.text = rows(1445).trimEnd();
        first.textHash = sha256(first.text);
        first.hash = sealOf(first);
      });
      expect(errors()).toEqual([
        `${RECORD}:15:5 Unexpected edition 2 of 2026-11-24, which does not follow edition 1 as it stands, ${RESTORE}`,
      ]);
      expect((await release('2026-11-25', 'arena', '--reason', 'None')).status).toBe(1);
    });

    test('are found when the last edition is cut off', async () => {
      rmSync(join(root, SUMMER));
      tamper(({ editions }) => editions.pop());
      expect(errors()).toEqual([
        `${RECORD}:5:5 Unexpected end after edition 1 where the index has 2 editions, ${RESTORE}`,
      ]);
      expect((await release('2026-11-25', '--reindex')).status).toBe(1);
    });

    test('are found when the record is gone, or is that of another board', () => {
      tamper((record) => {
        record.slug = 'leaderboards/other';
      });
      expect(errors()[0]).toMatch(
        /^content\/record\/leaderboards\/arena\.json:3:3 Unexpected slug `leaderboards\/other` in the record of `leaderboards\/arena`, /,
      );
      rmSync(join(root, RECORD));
      expect(errors()).toEqual([
        `content/record/index.json:4:5 Missing file \`${RECORD}\` with 2 editions, ${RESTORE}`,
      ]);
    });

    test('are listed anew after the releases of two branches', async () => {
      const mine = read('content/record/index.json');
      board('other');
      await release('2026-11-25');
      write('content/record/index.json', mine);
      expect(errors()[0]).toContain(
        'content/record/leaderboards/other.json:5:5 Unexpected edition 1 of 2026-11-25, which the index does not list',
      );
      expect((await release('2026-11-25', '--reindex')).status).toBe(0);
      expect(errors()).toEqual([]);
    });
  });
});

describe('a release that fails', () => {
  test('leaves every file as it was, and no other behind', async () => {
    piece();
    await release('2026-11-23');
    piece({ head: CORRECTION });
    piece({ slug: 'two' });
    mkdirSync(join(root, 'content/record/two.json'));
    const before = [read('content/record/one.json'), read('content/record/index.json')];
    const { status, text } = await release('2026-11-25');
    expect(status).toBe(1);
    expect(text).toMatch(/EISDIR.*\nNothing was released\.$/s);
    expect([read('content/record/one.json'), read('content/record/index.json')]).toEqual(before);
    expect(readdirSync(join(root, 'content/record')).sort()).toEqual([
      'index.json',
      'one.json',
      'two.json',
    ]);
  });
});

test('the command takes its day from SOURCE_DATE_EPOCH and its content from the folder it runs in', () => {
  piece();
  const run = spawnSync(process.execPath, [join(import.meta.dirname, 'release.ts')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: String(Date.UTC(2026, 11, 24, 23, 59) / 1000) },
  });
  expect(run).toMatchObject({ status: 0 });
  expect(run.stderr).toContain('edition 1 of 2026-12-24, first publication');
});
