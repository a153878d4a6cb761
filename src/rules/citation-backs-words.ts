/** Does every citation back something a reader can read? */
import type { Citation } from '../model/citation.ts';
import type { Prose } from '../model/prose.ts';
import type { Rule } from './rule.ts';

export const citationBacksWords: Rule = {
  id: 'citation-backs-words',
  promise: 'Every citation stands with the words it backs; none leaves you to guess.',
  severity: 'error',
  example: {
    where: 'prose',
    keeps: 'The model ranks second [@report].',
    breaks: 'The model ranks second.\n\n[@report]',
    says: 'Unexpected citation of `report` without words, expected it in the sentence it backs: `… [@report].`',
  },
  check({ prose }, report) {
    const backing = new Set(
      prose.sentences.flatMap(({ text, citations }) => (hasWords(text) ? citations : [])),
    );
    prose.citations.forEach((citation, index) => {
      const { source, place } = citation;
      if (backing.has(index) || isBesideImage(citation, prose)) return;
      report({
        place,
        message: `Unexpected citation of \`${source}\` without words, expected it in the sentence it backs: \`… [@${source}].\``,
      });
    });
  },
};

const hasWords = (text: string): boolean => /[^\p{P}\p{Z}]/u.test(text);

/** True where a citation says whose work an image of its paragraph is. */
const isBesideImage = ({ place }: Citation, { images }: Prose): boolean =>
  images.some((image) => image.place.line === place.line || image.place.line === place.line - 1);
