/** What grows faster than the publication? Steps that look at every piece, each alone, in seconds. */
import { checkSite } from '../src/rules/check-site.ts';
import { publicationOf } from '../src/publication/publication-of.ts';
import { relatedPieces } from '../src/publication/related.ts';
import { readRecords } from '../src/reading/read-records.ts';
import { readSite } from '../src/reading/read-site.ts';
import { recordsOf } from '../src/record/record.ts';
import { today } from '../src/today.ts';

/** Seconds of each step for the project in `root`, by its name. */
export function timeSuspects(root: string): Map<string, number> {
  const times = new Map<string, number>();
  const timed = <T>(name: string, work: () => T): T => {
    const begun = performance.now();
    const made = work();
    times.set(name, (performance.now() - begun) / 1000);
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
  timed('`readRecords`', () => readRecords(root, manuscripts));
  timed('`recordsOf`: the record of each piece', () => recordsOf(reading.site));
  const publication = timed('`publicationOf`', () => publicationOf(reading.site, day));
  timed('`relatedPieces` of every piece', () => {
    for (const view of publication.pieces.values()) relatedPieces(view, publication);
  });
  return times;
}
