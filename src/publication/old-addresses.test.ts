import { expect, test } from 'vitest';
import { oldAddresses } from './old-addresses.ts';

const piece = (slug: string, aliases: string[], { draft = false, date = '2026-11-22' } = {}) => ({
  slug,
  piece: { aliases, draft, datePublished: date },
});
const addressesOf = (...pieces: ReturnType<typeof piece>[]) =>
  [...oldAddresses(pieces, '2026-11-23')].map(([address, { slug }]) => [address, slug]);

test('an old address is one address however it is written', () => {
  expect(
    addressesOf(
      piece('new', ['/old', '/old/', '/old/index.html', '/a/../old/', '/%C3%BCber/', '/100%/']),
    ),
  ).toEqual([
    ['/old/', 'new'],
    ['/über/', 'new'],
    ['/100%/', 'new'],
  ]);
});

test('a draft or a scheduled piece has no old addresses yet', () => {
  const pieces = [
    piece('draft', ['/a/'], { draft: true }),
    piece('later', ['/b/'], { date: '2026-11-24' }),
  ];
  expect(addressesOf(...pieces)).toEqual([]);
});

test('an address at which a piece stands leads nowhere else, and of two claims the first counts', () => {
  const pieces = [piece('one', ['/analysis/two/', '/old/']), piece('two', ['/old/'])];
  expect(addressesOf(...pieces)).toEqual([['/old/', 'one']]);
});
