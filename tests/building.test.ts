/** What can be relied on when a site is built? The same bytes anywhere; nothing of a draft; an edit shows; a fault leaves the last site. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { builtSite } from './built-site.ts';
import { faults } from './fixtures/faults.ts';
import { lendBundle, runCli, scratchProject, soundPiece, writePiece } from './scratch-project.ts';

const [whole, twin, odd, edited] = [
  await builtSite('whole'),
  await builtSite('twin'),
  await builtSite('odd'),
  await builtSite('edited'),
];

/** Every file of a built site, by path; what is packed with gzip, as the search index is, unpacked. */
function filesOf(dist: string): Map<string, string> {
  return new Map(
    readdirSync(dist, { recursive: true, encoding: 'utf8' })
      .sort()
      .filter((file) => statSync(join(dist, file)).isFile())
      .map((file) => [file, unpacked(readFileSync(join(dist, file))).toString('latin1')]),
  );
}

const unpacked = (bytes: Buffer): Buffer =>
  bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;

test('two builds of one day are the same to the byte in any folder, time zone and language', () => {
  const [first, second] = [filesOf(whole), filesOf(twin)];
  expect(first.size).toBeGreaterThan(100);
  expect([...first.keys()]).toEqual([...second.keys()]);
  const differing = [...first].filter(([file, bytes]) => second.get(file) !== bytes);
  expect(differing.map(([file]) => file)).toEqual([]);
});

test('a draft and a scheduled piece are in no file of a build', () => {
  const written = readdirSync(join(odd, '../content/analysis'));
  expect(written).toEqual(expect.arrayContaining(['unripe-quince', 'untimely-medlar']));
  const telling = [...filesOf(odd)].filter(([file, bytes]) =>
    /quince|medlar/i.test(`${file} ${bytes}`),
  );
  expect(telling.map(([file]) => file)).toEqual([]);
});

test('a preview shows drafts to who has its address, and nothing of it stays in the site that follows', async () => {
  const draft = soundPiece({ title: 'An unripe quince', frontmatter: 'draft: true\n' });
  const root = scratchProject({ sound: soundPiece(), quince: draft });
  try {
    lendBundle(join(await builtSite('sound'), '..'), root);
    expect(runCli(root, 'build', ['--preview'])).toMatchObject({ status: 0 });
    const preview = filesOf(join(root, 'dist'));
    expect(preview.get('analysis/quince/index.html')).toContain('readers do not see it');
    const pages = [...preview].filter(([file]) => file.endsWith('.html'));
    const open = pages.filter(([, page]) => /content="?max-image-preview/.test(page));
    expect(open.map(([file]) => file)).toEqual([]);
    const told = [...preview].filter(
      ([file, text]) =>
        /\.xml$|feed\.json$|\.ics$|llms\.txt$/.test(file) && text.includes('quince'),
    );
    expect(told.map(([file]) => file)).toEqual([]);
    expect(preview.get('_headers')).toContain('X-Robots-Tag: noindex');
    expect(runCli(root, 'build')).toMatchObject({ status: 0 });
    const site = filesOf(join(root, 'dist'));
    const left = [...site].filter(([file, text]) => /quince/i.test(`${file} ${text}`));
    expect(left.map(([file]) => file)).toEqual([]);
    expect(site.get('_headers')).not.toContain('X-Robots-Tag');
    expect(site.get('index.html')).toContain('max-image-preview');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('an edit shows in the next build', () => {
  const page = 'analysis/second-closing/index.html';
  expect(readFileSync(join(edited, '../before', page), 'utf8')).not.toContain(
    'It is the list of June',
  );
  expect(readFileSync(join(edited, page), 'utf8')).toContain('It is the list of June');
});

test('a refused piece stops the build with its place and a sentence, and the last site stays', () => {
  const root = scratchProject({ sound: soundPiece() });
  try {
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist/index.html'), 'the last good site');
    const [, piece, place, says] = faults[0];
    writePiece(root, 'scratch', piece);
    const { status, output } = runCli(root, 'build');
    expect(output).toContain(`content/analysis/scratch/index.mdx:${place}`);
    expect(output).toContain(says);
    expect(output).not.toMatch(/\n\s+at .*:\d+:\d+\)?/);
    expect(status).toBe(1);
    expect(readdirSync(join(root, 'dist'))).toEqual(['index.html']);
    expect(readFileSync(join(root, 'dist/index.html'), 'utf8')).toBe('the last good site');
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
