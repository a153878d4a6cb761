/** Do authors and topics exist? */
import { cureOf } from '../model/expect.ts';
import type { Rule } from './rule.ts';

export const namesAreKnown: Rule = {
  id: 'names-are-known',
  promise: 'Every author and topic named has a page that says who or what it is.',
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
    ] as const) {
      const known = publication.site[field].map(({ id }) => id);
      manuscript.piece[field].forEach((id, index) => {
        if (known.includes(id) || !(`${field}.${index}` in manuscript.places)) return;
        report({
          at: [field, index],
          message: `Unexpected ${kind} \`${id}\`, ${cureOf(id, known, `an entry in \`content/${field}.yml\``)}`,
        });
      });
    }
  },
};
