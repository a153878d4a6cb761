/** How do the colours of the masthead reach the style sheets? PostCSS puts them in place of `@masthead-colors`. */
import type { AtRule } from 'postcss';
import { masthead } from '../masthead.ts';

/**
 * PostCSS plugin: `@masthead-colors light;` becomes a `--color-…` of each role by day, `… light-dark;` one for
 * both schemes, `… contrast;` the same with more contrast. Throws for another word.
 */
export const mastheadColors = {
  postcssPlugin: 'masthead-colors',
  AtRule: {
    'masthead-colors': (rule: AtRule) => {
      const { params } = rule;
      if (!['light', 'light-dark', 'contrast'].includes(params)) {
        throw rule.error(
          `Unexpected \`${params}\`, expected \`light\`, \`light-dark\` or \`contrast\``,
        );
      }
      const colors = params === 'contrast' ? masthead.contrastColors : masthead.colors;
      rule.replaceWith(
        ...Object.entries(colors).map(([role, { light, dark }]) => ({
          prop: `--color-${role}`,
          value: params === 'light' ? light : `light-dark(${light}, ${dark})`,
          ...(rule.source && { source: rule.source }),
        })),
      );
    },
  },
};
