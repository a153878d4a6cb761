/** Is what we published still what we published, or does the piece say why not? */
import { pieceAddress } from '../model/addresses.ts';
import { addressProblems, recordProblems, recordsAt } from '../record/record.ts';
import type { Rule } from './rule.ts';

export const recordIsKept: Rule = {
  id: 'record-is-kept',
  promise:
    'What we published stays on record: a change says why, a forecast is never rewritten, a measurement is never edited in silence, an address never breaks.',
  severity: 'error',
  example: {
    where: 'frontmatter',
    today: '2026-11-30',
    keeps:
      'forecasts:\n  - { id: next, statement: A successor is listed., madeOn: 2026-11-22, resolvesOn: 2027-02-28, criteria: The list shows it., resolutionSource: The list., probability: 0.7 }',
    breaks:
      'forecasts:\n  - { id: next, statement: A successor is listed., madeOn: 2026-12-01, resolvesOn: 2027-02-28, criteria: The list shows it., resolutionSource: The list., probability: 0.7 }',
    says: 'Unexpected `madeOn` 2026-12-01 of forecast `next` in the future, expected the day it is made',
  },
  sees(manuscript, { site, today, pieces }) {
    const record = pieces.get(manuscript.slug)?.record;
    const others = recordsAt(pieceAddress(manuscript.slug), site).map(({ slug }) => slug);
    return [
      today,
      site.authors.map(({ id }) => id),
      record?.slug,
      record?.editions.at(-1)?.hash,
      others,
    ];
  },
  check(manuscript, report, { site, today, pieces }) {
    const record = pieces.get(manuscript.slug)?.record;
    const authors = site.authors.map(({ id }) => id);
    addressProblems(manuscript, record, site).forEach(report);
    recordProblems(manuscript, record, { today, authors }).forEach(report);
  },
};
