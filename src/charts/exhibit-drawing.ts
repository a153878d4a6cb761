/** Which chart shows an exhibit? Its drawing in the width asked for, or none where a table says it better. */
import type { Exhibit } from '../exhibits/exhibit.ts';
import type { Drawing, Size } from './frame.ts';
import { historyChart } from './history-chart.ts';
import { ratingsChart } from './ratings-chart.ts';
import { standingsChart } from './standings-chart.ts';
import { timelineChart } from './timeline-chart.ts';

export function exhibitDrawing(exhibit: Pick<Exhibit, 'chart'>, size: Size): Drawing | undefined {
  const { chart } = exhibit;
  switch (chart?.kind) {
    case 'standings':
      return standingsChart(chart.standings, size);
    case 'history':
      return historyChart(chart.history, size);
    case 'ratings':
      return ratingsChart(chart.panels, size);
    case 'timeline':
      return timelineChart(chart.timeline, size);
    default:
      return undefined;
  }
}
