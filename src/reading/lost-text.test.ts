import { expect, test } from 'vitest';
import { lostText } from './lost-text.ts';
import { parseProse } from './read-piece.ts';

const told = (prose: string) =>
  lostText(parseProse(prose).tree, prose).map(({ message, place }) => [
    message,
    `${place.line}:${place.column}`,
  ]);

test.each([
  ['| a | b |\n|---|---|\n| `x|y` | z |', 'Unexpected cell 3 in a row', '3:1'],
  ['| a | b | c |\n|---|---|---|\n| `x|y` | z |', 'Unexpected `|` that cuts code', '3:1'],
  ['| a | b |\n|---|---|\n| 1 | 2 | 3 |', 'expected 2 as in its header', '3:9'],
  ['| a |\n|---|\n| 1 | 2 |', 'Unexpected cell 2', '3:5'],
  ['a | b\n--|--\n1 | 2 | 3 | 4', 'Unexpected cell 3', '3:7'],
  ['| a | b |\n|---|\n| 1 | 2 |', 'make no table', '1:1'],
  ['| a | b |\n|---|---|---|\n| 1 | 2 |', 'make no table', '1:1'],
  ['[Note]: some', 'Unexpected `[Note]:` at the beginning of a line', '1:1'],
  ['Text.\n\n[1]: https://example.org/', 'a link that nothing names', '3:1'],
  ['Text.\n\n[^1]: A note.', 'Unexpected note `[^1]:`', '3:1'],
  ['A[^1].\n\n[^1]: A note.\n\n[^1]: Another.', 'Unexpected second `[^1]:`', '5:1'],
  ['[A][b].\n\n[b]: /x\n[B]: /y', 'Unexpected second `[B]:`', '4:1'],
])('%j loses nothing without a word', (prose, message, place) => {
  expect(told(prose)).toEqual([[expect.stringContaining(message), place]]);
});

test.each([
  ['| a | b |\n|---|---|\n| `x\\|y` | z |'],
  ['| a | b |\n|---|---|\n| 1 |'],
  ['| a | b |\n|---|---|\n| `` ` `` | \\` |'],
  ['[A][b] and ![c][].\n\n[b]: /x\n[c]: /y.png'],
  ['A[^1].\n\n[^1]: A note.'],
  ['A | b, with a sign between.'],
  ['\\[Note]: some'],
])('%j loses nothing', (prose) => {
  expect(told(prose)).toEqual([]);
});
