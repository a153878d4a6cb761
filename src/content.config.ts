/** How does Astro come by the site? One reading and one check, laid into its store; a fault ends a build as it ends the check. */
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { z } from 'zod';
import { reportOf } from './formats/check-report.ts';
import { toJsonSchema } from './formats/json-schema.ts';
import type { Message } from './model/message.ts';
import { OWN_PAGES, ownPageSchema } from './model/own-page.ts';
import { pieceSchema } from './model/piece.ts';
import { keptFindings } from './reading/kept-findings.ts';
import { keptProofs } from './reading/kept-proofs.ts';
import { keptReadings } from './reading/kept-readings.ts';
import { keepReading } from './publication/last-reading.ts';
import { publicationOf } from './publication/publication-of.ts';
import { readSite } from './reading/read-site.ts';
import { partOf, toldAgain } from './reading/told-again.ts';
import { checkSite } from './rules/check-site.ts';
import { everythingOf } from './rules/rule.ts';
import { today } from './today.ts';

/** What the store keeps of the pieces: that they were read anew. What was read lies in `last-reading.ts`. */
interface ReadingEntry extends Record<string, unknown> {
  /** Count of the readings of this process. */
  reading: number;
}

/** The pieces, and all that stands beside them: read, checked, and left for the pages. */
const pieces: Loader = {
  name: 'pieces',
  load({ store, config, logger, watcher }) {
    const root = fileURLToPath(config.root);
    const read = keptReadings(root);
    const keep = keptFindings(root);
    const trust = keptProofs(root);
    let count = 0;

    const sync = () => {
      const reading = readSite(root, today(), read, trust);
      const { site } = reading;
      const seen = publicationOf(site, today());
      const everything = everythingOf(seen);
      const messages = checkSite(reading, today(), keep, seen, everything);
      keepReading({ site, messages, publication: watcher ? everything : seen });
      count += 1;
      // One entry for all: every page rests on what stands beside its piece too.
      store.set({ id: 'reading', data: { reading: count }, digest: String(count) });
      return { messages, checked: site.manuscripts.length };
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
  let before = first.messages;
  const note = (file: string) => {
    const path = relative(folder, file);
    if (path === '' || path.startsWith('..')) return;
    changed.add(partOf(`content/${path.split(sep).join('/')}`));
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const parts = new Set(changed);
      changed.clear();
      const { messages, checked } = read();
      const found = toldAgain(messages, parts, before);
      before = messages;
      if (found.length > 0) say(found, checked);
      else logger.info(`${[...parts].join(', ')}: nothing to fix`);
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
    schema: z.custom<ReadingEntry>().meta(toJsonSchema(pieceSchema)),
  }),
};
