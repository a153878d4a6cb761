/** The process behind `second-renderer.ts`: it reads the site once, and makes the files that it is asked for. */
import { join } from 'node:path';
import { keepReading } from '../publication/last-reading.ts';
import { publicationOf } from '../publication/publication-of.ts';
import { keptReadings } from '../reading/kept-readings.ts';
import { readSite } from '../reading/read-site.ts';
import { today } from '../today.ts';
import { keptBundle, type Route } from './kept-bundle.ts';
import { fileOf, makeFile } from './make-file.ts';
import { UnfitSite } from './put-in-place.ts';
import type { Answer, Task } from './second-renderer.ts';

const root = process.cwd();

async function routesByFile(including: Task['including']): Promise<Map<string, Route>> {
  const { site } = readSite(root, today(), keptReadings(root));
  keepReading({ site, messages: [], publication: publicationOf(site, today(), { including }) });
  const { routes } = await keptBundle(root);
  return new Map((await routes()).map((route) => [fileOf(route), route]));
}

let routes: Promise<Map<string, Route>> | undefined;

async function answer({ files, to, including }: Task): Promise<Answer> {
  const byFile = await (routes ??= routesByFile(including));
  const done: Extract<Answer, { done: unknown }>['done'] = {};
  for (const file of files) {
    const route = byFile.get(file);
    if (!route) throw new Error(`The second process that makes pages knows no ${file}`);
    done[file] = await makeFile(route, join(to, file), to);
  }
  return { done };
}

process.on('message', (task: Task) => {
  answer(task).then(
    (done) => process.send?.(done),
    (error: unknown) =>
      process.send?.(
        error instanceof UnfitSite
          ? { unfit: error.message }
          : { fault: String((error as Error).stack) },
      ),
  );
});
