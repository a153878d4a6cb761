/** Is a source that copies another named as a copy? */
import { placeOf } from '../model/manuscript.ts';
import { sourceIdentity } from '../model/source.ts';
import { originOfWork } from '../publication/works.ts';
import { findingsOnRecord } from './piece-evidence.ts';
import type { Rule } from './rule.ts';

const RELEASE =
  'Flour from the mill on the river is sold in eleven towns, and for three hundred years nobody but the family of the miller has known why the wheel turns faster in the years before a flood than in the years that come after it.';

export const copiesAreNamed: Rule = {
  id: 'copies-are-named',
  promise: 'Two sources that share long runs of words name the origin that they have in common.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    read: { report: `We saw it. ${RELEASE} So it goes.`, study: `A study. ${RELEASE}` },
    keeps:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting, origin: study }\n  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-21, accessed: 2026-11-22, role: analysis }',
    breaks: 'lang: en',
    says: 'Unexpected 45 words in common with `report`, word for word, expected `origin: report` where this source repeats it, or the origin of both',
  },
  check(manuscript, report, publication) {
    const { piece } = manuscript;
    const { works } = publication;
    const originOf = (id: string | undefined) => {
      const source = piece.sources.find((one) => one.id === id);
      const work = source && works.get(sourceIdentity(source));
      return work && originOfWork(work, works);
    };
    for (const { sources, words } of findingsOnRecord(manuscript, publication)?.copies ?? []) {
      const [one = '', other = ''] = sources;
      const origins = [originOf(one), originOf(other)];
      // A proof may know a source that the piece has dropped.
      if (origins.includes(undefined) || origins[0] === origins[1]) continue;
      const at = piece.sources.findIndex(({ id }) => id === other);
      report({
        place: placeOf(manuscript, ['sources', at]),
        message: `Unexpected ${words} words in common with \`${one}\`, word for word, expected \`origin: ${one}\` where this source repeats it, or the origin of both`,
      });
    }
  },
};
