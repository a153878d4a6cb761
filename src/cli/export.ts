/** `npm run export`: how does the whole publication leave? As one archive that a stranger can read, check and build again. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { masthead } from '../masthead.ts';
import { makeBag, packBag } from '../export/bag.ts';
import { wholePublication } from '../export/whole-publication.ts';
import { counted } from '../model/words.ts';
import { pieceSlugs } from '../reading/piece-files.ts';
import { settleDay } from '../today.ts';
import { buildCommand } from './build.ts';
import { answer, anyText, command, Failure, main, WrongCall } from './command.ts';

const ENDING = '.tar.gz';

export const exportCommand = command({
  name: 'export',
  about:
    'Builds the site and packs it with all it is made of into one archive: a BagIt bag as `.tar.gz`, with the digest of every file. Drafts are in it; texts of sources that `npm run read` keeps are not.',
  options: {
    out: {
      is: 'where the archive is written; a name of the publication and the day otherwise',
      value: 'FILE',
      takes: anyText('a file such as `archive.tar.gz`'),
    },
  },
  async run({ options }, world) {
    const { root, from, err } = world;
    const day = world.today();
    const host = new URL(masthead.url).hostname;
    const file = options.out ? resolve(from, options.out) : join(from, `${host}-${day}${ENDING}`);
    if (!file.endsWith(ENDING)) {
      throw new WrongCall(
        `Unexpected \`--out ${options.out}\`, expected a name ending in \`${ENDING}\``,
      );
    }
    const shown = relative(from, file);
    if (existsSync(file)) {
      throw new Failure(`\`${shown}\` is there already; name another file with \`--out\``);
    }
    settleDay();
    if ((await answer(buildCommand, [], world)) !== 0) return 1;

    mkdirSync(join(root, '.cache'), { recursive: true });
    const folder = mkdtempSync(join(root, '.cache/export-'));
    try {
      const name = basename(file, ENDING);
      const pieces = pieceSlugs(root).length;
      const epoch = process.env.SOURCE_DATE_EPOCH ?? '';
      const payload = wholePublication(root, { day, epoch, pieces });
      makeBag(folder, name, payload);
      mkdirSync(dirname(file), { recursive: true });
      await packBag(folder, name, `${file}.part`);
      renameSync(`${file}.part`, file);
      const megabytes = (statSync(file).size / 1e6).toFixed(1);
      err(
        `✔ ${counted(payload.files.size + payload.texts.size, 'file')} in ${shown}, ${megabytes} MB`,
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
      rmSync(`${file}.part`, { force: true });
    }
    return 0;
  },
});

if (import.meta.main) await main(exportCommand);
