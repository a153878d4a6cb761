/** `npm run build`: does the content hold? Then the site is made whole beside the old one, and takes its place. */
import { join } from 'node:path';
import { masthead } from '../masthead.ts';
import { BuildIsHeld } from '../building/build-lock.ts';
import { inBuildFolder, type BuildFolder } from '../building/in-build-folder.ts';
import { BundleFault, keptBundle, UnusableFolder, type Bundle } from '../building/kept-bundle.ts';
import { countPages, UnfitSite } from '../building/put-in-place.ts';
import { digestOfSite, keepSite, lastSite, standsWhole } from '../building/last-site.ts';
import { renderSite } from '../building/render-site.ts';
import { writeSearchIndex } from '../building/search-index.ts';
import { writeCompressed } from '../hosting/compressed.ts';
import { servingOf } from '../hosting/serving.ts';
import { writeBeside, writeWithin } from '../hosting/write-hosting.ts';
import type { Publication } from '../publication/publication.ts';
import { publicationOf } from '../publication/publication-of.ts';
import { keepReading } from '../publication/last-reading.ts';
import { faultOfAddress } from '../site-address.ts';
import { settleDay } from '../today.ts';
import { check, tellCheck } from './check.ts';
import { command, Failure, main, sentenceOf, type World } from './command.ts';

/** Nothing that was made for a preview stays in the site, nor the other way: by their keys, two codes made them. */
const forPublication = (bundle: Bundle, { including }: Publication): Bundle =>
  including === 'published' ? bundle : { ...bundle, key: `${bundle.key} preview` };

/** The site is made, and takes its place. False where the content does not hold, or what we ran has said why not. */
async function build(
  world: World,
  { next, signal, putInPlace }: BuildFolder,
  { compressed, preview }: { compressed: boolean; preview: boolean },
): Promise<boolean> {
  const { root, err } = world;
  const today = world.today();
  const checked = check(root, today);
  tellCheck(checked, world);
  const { site, messages } = checked;
  if (messages.some(({ severity }) => severity === 'error')) return false;
  const publication = preview
    ? publicationOf(site, today, { including: 'everything' })
    : checked.publication;
  const bundle = forPublication(await keptBundle(root, signal), publication);
  const whole = `${digestOfSite(bundle.key, site, today)}${compressed ? ' compressed' : ''}`;
  const serving = servingOf(publication, masthead.url);
  const remark = preview ? ': a preview, not to be deployed' : '';
  const from = join(root, 'dist');
  const last = lastSite(root);
  if (last?.whole === whole && standsWhole(last, from)) {
    writeBeside(root, serving);
    err(`✔ ${last.pages} pages stand in dist/, where nothing has changed${remark}`);
    return true;
  }

  keepReading({ site, messages, publication });
  const ground = { root, from, to: next, last, signal };
  const [{ made, anew }, search] = await Promise.all([
    renderSite(bundle, publication, ground),
    writeSearchIndex(publication, masthead.language, ground),
  ]);
  const pages = countPages(next);
  writeWithin(next, serving);
  if (compressed) await writeCompressed(next, from);
  if (signal.aborted) return false;
  putInPlace();
  writeBeside(root, serving);
  keepSite(root, from, { whole, bundle: bundle.key, search, pages, made });
  err(`✔ ${pages} pages built in dist/, ${anew} of their files anew${remark}`);
  return true;
}

/** Why a program could not write, from all it said: https://nodejs.org/api/errors.html#common-system-errors */
function unwritable(said: string, root: string): string | undefined {
  const [message, code, syscall, path] =
    /\b(ENOSPC|EDQUOT|EROFS|EACCES|EPERM): [^,\n]+, (\w+)(?: '([^'\n]+)')?/.exec(said) ?? [];
  if (message === undefined) return undefined;
  return sentenceOf(Object.assign(new Error(message), { code, syscall, path }), root);
}

export const buildCommand = command({
  name: 'build',
  about:
    'Checks the content and builds the site into `dist/`, where the last good one stays until then.',
  options: {
    preview: {
      is: 'show drafts and scheduled pieces too, marked as such; search engines are told to leave every page out, and feeds and sitemaps stay as they are',
    },
    compressed: { is: 'lay `.br` and `.gz` beside text files, for servers of your own' },
  },
  run: async ({ options }, world) => {
    const fault = faultOfAddress(masthead.url);
    if (fault !== undefined) throw new Failure(`${fault}. Nothing was built; the last site stays.`);
    settleDay();
    try {
      return (await inBuildFolder(world.root, (folder) => build(world, folder, options))) ? 0 : 1;
    } catch (error) {
      const isTold =
        error instanceof BuildIsHeld ||
        error instanceof UnfitSite ||
        error instanceof UnusableFolder;
      const sentence = isTold
        ? error.message
        : (sentenceOf(error, world.root) ?? unwritable(String(error), world.root));
      if (sentence !== undefined) {
        throw new Failure(`${sentence}. Nothing was built; the last site stays.`);
      }
      // Who asked us to end is not told that we did.
      if ((error as Error).name === 'AbortError') return 1;
      if (!(error instanceof BundleFault)) throw error;
      world.err(error.message);
      return 1;
    }
  },
});

if (import.meta.main) await main(buildCommand);
