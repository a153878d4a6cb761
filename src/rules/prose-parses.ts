/** Can the prose be read as it was meant? */
import { foundInReading, type Rule } from './rule.ts';

export const proseParses: Rule = {
  id: 'prose-parses',
  promise: 'What the writer wrote is what you see: no markup is swallowed or guessed at.',
  severity: 'error',
  example: {
    where: 'prose',
    keeps: 'The gap was under 5 points.',
    breaks: 'The gap was <5 points.',
    says: 'Unexpected `<5 point`, expected `&lt;` or words such as “under” where `<` means “less than”',
  },
  check: foundInReading('prose-parses'),
};
