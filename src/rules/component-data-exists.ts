/** Is what a component shows in the data? Boards, days and models exist, and so do the sources it names. */
import { exhibitOf, leadAnswer } from '../exhibits/exhibit-of.ts';
import type { Rule } from './rule.ts';

export const componentDataExists: Rule = {
  id: 'component-data-exists',
  promise: 'A chart shows rows that are on record, each with its day and its source.',
  severity: 'error',
  example: {
    where: 'prose',
    keeps: '<Leaderboard board="arena-text-to-video" on="2026-04-17" />',
    breaks: '<Leaderboard board="arena-text-to-video" on="2026-04-15" />',
    says: 'Unexpected day `2026-04-15` in `<Leaderboard>`, `arena-text-to-video` has no snapshot on 2026-04-15; nearest is `2026-04-17`',
  },
  check({ piece, prose }, report, { site: { boards } }) {
    const shown = new Map<string, string>();
    let leadId: string | undefined;
    const lead = leadAnswer(piece, boards);
    if (lead && 'faults' in lead) {
      for (const { message, cure } of lead.faults) {
        report({
          at: ['lead', 'with', ...(cure ? [cure.property] : [])],
          message,
          ...(cure ? { fix: `${cure.property}: ${cure.value}` } : {}),
        });
      }
    } else if (piece.lead && lead) {
      if (!lead.exhibit.chart) {
        report({
          at: ['lead', 'component'],
          message: `Unexpected \`${piece.lead.component}\` in \`lead\`, expected data enough to draw: so few stand as a table alone`,
        });
      }
      leadId = lead.exhibit.id;
      shown.set(leadId, JSON.stringify(lead.exhibit));
    }
    for (const { name, attributes, place } of prose.elements) {
      const answer = exhibitOf(name, attributes, { boards, piece });
      if (!answer) continue;
      if ('faults' in answer) {
        for (const { message, cure } of answer.faults) {
          const fix = cure && `${cure.property}="${cure.value}"`;
          report({ place, message, ...(fix === undefined ? {} : { fix }) });
        }
        continue;
      }
      const { id } = answer.exhibit;
      const said = JSON.stringify(answer.exhibit);
      // Its image and its data stand under this name.
      if (shown.has(id) && shown.get(id) !== said) {
        report({
          place,
          message: `Unexpected second \`<${name}>\` of the same data in one piece, expected one${
            id === leadId ? ': the lead shows it under other properties' : ''
          }`,
        });
      }
      shown.set(id, said);
    }
  },
};
