/** What does a calendar say of a forecast? The day it is due, what is expected, and how it ended. */
import type { ForecastRow } from './rows.ts';
import { compare } from '../model/order.ts';
import { inPercent, outcomeWords } from '../model/words.ts';

/** A day in a calendar. */
export interface ForecastEvent {
  uid: string;
  day: string;
  /** The last day on which something about the forecast changed. */
  changed: string;
  summary: string;
  description: string;
  url: string;
}

/** One event a forecast, by the day it is due; `url` is the origin of the site. */
export const forecastEvents = (
  rows: readonly ForecastRow[],
  { url, tagAuthority }: { url: string; tagAuthority: string },
): ForecastEvent[] =>
  rows
    .map(({ key, path, forecast, probability, resolution }) => {
      const { statement, criteria, resolutionSource, resolvesOn, madeOn, updates } = forecast;
      const odds = probability === undefined ? '' : `${inPercent(probability)}: `;
      return {
        uid: `${key.replace('#', '/')}@${tagAuthority}`,
        day: resolvesOn,
        changed:
          [madeOn, updates.at(-1)?.date ?? '', resolution?.date ?? ''].sort().at(-1) ?? madeOn,
        summary: resolution
          ? `${outcomeWords[resolution.outcome]}: ${statement}`
          : `${odds}${statement}`,
        description: `Criteria: ${criteria}\nWhere to look: ${resolutionSource}`,
        url: `${url}${path}`,
      };
    })
    .sort((a, b) => compare(a.day, b.day) || compare(a.uid, b.uid));
