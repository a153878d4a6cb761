/** How good were our forecasts? Brier score, beside a coin and the base rate; calibration once there are enough. */
import type { Day } from '../model/date.ts';
import type { Forecast } from '../model/forecast.ts';

/** What a scored forecast said and what came of it. */
export interface Scored {
  /** Probability of the estimate that is scored, 0 to 1. */
  probability: number;
  happened: boolean;
}

interface Ending {
  outcome: NonNullable<Forecast['resolution']>['outcome'];
  date: Day;
}

/** Brier score of a coin: what saying 50 % every time would earn. */
export const COIN = 0.25;

/** Resolved forecasts from which on calibration says anything. */
export const ENOUGH_TO_CALIBRATE = 30;

/**
 * What a forecast is scored by: the last estimate from before the day it was resolved, and whether it
 * happened. Undefined where it was not to be scored, or ended in neither yes nor no.
 */
export function scoredAs(forecast: Forecast, { outcome, date }: Ending): Scored | undefined {
  if (forecast.probability === undefined || forecast.unscored) return undefined;
  if (outcome !== 'yes' && outcome !== 'no') return undefined;
  const last = forecast.updates.findLast((update) => update.date < date);
  return { probability: last?.probability ?? forecast.probability, happened: outcome === 'yes' };
}

const squaredDistance = ({ probability, happened }: Scored) =>
  (probability - (happened ? 1 : 0)) ** 2;

/** Squared distance between estimate and outcome: 0 is perfect, 0.25 a coin. Undefined for what is not scored. */
export function brierScore(forecast: Forecast, ending: Ending): number | undefined {
  const scored = scoredAs(forecast, ending);
  return scored && squaredDistance(scored);
}

export interface Score {
  /** Forecasts scored. */
  n: number;
  /** Mean squared distance between probability and outcome: 0 is perfect, 0.25 a coin. */
  brier: number;
  /** What saying every time how often it happened on the whole would have earned. */
  baseRate: number;
  /** Share of forecasts that happened, 0 to 1. */
  happened: number;
}

/** The score of some forecasts; undefined while there is none. https://doi.org/10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2 */
export function scoreOf(scored: readonly Scored[]): Score | undefined {
  const n = scored.length;
  if (n === 0) return undefined;
  const happened = scored.filter((one) => one.happened).length / n;
  const brier = scored.reduce((sum, one) => sum + squaredDistance(one), 0) / n;
  return { n, brier, baseRate: happened * (1 - happened), happened };
}

/** Forecasts of about the same probability, and how many of them happened. */
export interface CalibrationBin {
  /** Bounds of the probabilities in it, 0 to 1; the upper one is left out but for 1. */
  from: number;
  to: number;
  n: number;
  /** Mean probability of its forecasts, 0 to 1. */
  said: number;
  /** Share of its forecasts that happened, 0 to 1. */
  happened: number;
}

/** Tenths of the scale that hold a forecast, the lowest first; undefined below 30 scored forecasts. */
export function calibrationOf(scored: readonly Scored[]): CalibrationBin[] | undefined {
  if (scored.length < ENOUGH_TO_CALIBRATE) return undefined;
  const bins = Map.groupBy(scored, ({ probability }) =>
    Math.min(9, Math.floor(Math.round(probability * 100) / 10)),
  );
  return [...bins]
    .sort(([a], [b]) => a - b)
    .map(([tenth, ofBin]) => ({
      from: tenth / 10,
      to: (tenth + 1) / 10,
      n: ofBin.length,
      said: ofBin.reduce((sum, { probability }) => sum + probability, 0) / ofBin.length,
      happened: ofBin.filter((one) => one.happened).length / ofBin.length,
    }));
}
