/** Builds the site once before all tests; they find it at `SITE` (a folder). */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { runCli, scratchProject } from './scratch-project.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built site. */
    site: string;
  }
}

export default function setup({ provide }: TestProject) {
  const root = scratchProject();
  const { status, output } = runCli(root, 'build');
  if (status !== 0) throw new Error(`The site does not build.\n${output}`);
  provide('site', join(root, 'dist'));
  return () => {
    rmSync(root, { recursive: true, force: true });
  };
}
