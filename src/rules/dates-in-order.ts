/** Does nothing happen before it can? */
import { dayAfter, dayOf, earliestDay, type Day } from '../model/date.ts';
import type { Rule } from './rule.ts';

export const datesInOrder: Rule = {
  id: 'dates-in-order',
  promise:
    'Dates are possible: nothing is read before it appeared, or resolved before it was forecast.',
  severity: 'error',
  arguable: 'a source bears a later day than that on which it came out',
  example: {
    where: 'frontmatter',
    keeps:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }\n  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis }',
    breaks:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-06-21, role: reporting }\n  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis }',
    says: 'Unexpected `accessed` 2026-06-21 before `issued` 2026-06-22, expected the day on which we read the source',
  },
  sees: (_manuscript, { today }) => today,
  check(manuscript, report, { today }) {
    const { piece } = manuscript;
    const refuse = (path: (string | number)[], message: string) => {
      report({ at: path, message });
    };
    /** East of Greenwich a day begins before it does in UTC. */
    const latest = dayAfter(today);
    const mustHaveCome = (date: Day, what: string, ...path: (string | number)[]) => {
      if (date > latest) refuse(path, `Unexpected ${what} ${date}, expected a day that has come`);
    };

    piece.sources.forEach(({ issued, accessed, state }, at) => {
      const appeared = /^\d{4}-\d{2}-\d{2}$/.test(issued) ? issued : earliestDay(issued);
      if (appeared !== undefined && accessed < appeared) {
        report({
          at: ['sources', at, 'accessed'],
          isArguable: true,
          message: `Unexpected \`accessed\` ${accessed} before \`issued\` ${issued}, expected the day on which we read the source`,
        });
      }
      mustHaveCome(accessed, '`accessed`', 'sources', at, 'accessed');
      if ('date' in state)
        mustHaveCome(state.date, 'date of a state', 'sources', at, 'state', 'date');
    });

    const published = dayOf(piece.datePublished);
    piece.forecasts.forEach(({ madeOn, resolvesOn, updates, resolution }, at) => {
      // A scheduled piece may date its forecasts to the day on which it appears.
      if (madeOn > published) mustHaveCome(madeOn, '`madeOn`', 'forecasts', at, 'madeOn');
      if (resolvesOn <= madeOn) {
        refuse(
          ['forecasts', at, 'resolvesOn'],
          `Unexpected \`resolvesOn\` ${resolvesOn}, expected a day after \`madeOn\` ${madeOn}`,
        );
      }
      let last = madeOn;
      updates.forEach(({ date }, index) => {
        const path = ['forecasts', at, 'updates', index, 'date'];
        if (date < last) {
          refuse(
            path,
            `Unexpected update of ${date}, expected a day not before ${last}: updates are appended`,
          );
        }
        mustHaveCome(date, 'update of', ...path);
        last = date;
      });
      if (!resolution) return;
      const path = ['forecasts', at, 'resolution', 'date'];
      if (resolution.date < last) {
        refuse(
          path,
          `Unexpected resolution on ${resolution.date}, expected a day not before ${
            last === madeOn ? '`madeOn`' : 'the last update,'
          } ${last}`,
        );
      }
      mustHaveCome(resolution.date, 'resolution on', ...path);
    });

    piece.corrections.forEach(({ date }, at) => {
      if (date < published) {
        refuse(
          ['corrections', at, 'date'],
          `Unexpected correction on ${date}, expected a day not before \`datePublished\` ${published}`,
        );
      }
      mustHaveCome(date, 'correction on', 'corrections', at, 'date');
    });
    piece.caveats.forEach(({ searched, closedBy }, at) => {
      searched.forEach(({ date }, index) => {
        mustHaveCome(date, 'search on', 'caveats', at, 'searched', index, 'date');
      });
      if (closedBy) mustHaveCome(closedBy.date, 'answer on', 'caveats', at, 'closedBy', 'date');
    });
    piece.closes.forEach(({ date }, at) => {
      mustHaveCome(date, 'answer on', 'closes', at, 'date');
    });
    piece.resolves.forEach(({ date }, at) => {
      mustHaveCome(date, 'resolution on', 'resolves', at, 'date');
    });
    piece.claims.forEach(({ asOf, reviewBy }, at) => {
      if (asOf && reviewBy && reviewBy <= asOf) {
        refuse(
          ['claims', at, 'reviewBy'],
          `Unexpected \`reviewBy\` ${reviewBy}, expected a day after \`asOf\` ${asOf}`,
        );
      }
    });
  },
};
