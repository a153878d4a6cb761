/** Are findings of rules kept only as long as what they rest on? */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pieceOf, siteOf } from '../../tests/made-publication.ts';
import { editionOf, recordWith } from '../record/record.ts';
import { keptFindings } from '../reading/kept-findings.ts';
import { checkAll, type Rule } from './rule.ts';
import { rules } from './rules.ts';

const FILE = `---
title: A model is listed
description: A list of models has a new entry, and nobody knows yet how long it stays.
authors: [staff]
datePublished: 2026-11-22
type: analysis
topics: [ai-video]
caveats: []
sources:
  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-11-20, accessed: 2026-11-25, role: reporting }
---

The model is listed [@report]. By 5 December 2026 we look again.

It scored 1,444 points.
`;

describe('What was found in a piece', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'findings-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const piece = pieceOf('one', FILE);
  const said = (ruleId: string, today: string, more = {}) =>
    checkAll(rules, siteOf([piece], more), today, keptFindings(root))
      .filter((message) => message.ruleId === ruleId)
      .map(({ message }) => message);

  it('is found again on another day by a rule that looks at the day', () => {
    expect(said('dates-in-order', '2026-11-26')).toEqual([]);
    expect(said('dates-in-order', '2026-11-23')).toEqual([
      'Unexpected `accessed` 2026-11-25, expected a day that has come',
    ]);
    expect(said('dates-in-order', '2026-11-26')).toEqual([]);
  });

  it('is found again when the record of the piece has changed', () => {
    expect(said('record-is-kept', '2026-11-26')).toEqual([]);
    const before = pieceOf('one', FILE.replace('1,444', '1,442'));
    const edition = editionOf(before, undefined, { date: '2026-11-22' });
    if (!edition) throw new Error('The piece was not released');
    const records = new Map([['one', recordWith(before, undefined, edition)]]);
    expect(said('record-is-kept', '2026-11-26', { records })).toHaveLength(1);
  });

  it('is taken as it was while the piece and what a rule sees are the same', () => {
    let asked = 0;
    const counting: Rule = {
      ...(rules[0] as Rule),
      id: 'counting',
      sees: (_manuscript, { today }) => today,
      check: (_manuscript, report) => {
        asked += 1;
        report({ place: { line: 1, column: 1 }, message: `Asked ${asked} times` });
      },
    };
    const check = (today: string) =>
      checkAll([counting], siteOf([piece]), today, keptFindings(root)).map((one) => one.message);
    expect(check('2026-11-26')).toEqual(['Asked 1 times']);
    expect(check('2026-11-26')).toEqual(['Asked 1 times']);
    expect(check('2026-11-27')).toEqual(['Asked 2 times']);
  });
});
