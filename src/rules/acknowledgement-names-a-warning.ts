/** Is every answer given to a warning that there is? */
import { cureOf } from '../model/expect.ts';
import { isAcknowledgeable, type Rule } from './rule.ts';

export const acknowledgementNamesAWarning: Rule = {
  id: 'acknowledgement-names-a-warning',
  promise:
    'A promise is left unkept only where that is a warning, or an error that we can be right against, and then with a reason you can read.',
  severity: 'error',
  example: {
    where: 'both',
    keeps:
      'acknowledged: { crowd-is-named: The phrase is the subject of the sentence. }\n---\nAnalysts say a lot.',
    breaks:
      'acknowledged: { crowd-is-name: The phrase is the subject of the sentence. }\n---\nAnalysts say a lot.',
    says: 'Unexpected rule `crowd-is-name` in `acknowledged`, did you mean `crowd-is-named`?',
  },
  check(manuscript, report, _publication, { rules }) {
    const warnings = rules.filter(isAcknowledgeable).map(({ id }) => id);
    for (const id of Object.keys(manuscript.piece.acknowledged)) {
      if (warnings.includes(id)) continue;
      const isError = rules.some((rule) => rule.id === id);
      report({
        at: ['acknowledged', id],
        message: isError
          ? `Unexpected rule \`${id}\` in \`acknowledged\`, expected a warning: an error is fixed, a reason does not silence it`
          : `Unexpected rule \`${id}\` in \`acknowledged\`, ${cureOf(id, warnings, `one of ${warnings.join(', ')}`)}`,
      });
    }
  },
};
