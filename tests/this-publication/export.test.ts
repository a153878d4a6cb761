/** Does what is exported hold all that this project is made of? */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT } from '../../src/export/whole-publication.ts';

test('every file under version control is in an export', () => {
  const files = execFileSync('git', ['ls-files'], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
  });
  const top = new Set(
    files
      .trim()
      .split('\n')
      .map((file) => file.split('/')[0]),
  );
  expect([...top].sort()).toEqual([...PROJECT].sort());
});
