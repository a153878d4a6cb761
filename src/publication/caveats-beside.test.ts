import { describe, expect, test } from 'vitest';
import { caveatsBeside } from './caveats-beside.ts';
import { toldInBrief } from './told-in-brief.ts';
import type { CaveatRow } from './rows.ts';

type Rows = Parameters<typeof caveatsBeside>[1];

const caveat = (text: string, more: Partial<CaveatRow> = {}, matters?: 'low' | 'high') =>
  ({ caveat: { text, matters }, about: [], closed: undefined, ...more }) as unknown as CaveatRow;
const sentence = (anchor: string, ...claims: (string | undefined)[]) => ({
  anchor,
  citations: claims.map((claim) => ({ claim })),
});
const rows = (sentences: object[], caveats: CaveatRow[]) =>
  ({ sentences, caveats }) as unknown as Rows;
const closed = {} as CaveatRow['closed'];

describe('a caveat', () => {
  test('stands beside the first sentence that backs a claim it bears on, and only there', () => {
    const one = caveat('Whose vote?', { about: ['piece#score', 'piece#rank'] });
    const beside = caveatsBeside(
      'piece',
      rows([sentence('a', undefined), sentence('b', 'rank'), sentence('c', 'score')], [one]),
    );
    expect([...beside]).toEqual([['b', [one]]]);
  });

  test('of another piece’s claim, of no claim or closed stands beside none', () => {
    const caveats = [
      caveat('Elsewhere', { about: ['other#rank'] }),
      caveat('General'),
      caveat('Settled', { about: ['piece#rank'], closed }),
    ];
    expect(caveatsBeside('piece', rows([sentence('b', 'rank')], caveats)).size).toBe(0);
  });

  test('that matters most is told first, one that is closed not at all', () => {
    const caveats = [
      caveat('unweighed'),
      caveat('low', {}, 'low'),
      caveat('settled', { closed }, 'high'),
      caveat('high', {}, 'high'),
    ];
    expect(toldInBrief(caveats).map((row) => row.caveat.text)).toEqual(['high', 'low']);
  });
});
