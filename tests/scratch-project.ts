/** A copy of the project in a folder of its own, whose content a test may change and whose site it may build. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const project = join(import.meta.dirname, '..');
const COPIED = ['src', 'content', 'astro.config.mjs', 'package.json', 'tsconfig.json'];

/**
 * Copies the project below `.cache/`, where Node still finds its packages. With `pieces` (slug → file)
 * those are the only pieces. The caller removes the folder.
 */
export function scratchProject(pieces?: Record<string, string | Uint8Array>): string {
  mkdirSync(join(project, '.cache'), { recursive: true });
  const root = mkdtempSync(join(project, '.cache/scratch-'));
  for (const name of COPIED) cpSync(join(project, name), join(root, name), { recursive: true });
  if (pieces) {
    rmSync(join(root, 'content/analysis'), { recursive: true, force: true });
    rmSync(join(root, 'content/record'), { recursive: true, force: true });
    for (const [slug, text] of Object.entries(pieces)) writePiece(root, slug, text);
  }
  return root;
}

/** Writes `content/analysis/<slug>/index.mdx`. */
export function writePiece(root: string, slug: string, text: string | Uint8Array): void {
  const file = join(root, 'content/analysis', slug, 'index.mdx');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Runs one of our commands in a project, as `npm run` does; `output` is all it printed. */
export function runCli(
  root: string,
  command: string,
  args: string[] = [],
  env: Record<string, string> = {},
): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src/cli', `${command}.ts`), ...args],
    { cwd: root, encoding: 'utf8', env: { ...ownEnvironment(), NO_COLOR: '1', ...env } },
  );
  return { status, output: `${stdout}${stderr}` };
}

/** The environment without the test runner’s own words, by which Astro and Vite would act otherwise. */
export function ownEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|VITE_|NODE_ENV$|TEST$|DEV$|PROD$|MODE$|SSR$)/.test(name),
    ),
  );
}

/** A sound piece: the smallest that may be published, with `frontmatter` lines added and `prose` in its text. */
export function soundPiece({
  title = 'A sound piece',
  frontmatter = '',
  prose = 'The model ranks second [@report].',
} = {}): string {
  return `---
title: ${JSON.stringify(title)}
description: "A piece that keeps every promise, so that a test can break just one of them."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: report, title: "A report", container-title: A paper, URL: "https://example.org/report", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
caveats: []
${frontmatter}---

${prose}
`;
}
