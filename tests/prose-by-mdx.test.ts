/** Is the prose that pages show the one that `@astrojs/mdx` compiles? Both stand in one page, which Astro alone builds. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, serialize } from 'parse5';
import { afterAll, expect, test } from 'vitest';
import { pieceSlugs } from '../src/reading/piece-files.ts';
import { runAstro, scratchProject } from './scratch-project.ts';

const root = scratchProject();
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const page = join(root, 'src/pages/analysis/[slug]/index.astro');
writeFileSync(
  page,
  readFileSync(page, 'utf8')
    .replace(
      'import Prose from',
      "import { prose as components } from '../../../components/prose/index.ts';\nimport Prose from",
    )
    .replace(
      'export const getStaticPaths',
      "const compiled = import.meta.glob('/content/analysis/*/index.mdx', { eager: true });\nexport const getStaticPaths",
    )
    .replace(
      /\n---\n\n/,
      '\nconst { Content } = compiled[`/content/analysis/${slug}/index.mdx`] as any;\n---\n\n',
    )
    .replace(
      /<Prose [^\n]+/,
      (told) =>
        `<i id="told" />${told}<i id="compiled" /><Content components={components} /><i id="end" />`,
    ),
);
const { status, output } = await runAstro(root, 'build', '--outDir', join(root, 'dist'));

test('Astro alone builds the site', () => {
  expect(status, output).toBe(0);
});

/**
 * White space says nothing here but whether there is some: between the cells of a table there is none. Links to
 * subjects are added by the publication, and no file has them.
 */
const normal = (html: string): string =>
  serialize(parse(html.replace(/<a href="\/subjects\/[^"]*">(.*?)<\/a>/gs, '$1')))
    .replace(/\s+/g, ' ')
    .replace(
      / ?(<\/?(?:table|thead|tbody|tr|th|td|ul|ol|li|p|h\d|div|section|figure)\b[^>]*>) ?/g,
      '$1',
    );

test.each(pieceSlugs(root))('the prose of %s is the one that is compiled from its file', (slug) => {
  const html = readFileSync(join(root, 'dist/analysis', slug, 'index.html'), 'utf8');
  const [, told = '', compiled = ''] =
    /<i id="told"><\/i>(.*?)<i id="compiled"><\/i>(.*?)<i id="end"><\/i>/s.exec(html) ?? [];
  expect(told.length).toBeGreaterThan(1000);
  expect(normal(told)).toBe(normal(compiled));
});
