/** What does a piece rest on, in one line? */
import { countsInWords, type FindingCounts, type Findings } from '../evidence/findings-of.ts';
import type { Piece } from '../model/piece.ts';
import type { PieceRows } from './rows.ts';
import type { Source } from '../model/source.ts';
import { counted } from '../model/words.ts';

export interface Evidence {
  sources: number;
  /** Of these, how many we read in full. */
  readInFull: number;
  /** How many of each role, the most frequent first. */
  roles: { role: Source['role']; count: number }[];
  /** Works on which everything cited rests, once copies are followed across pieces. */
  origins: number;
  openCaveats: number;
  closedCaveats: number;
  openForecasts: number;
  resolvedForecasts: number;
  corrections: number;
  /** What was found in the texts of the sources; undefined where none is on record. */
  found: FindingCounts | undefined;
}

/** `origins` is the number of works on which everything cited rests. */
export function evidenceOf(
  piece: Pick<Piece, 'sources'>,
  { caveats, forecasts, corrections }: PieceRows,
  origins: number,
  findings: Findings | undefined,
): Evidence {
  const counts = new Map<Source['role'], number>();
  for (const { role } of piece.sources) counts.set(role, (counts.get(role) ?? 0) + 1);
  const closed = caveats.filter((row) => row.closed).length;
  const resolved = forecasts.filter((row) => row.resolution).length;
  return {
    sources: piece.sources.length,
    readInFull: piece.sources.filter(({ read }) => read === 'full').length,
    roles: [...counts]
      .map(([role, count]) => ({ role, count }))
      .sort((a, b) => b.count - a.count || (a.role < b.role ? -1 : 1)),
    origins,
    openCaveats: caveats.length - closed,
    closedCaveats: closed,
    openForecasts: forecasts.length - resolved,
    resolvedForecasts: resolved,
    corrections: corrections.length,
    found: findings?.counts,
  };
}

/** What was found in the texts of the sources, one line each; none where no text is on record. */
export function foundInWords({ found }: Pick<Evidence, 'found'>): string[] {
  if (!found) return [];
  const { figures, quotations, stale } = found;
  return [
    countsInWords(figures, 'figure'),
    countsInWords(quotations, 'quotation'),
    stale > 0 ? `${counted(stale, 'statement')} changed since` : undefined,
  ].filter((words) => words !== undefined);
}

/** On how much everything cited rests, in words. */
export const originsInWords = ({ origins }: Pick<Evidence, 'origins'>): string =>
  origins === 1 ? 'This piece rests on one report' : counted(origins, 'independent origin');

/** The figures that stand beside a title, in words. */
export const inBrief = ({ sources, origins, openCaveats, openForecasts }: Evidence): string[] => [
  counted(sources, 'source'),
  counted(origins, 'independent origin'),
  counted(openCaveats, 'open caveat'),
  counted(openForecasts, 'open forecast'),
];
