import { expect, test } from 'vitest';
import { unarchivedSources } from '../links/cited-addresses.ts';
import { placeAsWritten, placeOf } from '../model/manuscript.ts';
import { pieceOf, published } from '../../tests/made-publication.ts';
import { deskData } from './desk-data.ts';

const text = `---
title: "A piece"
description: "A piece whose first source cannot be read, so that its second is the first of those read."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: faulty, oops: 1 }
  - { id: sound, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
caveats: []
---
Text [@sound].
`;
const manuscript = pieceOf('a', text);
const SOUND = 9;

test('a source stands at its own line though a faulty one stands before it', () => {
  expect(placeOf(manuscript, ['sources', 0]).line).toBe(SOUND);
  expect(placeAsWritten(manuscript, ['sources', 1]).line).toBe(SOUND);

  const { due } = deskData(published({ a: text }), new Map());
  expect(due).toMatchObject([
    { what: 'source not archived', at: `content/analysis/a/index.mdx:${SOUND}:5` },
  ]);
  expect(unarchivedSources([manuscript])[0]?.place.line).toBe(SOUND);
});
