import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeArchived } from './write-archived.ts';

const PIECE = '---\nsources:\n  - { id: a, URL: "https://example.org/a" }\n---\n\nText.\n';
const entry = { file: 'one.mdx', field: 'URL', id: 'a', url: 'https://archive.example/a' } as const;

function rootWith(bytes: string | Uint8Array): string {
  const root = mkdtempSync(join(tmpdir(), 'links-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'one.mdx'), bytes);
  return root;
}

test('an entry is added, and no other file is left beside the piece', () => {
  const root = rootWith(PIECE);
  expect(writeArchived(root, [entry])).toEqual({ written: 1, notes: [] });
  expect(readFileSync(join(root, 'one.mdx'), 'utf8')).toBe(
    PIECE.replace('/a" }', '/a", archived: "https://archive.example/a" }'),
  );
  expect(readdirSync(root)).toEqual(['one.mdx']);
});

test('a link to a file stays a link', () => {
  const root = rootWith(PIECE);
  symlinkSync('one.mdx', join(root, 'two.mdx'));
  expect(writeArchived(root, [{ ...entry, file: 'two.mdx' }]).written).toBe(1);
  expect(readFileSync(join(root, 'one.mdx'), 'utf8')).toContain('archived');
});

test('a file that is not text stays as it is', () => {
  const bytes = Buffer.concat([Buffer.from(PIECE), Buffer.from([0xff, 0xfe])]);
  const root = rootWith(bytes);
  expect(writeArchived(root, [entry])).toEqual({
    written: 0,
    notes: ['one.mdx stays as it is: it is not UTF-8'],
  });
  expect(readFileSync(join(root, 'one.mdx'))).toEqual(bytes);
});

test('an entry that went away in the meantime is left to the writer', () => {
  const root = rootWith(PIECE);
  expect(writeArchived(root, [{ ...entry, id: 'b' }, entry])).toEqual({
    written: 1,
    notes: ['one.mdx: the entry of `b` cannot take a line; paste the fix by hand'],
  });
});

test('a file that went away is named', () => {
  const { written, notes } = writeArchived(rootWith(PIECE), [{ ...entry, file: 'gone.mdx' }]);
  expect(written).toBe(0);
  expect(notes[0]).toMatch(/^gone\.mdx stays as it is: ENOENT/);
});
