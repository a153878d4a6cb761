/** Does every chain of claims end at evidence? */
import { dependencyKey, keyOf } from '../publication/cross-references.ts';
import type { Rule } from './rule.ts';
import { wayBack } from '../publication/doubts.ts';

export const dependenciesDoNotCircle: Rule = {
  id: 'dependencies-do-not-circle',
  promise: 'No claim holds itself up: what it depends on can be followed to an end, across pieces.',
  severity: 'error',
  example: {
    where: 'frontmatter',
    keeps:
      'claims:\n  - { id: rank, text: The model ranks second. }\n  - { id: rise, text: The model has risen., dependsOn: [rank] }',
    breaks:
      'claims:\n  - { id: rise, text: The model has risen., dependsOn: [rise] }\n  - { id: rank, text: The model ranks second. }',
    says: 'Unexpected `dependsOn: rise` of claim `rise`, which leads back to it: expected a claim that can be shown without it',
  },
  check(manuscript, report, { namedClaims }) {
    const { slug, piece } = manuscript;
    piece.claims.forEach(({ id, dependsOn }, at) => {
      const key = keyOf(slug, id);
      dependsOn.forEach((written, index) => {
        const way = wayBack(key, dependencyKey(slug, written), namedClaims);
        if (!way) return;
        const steps = way.slice(0, -1).map((step) => `\`${within(slug, step)}\``);
        const over = steps.length > 1 ? ` through ${steps.join(', ')}` : '';
        report({
          at: ['claims', at, 'dependsOn', index],
          message: `Unexpected \`dependsOn: ${written}\` of claim \`${id}\`, which leads back to it${over}: expected a claim that can be shown without it`,
        });
      });
    });
  },
};

/** A key as the piece would write it. */
const within = (slug: string, key: string): string =>
  key.startsWith(`${slug}#`) ? key.slice(slug.length + 1) : key;
