/** Is every forecast whose day has come resolved? */
import { daysBetween } from '../model/date.ts';
import type { Rule } from './rule.ts';

export const forecastIsNotOverdue: Rule = {
  id: 'forecast-is-not-overdue',
  promise: 'Once its day has come, a forecast is resolved in the open.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps:
      'forecasts:\n  - { id: next, statement: A successor is listed., madeOn: 2026-11-22, resolvesOn: 2027-02-28, criteria: The list shows it., resolutionSource: The list., probability: 0.7, resolution: { date: 2027-03-01, outcome: yes, source: report } }',
    breaks:
      'forecasts:\n  - { id: next, statement: A successor is listed., madeOn: 2026-11-22, resolvesOn: 2027-02-28, criteria: The list shows it., resolutionSource: The list., probability: 0.7 }',
    says: 'Missing field `resolution` in forecast `next`, due 3 days ago on 2027-02-28: expected `resolution: { date, outcome, source }`',
    today: '2027-03-03',
  },
  check(manuscript, report, { pieces, today }) {
    pieces.get(manuscript.slug)?.forecasts.forEach(({ forecast, state }, at) => {
      if (state !== 'overdue') return;
      const { id, resolvesOn } = forecast;
      const days = daysBetween(resolvesOn, today);
      report({
        at: ['forecasts', at, 'resolvesOn'],
        message: `Missing field \`resolution\` in forecast \`${id}\`, due ${days} ${
          days === 1 ? 'day' : 'days'
        } ago on ${resolvesOn}: expected \`resolution: { date, outcome, source }\``,
      });
    });
  },
};
