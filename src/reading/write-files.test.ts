import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFiles } from './write-files.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-files-'));
  writeFileSync(at('old.json'), 'old');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('files are written, replaced and removed together, in folders that may be new', () => {
  writeFileSync(at('gone.json'), 'gone');
  writeFiles(
    new Map([
      [at('old.json'), 'new'],
      [at('deep/er.json'), 'deep'],
    ]),
    [at('gone.json')],
  );
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    'deep',
    join('deep', 'er.json'),
    'old.json',
  ]);
  expect(readFileSync(at('old.json'), 'utf8')).toBe('new');
});

test('a step that fails undoes the steps before it', () => {
  const texts = new Map([
    [at('old.json'), 'new'],
    [at('fresh.json'), 'fresh'],
  ]);
  expect(() => {
    writeFiles(texts, [at('missing.json')]);
  }).toThrow('ENOENT');
  expect(readdirSync(folder)).toEqual(['old.json']);
  expect(readFileSync(at('old.json'), 'utf8')).toBe('old');
});

test.skipIf(process.platform === 'win32')(
  'who may read a file stays as it was, whether it is replaced or put back',
  () => {
    const modeOf = (name: string) => (statSync(at(name)).mode & 0o777).toString(8);
    writeFileSync(at('gone.json'), 'gone');
    chmodSync(at('old.json'), 0o640);
    chmodSync(at('gone.json'), 0o600);
    writeFiles(new Map([[at('old.json'), 'new']]));
    expect(modeOf('old.json')).toBe('640');

    const removed = [at('gone.json'), at('missing.json')];
    expect(() => {
      writeFiles(new Map([[at('old.json'), 'newer']]), removed);
    }).toThrow('ENOENT');
    expect([modeOf('old.json'), modeOf('gone.json')]).toEqual(['640', '600']);
    expect(readFileSync(at('gone.json'), 'utf8')).toBe('gone');
  },
);
