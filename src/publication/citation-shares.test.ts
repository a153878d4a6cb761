import { describe, expect, it, test } from 'vitest';
import type { Source } from '../model/source.ts';
import { citationShares, citedSources } from './citation-shares.ts';

const cite = (...ids: string[]) => ids.map((id) => ({ source: id }));

test('a source that only a claim rests on is cited', () => {
  const sources = ['wire', 'copy', 'lab'].map((id) => ({ id }) as Source);
  const claims = [{ sources: [{ id: 'lab', stance: 'supports' as const }] }] as never;
  expect(citedSources({ sources, claims }, cite('wire'))).toEqual(['wire', 'lab']);
});

describe('shares of citations', () => {
  it('add up to one, the largest first', () => {
    expect(citationShares(cite('a', 'b', 'b', 'b'))).toEqual([
      { source: 'b', count: 3, share: 0.75 },
      { source: 'a', count: 1, share: 0.25 },
    ]);
  });

  it('are none where nothing is cited', () => {
    expect(citationShares([])).toEqual([]);
  });
});
