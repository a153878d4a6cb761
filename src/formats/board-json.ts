/** How do programs read a leaderboard? JSON (https://www.rfc-editor.org/rfc/rfc8259), null where nothing is known. */
import {
  boardFile,
  boardPath,
  completenessOf,
  observationsIn,
  sourcesOfRows,
} from '../boards/states.ts';
import type { Leaderboard, Snapshot } from '../model/leaderboard.ts';
import { sourceAddress, sourceContainer } from '../model/source.ts';

/** A board with `states` of it, and the sources these rest on. `site` is the address of the publication. */
export function toBoardJson(board: Leaderboard, states: readonly Snapshot[], site: string): string {
  const { id, name, operator, url, track, metric, method, route } = board;
  const sources = sourcesOfRows(
    board,
    states.flatMap(({ rows }) => rows),
  );
  return `${JSON.stringify(
    {
      id,
      name,
      operator,
      url,
      track,
      metric: {
        name: metric.name,
        unit: metric.unit,
        intervalLevel: metric.intervalLevel ?? null,
        better: metric.better ?? 'higher',
      },
      method,
      route: route ?? null,
      looked: board.looked ?? null,
      every: board.every ?? null,
      page: `${site}${boardPath(id)}`,
      sources: sources.map((source) => ({
        id: source.id,
        title: source.title,
        container: sourceContainer(source),
        url: sourceAddress(source) ?? null,
        issued: source.issued === 'unknown' ? null : source.issued,
        accessed: source.accessed,
        role: source.role,
        read: source.read,
      })),
      snapshots: states.map((snapshot) => ({
        date: snapshot.date,
        updated: snapshot.updated ?? null,
        listed: snapshot.listed ?? null,
        completeness: completenessOf(snapshot).is,
        note: snapshot.note ?? null,
        data: `${site}${boardFile(id, 'csv', snapshot.date)}`,
        rows: observationsIn(board, snapshot).map(({ row, range }) => ({
          rank: row.rank ?? null,
          model: row.model,
          developer: row.developer ?? null,
          score: row.score ?? null,
          interval: row.interval ?? null,
          votes: row.votes ?? null,
          possibleRank: range
            ? { best: range.from, worst: range.to, mayBeLower: range.orLower }
            : null,
          source: row.source,
        })),
      })),
    },
    null,
    2,
  )}\n`;
}
