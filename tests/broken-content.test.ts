/** What is said of a fault in a piece? Its place and its cure, in the words that stop a build. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../src/cli/check.ts';
import { reportOf } from '../src/formats/check-report.ts';
import { faults, withFault } from './fixtures/faults.ts';
import { runCli, scratchProject, soundPiece, writePiece } from './scratch-project.ts';

const FILE = 'content/analysis/scratch/index.mdx';
const TODAY = '2026-11-23';
let root: string;

beforeAll(() => {
  root = scratchProject({ sound: soundPiece() });
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe.each(faults)('%s', (_fault, piece, place, says) => {
  test('is an error with its place and a sentence', () => {
    writePiece(root, 'scratch', piece);
    const { messages, checked } = check(root, TODAY);
    const output = reportOf(messages, checked);
    expect(output).toContain(`${FILE}:${place}`);
    expect(output).toContain(says);
    expect(output).not.toMatch(/\n\s+at .*:\d+:\d+\)?/);
    expect(messages.some(({ severity }) => severity === 'error')).toBe(true);
  });
});

test('all faults of all pieces are told in one run of the command', () => {
  writePiece(
    root,
    'scratch',
    withFault('topics:', 'topcis:')
      .replace('[@report]', '[@reprot]')
      .replace('accessed: 2026-11-22', 'accessed: 2026-06-01'),
  );
  writePiece(root, 'another', withFault('ranks second', 'ranks <5th'));
  const { status, output } = runCli(root, 'check');
  expect(output).toContain('did you mean `topics`?');
  expect(output).toContain('did you mean `report`?');
  expect(output).toContain('before `issued`');
  expect(output).toContain('content/analysis/another/index.mdx:12:18');
  expect(status).toBe(1);
});
