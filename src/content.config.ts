/** How does Astro come by the site? One reading and one check, laid into its store; a fault ends a build as it ends the check. */
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { z } from 'zod';
import { reportOf } from './formats/check-report.ts';
import { toJsonSchema } from './formats/json-schema.ts';
import type { Manuscript } from './model/manuscript.ts';
import type { Message } from './model/message.ts';
import { OWN_PAGES, ownPageSchema } from './model/own-page.ts';
import { pieceSchema } from './model/piece.ts';
import type { BoardRecord, PieceRecord } from './model/record.ts';
import type { Site } from './model/site.ts';
import { PIECES } from './reading/piece-files.ts';
import { readPiece } from './reading/read-piece.ts';
import { readSite, type SiteReading } from './reading/read-site.ts';
import { readerDigest, readingKey } from './reading/reading-key.ts';
import { checkSite } from './rules/check-site.ts';
import { today } from './today.ts';

/** What the store keeps of a piece. */
interface PieceEntry extends Record<string, unknown> {
  /** See `readingKey`. */
  readFrom: string;
  manuscript: Manuscript;
  /** What the rules say of it, for its page in dev. A build with an error among them does not happen. */
  messages: Message[];
}

/** What the store keeps of everything else. */
type SiteEntry = Pick<
  Site,
  'authors' | 'topics' | 'boards' | 'publicFiles' | 'moved' | 'ownPages'
> & {
  records: Record<string, PieceRecord>;
  boardRecords: Record<string, BoardRecord>;
};

/** Told of each reading, so that both collections come from one. */
let whenRead: ((reading: SiteReading) => void) | undefined;
let latest: SiteReading | undefined;

/** The pieces. A file that was read before, by the same reader, is not read again. */
const pieces: Loader = {
  name: 'pieces',
  load({ store, config, logger, watcher, generateDigest }) {
    const root = fileURLToPath(config.root);
    const reader = readerDigest(root);

    const sync = () => {
      const keys = new Map<string, string>();
      const reading = readSite(root, today(), (file) => {
        const readFrom = readingKey(file, reader);
        keys.set(file.slug, readFrom);
        const kept = store.get<PieceEntry>(file.slug)?.data;
        return kept?.readFrom === readFrom ? kept.manuscript : readPiece(file);
      });
      const messages = checkSite(reading, today());
      const ofFile = Map.groupBy(messages, ({ file }) => file);
      for (const slug of store.keys()) if (!keys.has(slug)) store.delete(slug);
      for (const manuscript of reading.site.manuscripts) {
        const { slug, file, text } = manuscript;
        const readFrom = keys.get(slug) ?? '';
        const own = ofFile.get(file) ?? [];
        const data: PieceEntry = { readFrom, manuscript, messages: own };
        // What the rules say of a piece depends on its neighbours too.
        const digest = generateDigest(readFrom + JSON.stringify(own));
        store.set({ id: slug, data, body: text, filePath: file, digest, deferredRender: true });
      }
      latest = reading;
      whenRead?.(reading);
      return { messages, checked: reading.site.manuscripts.length };
    };

    const { messages, checked } = sync();
    if (watcher) {
      sayWhenChanged({ root, watcher, logger }, sync, { messages, checked });
    } else if (messages.some(({ severity }) => severity === 'error')) {
      throw new Error(`The content does not hold.\n\n${reportOf(messages, checked)}`);
    }
    return Promise.resolve();
  },
};

/** Authors, topics, boards and records, as one entry. */
const site: Loader = {
  name: 'site',
  load({ store }) {
    whenRead = ({ site: { records, boardRecords, ...read } }) => {
      store.set({
        id: 'site',
        data: {
          authors: read.authors,
          topics: read.topics,
          boards: read.boards,
          publicFiles: read.publicFiles,
          moved: read.moved,
          ownPages: read.ownPages,
          records: Object.fromEntries(records),
          boardRecords: Object.fromEntries(boardRecords),
        } satisfies SiteEntry,
      });
    };
    if (latest) whenRead(latest);
    return Promise.resolve();
  },
};

type Reading = { messages: readonly Message[]; checked: number };

/** In dev, reads again after each change and says what is wrong with what changed. */
function sayWhenChanged(
  {
    root,
    watcher,
    logger,
  }: { root: string } & Pick<LoaderContext, 'logger'> & {
      watcher: NonNullable<LoaderContext['watcher']>;
    },
  read: () => Reading,
  first: Reading,
): void {
  const say = (all: readonly Message[], checked: number) => {
    if (all.length > 0) logger.error(`\n${reportOf(all, checked)}\n`);
  };
  say(first.messages, first.checked);
  // A file is written in steps and its events are merged: what counts is how it stands a moment later.
  let waiting: NodeJS.Timeout | undefined;
  const changed = new Set<string>();
  const folder = join(root, 'content');
  const note = (file: string) => {
    const path = relative(folder, file);
    if (path === '' || path.startsWith('..')) return;
    const [room, slug = ''] = path.split(sep);
    changed.add(`content/${room}` === PIECES ? `${PIECES}/${slug}/index.mdx` : 'content');
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const files = new Set(changed);
      changed.clear();
      const { messages, checked } = read();
      // Any piece may rest on what stands beside the pieces, such as a board or the list of topics.
      const found = messages.filter(({ file: of }) => files.has(of) || files.has('content'));
      if (found.length > 0) say(found, checked);
      else logger.info(`${[...files].join(', ')}: nothing to fix`);
    }, 100);
  };
  watcher.add(folder);
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, note);
}

export const collections = {
  ownPages: defineCollection({
    loader: glob({ base: OWN_PAGES, pattern: '**/*.mdx' }),
    schema: ownPageSchema,
  }),
  pieces: defineCollection({
    loader: pieces,
    // The loader has parsed the piece already. Editors complete its frontmatter by the JSON Schema of the collection.
    schema: z.custom<PieceEntry>().meta(toJsonSchema(pieceSchema)),
  }),
  site: defineCollection({ loader: site, schema: z.custom<SiteEntry>() }),
};
