import { describe, expect, test } from 'vitest';
import { published, viewIn } from '../../tests/made-publication.ts';
import { claimCounts, claimPagesBy } from './ledger-views.ts';

interface Fields {
  date?: string;
  draft?: boolean;
  aliases?: readonly string[];
  /** Of each named claim what its sources are to it. */
  claims?: readonly string[];
}

/** A piece that cites every one of `sources`, each an id or `id <- the one it repeats`. */
function piece(
  sources: readonly string[],
  { date = '2026-11-22', draft = false, aliases = [], claims = [] }: Fields = {},
) {
  const entries = sources.map((written) => {
    const [id, origin] = written.split(' <- ');
    return `  - { id: ${id}, title: Report ${id}, publisher: A paper, URL: "https://example.org/${id}", issued: 2026-06-22, accessed: 2026-11-22, role: reporting${origin ? `, origin: ${origin}` : ''} }`;
  });
  const cited = sources.map((written) => `[@${written.split(' ')[0]}]`);
  return `---
title: A piece
description: A piece of which a test asks what follows from it and from its neighbours.
authors: [staff]
datePublished: ${date}
draft: ${draft}
topics: [ai-video]
aliases: ${JSON.stringify(aliases)}
sources:
${entries.join('\n')}
caveats: []
${claims.length > 0 ? 'claims:' : ''}
${claims.map((on, at) => `  - { id: c${at}, text: It is so ${at}., kind: fact, sources: [${on}] }`).join('\n')}
---

It is so ${cited.join(', it is said ')}.
`;
}

const originsOf = (sources: readonly string[], others: Record<string, string> = {}) =>
  viewIn(published({ one: piece(sources), ...others }), 'one').origins.map(
    ({ source }) => source.id,
  );

describe('what rests on a work', () => {
  const { works, addresses } = published({ one: piece(['own', 'both']), two: piece(['both']) });
  const pathOf = (id: string) => works.get(`example.org/${id}`)?.path ?? '';

  test('stands on a page of its own where several pieces list the work', () => {
    expect(pathOf('both')).toBe('/sources/a-paper-report-both/');
    expect(addresses.has(pathOf('both'))).toBe(true);
  });

  test('stands among the sources of the piece where one piece alone lists it', () => {
    expect(pathOf('own')).toBe('/analysis/one/#source-own');
    expect(addresses.get('/analysis/one/')?.anchors).toContain('source-own');
    expect([...addresses.keys()].filter((path) => /report-own/.test(path))).toEqual([]);
  });
});

describe('independent origins', () => {
  test('copies of one report, and a rewrite of a copy, are one origin', () => {
    expect(originsOf(['wire', 'copy <- wire', 'retold <- copy'])).toEqual(['wire']);
    expect(originsOf(['wire', 'retold <- wire', 'lab'])).toEqual(['wire', 'lab']);
  });

  test('what only another piece knows of a copy counts here too', () => {
    expect(originsOf(['a', 'b'])).toEqual(['a', 'b']);
    expect(originsOf(['a', 'b'], { two: piece(['a', 'b <- a']) })).toEqual(['a']);
  });

  test('a chain in a circle has one origin, wherever it is entered', () => {
    expect(originsOf(['b <- c', 'c <- a', 'a <- b', 'd <- c'])).toEqual(['a']);
  });

  test('an origin that is not listed ends the chain before it', () => {
    expect(originsOf(['copy <- elsewhere'])).toEqual(['copy']);
  });
});

describe('claims that rest on one origin', () => {
  const supports = (id: string) => `{ id: ${id}, stance: supports }`;
  const claims = [
    supports('wire'),
    `${supports('wire')}, ${supports('copy')}`,
    supports('copy'),
    `${supports('wire')}, ${supports('lab')}`,
    `${supports('wire')}, { id: lab, stance: contradicts }`,
  ];
  const publication = published({
    one: piece(['wire', 'copy <- wire', 'lab'], { claims }),
    two: piece(['lab']),
  });
  const { sources } = publication;

  test('are those whose sources all go back to it, its copies among them, whatever speaks against them', () => {
    const alone = (id: string) =>
      sources.get(`example.org/${id}`)?.alone.map(({ claim }) => claim.id);
    expect(alone('wire')).toEqual(['c0', 'c1', 'c2', 'c4']);
    expect(alone('copy')).toEqual([]);
    expect(alone('lab')).toEqual([]);
  });

  test('are counted and listed among the claims', () => {
    expect(claimCounts(publication)['one-origin']).toBe(4);
    const [page] = claimPagesBy(publication, 'one-origin');
    expect(page?.items[0]?.claims).toHaveLength(4);
  });
});

describe('old addresses', () => {
  const leading = (pieces: Record<string, Fields>) => {
    const texts = Object.entries(pieces).map(([slug, fields]) => [slug, piece(['a'], fields)]);
    const { oldAddresses } = published(
      Object.fromEntries(texts) as Record<string, string>,
      '2026-11-23',
    );
    return [...oldAddresses].map(([address, { manuscript }]) => [address, manuscript.slug]);
  };

  test('are one address however they are written', () => {
    const aliases = ['/old', '/old/', '/old/index.html', '/a/../old/', '/%C3%BCber/', '/100%/'];
    expect(leading({ new: { aliases } })).toEqual([
      ['/old/', 'new'],
      ['/über/', 'new'],
      ['/100%/', 'new'],
    ]);
  });

  test('of a draft or a scheduled piece do not lead anywhere yet', () => {
    expect(
      leading({
        draft: { aliases: ['/a/'], draft: true },
        later: { aliases: ['/b/'], date: '2026-11-24' },
      }),
    ).toEqual([]);
  });

  test('lead nowhere else while a piece stands there, and to the first of two that claim them', () => {
    expect(
      leading({
        one: { aliases: ['/analysis/two/', '/old/'], date: '2026-11-22' },
        two: { aliases: ['/old/'], date: '2026-11-21' },
      }),
    ).toEqual([['/old/', 'one']]);
  });
});
