/** What grows faster than the publication? Steps that look at every piece, each alone, in seconds of processor time. */
import { spawnSync } from 'node:child_process';
import { checkSite } from '../src/rules/check-site.ts';
import { publicationOf } from '../src/publication/publication-of.ts';
import { relatedPieces } from '../src/publication/related.ts';
import { readRecords } from '../src/reading/read-records.ts';
import { readSite } from '../src/reading/read-site.ts';
import { recordsOf } from '../src/record/record.ts';
import { today } from '../src/today.ts';

/** Seconds of each step for the project in `root`, by its name, in a process that has done nothing before. */
export function timeSuspects(root: string): Map<string, number> {
  const { status, stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, root], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The steps alone fail in ${root}\n${stderr.slice(-4000)}`);
  return new Map(JSON.parse(stdout) as [string, number][]);
}

function timeHere(root: string): Map<string, number> {
  const times = new Map<string, number>();
  const timed = <T>(name: string, work: () => T): T => {
    const begun = process.cpuUsage();
    const made = work();
    const { user, system } = process.cpuUsage(begun);
    times.set(name, (user + system) / 1e6);
    return made;
  };
  const day = today();
  const reading = timed('`readSite`: all files', () => readSite(root, day));
  const { manuscripts } = reading.site;
  const kept = new Map(manuscripts.map((manuscript) => [manuscript.slug, manuscript]));
  const again = timed('`readSite`, its pieces known: as a save in dev', () =>
    readSite(root, day, ({ slug }) => {
      const known = kept.get(slug);
      if (!known) throw new Error(`The piece ${slug} has come while we read`);
      return known;
    }),
  );
  timed('`checkSite`: all rules', () => checkSite(again, day));
  timed('`readRecords`', () => readRecords(root, manuscripts, []));
  timed('`recordsOf`: the record of each piece', () => recordsOf(reading.site));
  const publication = timed('`publicationOf`', () => publicationOf(reading.site, day));
  timed('`relatedPieces` of every piece', () => {
    const relatedTo = relatedPieces(publication.pieces, publication.sources);
    for (const view of publication.pieces.values()) relatedTo(view);
  });
  return times;
}

if (import.meta.main) {
  const [root = ''] = process.argv.slice(2);
  process.stdout.write(JSON.stringify([...timeHere(root)]));
}
