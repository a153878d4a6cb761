/** Is every reading argued at the same length? */
import { wordCount } from '../model/language.ts';
import { masthead } from '../masthead.ts';
import type { Rule } from './rule.ts';

/** Words of the longest reading for one of the shortest. */
const MOST = 2;

export const readingsOfEqualLength: Rule = {
  id: 'readings-of-equal-length',
  promise:
    'Competing readings get equal room: none is argued at more than twice the length of another.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps:
      'narratives:\n  - { id: price, thesis: Price decides., strongest: Buyers compare what a clip costs., holder: A paper }\n  - { id: rank, thesis: Rank decides., strongest: Buyers take the first of the list., holder: A paper }',
    breaks:
      'narratives:\n  - { id: price, thesis: Price decides., strongest: Buyers compare., holder: A paper }\n  - { id: rank, thesis: Rank decides., strongest: Buyers take the first of the list., holder: A paper }',
    says: 'Unexpected lengths of `strongest`: reading `rank` has 7 words and `price` 2, expected at most two words for one',
  },
  check(manuscript, report) {
    const { narratives, lang } = manuscript.piece;
    const lengths = narratives
      .map(({ id, strongest }, at) => ({
        id,
        at,
        words: wordCount(strongest, lang ?? masthead.language),
      }))
      .sort((a, b) => a.words - b.words);
    const [shortest] = lengths;
    const longest = lengths.at(-1);
    if (!shortest || !longest || longest.words <= MOST * shortest.words) return;
    report({
      at: ['narratives', shortest.at, 'strongest'],
      message: `Unexpected lengths of \`strongest\`: reading \`${longest.id}\` has ${longest.words} words and \`${shortest.id}\` ${shortest.words}, expected at most two words for one`,
    });
  },
};
