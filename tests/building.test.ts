/** What can be relied on when a site is built? The same bytes anywhere; nothing of a draft; an edit shows. */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { runCli, scratchProject, soundPiece, writePiece } from './scratch-project.ts';

const roots: string[] = [];
const scratch = (pieces?: Record<string, string>) => {
  const root = scratchProject(pieces);
  roots.push(root);
  return root;
};
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** Every file of a built site, by path; what is packed with gzip, as the search index is, unpacked. */
function filesOf(root: string): Map<string, string> {
  const dist = join(root, 'dist');
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
  const [one, other] = [scratch(), scratch()];
  const day = { SOURCE_DATE_EPOCH: '1795478400' };
  expect(
    runCli(one, 'build', [], { ...day, TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8' }).status,
  ).toBe(0);
  expect(runCli(other, 'build', [], { ...day, TZ: 'America/Los_Angeles', LANG: 'C' }).status).toBe(
    0,
  );
  const [first, second] = [filesOf(one), filesOf(other)];
  expect([...first.keys()]).toEqual([...second.keys()]);
  const differing = [...first].filter(([file, bytes]) => second.get(file) !== bytes);
  expect(differing.map(([file]) => file)).toEqual([]);
}, 240_000);

test('a draft and a scheduled piece are in no file of a build', () => {
  const root = scratch({
    sound: soundPiece(),
    'unripe-quince': soundPiece({ title: 'Unripe quince', frontmatter: 'draft: true\n' }),
    'untimely-medlar': soundPiece({ title: 'Untimely medlar' }).replace(
      'datePublished: 2026-11-22',
      'datePublished: 2999-01-01',
    ),
  });
  expect(runCli(root, 'build').output).toContain('pages built');
  const telling = [...filesOf(root)].filter(([file, bytes]) =>
    /quince|medlar/i.test(`${file} ${bytes}`),
  );
  expect(telling.map(([file]) => file)).toEqual([]);
});

test('an edit shows in the next build', () => {
  const root = scratch({ sound: soundPiece() });
  expect(runCli(root, 'build').status).toBe(0);
  writePiece(root, 'sound', soundPiece({ prose: 'The model now ranks third [@report].' }));
  expect(runCli(root, 'build').status).toBe(0);
  const page = filesOf(root).get('analysis/sound/index.html');
  expect(page).toContain('now ranks third');
});
