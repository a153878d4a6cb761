/** Does the prose hold words and components only? */
import { foundInReading, type Rule } from './rule.ts';

export const proseIsData: Rule = {
  id: 'prose-is-data',
  promise: 'A piece is words and data; nothing in it runs, where it is built or where you read it.',
  severity: 'error',
  example: {
    where: 'prose',
    keeps: 'The model scored 1444 points.',
    breaks: 'The model scored {1000 + 444} points.',
    says: 'Unexpected `{1000 + 444}`, expected text: a piece holds no expressions; for a brace in the text write `\\{`',
  },
  check: foundInReading('prose-is-data'),
};
