/** Does each caveat say whether we looked? */
import { caveatScopes } from '../model/caveat.ts';
import type { Rule } from './rule.ts';

export const caveatHasScope: Rule = {
  id: 'caveat-has-scope',
  promise:
    'Every caveat says how far we looked: our sources are silent, we searched elsewhere, or nobody can know.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps:
      'caveats:\n  - { text: Which index the place refers to., scope: in-source }\n  - { text: What the model costs., scope: searched, searched: [{ where: The seller’s price list, date: 2026-11-22 }] }',
    breaks: 'caveats:\n  - Which index the place refers to.',
    says: 'Missing field `scope` of this caveat, expected `in-source`, `searched` or `unknowable`',
  },
  check(manuscript, report) {
    manuscript.piece.caveats.forEach(({ text, scope, searched }, at) => {
      const where = { at: ['caveats', at, 'scope'] };
      if (scope === undefined) {
        report({
          ...where,
          message: `Missing field \`scope\` of this caveat, expected ${scopes}`,
          fix: `{ text: ${JSON.stringify(text)}, scope: in-source }`,
        });
      } else if (scope === 'searched' && searched.length === 0) {
        report({
          ...where,
          message: `Missing field \`searched\` of this caveat, expected where we looked and when: \`searched: [{ where: …, date: … }]\``,
        });
      }
    });
  },
};

const scopes = caveatScopes
  .map((scope) => `\`${scope}\``)
  .join(', ')
  .replace(/, (?=[^,]*$)/, ' or ');
