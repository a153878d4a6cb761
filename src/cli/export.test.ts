import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { answerIn } from '../../tests/answer-in.ts';
import { exportCommand } from './export.ts';

function emptyProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'export-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

test('an archive that is there is never written over', async () => {
  const root = emptyProject();
  writeFileSync(join(root, 'a.tar.gz'), 'the one of last year');
  expect(await answerIn(root, exportCommand, ['--out', 'a.tar.gz'])).toMatchObject({
    exitCode: 1,
    err: ['`a.tar.gz` is there already; name another file with `--out`'],
  });
});

test('a name that says another kind of file is refused', async () => {
  const { exitCode, err } = await answerIn(emptyProject(), exportCommand, ['--out', 'a.zip']);
  expect(err[0]).toBe('Unexpected `--out a.zip`, expected a name ending in `.tar.gz`');
  expect(exitCode).toBe(2);
});

test('content that does not hold is not exported, and nothing is left behind', async () => {
  const root = emptyProject();
  const { exitCode } = await answerIn(root, exportCommand, ['--out', 'a.tar.gz']);
  expect(exitCode).toBe(1);
  expect(existsSync(join(root, 'a.tar.gz'))).toBe(false);
  expect(readdirSync(root).filter((name) => name.includes('tar'))).toEqual([]);
});
