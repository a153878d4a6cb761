/** Is the publication made by its masthead and its content alone? Both are those of a small other one here, and all else is as it is. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../src/reading/piece-files.ts';
import { runCli, runLong, runVitest, scratchProject, soundPiece } from './scratch-project.ts';

const project = join(import.meta.dirname, '..');
const PATIENCE = 400_000;

const page = (title: string, prose: string) =>
  `---\ntitle: ${title}\ndescription: What the Harbour Review says of itself, in a few words.\n---\n\n${prose}\n`;

let root = '';
beforeAll(async () => {
  root = scratchProject(
    { basin: soundPiece({ title: 'A third basin' }) },
    {
      'authors.yml': 'desk: { name: The desk, kind: organization, interests: [] }\n',
      'topics.yml': 'harbours: { name: Harbours, description: Where ships lie. }\n',
      'pages/about.mdx': page('About', '## Who writes\n\nThe desk.\n\n## Ownership\n\nThe town.'),
      'pages/about/design.mdx': page('Design', 'Plain.'),
      'pages/standards.mdx': page(
        'Standards',
        '<Rules severity="error" />\n\n## Corrections\n\nIn the open.',
      ),
      'pages/subscribe.mdx': page('Subscribe', '<FeedAddress />'),
      'pages/404.mdx': page('Not found', 'Nothing is here.'),
    },
  );
  const piece = join(root, 'content/analysis/basin/index.mdx');
  const text = readFileSync(piece, 'utf8');
  writeFileSync(piece, text.replace('[staff]', '[desk]').replace('[ai-video]', '[harbours]'));
  const masthead = join(root, 'src/masthead.ts');
  writeFileSync(
    masthead,
    readFileSync(masthead, 'utf8')
      .replaceAll('Moving Frontier', 'Harbour Review')
      .replaceAll('movingfrontier.example', 'harbour.example'),
  );
  for (const name of ['tests', 'vitest.config.ts', '.vscode', '.prettierrc.json']) {
    cpSync(join(project, name), join(root, name), { recursive: true });
  }
  rmSync(join(root, 'tests/this-publication'), { recursive: true });
  const { status, output } = await runLong(root, 'build');
  if (status !== 0) throw new Error(output);
}, PATIENCE);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The tests of the engine: file below `src/` → text. */
const unitTests = () =>
  filesBelow(join(project, 'src'))
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(join(project, 'src', file), 'utf8') }));

describe('another publication', () => {
  test('passes the check', () => {
    expect(runCli(root, 'check')).toMatchObject({ status: 0 });
  });

  test('is built under its own name, and names no other', () => {
    const dist = join(root, 'dist');
    const texts = filesBelow(dist)
      .filter((file) => /\.(html|xml|json|md|txt|csv|svg|webmanifest|ics)$/.test(file))
      .map((file) => ({ file, text: readFileSync(join(dist, file), 'utf8') }));
    expect(texts.find(({ file }) => file === 'index.html')?.text).toContain('Harbour Review');
    expect(
      texts.filter(({ text }) => /moving ?frontier/i.test(text)).map(({ file }) => file),
    ).toEqual([]);
  });

  test('is named by no test of the engine', () => {
    const named = unitTests().filter(({ text }) => /moving ?frontier/i.test(text));
    expect(named.map(({ file }) => file)).toEqual([]);
  });

  test(
    'passes the tests of the engine that ask the masthead',
    async () => {
      const asking = unitTests().filter(({ text }) => text.includes('masthead'));
      expect(asking.length).toBeGreaterThan(5);
      const files = asking.map(({ file }) => `src/${file}`);
      const { status, output } = await runVitest(root, 'units', files);
      expect(status === 0 ? '' : output).toBe('');
    },
    PATIENCE,
  );
});
