/** Does one name mean one thing? */
import type { Publication } from '../publication/publication.ts';
import { aliasAddress, pieceAddress, spelledAlike } from '../model/addresses.ts';
import { nameFault } from '../model/id.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { spellingsOf } from './spellings-of.ts';
import type { Rule } from './rule.ts';

const LISTS = ['sources', 'claims', 'caveats', 'narratives', 'forecasts', 'corrections'] as const;

export const idsAreUnique: Rule = {
  id: 'ids-are-unique',
  promise: 'An address, and a link to a source, claim or forecast, leads to one thing only.',
  severity: 'error',
  example: {
    where: 'frontmatter',
    keeps:
      'claims:\n  - { id: rank, text: The model ranks second. }\n  - { id: price, text: The price fell. }',
    breaks:
      'claims:\n  - { id: rank, text: The model ranks second. }\n  - { id: rank, text: The price fell. }',
    says: 'Unexpected second `rank` in `claims`, expected an id of its own',
  },
  check(manuscript, report, publication) {
    for (const list of LISTS) {
      const seen = new Set<string>();
      manuscript.piece[list].forEach(({ id }, index) => {
        if (id === undefined) return;
        if (seen.has(id)) {
          report({
            at: [list, index, 'id'],
            message: `Unexpected second \`${id}\` in \`${list}\`, expected an id of its own`,
          });
        }
        seen.add(id);
      });
    }
    manuscript.piece.aliases.forEach((alias, index) => {
      const address = aliasAddress(alias);
      const owner = publication.owners.get(address);
      const twin = twinOf(address, manuscript, publication);
      const taken =
        owner !== undefined && owner !== manuscript
          ? `leads to ${owner.file}`
          : isOurs(address, publication)
            ? 'is one of the site’s own'
            : twin && `differs from \`${twin}\` in nothing but how its letters are written`;
      const fault = taken === undefined ? nameFault(address.slice(1, -1), 'address') : undefined;
      if (taken === undefined && fault === undefined) return;
      report({
        at: ['aliases', index],
        message: `Unexpected alias \`${alias}\`, ${fault ?? `which ${taken}: expected an address of this piece alone`}`,
      });
    });
  },
};

/**
 * An address at which an alias would lie where disks know no case: one of the site’s own, or of another piece that
 * comes before it. Two aliases of one piece lead to the same place.
 */
function twinOf(address: string, manuscript: Manuscript, publication: Publication) {
  const alike = spellingsOf(publication).get(spelledAlike(address)) ?? [];
  const own = pieceAddress(manuscript.slug);
  return alike
    .slice(0, alike.indexOf(address))
    .find((other) => other === own || publication.owners.get(other) !== manuscript);
}

/** True for the address of a page, and of a file, with or without its ending, or what would lie below it: `/about/`, `/rss.xml/`. */
function isOurs(address: string, { addresses }: Publication): boolean {
  const steps = address.split('/').slice(1, -1);
  return [
    address,
    `${address.slice(0, -1)}.html`,
    ...steps.map((_, last) => `/${steps.slice(0, last + 1).join('/')}`),
  ].some((path) => (addresses.get(path)?.kind ?? 'redirect') !== 'redirect');
}
