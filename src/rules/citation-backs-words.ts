/** Does every citation back something a reader can read? */
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
    prose.citations.forEach(({ source, place }, index) => {
      if (backing.has(index) || isBesideImage(index, prose)) return;
      report({
        place,
        message: `Unexpected citation of \`${source}\` without words, expected it in the sentence it backs: \`… [@${source}].\``,
      });
    });
  },
};

const hasWords = (text: string): boolean => /[^\p{P}\p{Z}]/u.test(text);

/** True where a citation says whose work an image of its paragraph is. */
function isBesideImage(citation: number, { blocks, images }: Prose): boolean {
  const block = blocks.find(({ citations }) => citations.includes(citation));
  return images.some(
    ({ place: { line } }) => block && block.place.line <= line && line <= block.lastLine,
  );
}
