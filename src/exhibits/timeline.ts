/** How do dated events become an exhibit? Each against the window of a forecast: before it, inside it, after it. */
import { timelineChart } from '../charts/timeline-chart.ts';
import { dataComponent } from './data-component.ts';
import { drawnAs, fileName } from './exhibit.ts';
import { timelineProperties, type TimelineProperties } from '../model/components.ts';
import type { Day } from '../model/date.ts';
import { sourceAddress, type Source } from '../model/source.ts';
import { dateInWords, sourceLabel } from '../model/source-labels.ts';
import type { Exhibit } from './exhibit.ts';
import { compare } from '../model/order.ts';

/** Events below which a table shows them better than a chart. */
const FEWEST_DRAWN = 4;

export const timelineComponent = dataComponent(timelineProperties, (properties, find) => {
  const { from, to } = properties;
  if (to < from) {
    find.fault({
      message: `Unexpected \`to="${to}"\` in \`<Timeline>\`, expected a day on or after \`${from}\``,
    });
  }
  const events = properties.events.map(({ date, what, sources }) => ({
    date,
    what,
    sources: sources.flatMap((id) => find.source(id) ?? []),
  }));
  return timeline(events, properties);
});

export function timeline(
  events: readonly { date: Day; what: string; sources: Source[] }[],
  { from, to, window, title }: Pick<TimelineProperties, 'from' | 'to' | 'window' | 'title'>,
): Exhibit {
  const dated = events
    .map(
      (event) =>
        ({
          ...event,
          against: event.date < from ? 'before' : event.date > to ? 'after' : 'inside',
        }) as const,
    )
    .toSorted((a, b) => compare(a.date, b.date));
  const span = `${dateInWords(from)} to ${dateInWords(to)}`;
  return {
    id: fileName('timeline', from, to),
    title: title ?? `${window}: ${span}`,
    description: `${window}, ${span}. ${dated
      .map(({ date, what, against }) => `${dateInWords(date)}, ${against}: ${what}.`)
      .join(' ')}`,
    note: `The shaded band is the window, ${span}, both days included. Filled marks lie inside it.`,
    table: {
      columns: [
        { name: 'Date', isNumber: false },
        { name: 'Event', isNumber: false },
        { name: 'Against the window', isNumber: false },
        { name: 'Source', isNumber: false },
      ],
      rows: dated.map(({ date, what, against, sources }) => [
        dateInWords(date),
        what,
        against,
        sources.map(sourceLabel).join('; '),
      ]),
    },
    data: {
      header: [
        'date',
        'event',
        'against_window',
        'window_from',
        'window_to',
        'source',
        'source_url',
      ],
      rows: dated.map(({ date, what, against, sources }) => [
        date,
        what,
        against,
        from,
        to,
        sources.map(({ title: name }) => name).join('; '),
        sources.flatMap((source) => sourceAddress(source) ?? []).join(' '),
      ]),
    },
    sources: [...new Set(dated.flatMap(({ sources }) => sources))],
    boards: [],
    chart:
      dated.length < FEWEST_DRAWN
        ? undefined
        : drawnAs(timelineChart, {
            window: { from, to, label: window },
            events: dated.map(({ date, what, against }) => ({ date, what, against })),
          }),
  };
}
