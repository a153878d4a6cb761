/** Does a component find its data, and is a writer told what is not there and what is? */
import type { ExhibitContext } from './data-component.ts';
import { exhibitOf, exhibitsOf } from './exhibit-of.ts';
import type { RatingPanel } from '../charts/ratings-chart.ts';
import type { Standings } from '../charts/standings-chart.ts';
import { describe, expect, test } from 'vitest';
import type { Leaderboard, SnapshotRow } from '../model/leaderboard.ts';
import type { Source } from '../model/source.ts';

const source = (id: string): Source => ({
  id,
  title: `About ${id}`,
  type: 'webpage',
  'container-title': 'A paper',
  URL: `https://example.org/${id}`,
  issued: '2026-08-21',
  accessed: '2026-11-22',
  role: 'dataset',
  read: 'full',
  state: { is: 'live' },
});

const row = (
  rank: number | undefined,
  model: string,
  score?: number,
  interval?: number,
  from = 'copy',
): SnapshotRow => ({
  rank,
  model,
  developer: undefined,
  score,
  interval,
  votes: undefined,
  source: from,
});

const state = (date: string, updated: string | undefined, rows: SnapshotRow[]) => ({
  date,
  updated,
  listed: undefined,
  note: undefined,
  rows,
});

const board = (id: string, snapshots: Leaderboard['snapshots']): Leaderboard => ({
  id,
  name: id,
  operator: 'Arena',
  url: 'https://arena.example/',
  track: 'text-to-video',
  metric: { name: 'Arena score', unit: 'points' },
  method: 'Votes.',
  called: [],
  names: {},
  sources: [source('copy'), source('press')],
  snapshots,
});

const april = [row(1, 'seedance', 1460, 11), row(2, 'happyhorse-1.0', 1444, 15)];
const context: ExhibitContext = {
  boards: [
    board('arena-text-to-video', [
      state('2026-04-17', '2026-04-16', april),
      state('2026-04-27', undefined, [row(2, 'HappyHorse-1.0', undefined, undefined, 'press')]),
      state('2026-05-06', '2026-04-16', april),
      state('2026-07-27', '2026-07-05', [row(4, 'happyhorse-1.0', 1430, 13)]),
      state('2026-08-21', '2026-08-14', [
        row(1, 'omni', 1512, 11),
        row(2, 'flux', 1494, 17),
        row(3, 'seedance', 1482, 10),
        row(7, 'happyhorse-1.0', 1428, 13),
        row(8, 'sora'),
      ]),
      state('2026-12-01', '2026-11-30', [row(9, 'happyhorse-1.0', 1420, 12)]),
    ]),
    board('arena-video-edit', [
      state('2026-04-15', undefined, [
        row(1, 'happyhorse-1.0', 1299, 21),
        row(undefined, 'happyhorse-1.0', 1307, 13, 'press'),
      ]),
    ]),
  ],
  piece: { sources: [source('report')], datePublished: '2026-11-23' },
};

const exhibit = (component: string, attributes: Record<string, unknown>) => {
  const answer = exhibitOf(component, attributes, context);
  if (!answer || 'faults' in answer) throw new Error(JSON.stringify(answer));
  return answer.exhibit;
};
const faults = (component: string, attributes: Record<string, unknown>) => {
  const answer = exhibitOf(component, attributes, context);
  return answer && 'faults' in answer ? answer.faults : [];
};

describe('a model over time', () => {
  const history = exhibit('ScoreHistory', {
    board: 'arena-text-to-video',
    model: 'HappyHorse 1.0',
  });

  test('is told by the day of measurement, and a copy of a state that was seen before adds nothing', () => {
    expect(
      history.table.rows.map(([updated, recorded, rank]) => [updated, recorded, rank]),
    ).toEqual([
      ['16 Apr 2026', '17 Apr 2026', '2nd'],
      ['not known', '27 Apr 2026', '2nd'],
      ['5 Jul 2026', '27 Jul 2026', '4th'],
      ['14 Aug 2026', '21 Aug 2026', '7th'],
    ]);
  });

  test('ends with the day of publication, so that later states leave a piece as it was', () => {
    expect(history.description).not.toContain('30 Nov 2026');
    const later = exhibit('ScoreHistory', {
      board: 'arena-text-to-video',
      model: 'happyhorse-1.0',
      until: '2026-12-01',
    });
    expect(later.description).toContain('30 Nov 2026: 9th');
  });

  test('keeps its intervals, and says which rank they leave open', () => {
    expect(history.description).toContain(
      '16 Apr 2026: 2nd, could be 1st or lower; score 1,444 ± 15.',
    );
    expect(history.data.rows[0]).toContain(15);
  });

  test('is a table alone where it is known in fewer than four states', () => {
    expect(history.chart?.draw('wide').parts.length).toBeGreaterThan(0);
    const seedance = exhibit('ScoreHistory', { board: 'arena-text-to-video', model: 'seedance' });
    expect(seedance.chart).toBe(undefined);
    expect(seedance.table.rows).toHaveLength(2);
  });
});

test('days are counted for a chart, not the rows that sources give of one day', () => {
  const row9 = (from: string) => row(1, 'happyhorse-1.0', 1383, undefined, from);
  const days = board('aa', [
    state('2026-04-08', undefined, [row(1, 'happyhorse-1.0', 1357)]),
    state('2026-04-09', undefined, [
      row9('copy'),
      row(1, 'happyhorse-1.0', undefined, undefined, 'press'),
    ]),
    state('2026-04-10', undefined, [row(1, 'happyhorse-1.0')]),
  ]);
  const answer = exhibitOf(
    'ScoreHistory',
    { board: 'aa', model: 'happyhorse-1.0' },
    { ...context, boards: [days] },
  );
  expect(answer && 'exhibit' in answer && answer.exhibit.chart).toBe(undefined);
  expect(
    answer && 'exhibit' in answer && answer.exhibit.table.columns.map(({ name }) => name),
  ).toEqual(['Recorded', 'Rank', 'Arena score ± interval', 'Source']);
});

describe('a board on one day', () => {
  test('is drawn where four rows have an interval, and points out the model asked for', () => {
    const { chart, note } = exhibit('Leaderboard', {
      board: 'arena-text-to-video',
      on: '2026-08-21',
      model: 'happyhorse-1.0',
    });
    const { rows } = chart?.data as Standings;
    expect(rows.map(({ isMarked }) => isMarked)).toEqual([false, false, false, true]);
    expect(note).toContain('One row stands without a known score in the table alone.');
  });

  test('shows the first ranks only where that is asked, with ranges among all known rows', () => {
    const { table } = exhibit('Leaderboard', {
      board: 'arena-text-to-video',
      on: '2026-08-21',
      top: 2,
    });
    expect(table.rows.map(([rank, model]) => [rank, model])).toEqual([
      ['1st', 'omni'],
      ['2nd', 'flux'],
    ]);
    expect(table.rows[1]?.at(-1)).toBe('1st–3rd');
  });

  test('lets both values stand where its sources contradict each other, each with its source', () => {
    const { table, sources } = exhibit('Leaderboard', {
      board: 'arena-video-edit',
      on: '2026-04-15',
    });
    expect(table.rows.map((cells) => cells[1])).toEqual([
      'happyhorse-1.0 (sources differ)',
      'happyhorse-1.0 (sources differ)',
    ]);
    expect(sources.map(({ id }) => id)).toEqual(['copy', 'press']);
  });
});

describe('ratings on several boards', () => {
  const { chart, boards, sources } = exhibit('Ratings', {
    model: 'happyhorse-1.0',
    on: ['arena-text-to-video 2026-04-17', 'arena-video-edit 2026-04-15'],
    also: [['A board its source does not name', 2074, '2026-06-11', 'report']],
  });

  test('have a panel each, both values of a contradiction in one', () => {
    const panels = chart?.data as RatingPanel[];
    expect(panels.map(({ values }) => values.length)).toEqual([1, 2, 1]);
  });

  test('leave a board that gives no score to the table', () => {
    const { chart: one, table } = exhibit('Ratings', {
      model: 'happyhorse-1.0',
      on: ['arena-text-to-video 2026-04-17', 'arena-text-to-video 2026-04-27'],
    });
    expect(one?.data).toHaveLength(1);
    expect(table.rows).toHaveLength(2);
  });

  test('name the sources of the boards and those of the piece', () => {
    expect(boards.map(({ id }) => id)).toEqual(['arena-text-to-video', 'arena-video-edit']);
    expect(sources.map(({ id }) => id)).toEqual(['copy', 'copy', 'press', 'report']);
  });
});

test('events stand in the order of their days, each before, inside or after the window', () => {
  const { table } = exhibit('Timeline', {
    from: '2026-07-20',
    to: '2026-08-03',
    window: 'Four to six weeks',
    events: [
      ['2026-08-04', 'The day after', 'report'],
      ['2026-08-03', 'The last day', 'report'],
      ['2026-07-20', 'The first day', 'report'],
      ['2026-07-19', 'The day before', 'report'],
    ],
  });
  expect(table.rows.map(([, what, against]) => [what, against])).toEqual([
    ['The day before', 'before'],
    ['The first day', 'inside'],
    ['The last day', 'inside'],
    ['The day after', 'after'],
  ]);
});

describe('values of several things', () => {
  const prices = exhibit('DotPlot', {
    title: 'Price of a second',
    unit: 'US dollars a second',
    kinds: ['720p', '1080p'],
    items: [
      ['A', 0.14, 0.28, 'report'],
      ['B', 0.0588, null, 'report'],
      ['C', 0.154, 'report'],
    ],
    on: '2026-08-21',
    mark: 'A',
  });

  test('are a table in one unit, where what is not known says so', () => {
    expect(prices.table.columns.map(({ name }) => name)).toEqual([
      'Item',
      '720p, US dollars a second',
      '1080p, US dollars a second',
      'Source',
    ]);
    expect(prices.table.rows.map((cells) => cells.slice(0, 3))).toEqual([
      ['A', '0.14', '0.28'],
      ['B', '0.0588', 'not known'],
      ['C', '0.154', 'not known'],
    ]);
    expect(prices.data.rows[1]?.slice(0, 4)).toEqual([
      'B',
      0.0588,
      undefined,
      'US dollars a second',
    ]);
    expect(prices.description).toContain('21 Aug 2026. A: 720p 0.14, 1080p 0.28.');
    expect(prices.sources.map(({ id }) => id)).toEqual(['report']);
    expect(prices.id).toBe('dots-price-of-a-second');
  });

  test('are not drawn where a table says as much', () => {
    const two = [
      ['A', 1, 'report'],
      ['B', null, 'report'],
      ['C', 2, 'report'],
    ];
    expect(exhibit('DotPlot', { title: 'Prices', unit: 'yuan', items: two }).chart).toBe(undefined);
  });
});

test('statements stand in the order of their days, in sentences with their sources', () => {
  const { list, table, sources } = exhibit('WhoSaid', {
    title: 'The launch',
    kinds: ['said', 'denied'],
    said: [
      ['A paper', '2026-04-02', 'said', 'Put off', 'report'],
      ['The maker', '2026-03-15', 'denied', 'No date is set', 'report'],
    ],
  });
  expect(table.rows.map(([date, who, kind, what]) => [date, who, kind, what])).toEqual([
    ['15 Mar 2026', 'The maker', 'denied', 'No date is set'],
    ['2 Apr 2026', 'A paper', 'said', 'Put off'],
  ]);
  expect(list?.[0]).toEqual([
    '15 Mar 2026, The maker (denied): No date is set. ',
    { text: 'A paper, 21 Aug 2026', href: 'https://example.org/report' },
  ]);
  expect(sources.map(({ id }) => id)).toEqual(['report']);
});

describe('a writer is told', () => {
  test.each([
    [
      'Leaderboard',
      { board: 'arena-text-to-vidoe', on: '2026-04-17' },
      'Unexpected board `arena-text-to-vidoe` in `<Leaderboard>`, did you mean `arena-text-to-video`?',
      { property: 'board', value: 'arena-text-to-video' },
    ],
    [
      'Leaderboard',
      { board: 'lmsys', on: '2026-04-17' },
      'Unexpected board `lmsys` in `<Leaderboard>`, expected one of `arena-text-to-video`, `arena-video-edit`',
      undefined,
    ],
    [
      'Leaderboard',
      { board: 'arena-text-to-video', on: '2026-04-15' },
      'Unexpected day `2026-04-15` in `<Leaderboard>`, `arena-text-to-video` has no snapshot on 2026-04-15; nearest is `2026-04-17`',
      { property: 'on', value: '2026-04-17' },
    ],
    [
      'ScoreHistory',
      { board: 'arena-text-to-video', model: 'happyhorse-1.1' },
      'Unexpected model `happyhorse-1.1` in `<ScoreHistory>`, did you mean `happyhorse-1.0`?',
      { property: 'model', value: 'happyhorse-1.0' },
    ],
    [
      'Leaderboard',
      { board: 'arena-text-to-video', on: '2026-04-17', model: 'muse-video' },
      'Unexpected model `muse-video` in `<Leaderboard>`, expected one that stands on `arena-text-to-video` on 2026-04-17',
      undefined,
    ],
    [
      'Timeline',
      { from: '2026-08-03', to: '2026-07-20', window: 'Weeks', events: [] },
      'Unexpected `to="2026-07-20"` in `<Timeline>`, expected a day on or after `2026-08-03`',
      undefined,
    ],
    [
      'Timeline',
      {
        from: '2026-07-20',
        to: '2026-08-03',
        window: 'Weeks',
        events: [['2026-07-31', 'It', 'reprot']],
      },
      'Unexpected source `reprot` in `<Timeline>`, did you mean `report`?',
      undefined,
    ],
    [
      'DotPlot',
      {
        title: 'Prices',
        unit: 'yuan',
        items: [
          ['A', 1, 2, 'report'],
          ['B', 1, 2, 'report'],
        ],
      },
      'Missing property `kinds` in `<DotPlot>`, expected two words that say what the two values of `A` are, such as `720p` and `1080p`',
      undefined,
    ],
    [
      'DotPlot',
      {
        title: 'Prices',
        unit: 'yuan',
        items: [
          ['A', 1, 'report'],
          ['A', 2, 'report'],
        ],
      },
      'Unexpected second `A` in `<DotPlot>`, expected each item once, with two values where it has two',
      undefined,
    ],
    [
      'DotPlot',
      {
        title: 'Prices',
        unit: 'yuan',
        items: [
          ['Alpha', 1, 'report'],
          ['B', 2, 'report'],
        ],
        mark: 'Alpa',
      },
      'Unexpected `Alpa` in `mark` in `<DotPlot>`, did you mean `Alpha`?',
      undefined,
    ],
    [
      'WhoSaid',
      {
        title: 'A launch',
        kinds: ['said', 'denied'],
        said: [
          ['A', '2026-03-15', 'denid', 'No', 'report'],
          ['A', '2026-03-15', 'said', 'No', 'report'],
        ],
      },
      'Unexpected `denid` in `said` in `<WhoSaid>`, did you mean `denied`?',
      undefined,
    ],
    [
      'WhoSaid',
      {
        title: 'A launch',
        kinds: ['said'],
        said: [
          ['A', '2026-11-23', 'said', 'Yes', 'report'],
          ['A', '2026-03-15', 'said', 'No', 'report'],
        ],
      },
      'Unexpected day `2026-11-23` of “Yes” in `<WhoSaid>`, expected one up to 2026-11-22, when `report` was read',
      undefined,
    ],
  ])('of <%s %j>', (component, attributes, message, cure) => {
    expect(faults(component, attributes)).toEqual([{ message, ...(cure ? { cure } : {}) }]);
  });

  test('of every state that is not there, in one go', () => {
    expect(
      faults('Ratings', {
        model: 'happyhorse-1.0',
        on: ['arena-video-edit 2026-04-16', 'arena 2026-04-16'],
      }),
    ).toHaveLength(2);
  });
});

test('what shows no data, and what is not written as it should be, is no exhibit', () => {
  expect(exhibitOf('Aside', { title: 'A note' }, context)).toBe(undefined);
  expect(exhibitOf('Leaderboard', { board: 'arena-text-to-video' }, context)).toBe(undefined);
});

test('the exhibits of a piece are named for their data, each once', () => {
  const element = {
    name: 'ScoreHistory',
    attributes: { board: 'arena-text-to-video', model: 'HappyHorse 1.0' },
  };
  const { piece, boards } = context;
  const prose = { elements: [element, element] };
  const history = 'history-arena-text-to-video-happyhorse-1.0';
  expect(exhibitsOf({ piece, prose }, boards).map(({ id }) => id)).toEqual([history]);
  const lead = {
    component: 'Leaderboard',
    with: { board: 'arena-text-to-video', on: '2026-08-21' },
    caption: 'The model stands seventh in August.',
  };
  expect(exhibitsOf({ piece: { ...piece, lead }, prose }, boards).map(({ id }) => id)).toEqual([
    'standings-arena-text-to-video-2026-08-21',
    history,
  ]);
});
