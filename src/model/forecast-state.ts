/** How does a forecast stand on a day? Open, nearly due, overdue, resolved; ours or somebody else’s. */
import { dayAfter, daysBetween, type Day } from './date.ts';
import type { Forecast } from './forecast.ts';

export type ForecastState = 'open' | 'due' | 'overdue' | 'resolved';

export const forecastViews = [
  'overdue',
  'due',
  'open',
  'resolved',
  'others-open',
  'others-resolved',
] as const;

/** Views of the forecasts: ours by their state, those of others apart. */
export type ForecastView = (typeof forecastViews)[number];

/** Days before its end from which a forecast counts as due. */
const DUE_WITHIN = 14;

/** State of a forecast on `today`. */
export function forecastState(forecast: Forecast, today: Day): ForecastState {
  if (forecast.resolution) return 'resolved';
  const left = daysBetween(today, forecast.resolvesOn);
  if (left < 0) return 'overdue';
  return left <= DUE_WITHIN ? 'due' : 'open';
}

/** The first day on which a forecast counts as due. */
export const dueFrom = ({ resolvesOn }: Pick<Forecast, 'resolvesOn'>): Day =>
  dayAfter(resolvesOn, -DUE_WITHIN);

/** The estimate that holds now: the last update, else the first. Undefined for an unscored forecast. */
export const currentProbability = (forecast: Forecast): number | undefined =>
  forecast.updates.at(-1)?.probability ?? forecast.probability;

/** True for a forecast of ours; one `by` a source is somebody else’s. */
export const isOurs = (forecast: Forecast, authors: readonly string[]): boolean =>
  forecast.by === undefined || authors.includes(forecast.by);
