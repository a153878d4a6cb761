/** Which collections are there? Binds `content/` to `model/`; pieces are read by our own reader, once a change. */
import type { Site } from './model/site.ts';
import type { Message } from './model/message.ts';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCollection } from 'astro:content';
import { file, type Loader, type LoaderContext } from 'astro/loaders';
import { z } from 'zod';
import { reportOf } from './formats/check-report.ts';
import { checkAll } from './rules/rule.ts';
import { rules } from './rules/rules.ts';
import { toJsonSchema } from './formats/json-schema.ts';
import { PIECES, pieceFile, pieceSlugs } from './reading/piece-files.ts';
import { readBoards } from './reading/read-boards.ts';
import { readData } from './reading/read-data.ts';
import { readPiece } from './reading/read-piece.ts';
import { readRecords } from './reading/read-records.ts';
import { servedPaths } from './reading/served-paths.ts';
import { authorSchema, authorsSchema } from './model/author.ts';
import { buildDay } from './model/date.ts';
import { BOARDS, type Leaderboard } from './model/leaderboard.ts';
import type { Manuscript } from './model/manuscript.ts';
import { pieceSchema } from './model/piece.ts';
import { boardRecordSchema, recordSchema, RECORDS } from './model/record.ts';
import { topicSchema, topicsSchema } from './model/topic.ts';

/** What the store keeps of a piece. */
export interface PieceEntry extends Record<string, unknown> {
  /** Digest of the file and of the reader that read it. */
  readFrom: string;
  manuscript: Manuscript;
  /** What the rules say of it, for its page in dev. A build with an error among them does not happen. */
  messages: Message[];
}

/** Changes when the reader or the model does, so that stored pieces are read again. */
function readerVersion(root: string): string {
  const hash = createHash('sha256');
  for (const room of ['model', 'reading', 'record', 'rules']) {
    const folder = join(root, 'src', room);
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith('.ts') && !name.endsWith('.test.ts')) {
        hash.update(readFileSync(join(folder, name)));
      }
    }
  }
  return hash.digest('hex');
}

/**
 * Reads `content/analysis` into the store: an unchanged piece is not read twice.
 * In dev every change is read and checked at once; in a build an error ends it with the full report.
 */
function pieces(): Loader {
  return {
    name: 'pieces',
    async load({ store, config, logger, watcher, generateDigest }) {
      const root = fileURLToPath(config.root);
      const version = readerVersion(root);

      const sync = () => {
        const slugs = pieceSlugs(root);
        for (const id of store.keys()) if (!slugs.includes(id)) store.delete(id);

        const read = slugs.map((slug) => {
          const source = pieceFile(root, slug);
          const text = Buffer.from(source.bytes).toString('utf8');
          const readFrom = generateDigest(text + source.files.join('\n') + version);
          const kept = store.get<PieceEntry>(slug)?.data;
          const manuscript = kept?.readFrom === readFrom ? kept.manuscript : readPiece(source);
          return { slug, text, readFrom, manuscript };
        });

        const site = siteOf(
          root,
          read.map(({ manuscript }) => manuscript),
        );
        const messages = checkAll(rules, site);
        for (const { slug, text, readFrom, manuscript } of read) {
          const own = messages.filter((message) => message.file === manuscript.file);
          const data: PieceEntry = { readFrom, manuscript, messages: own };
          store.set({
            id: slug,
            data,
            body: text,
            filePath: manuscript.file,
            // What the rules say of a piece depends on its neighbours too.
            digest: generateDigest(readFrom + JSON.stringify(own)),
            deferredRender: true,
          });
        }
        return { messages, checked: read.length };
      };

      const { messages, checked } = sync();
      if (!watcher) {
        if (messages.some((message) => message.severity === 'error')) {
          throw new Error(`The content does not hold.\n\n${reportOf(messages, checked)}`);
        }
        return;
      }
      const say = (all: readonly Message[]) => {
        if (all.length > 0) logger.error(`\n${reportOf(all, checked)}\n`);
      };
      say(messages);
      // A file is written in steps and its events are merged: what counts is how it stands a moment later.
      let waiting: NodeJS.Timeout | undefined;
      const changed = new Set<string>();
      whenChanged(watcher, join(root, 'content'), (path) => {
        const [room, slug = ''] = path.split(sep);
        changed.add(`content/${room}` === PIECES ? `${PIECES}/${slug}/index.mdx` : 'content');
        clearTimeout(waiting);
        waiting = setTimeout(() => {
          const files = new Set(changed);
          changed.clear();
          // Any piece may rest on what stands beside the pieces, such as a board or the list of topics.
          const isMeant = (file: string) => files.has(file) || files.has('content');
          const found = sync().messages.filter(({ file }) => isMeant(file));
          if (found.length > 0) say(found);
          else logger.info(`${[...files].join(', ')}: nothing to mend`);
        }, 100);
      });
    },
  };
}

/** Reads what was put on record into the store. Its faults are told with those of the pieces. */
function records(of: 'records' | 'boardRecords'): Loader {
  return {
    name: of,
    load({ store, config, watcher }) {
      const root = fileURLToPath(config.root);
      const sync = () => {
        store.clear();
        for (const [id, record] of readRecords(root, [])[of]) store.set({ id, data: record });
      };
      sync();
      whenChanged(watcher, join(root, RECORDS), sync);
      return Promise.resolve();
    },
  };
}

/** Reads the leaderboards into the store; a fault ends a build, as one of a piece does. */
function boards(): Loader {
  return {
    name: 'boards',
    load({ store, config, watcher, logger }) {
      const root = fileURLToPath(config.root);
      const sync = () => {
        const { boards: read, messages } = readBoards(root, today());
        if (messages.length > 0) {
          if (!watcher) throw new Error(`The content does not hold.\n\n${reportOf(messages, 0)}`);
          logger.error(`\n${reportOf(messages, 0)}\n`);
        }
        store.clear();
        for (const board of read) store.set({ id: board.id, data: { board } });
      };
      sync();
      whenChanged(watcher, join(root, BOARDS), sync);
      return Promise.resolve();
    },
  };
}

/** In dev, calls `act` with the path within `folder` of each file that is added, changed or removed there. */
function whenChanged(
  watcher: LoaderContext['watcher'],
  folder: string,
  act: (path: string) => void,
): void {
  watcher?.add(folder);
  for (const event of ['add', 'change', 'unlink'] as const) {
    watcher?.on(event, (changed) => {
      const path = relative(folder, changed);
      if (path !== '' && !path.startsWith('..')) act(path);
    });
  }
}

const today = () => buildDay(process.env.SOURCE_DATE_EPOCH, new Date());

/** What the rules may know of the site while Astro runs. */
function siteOf(root: string, manuscripts: Manuscript[]): Site {
  const idsIn = <Schema extends z.ZodType<Record<string, unknown>>>(path: string, schema: Schema) =>
    Object.keys(readData(readFileSync(join(root, path)), schema).value ?? {});
  return {
    manuscripts,
    today: today(),
    authors: idsIn('content/authors.yml', authorsSchema),
    topics: idsIn('content/topics.yml', topicsSchema),
    records: readRecords(root, manuscripts).records,
    boards: readBoards(root, today()).boards,
    isServed: servedPaths(root),
  };
}

/**
 * The loader has parsed the piece already. Editors read the JSON Schema of the collection to complete the
 * frontmatter, which is that of a piece.
 */
const pieceEntrySchema = z.custom<PieceEntry>().meta(toJsonSchema(pieceSchema));

export const collections = {
  pieces: defineCollection({ loader: pieces(), schema: pieceEntrySchema }),
  authors: defineCollection({ loader: file('content/authors.yml'), schema: authorSchema }),
  topics: defineCollection({ loader: file('content/topics.yml'), schema: topicSchema }),
  boards: defineCollection({
    loader: boards(),
    schema: z.object({ board: z.custom<Leaderboard>() }),
  }),
  records: defineCollection({ loader: records('records'), schema: recordSchema }),
  boardRecords: defineCollection({
    loader: records('boardRecords'),
    schema: boardRecordSchema,
  }),
};
