/** `npm run never-stale [edits] [seed]`: is a site that was built by and by the same as one that is built from nothing? */
import { cpSync, existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { boardFiles, charted, FLAGSHIP, flagshipPiece } from './fixtures/whole-site.ts';
import { MADE_EPOCH, madeSite } from './made-site.ts';
import { chance, edits, nextEdit, type Setting } from './random-edits.ts';
import { lendBundle, runLong, scratchProject } from './scratch-project.ts';

/** Files in which two sites differ, by their paths. */
export function differences(one: string, other: string): string[] {
  const filesOf = (site: string) =>
    globSync('**', { cwd: site, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(site.length + 1));
  const all = new Set([...filesOf(one), ...filesOf(other)]);
  const read = (site: string, file: string) => {
    try {
      return readFileSync(join(site, file));
    } catch {
      return undefined;
    }
  };
  return [...all].sort().filter((file) => {
    const [a, b] = [read(one, file), read(other, file)];
    return !a || !b || !a.equals(b);
  });
}

/**
 * Makes `count` edits one after the other, those of `names` first, on a site of some pieces and others that draw; after
 * each it builds what has changed, and beside it everything, with the same code. Answers each edit with the files in
 * which the two differ; `told` hears of each. `lender` is a project whose bundle serves until an edit changes the code.
 * Throws what a build says that fails.
 */
export async function editAndBuild(
  count: number,
  seed: number,
  {
    told = () => undefined,
    names = [],
    pieces = 40,
    lender,
  }: {
    told?: (edit: string, differing: string[]) => void;
    names?: readonly string[];
    pieces?: number;
    lender?: string;
  } = {},
): Promise<{ edit: string; differing: string[] }[]> {
  const topics = ['ai-video', 'compute'].map(
    (id) => `${id}: { name: ${id}, description: What is written about ${id}. }\n`,
  );
  const texts = { ...madeSite(pieces, 60), [FLAGSHIP]: flagshipPiece, ...charted };
  const root = scratchProject(texts, { ...boardFiles, 'topics.yml': topics.join('') });
  const anew = `${root}-anew`;
  const setting: Setting = { epoch: Number(MADE_EPOCH) };
  const random = chance(seed);
  const results: { edit: string; differing: string[] }[] = [];
  try {
    const build = async (at: string) => {
      const { status, output } = await runLong(at, 'build', {
        SOURCE_DATE_EPOCH: String(setting.epoch),
      });
      if (status !== 0) throw new Error(output);
    };
    if (lender !== undefined) lendBundle(lender, root);
    await build(root);
    for (let at = 0; at < count; at += 1) {
      const edit = names[at] ?? nextEdit(random);
      edits[edit]?.(root, random, setting);
      // The code of the pages stays: a bundle is one for each state of the code, or is made anew.
      rmSync(anew, { recursive: true, force: true });
      if (existsSync(join(root, '.cache/bundle'))) lendBundle(root, anew);
      cpSync(root, anew, {
        recursive: true,
        filter: (path) => !/\/(dist|\.cache)$/.test(path.slice(root.length)),
      });
      await Promise.all([build(root), build(anew)]);
      const differing = differences(join(root, 'dist'), join(anew, 'dist'));
      results.push({ edit, differing });
      told(edit, differing);
    }
  } finally {
    for (const folder of [root, anew]) rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

if (import.meta.main) {
  const [count = '60', seed = '1'] = process.argv.slice(2);
  let at = 0;
  const told = (edit: string, differing: string[]) => {
    at += 1;
    console.log(`${at} ${edit}: ${differing.length === 0 ? 'the same' : differing.join(', ')}`);
  };
  const results = await editAndBuild(Number(count), Number(seed), { told });
  const stale = results.filter(({ differing }) => differing.length > 0);
  console.log(`${results.length} edits, ${stale.length} with differences`);
  process.exitCode = stale.length > 0 ? 1 : 0;
}
