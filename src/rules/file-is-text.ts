/** Can every reader and every program read the file? */
import { foundInReading, type Rule } from './rule.ts';

export const fileIsText: Rule = {
  id: 'file-is-text',
  promise:
    'Every letter reaches you as it was written: files are UTF-8, and no hidden character splits words or turns them around.',
  severity: 'error',
  example: {
    where: 'prose',
    keeps: 'The café opened in spring.',
    breaks: 'The café\u0007 opened in spring.',
    says: 'Unexpected control character U+0007, expected text without it',
  },
  check: foundInReading('file-is-text'),
};
