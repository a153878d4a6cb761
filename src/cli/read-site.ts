/** What lies on the disk? All pieces, authors, topics and leaderboards, and the addresses the site serves. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Message, Site } from '../editorial/rule.ts';
import { unrecorded } from '../editorial/record.ts';
import { pieceFile, pieceSlugs } from '../markdown/piece-files.ts';
import { readBoards } from '../markdown/read-boards.ts';
import { readData } from '../markdown/read-data.ts';
import { readPiece } from '../markdown/read-piece.ts';
import { readRecords } from '../markdown/read-records.ts';
import { authorsSchema } from '../model/author.ts';
import { topicsSchema } from '../model/topic.ts';

/**
 * Reads everything under `root`. Messages are the faults of data files and of the record, and what is not
 * on record; those of pieces are the rules’.
 */
export function readSite(root: string, today: string): { site: Site; messages: Message[] } {
  const messages: Message[] = [];
  const idsIn = <Schema extends z.ZodType<Record<string, unknown>>>(
    file: string,
    schema: Schema,
  ): string[] => {
    if (!existsSync(join(root, file))) {
      messages.push({
        file,
        place: { line: 1, column: 1 },
        severity: 'error',
        ruleId: 'frontmatter-is-valid',
        message: `Missing file \`${file}\`, expected entries by id`,
      });
      return [];
    }
    const { value, problems } = readData(readFileSync(join(root, file)), schema);
    for (const problem of problems) messages.push({ file, severity: 'error', ...problem });
    return Object.keys(value ?? {});
  };
  const authors = idsIn('content/authors.yml', authorsSchema);
  const topics = idsIn('content/topics.yml', topicsSchema);
  const manuscripts = pieceSlugs(root).map((slug) => readPiece(pieceFile(root, slug)));
  const { records, index, unreadable, broken, unlisted } = readRecords(root, manuscripts);
  messages.push(...unreadable, ...broken, ...unlisted);
  const { boards, messages: boardFaults } = readBoards(root, today);
  messages.push(...boardFaults);
  const isServed = servedPaths(root);
  const site = { manuscripts, today, authors, topics, records, boards, isServed };
  // A publication keeps a record from its first release on.
  if (index) messages.push(...unrecorded(site));
  return { site, messages };
}

/** True for paths that a page, an endpoint or a file in `public/` answers; pieces and their old addresses are known by themselves. */
function servedPaths(root: string): (path: string) => boolean {
  const pages = filesBelow(join(root, 'src/pages'))
    .filter((file) => !/^(analysis\/\[slug\]\/index|\[\.\.\.alias\])\./.test(file))
    .map(routePattern);
  const files = new Set(filesBelow(join(root, 'public')).map((file) => `/${file}`));
  return (path) => files.has(path) || pages.some((pattern) => pattern.test(path));
}

/**
 * `topics/[id]/index.astro` → `^/topics/[^/]+/$`; `claims/[...page].astro` → `^/claims(/page/\d+)?/$`;
 * `rss.xml.ts` → `^/rss\.xml$`.
 */
function routePattern(file: string): RegExp {
  const isPage = file.endsWith('.astro');
  const route = file.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '');
  const pattern = route
    .split('/')
    .filter((segment) => !segment.startsWith('[...'))
    .map((segment) =>
      segment
        .split(/(\[[^\]]+\])/)
        .map((part) => (part.startsWith('[') ? '[^/]+' : part.replace(/[.*+?^${}()|\\]/g, '\\$&')))
        .join(''),
    )
    .join('/');
  const ofList = route.includes('/[...') ? '(/page/\\d+)?' : '';
  return new RegExp(`^/${pattern}${ofList}${isPage && pattern !== '' ? '/' : ''}$`);
}

function filesBelow(folder: string, prefix = ''): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(join(folder, prefix)).flatMap((name) => {
    const path = prefix === '' ? name : `${prefix}/${name}`;
    return statSync(join(folder, path)).isDirectory() ? filesBelow(folder, path) : [path];
  });
}
