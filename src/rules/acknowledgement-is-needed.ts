/** Does every reason still answer a warning? It speaks last, when all warnings are known. */
import { isAcknowledgeable, type Rule } from './rule.ts';

export const acknowledgementIsNeeded: Rule = {
  id: 'acknowledgement-is-needed',
  promise: 'A reason for an unkept promise goes when the promise is kept again.',
  severity: 'warning',
  example: {
    where: 'both',
    keeps:
      'acknowledged: { crowd-is-named: The phrase is the subject of the sentence. }\n---\nAnalysts say a lot.',
    breaks:
      'acknowledged: { crowd-is-named: The phrase is the subject of the sentence. }\n---\nOne paper says a lot.',
    says: 'Unexpected reason for `crowd-is-named`, which gives no warning here: expected it removed from `acknowledged`',
  },
  check(manuscript, report, _publication, { rules, found }) {
    // What could not be read may be what the reason is about.
    if (manuscript.problems.length > 0) return;
    const given = new Set(
      found
        .filter(({ severity, isArguable }) => severity === 'warning' || isArguable)
        .map(({ ruleId }) => ruleId),
    );
    for (const rule of rules) {
      const { id } = rule;
      if (!isAcknowledgeable(rule) || given.has(id)) continue;
      if (!(id in manuscript.piece.acknowledged)) continue;
      report({
        at: ['acknowledged', id],
        message: `Unexpected reason for \`${id}\`, which gives no warning here: expected it removed from \`acknowledged\``,
      });
    }
  },
};
