/** What is wrong with everything that is written? The one check: of the command, of a build and of dev. */
import { publicationOf } from '../publication/publication-of.ts';
import type { Day } from '../model/date.ts';
import type { Message } from '../model/message.ts';
import type { SiteReading } from '../reading/read-site.ts';
import { changedStates } from '../record/board-record.ts';
import { ownPageRules, rules } from './rules.ts';
import { checkAll, verdictOn } from './rule.ts';

/**
 * All messages about what was read, on a UTC day: faults of files, of the record and of boards, then those of pages
 * of our own and of pieces by the rules. A site with an error among them is not built.
 */
export function checkSite({ site, messages, boards }: SiteReading, today: Day): Message[] {
  const publication = publicationOf(site, today);
  return [
    ...messages,
    ...boards.flatMap(changedStates),
    ...site.ownPages.flatMap((page) => verdictOn(ownPageRules, page, publication).messages),
    ...checkAll(rules, site, today),
  ];
}
