/** What is wrong with everything that is written? The one check: of the command, of a build and of dev. */
import type { Publication } from '../publication/publication.ts';
import { publicationOf } from '../publication/publication-of.ts';
import type { Day } from '../model/date.ts';
import type { Message } from '../model/message.ts';
import { spelledAlike } from '../model/addresses.ts';
import { nameFault } from '../model/id.ts';
import { MOVED } from '../model/moved.ts';
import type { SiteReading } from '../reading/read-site.ts';
import { changedStates } from '../record/board-record.ts';
import { pieceAnchors } from '../publication/piece-anchors.ts';
import { spellingsOf } from './spellings-of.ts';
import { ownPageRules, rules } from './rules.ts';
import { checkAll, everythingOf, publicationsOf, verdictOn, type KeepFindings } from './rule.ts';

/**
 * All messages about what was read, on a UTC day: faults of files, of the record and of boards, then those of pages
 * of our own and of pieces by the rules. A site with an error among them is not built. `keep` remembers what rules
 * that see one piece have found in it; `publication` is that of the day, `everything` the one with drafts, where they
 * are made already.
 */
export function checkSite(
  { site, messages, boards }: SiteReading,
  today: Day,
  keep?: KeepFindings,
  publication = publicationOf(site, today),
  everything = everythingOf(publication),
): Message[] {
  return [
    ...messages,
    ...boards.flatMap(changedStates),
    ...movedProblems(publication),
    ...site.ownPages.flatMap((page) => verdictOn(ownPageRules, page, publication).messages),
    ...checkAll(rules, site, today, keep, publicationsOf(site, today, publication, everything)),
  ];
}

/** Old addresses that lead to no piece, or to no place in it. */
function movedProblems(publication: Publication): Message[] {
  const pieces = new Map([...publication.pieces.values()].map((view) => [view.path, view]));
  return publication.site.moved.flatMap(({ from, to, place }): Message[] => {
    const fault = faultOfOld(from, publication);
    if (fault !== undefined) {
      const message = `Unexpected address \`${from}\`, ${fault}`;
      return [{ file: MOVED, place, severity: 'error', ruleId: 'ids-are-unique', message }];
    }
    if (to === undefined) return [];
    const [path = '', anchor] = to.split('#');
    const view = pieces.get(path);
    const anchors = view && anchor !== undefined ? pieceAnchors(view, publication) : [];
    if (view && [undefined, 'main', ...anchors].includes(anchor)) return [];
    return [
      {
        file: MOVED,
        place,
        severity: 'error',
        ruleId: 'link-lands',
        message: `Unexpected address \`${to}\`, expected a piece that readers see, or an anchor of its page`,
      },
    ];
  });
}

/** Why an address cannot lead on; undefined where it can. One at which something stands again leads nowhere, and may stay. */
function faultOfOld(from: string, publication: Publication): string | undefined {
  const twin = spellingsOf(publication)
    .get(spelledAlike(from))
    ?.find((other) => other !== from);
  if (twin !== undefined) {
    return `which differs from \`${twin}\` in nothing but how its letters are written, expected one at which nothing stands`;
  }
  return nameFault(from.slice(1, -1), 'address');
}
