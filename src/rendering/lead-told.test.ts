/** Does the picture at the top of a piece reach every channel, and is a writer told what is wrong with it? */
import { madeBoard, madeRow, madeState } from '../../tests/made-board.ts';
import { describe, expect, test } from 'vitest';
import { pieceOf, published, siteOf, viewIn } from '../../tests/made-publication.ts';
import { exhibitsOf } from '../exhibits/exhibit-of.ts';
import { dataComponents } from '../exhibits/exhibit-of.ts';
import { proseComponents } from '../model/components.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import { partsOf } from '../publication/parts.ts';
import { sharedImage } from '../publication/shared-image.ts';
import { textOf } from '../record/published-text.ts';
import { checkOne } from '../rules/rule.ts';
import { rules } from '../rules/rules.ts';
import { toFeedHtml } from './feed-html.ts';
import { toPieceMarkdown } from './piece-markdown.ts';

const TODAY = '2026-11-30';

const board = madeBoard(
  ['2026-04-17', '2026-08-21'].map((date) =>
    madeState(
      date,
      ['heron', 'otter', 'pike', 'carp', 'tench'].map((model, at) =>
        madeRow(at + 1, model, 1460 - at * 16, { votes: 2000 }),
      ),
    ),
  ),
  {
    id: 'pond',
    name: 'Pond, clips',
    operator: 'Pond',
    url: 'https://pond.example/',
    track: 'clips',
    metric: { name: 'Pond score', unit: 'points' },
  },
);

const pieceText = (frontmatter: string, prose = 'Otter stands second on Pond’s list.') => `---
title: A piece
description: A piece that is told in every channel, so that a test can look at all of them.
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
sources:
  - { id: vb, title: A report, container-title: VentureBeat, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
caveats: []
${frontmatter}---

${prose}
`;

const CAPTION = 'Otter stands second on every day we know.';
const lead = (properties = '{ board: pond, on: 2026-08-21, model: otter }', caption = CAPTION) =>
  `lead:\n  component: Leaderboard\n  with: ${properties}\n  caption: ${JSON.stringify(caption)}\n`;

const said = (frontmatter: string, prose?: string) => {
  const manuscript = pieceOf('one', pieceText(frontmatter, prose));
  return checkOne(rules, manuscript, siteOf([manuscript], { boards: [board] }), TODAY)
    .filter(({ ruleId }) => /^(component-data-exists|frontmatter-is-valid)$/.test(ruleId))
    .map(
      ({ place, message, fix }) =>
        `${place.line}:${place.column} ${message}${fix === undefined ? '' : ` → ${fix}`}`,
    );
};

test('every component of the prose that shows data can be a lead, and no other', () => {
  const withoutContent = Object.entries(proseComponents).filter(
    ([, { hasContent }]) => !hasContent,
  );
  expect(withoutContent.map(([name]) => name).sort()).toEqual(Object.keys(dataComponents).sort());
  expect(
    said('lead: { component: Aside, with: {}, caption: "Otter stands second today." }\n')[0],
  ).toMatch(/^10:9 Unexpected value `Aside` in `lead.component`, expected one of `Leaderboard`, /);
});

describe('a writer is told', () => {
  test('nothing of a lead that is whole, whether the prose shows the same or not', () => {
    expect(said(lead())).toEqual([]);
    expect(said(lead(), '<Leaderboard board="pond" on="2026-08-21" model="otter" />')).toEqual([]);
  });

  test.each([
    [
      lead('{ board: pnd, on: 2026-08-21 }'),
      '12:11 Unexpected board `pnd` in `<Leaderboard>`, did you mean `pond`? → board: pond',
    ],
    [
      lead('{ board: pond, on: 2026-08-20 }'),
      '12:24 Unexpected day `2026-08-20` in `<Leaderboard>`, `pond` has no snapshot on 2026-08-20; nearest is `2026-08-21` → on: 2026-08-21',
    ],
    [
      lead('{ board: pond, on: 2026-08-21, modle: otter }'),
      '12:40 Unexpected field `modle` in `lead.with`, did you mean `model`?',
    ],
    [
      lead('{ board: pond }'),
      '12:3 Missing field `lead.with.on`, expected a day such as `2026-11-22`',
    ],
    [
      'lead: { component: Leaderboard, caption: "Otter stands second today." }\n',
      '10:1 Missing field `lead.with`, expected the properties of `<Leaderboard>`',
    ],
    [
      lead(undefined, ''),
      '13:3 Unexpected empty text in `lead.caption`, expected the finding in one sentence of 20 to 180 characters that ends with a full stop',
    ],
    [
      lead(undefined, 'Otter, second of five'),
      '13:3 Unexpected value `Otter, second of five` in `lead.caption`, expected the finding in one sentence of 20 to 180 characters that ends with a full stop',
    ],
    [
      lead(undefined, 'Otter stands second. Heron stands first.'),
      '13:3 Unexpected value `Otter stands second. Heron stands first.` in `lead.caption`, expected the finding in one sentence of 20 to 180 characters that ends with a full stop',
    ],
    [
      lead('{ board: pond, on: 2026-08-21, top: 2 }'),
      '11:3 Unexpected `Leaderboard` in `lead`, expected data enough to draw: so few stand as a table alone',
    ],
  ])('where %j is wrong, and what it should be', (frontmatter, message) => {
    expect(said(frontmatter)).toEqual([message]);
  });

  test('that a second exhibit of the same data, under another title, has no place', () => {
    expect(
      said(lead(), '<Leaderboard board="pond" on="2026-08-21" model="otter" title="Pond" />'),
    ).toEqual([
      '16:1 Unexpected second `<Leaderboard>` of the same data in one piece, expected one: the lead shows it under other properties',
    ]);
  });
});

describe('the picture of a piece', () => {
  const publication = published({ one: pieceText(lead()), two: pieceText('') }, TODAY, {
    boards: [board],
  });
  const view = viewIn(publication, 'one');
  const without = viewIn(publication, 'two');

  test('comes first in feeds: its finding, then its image', () => {
    const html = toFeedHtml(view, publication, { url: 'https://example.org/analysis/one/' });
    expect(html).toMatch(
      /^<figure><figcaption><strong>Otter stands second on every day we know.<\/strong> Pond, clips, 21 Aug 2026<\/figcaption><p><img src="https:\/\/example.org\/analysis\/one\/figures\/standings-pond-2026-08-21-otter.png" alt="heron: /,
    );
    expect(toFeedHtml(without, publication, { url: 'https://example.org/' })).not.toContain('<img');
  });

  test('is a table under its finding in Markdown, before the text', () => {
    const markdown = toPieceMarkdown(view, publication, { reference: '' });
    const [finding, table, prose] = [
      `**${CAPTION}**`,
      '| otter',
      'Otter stands second on Pond',
    ].map((words) => markdown.indexOf(words));
    expect(finding).toBeGreaterThan(0);
    expect(table).toBeGreaterThan(finding ?? 0);
    expect(prose).toBeGreaterThan(table ?? 0);
  });

  test('is part of what was published, and of that alone which has one', () => {
    expect(textOf(view.manuscript)).toContain(
      `Lead: ${CAPTION}\n<Leaderboard board="pond" model="otter" on="2026-08-21">`,
    );
    expect(textOf(without.manuscript)).not.toMatch(/Lead/);
  });

  test('has its data and its image as files, and an anchor', () => {
    expect(exhibitsOf(view.manuscript, [board]).map(({ id }) => id)).toEqual([
      'standings-pond-2026-08-21-otter',
    ]);
    expect(partsOf(view).find(({ id }) => id === 'lead')?.anchor).toBe('lead');
    expect(partsOf(without).map(({ id }) => id)).not.toContain('lead');
  });
});

test('the address where the picture is shared changes with the boards that it draws, and with no other', () => {
  const addressWith = (...boards: Leaderboard[]) => {
    const publication = published({ one: pieceText(lead()) }, TODAY, { boards });
    return sharedImage(viewIn(publication, 'one'), publication);
  };
  const [first, ...later] = board.snapshots;
  const renewed = { ...board, snapshots: first ? [{ ...first, listed: 9 }, ...later] : [] };
  const other = { ...board, id: 'lake' };
  expect(addressWith(board, other)).toBe(addressWith(board));
  expect(addressWith(renewed)).not.toBe(addressWith(board));
});
