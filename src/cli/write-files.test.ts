import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
