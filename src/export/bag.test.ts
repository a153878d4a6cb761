import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeBag, packBag } from './bag.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'bag-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

/** A bag of a page and a file whose name could break a line of the manifest. */
function madeBag(below: string) {
  writeFileSync(join(below, 'page'), '<p>Text.');
  writeFileSync(join(below, 'odd'), '1');
  return makeBag(below, 'the-bag', {
    files: new Map([
      ['site/index.html', join(below, 'page')],
      ['site/10%\n.txt', join(below, 'odd')],
    ]),
    texts: new Map([['README.txt', 'What this is.\n']]),
    info: [['External-Description', 'Two\nlines']],
  });
}

const inShell = (cwd: string, command: string) =>
  spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8' });

test('a bag holds its files, their digests, and what it is, as RFC 8493 says', () => {
  const below = folder();
  const bytes = madeBag(below);
  const bag = join(below, 'the-bag');
  const textOf = (name: string) => readFileSync(join(bag, name), 'utf8');
  expect(textOf('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  expect(textOf('bag-info.txt')).toBe(
    `External-Description: Two lines\nPayload-Oxum: ${bytes}.3\n`,
  );
  expect(textOf('manifest-sha512.txt')).toMatch(
    /^[0-9a-f]{128} {2}data\/README\.txt\n[0-9a-f]{128} {2}data\/site\/10%25%0A\.txt\n[0-9a-f]{128} {2}data\/site\/index\.html\n$/,
  );
  expect(bytes).toBe('<p>Text.'.length + 1 + 'What this is.\n'.length);
});

test.skipIf(process.platform === 'win32')(
  'a packed bag is unpacked by tar, and sha512sum finds a file that was changed since',
  async () => {
    const below = folder();
    madeBag(below);
    rmSync(join(below, 'the-bag/data/site/10%\n.txt'));
    const manifest = join(below, 'the-bag/manifest-sha512.txt');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/.*%0A.*\n/, ''));
    await packBag(below, 'the-bag', join(below, 'bag.tar.gz'));
    const to = folder();
    expect(inShell(to, `tar xzf ${join(below, 'bag.tar.gz')}`).status).toBe(0);
    const check = 'sha512sum --check --quiet manifest-sha512.txt';
    expect(inShell(join(to, 'the-bag'), check)).toMatchObject({ status: 0, stdout: '' });
    writeFileSync(join(to, 'the-bag/data/site/index.html'), '<p>Other.');
    expect(inShell(join(to, 'the-bag'), check).stdout).toContain('data/site/index.html: FAILED');
  },
);

test('the same files make the same bytes, whenever they are packed', async () => {
  const packed = await Promise.all(
    [folder(), folder()].map(async (below) => {
      madeBag(below);
      await packBag(below, 'the-bag', join(below, 'bag.tar.gz'));
      return readFileSync(join(below, 'bag.tar.gz'));
    }),
  );
  expect(packed[0]?.equals(packed[1] ?? Buffer.alloc(0))).toBe(true);
});

test('what a bag is made of stays where it was', () => {
  const below = folder();
  madeBag(below);
  rmSync(join(below, 'the-bag'), { recursive: true });
  expect(existsSync(join(below, 'page'))).toBe(true);
});
