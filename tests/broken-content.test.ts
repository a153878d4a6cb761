/** What does a fault in a piece do? It stops the build with its place and its cure, and the last site stays. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli, scratchProject, soundPiece, writePiece } from './scratch-project.ts';

const FILE = 'content/analysis/scratch/index.mdx';
let root: string;

beforeAll(() => {
  root = scratchProject({ sound: soundPiece() });
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'dist/index.html'), 'the last good site');
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The sound piece with one text in it replaced. */
const withFault = (from: string, to: string) => soundPiece().replace(from, to);
const latin1 = Buffer.from(soundPiece({ prose: 'The caf\u00e9 opened.' }), 'latin1');

const faults: [fault: string, piece: string | Uint8Array, place: string, says: string][] = [
  [
    'an unknown field',
    withFault('topics:', 'topcis:'),
    '6:1',
    'Unexpected field `topcis`, did you mean `topics`?',
  ],
  [
    'a missing field',
    withFault('caveats: []\n', ''),
    '1:1',
    'Missing field `caveats`, expected a list of caveats; write `caveats: []` where there are none',
  ],
  [
    'broken YAML',
    withFault('title: "A sound piece"', 'title: "A sound piece'),
    '2:22',
    'Unclosed quotation mark',
  ],
  [
    'an unknown citation',
    withFault('[@report]', '[@reprot]'),
    '12:25',
    'Unexpected source `reprot`, did you mean `report`?',
  ],
  [
    'a duplicate source id',
    withFault(
      'caveats: []',
      '  - { id: report, title: "Another", container-title: A paper, URL: "https://example.org/b", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }\ncaveats: []',
    ),
    '9:7',
    'Unexpected second `report` in `sources`, expected an id of its own',
  ],
  [
    'a weekday that does not match its date',
    withFault('ranks second [', 'came out on Sunday, 22 June 2026 ['),
    '12:23',
    'Unexpected “Sunday, 22 June 2026”, which was a Monday: expected “Monday, 22 June 2026” or “Sunday, 21 June 2026”',
  ],
  [
    'a source read before it was issued',
    withFault('accessed: 2026-11-22', 'accessed: 2026-06-01'),
    '8:119',
    'Unexpected `accessed` 2026-06-01 before `issued` 2026-06-22',
  ],
  [
    'a javascript: address of a source',
    withFault('https://example.org/report', 'javascript:alert(1)'),
    '8:64',
    'Unexpected value `javascript:alert(1)` in `sources.0.URL`, expected a web address that begins with `https://` or `http://`',
  ],
  ['a bare < in prose', withFault('ranks second', 'ranks <5th'), '12:18', 'Unexpected `<5th'],
  [
    'an unclosed tag',
    withFault('The model ranks', '<Aside>\n\nThe model ranks'),
    '12:1',
    'Unclosed `<Aside>`',
  ],
  ['a file that is not UTF-8', latin1, '12:8', 'Unexpected byte 0xE9, expected UTF-8'],
  [
    'an import',
    withFault('The model ranks', "import fs from 'node:fs'\n\nThe model ranks"),
    '12:1',
    'Unexpected `import`, expected prose: components such as `<Aside>` are there without import',
  ],
  [
    'an export',
    withFault('The model ranks', 'export const x = 1\n\nThe model ranks'),
    '12:1',
    'Unexpected `export`, expected prose',
  ],
  [
    'an expression',
    withFault('ranks second', 'ranks {process.env.HOME}'),
    '12:17',
    'Unexpected `{process.env.HOME}`, expected text: a piece holds no expressions',
  ],
];

describe.each(faults)('%s', (_fault, piece, place, says) => {
  test('stops the build with its place and a sentence, and the last site stays', () => {
    writePiece(root, 'scratch', piece);
    const { status, output } = runCli(root, 'build');
    expect(output).toContain(`${FILE}:${place}`);
    expect(output).toContain(says);
    expect(output).not.toMatch(/\n\s+at .*:\d+:\d+\)?/);
    expect(status).toBe(1);
    expect(readFileSync(join(root, 'dist/index.html'), 'utf8')).toBe('the last good site');
  });
});

test('all faults of all pieces are told in one run', () => {
  writePiece(
    root,
    'scratch',
    withFault('topics:', 'topcis:')
      .replace('[@report]', '[@reprot]')
      .replace('accessed: 2026-11-22', 'accessed: 2026-06-01'),
  );
  writePiece(root, 'another', withFault('ranks second', 'ranks <5th'));
  const { output } = runCli(root, 'check');
  expect(output).toContain('did you mean `topics`?');
  expect(output).toContain('did you mean `report`?');
  expect(output).toContain('before `issued`');
  expect(output).toContain('content/analysis/another/index.mdx:12:18');
});
