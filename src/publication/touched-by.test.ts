/** What of ours does a new state of a board touch: texts, charts, and caveats that it may answer? */
import { madeBoard, madeRow, madeState } from '../../tests/made-board.ts';
import { expect, test } from 'vitest';
import { pieceOf } from '../../tests/made-publication.ts';
import { compareStates } from '../boards/compare-states.ts';
import { touchedBy } from './touched-by.ts';

const before = madeState('2026-04-17', [madeRow(1, 'Alpha', 1460), madeRow(2, 'Beta', 1440)]);
const board = madeBoard([before]);

const piece = pieceOf(
  'one',
  `---
title: "What a made list says of its models"
description: "One list of one maker, read each week of a year, and what we said of it on one day."
authors: [staff]
datePublished: 2026-07-05
topics: [ai-video]
sources:
  - { id: copy, title: The list, publisher: Maker, URL: "https://maker.example/list", issued: 2026-01-05, accessed: 2026-01-05, role: dataset }
lead:
  component: ScoreHistory
  with: { board: made, model: Beta }
  caption: "Beta kept its score on the list from spring to summer."
caveats:
  - { id: gap, text: "No list of Maker’s between 20 April and 27 June 2026 was found.", kind: access, scope: in-source, silent: [copy], matters: high }
  - { id: later, text: "No list of Maker’s between 1 July and 5 August 2026 was found.", kind: access, scope: in-source, silent: [copy], matters: high }
  - { id: answered, text: "No list of Maker’s between 20 April and 27 June 2026 was seen.", kind: access, scope: in-source, silent: [copy], matters: high, closedBy: { source: copy, date: 2026-07-05, note: It was. } }
---
Alpha leads Maker’s list [@copy].

<Leaderboard board="made" on="2026-04-17" model="Alpha" />

<Leaderboard board="other" on="2026-04-17" model="Beta" />
`,
);

test('a new state names the charts that draw a changed row, and the caveats about lists that nobody had', () => {
  const now = madeState('2026-05-30', [madeRow(1, 'Alpha', 1460), madeRow(2, 'Beta', 1435)]);
  const touched = touchedBy([piece], board, compareStates(before, now), now);
  expect(touched.map(({ part, id, text, mayClose }) => [part, id ?? text, mayClose])).toEqual([
    ['caveat', 'gap', true],
    ['chart', 'ScoreHistory, Beta: Beta kept its score on the list from spring to summer.', false],
  ]);
  expect(touched[1]?.rows).toEqual([
    { model: 'Beta', before: '2nd, 1,440 ± 10', now: '2nd, 1,435 ± 10' },
  ]);
});

test('a change of the leader touches the sentence and the chart that show it', () => {
  const now = madeState('2026-08-30', [madeRow(1, 'Gamma', 1490), madeRow(2, 'Alpha', 1460)]);
  const touched = touchedBy([piece], board, compareStates(before, now), now);
  expect(touched.map(({ part }) => part)).toEqual(['sentence', 'chart', 'chart']);
});
