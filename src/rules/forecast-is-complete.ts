/** Can a stranger tell how a forecast ended, and whether it counts? */
import type { Rule } from './rule.ts';

export const forecastIsComplete: Rule = {
  id: 'forecast-is-complete',
  promise:
    'Every forecast carries its probability or says that it is not scored; somebody else’s is never scored as ours.',
  severity: 'error',
  example: {
    where: 'frontmatter',
    keeps:
      'forecasts:\n  - { id: next, statement: A successor is listed., madeOn: 2026-11-22, resolvesOn: 2027-02-28, criteria: The list shows it., resolutionSource: The list., probability: 0.7 }',
    breaks:
      'forecasts:\n  - { id: next, statement: A successor is listed., madeOn: 2026-11-22, resolvesOn: 2027-02-28, criteria: The list shows it., resolutionSource: The list. }',
    says: 'Missing field `probability` in forecast `next`, expected a probability between 0.01 and 0.99, or `unscored: true`',
  },
  check(manuscript, report, { site }) {
    const { piece, writtenIds } = manuscript;
    piece.forecasts.forEach((forecast, at) => {
      const refuse = (field: string, message: string) => {
        report({ at: ['forecasts', at, field], message });
      };
      if (forecast.probability === undefined && !forecast.unscored) {
        refuse(
          'probability',
          `Missing field \`probability\` in forecast \`${forecast.id}\`, expected a probability between 0.01 and 0.99, or \`unscored: true\``,
        );
      }
      if (forecast.probability !== undefined && forecast.unscored) {
        refuse(
          'unscored',
          `Unexpected \`unscored\` beside \`probability\` in forecast \`${forecast.id}\`, expected one of the two`,
        );
      }
      if (forecast.by === undefined || site.authors.some(({ id }) => id === forecast.by)) return;
      if (!writtenIds.includes(forecast.by)) {
        refuse(
          'by',
          `Unexpected \`by: ${forecast.by}\` in forecast \`${forecast.id}\`, expected an author id or, for somebody else’s forecast, a source id`,
        );
      } else if (!forecast.unscored) {
        refuse(
          'by',
          `Unexpected \`probability\` in the forecast \`${forecast.id}\` of \`${forecast.by}\`, expected \`unscored: true\`: somebody else’s forecast is tracked, not scored`,
        );
      }
    });
  },
};
