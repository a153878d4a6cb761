/** What does a subscriber of a board see in a year of weekly lists? Each week an item, and those marked in which something moved beyond chance. */
import { madeBoard, madeRow, madeState } from '../../tests/made-board.ts';
import { expect, test } from 'vitest';
import { parsers } from '../../tests/feed-parsers.ts';
import { published } from '../../tests/made-publication.ts';
import type { Leaderboard, Snapshot } from '../model/leaderboard.ts';
import { boardFeed, documentsOf } from '../publication/feed-channels.ts';
import { boardNews } from '../publication/news.ts';
import { feedDocument, feedItems } from './feeds.ts';

const day = (week: number) => new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10);

/** Every week the scores shake within their margins; what else happens, happens once. */
function listOf(week: number): Snapshot {
  const shake = (week * 7) % 5;
  const scores = {
    Alpha: 1500 + shake,
    // Takes the lead, clear of everybody.
    Beta: (week < 10 ? 1450 : 1560) - shake,
    // Comes within the margin of Delta, and changes places with it.
    Gamma: (week < 40 ? 1300 : 1405) + shake,
    // Passes Gamma clearly; later its score leaps and its place stays.
    Delta: week < 20 ? 1250 : week < 30 ? 1350 : 1400,
  };
  const rows = Object.entries(scores)
    .toSorted(([, a], [, b]) => b - a)
    .map(([model, score], at) => madeRow(at + 1, model, score));
  return madeState(day(week), rows);
}

const board = (weeks: number): Leaderboard =>
  madeBoard(
    Array.from({ length: weeks + 1 }, (_, week) => listOf(week)),
    { metric: { name: 'Score', unit: 'points', intervalLevel: 0.95 } },
  );

/** The feed of a week as it is served. */
function feedOf(week: number): string {
  const made = board(week);
  const channel = boardFeed(made);
  const publication = published({}, day(week), { boards: [made] });
  const toItem = feedItems(publication, new Map());
  const [page] = documentsOf(channel, boardNews(made));
  if (!page) throw new Error('no document');
  return feedDocument(channel, { ...page, items: page.items.map(toItem) }, 'rss', day(week));
}

test.each(parsers.filter(({ formats }) => formats.includes('rss')))(
  'with $name a subscriber sees one new item each week, and exactly the weeks that moved beyond chance as such',
  async ({ read }) => {
    const known = new Set<string>();
    const weeks: { week: number; titles: string[]; moved: boolean }[] = [];
    for (let week = 0; week < 52; week += 1) {
      const items = await read(feedOf(week));
      const fresh = items.filter(({ id }) => !known.has(id ?? ''));
      for (const { id } of fresh) known.add(id ?? '');
      weeks.push({
        week,
        titles: fresh.map(({ title }) => title ?? ''),
        moved: fresh.some((item) => JSON.stringify(item).includes('Moved by more than chance:')),
      });
    }
    expect(weeks.every(({ titles }) => titles.length === 1)).toBe(true);
    expect(weeks.filter(({ moved }) => moved).map(({ week }) => week)).toEqual([10, 20]);
    expect(weeks[9]?.titles).toEqual(['Made board, 9 Mar 2026: Alpha leads']);
    expect(weeks[10]?.titles).toEqual(['Made board, 16 Mar 2026: Beta takes the lead']);
  },
  60_000,
);
