/** Gives a run of tests one folder for the sites it builds, and takes it away when all is read. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { TestProject } from 'vitest/node';

const project = join(import.meta.dirname, '..');

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the sites that are built in this run, from the root of the project. */
    sitesFolder: string;
  }
}

export default function setup({ provide }: TestProject) {
  mkdirSync(join(project, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(project, '.cache/sites-'));
  provide('sitesFolder', relative(project, folder));
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
