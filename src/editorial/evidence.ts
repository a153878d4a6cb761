/** What does a piece rest on, in one line? */
import type { Day } from '../model/date.ts';
import type { Piece } from '../model/piece.ts';
import type { Source } from '../model/source.ts';
import { forecastState } from './forecasts.ts';
import { originOf } from './origins.ts';

export interface Evidence {
  sources: number;
  /** How many of each role, the most frequent first. */
  roles: { role: Source['role']; count: number }[];
  /** Works that repeat no other work of the list. */
  origins: number;
  openCaveats: number;
  closedCaveats: number;
  openForecasts: number;
  resolvedForecasts: number;
  corrections: number;
}

export function evidenceOf(piece: Piece, today: Day): Evidence {
  const counts = new Map<Source['role'], number>();
  for (const { role } of piece.sources) counts.set(role, (counts.get(role) ?? 0) + 1);
  const resolved = piece.forecasts.filter(
    (forecast) => forecastState(forecast, today) === 'resolved',
  );
  const closed = piece.caveats.filter((caveat) => caveat.closedBy);
  return {
    sources: piece.sources.length,
    roles: [...counts]
      .map(([role, count]) => ({ role, count }))
      .sort((a, b) => b.count - a.count || a.role.localeCompare(b.role)),
    origins: new Set(piece.sources.map((source) => originOf(source.id, piece.sources))).size,
    openCaveats: piece.caveats.length - closed.length,
    closedCaveats: closed.length,
    openForecasts: piece.forecasts.length - resolved.length,
    resolvedForecasts: resolved.length,
    corrections: piece.corrections.length,
  };
}
