/** Is every silence one that was searched for? */
import { statesSilence } from '../evidence/silence.ts';
import type { Silence } from '../evidence/statements-of.ts';
import { masthead } from '../masthead.ts';
import { placeOf } from '../model/manuscript.ts';
import { placeInSentence } from '../model/prose.ts';
import { ownSentences } from '../statements/texts.ts';
import { findingsOnRecord } from './piece-evidence.ts';
import type { Rule } from './rule.ts';

/** Says more than that our sources do not. */
const NOBODY = /\b(?:nobody|no ?one|is (?:un|not )known)\b/i;

export const silenceIsSearched: Rule = {
  id: 'silence-is-searched',
  promise:
    'Whoever writes that sources do not say something says in a caveat what was looked for, and where.',
  severity: 'warning',
  example: {
    where: 'both',
    read: { report: 'The mill is old.', study: 'A study of mills.' },
    keeps:
      'caveats:\n  - { text: What flour costs is not stated., scope: in-source, silent: [report], lookedFor: [price, cost] }\n---\nThe report does not say what flour costs [@report].',
    breaks:
      'caveats:\n  - { text: What flour costs is not stated., scope: in-source, silent: [report] }\n---\nThe model is fast.',
    says: 'Missing field `lookedFor` of this caveat, expected the words that would stand there if a source said it: `lookedFor: [price, cost]`',
  },
  sees: ({ slug }, { site }) => site.proofs.has(slug),
  check(manuscript, report, publication) {
    const findings = findingsOnRecord(manuscript, publication);
    if (!findings) return;
    const { piece, prose } = manuscript;
    const silences = findings.silences.map(({ silence }) => silence);
    for (const { caveat, lookedFor } of silences) {
      if (lookedFor.length === 0) {
        report({
          place: placeOf(manuscript, ['caveats', caveat]),
          message:
            'Missing field `lookedFor` of this caveat, expected the words that would stand there if a source said it: `lookedFor: [price, cost]`',
        });
      }
    }
    piece.caveats.forEach(({ text, scope }, at) => {
      const [nobody] = NOBODY.exec(text) ?? [];
      if (nobody === undefined || scope !== 'in-source') return;
      report({
        place: placeOf(manuscript, ['caveats', at, 'scope']),
        message: `Unexpected “${nobody}” in a caveat of scope \`in-source\`, expected \`scope: searched\` with where we looked: our sources are not everybody`,
      });
    });
    for (const sentence of ownSentences(prose)) {
      if (!statesSilence(sentence.text, piece.lang ?? masthead.language)) continue;
      const cited = sentence.citations.flatMap((index) => prose.citations[index]?.source ?? []);
      if (silences.some((silence) => covers(silence, piece.caveats, sentence.text, cited)))
        continue;
      report({
        place: placeInSentence(sentence),
        message:
          'Unexpected statement that sources do not say something, expected a caveat with `silent` and `lookedFor` about it',
      });
    }
  },
};

/** True where a caveat speaks of a source that the sentence cites, or else of the same things. */
function covers(
  { caveat, sources, lookedFor }: Silence,
  caveats: readonly { text: string }[],
  sentence: string,
  cited: readonly string[],
): boolean {
  if (cited.length > 0 && !cited.some((id) => sources.includes(id))) return false;
  const own = contentWords(sentence);
  const theirs = contentWords([caveats[caveat]?.text ?? '', ...lookedFor].join(' '));
  return [...own].some((word) => theirs.has(word));
}

/** Words that carry meaning, without their endings: five letters tell `prices` as `price`. */
const contentWords = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/\p{L}{4,}/gu) ?? [])
      .filter((word) => !COMMON.has(word))
      .map((word) => word.slice(0, 5)),
  );

const COMMON = new Set(
  'that this these those which what with from have been does were will would could should about into than then they their there here when where while whether stated state states source sources page pages says said give gives given name names named found silent model nothing none also only more most some other such'.split(
    ' ',
  ),
);
