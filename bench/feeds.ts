/** How long do all feeds of 300 pieces take, beside the same documents by remark, rehype and feedsmith alone? */
import { publicationOf } from '../src/publication/publication-of.ts';
import type { Publication } from '../src/publication/publication.ts';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { mdxParser } from '../src/reading/syntax.ts';
import { readSite } from '../src/reading/read-site.ts';
import { documentsOf, feedNews } from '../src/publication/feed-channels.ts';
import { feedDocument, feedItems } from '../src/queries/feeds.ts';
import { writeCorpus } from './corpus.ts';

const PIECES = Number(process.argv[2] ?? 300);
const RUNS = 3;
const TODAY = '2026-11-30';
const project = join(import.meta.dirname, '..');
const publicationIn = (root: string): Publication =>
  publicationOf(readSite(root, TODAY).site, TODAY);

/** Every document of every feed, as a build writes them. */
const ours = (made: Publication): string[] => {
  const itemOf = feedItems(made, new Map());
  return feedNews(made).flatMap(({ channel, news }) =>
    documentsOf(channel, news).flatMap((page) =>
      channel.formats.map((format) =>
        feedDocument(channel, { ...page, items: page.items.map(itemOf) }, format, TODAY),
      ),
    ),
  );
};

/** The same documents with nothing of ours in the text: prose to HTML, and the items handed to feedsmith. */
function theirs(made: Publication): string[] {
  const { site } = made;
  const itemOf = feedItems(made, new Map());
  const htmlOf = new Map(
    site.manuscripts.map(({ slug, text }) => [
      `https://movingfrontier.example/analysis/${slug}/`,
      toHtml(
        toHast(mdxParser.parse(text), {
          unknownHandler: (state, node) => state.all(node as Parameters<typeof state.all>[0]),
        }),
      ),
    ]),
  );
  return feedNews(made).flatMap(({ channel, news }) =>
    documentsOf(channel, news).flatMap((page) =>
      channel.formats.map((format) => {
        const shown = page.items.map(itemOf).map(({ id, url, title, summary, published, html }) => {
          const at = new Date(published);
          return { id, url, title, summary, at, html: htmlOf.get(url) ?? html };
        });
        const { title, description } = channel;
        if (format === 'rss') {
          return generateRssFeed({
            title,
            description,
            items: shown.map((item) => ({
              title: item.title,
              link: item.url,
              guid: { value: item.id, isPermaLink: false },
              pubDate: item.at,
              description: item.summary,
              content: { encoded: item.html },
            })),
          });
        }
        if (format === 'atom') {
          return generateAtomFeed({
            id: channel.path,
            title: { value: title },
            updated: new Date(TODAY),
            entries: shown.map((item) => ({
              id: item.id,
              title: { value: item.title },
              links: [{ href: item.url }],
              updated: item.at,
              summary: { value: item.summary },
              content: { type: 'html', value: item.html },
            })),
          });
        }
        return JSON.stringify(
          generateJsonFeed({
            title,
            items: shown.map((item) => ({
              id: item.id,
              url: item.url,
              title: item.title,
              date_published: item.at,
              summary: item.summary,
              content_html: item.html,
            })),
          }),
        );
      }),
    ),
  );
}

/** Seconds of the quickest of several runs, and what it made. */
function timed(make: () => string[]): { seconds: number; documents: string[] } {
  const runs = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const documents = make();
    return { seconds: (performance.now() - start) / 1000, documents };
  });
  return runs.reduce((best, run) => (run.seconds < best.seconds ? run : best));
}

const megabytes = (documents: string[]) =>
  (documents.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1024 ** 2).toFixed(1);

mkdirSync(join(project, '.cache'), { recursive: true });
const root = mkdtempSync(join(project, '.cache/bench-'));
try {
  writeCorpus(root, PIECES);
  const made = publicationIn(root);
  const own = timed(() => ours(made));
  const peer = timed(() => theirs(made));
  console.log(
    `feeds of ${PIECES} pieces: ${own.seconds.toFixed(1)} s for ${own.documents.length} documents, ${megabytes(own.documents)} MB; remark, rehype and feedsmith: ${peer.seconds.toFixed(1)} s for ${peer.documents.length}, ${megabytes(peer.documents)} MB; ratio ${(own.seconds / peer.seconds).toFixed(2)}`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
