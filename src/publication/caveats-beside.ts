/** Beside which sentence does a caveat belong? The first that backs a claim it bears on. */
import type { CaveatRow, PieceRows } from './rows.ts';

/** Anchor of a sentence → the open caveats about what it claims, in the order of the piece; each stands once. */
export function caveatsBeside(
  slug: string,
  { sentences, caveats }: Pick<PieceRows, 'sentences' | 'caveats'>,
): Map<string, CaveatRow[]> {
  const beside = new Map<string, CaveatRow[]>();
  for (const row of caveats) {
    if (row.closed) continue;
    const sentence = sentences.find(({ citations }) =>
      citations.some(({ claim }) => claim !== undefined && row.about.includes(`${slug}#${claim}`)),
    );
    if (!sentence) continue;
    beside.set(sentence.anchor, [...(beside.get(sentence.anchor) ?? []), row]);
  }
  return beside;
}
