/** Do authors, topics and subjects exist? */
import { cureOf } from '../model/expect.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { standIns } from '../model/piece.ts';
import type { Rule } from './rule.ts';

export const namesAreKnown: Rule = {
  id: 'names-are-known',
  promise: 'Every author, topic and subject named has a page that says who or what it is.',
  severity: 'error',
  example: {
    where: 'frontmatter',
    keeps: 'authors: [staff]',
    breaks: 'authors: [staf]',
    says: 'Unexpected author `staf`, did you mean `staff`?',
  },
  check(manuscript, report, publication) {
    for (const [field, kind] of [
      ['authors', 'author'],
      ['topics', 'topic'],
      ['subjects', 'subject'],
    ] as const) {
      const known = publication.site[field].map(({ id }) => id);
      manuscript.piece[field].forEach((id, index) => {
        if (known.includes(id) || standsInFor(id, field, manuscript)) return;
        report({
          at: [field, index],
          message: `Unexpected ${kind} \`${id}\`, ${cureOf(id, known, `an entry in \`content/${field}.yml\``)}`,
        });
      });
    }
  },
};

/** True for a name that nobody wrote: it stands in for names that are missing or faulty. */
function standsInFor(
  id: string,
  field: 'authors' | 'topics' | 'subjects',
  manuscript: Manuscript,
): boolean {
  if (field === 'subjects') return false;
  const { piece, problems, places } = manuscript;
  if (!(`${field}.0` in places)) return true;
  const ofField = Object.entries(places).filter(([path]) => path.split('.')[0] === field);
  const isFaulty = ofField.some(([, { line, column }]) =>
    problems.some(({ place }) => place.line === line && place.column === column),
  );
  return isFaulty && piece[field].length === 1 && id === standIns[field];
}
