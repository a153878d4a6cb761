import { describe, expect, it } from 'vitest';
import type { Source } from '../model/source.ts';
import { citationShares, citedSources, independentOrigins, originOf } from './origins.ts';

const source = (id: string, origin?: string) => ({ id, origin }) as Source;
const cite = (...ids: string[]) => ids.map((id) => ({ source: id }));

describe('origins', () => {
  const sources = [source('wire'), source('copy', 'wire'), source('retold', 'copy'), source('lab')];

  it('a rewrite of a copy goes back to the first report', () => {
    expect(originOf('retold', sources)).toBe('wire');
  });

  it('copies of one report are one origin', () => {
    const piece = { sources, claims: [] };
    expect(independentOrigins(piece, cite('wire', 'copy', 'retold'))).toEqual(['wire']);
    expect(independentOrigins(piece, cite('retold', 'lab'))).toEqual(['wire', 'lab']);
  });

  it('a chain in a circle has one origin, wherever it is entered', () => {
    const circle = [source('b', 'c'), source('c', 'a'), source('a', 'b'), source('d', 'c')];
    expect(circle.map(({ id }) => originOf(id, circle))).toEqual(['a', 'a', 'a', 'a']);
  });

  it('an origin that is not listed ends the chain before it', () => {
    expect(originOf('copy', [source('copy', 'elsewhere')])).toBe('copy');
  });

  it('a source that only a claim rests on is cited', () => {
    const claims = [{ sources: [{ id: 'lab', stance: 'supports' as const }] }] as never;
    expect(citedSources({ sources, claims }, cite('wire'))).toEqual(['wire', 'lab']);
  });
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
