import { expect, test } from 'vitest';
import { parseCitationGroup } from './citation.ts';

test.each([
  ['[@vb]', [{ source: 'vb', offset: 1 }]],
  ['[@vb, para. 3]', [{ source: 'vb', locator: 'para. 3', offset: 1 }]],
  ['[@vb #rank]', [{ source: 'vb', claim: 'rank', offset: 1 }]],
  ['[@vb, p. 3 #rank]', [{ source: 'vb', locator: 'p. 3', claim: 'rank', offset: 1 }]],
  [
    '[@a; @b, p. 3]',
    [
      { source: 'a', offset: 1 },
      { source: 'b', locator: 'p. 3', offset: 5 },
    ],
  ],
  ['[@arena-2026-05-06-t2v]', [{ source: 'arena-2026-05-06-t2v', offset: 1 }]],
  ['[@新华社2026]', [{ source: '新华社2026', offset: 1 }]],
])('%s is read', (written, items) => {
  expect(parseCitationGroup(written)).toEqual(items);
});

test.each([
  ['[@vb para. 3]', 'expected a comma before a locator: `[@vb, para. 3]`'],
  ['[@]', 'does not name a source'],
  ['[@a; b]', '`b` does not name a source'],
])('%s is answered with what to write', (written, answer) => {
  expect(parseCitationGroup(written)).toEqual({ wrong: expect.stringContaining(answer) as string });
});
