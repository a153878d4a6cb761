/** What is wrong with everything that is written? The one check: of the command, of a build and of dev. */
import type { Day } from '../model/date.ts';
import type { Message } from '../model/message.ts';
import type { SiteReading } from '../reading/read-site.ts';
import { changedStates } from '../record/board-record.ts';
import { rules } from './rules.ts';
import { checkAll } from './rule.ts';

/**
 * All messages about what was read, on a UTC day: faults of files, of the record and of boards, then those of pieces by
 * the rules. A site with an error among them is not built.
 */
export const checkSite = ({ site, messages, boards }: SiteReading, today: Day): Message[] => [
  ...messages,
  ...boards.flatMap(changedStates),
  ...checkAll(rules, site, today),
];
