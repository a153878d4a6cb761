/** What was read of the sources of a piece, as a test writes it: texts by the ids of the sources, and the proof of them. */
import type { ReadSource } from '../src/evidence/judge.ts';
import { proofOf } from '../src/evidence/proof-of.ts';
import type { KeptText } from '../src/model/kept-text.ts';
import type { Manuscript } from '../src/model/manuscript.ts';
import type { Site } from '../src/model/site.ts';
import { sourceIdentity } from '../src/model/source.ts';
import { sha256 } from '../src/model/text.ts';

/** A text as `npm run read` keeps it; `more` is what differs from one that was read whole. */
export const keptText = (text: string, more: Partial<KeptText> = {}): KeptText => ({
  source: 'example.org/a',
  address: 'https://example.org/a',
  finalAddress: 'https://example.org/a',
  read: '2026-11-23',
  contentType: 'text/html',
  bytes: text.length,
  extractor: 'Readability',
  title: '',
  part: 'full',
  words: text.split(/\s+/).length,
  sha256: sha256(text),
  text,
  name: '2026-11-23',
  ...more,
});

/** The sources of a piece that were read, in its order. */
export const readSources = (
  { piece }: Manuscript,
  texts: Record<string, string>,
  more: Record<string, Partial<KeptText>> = {},
): ReadSource[] =>
  piece.sources.flatMap((source) => {
    const text = texts[source.id];
    const kept =
      text === undefined
        ? undefined
        : keptText(text, { source: sourceIdentity(source), ...more[source.id] });
    return kept ? [{ source, text: kept }] : [];
  });

/** Proof and texts of a piece; `later` are texts of the same sources when they were read again. */
export function evidenceFor(
  manuscript: Manuscript,
  texts: Record<string, string>,
  {
    later = {},
    more = {},
  }: { later?: Record<string, string>; more?: Record<string, Partial<KeptText>> } = {},
): Pick<Site, 'proofs' | 'texts'> {
  const first = readSources(manuscript, texts, more);
  const before = proofOf(manuscript, first, { before: undefined, today: '2026-11-23' });
  const again = readSources(manuscript, { ...texts, ...later }, more);
  const proof = proofOf(manuscript, again, { before, today: '2026-11-23' });
  return {
    proofs: new Map([[manuscript.slug, proof]]),
    texts: {
      count: (work) => again.filter(({ text }) => text.source === work).length,
      of: (work) => again.flatMap(({ text }) => (text.source === work ? [text] : [])),
    },
  };
}
