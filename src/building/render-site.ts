/** How does a site become files? What is as it was stays; the rest is made again. */
import { join } from 'node:path';
import { digester } from '../model/digest.ts';
import type { Publication } from '../publication/publication.ts';
import { answerTo } from '../publication/surroundings.ts';
import { filesBelow } from '../reading/piece-files.ts';
import type { Bundle, Route } from './kept-bundle.ts';
import { isAsBuilt, type LastSite, type Made } from './last-site.ts';
import { fileOf, makeFile, place } from './make-file.ts';
import { renderBeside } from './second-renderer.ts';

/** Where a new site is made, and what stands from the last one. */
export interface Ground {
  /** The project’s folder. */
  root: string;
  /** The last good site. */
  from: string;
  /** Where the new one is made. */
  to: string;
  last: LastSite | undefined;
  signal: AbortSignal;
}

/** Key of what is handed nothing: the code alone decides it, and what it asks. */
const CODE = 'code';

/** Files for which a second process is worth its start. */
const MANY = 250;

/**
 * Makes every page and file of a publication in `to`, and answers of what. A file of the last good site is linked
 * where it was made by the same code of the same things: those it was handed, and those it asked of the publication.
 */
export async function renderSite(
  bundle: Bundle,
  publication: Publication,
  ground: Ground,
): Promise<{ made: LastSite['made']; anew: number }> {
  const { to, signal } = ground;
  for (const file of filesBelow(bundle.files)) place(join(bundle.files, file), join(to, file));
  const routes = new Map((await bundle.routes()).map((route) => [fileOf(route), route]));
  const answersTo = answersOf(publication);
  const kept = keptFiles(routes, bundle, answersTo, ground);
  const made: LastSite['made'] = { ...kept };
  const note = (file: string, { sheet, asked }: Pick<Made, 'sheet' | 'asked'>): void => {
    const key = routes.get(file)?.key ?? CODE;
    made[file] = { key, asked, answers: answersTo(asked), sheet };
  };

  const stale = [...routes.keys()].filter((file) => !(file in kept));
  const { own = [], shared = [] } = Object.groupBy(stale, (file) =>
    routes.get(file)?.key === undefined ? 'shared' : 'own',
  );
  const makeHere = async (): Promise<void> => {
    // What shows everything is made here alone, as much of it is gathered once.
    for (let file = shared.shift() ?? own.shift(); file; file = shared.shift() ?? own.shift()) {
      signal.throwIfAborted();
      note(file, await makeFile(routes.get(file) as Route, join(to, file), to));
    }
  };
  const beside =
    own.length < MANY
      ? undefined
      : renderBeside(own, { ...ground, including: publication.including }, note);
  await Promise.all([makeHere(), beside]);
  return { made, anew: stale.length };
}

/** What can stay of the last site, placed in the new one. */
function keptFiles(
  routes: ReadonlyMap<string, Route>,
  bundle: Bundle,
  answersTo: (asked: readonly string[]) => string,
  { from, to, last }: Ground,
): LastSite['made'] {
  const kept: LastSite['made'] = {};
  if (last?.bundle !== bundle.key) return kept;
  for (const [file, { key = CODE }] of routes) {
    const before = last.made[file];
    if (!before || before.key !== key || before.answers !== answersTo(before.asked)) continue;
    const parts = [file, ...(before.sheet === undefined ? [] : [before.sheet])];
    if (!parts.every((part) => isAsBuilt(last, from, part))) continue;
    for (const part of parts) place(join(from, part), join(to, part));
    kept[file] = before;
  }
  return kept;
}

/** Digests the answers to questions; each is answered once. */
function answersOf(publication: Publication): (asked: readonly string[]) => string {
  const digest = digester();
  const answers = new Map<string, string>();
  return (asked) =>
    digest(
      asked.map((question) => {
        const answer = answers.get(question) ?? digest(answerTo(publication, question));
        answers.set(question, answer);
        return answer;
      }),
    );
}
