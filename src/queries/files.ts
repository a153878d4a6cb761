/** How do files reach their addresses? Feeds, references, figures, boards, ledgers and sitemaps, each written by its format. */
import type { APIRoute } from 'astro';
import { observationsIn } from '../boards/states.ts';
import { exhibitImage } from '../charts/exhibit-image.ts';
import { toFileSvg } from '../charts/frame.ts';
import { dataFaces } from '../charts/typefaces.ts';
import type { Exhibit, ExhibitImage } from '../exhibits/exhibit.ts';
import { STATE_COLUMNS, stateCells } from '../exhibits/standings.ts';
import { toBoardJson } from '../formats/board-json.ts';
import { toCslJson } from '../formats/csl-json.ts';
import { toCsv } from '../formats/csv.ts';
import { toLedgerCsv, toLedgerJson, toLedgerSchema } from '../formats/ledger-files.ts';
import { referenceFormats } from '../formats/reference-files.ts';
import { toSubjectJson, toSubjectSchema } from '../formats/subject-json.ts';
import { toSitemaps } from '../formats/sitemap.ts';
import { masthead } from '../masthead.ts';
import { feedFormats, feedPath, guessedAddresses, mainFeed } from '../publication/feed-channels.ts';
import {
  boardFiles,
  boardImages,
  feedFiles,
  figureFiles,
  ledgerFiles,
  referenceFiles,
  subjectFiles,
} from '../publication/file-routes.ts';
import { questions } from '../publication/last-reading.ts';
import type { News } from '../publication/feed-channels.ts';
import type { Publication } from '../publication/publication.ts';
import { EVERYTHING, surroundingsOf } from '../publication/surroundings.ts';
import type { FeedItem } from '../formats/feed.ts';
import { feedDocument, feedItems } from './feeds.ts';
import { fileRoutesOf } from './published.ts';
import { servedImages } from './served-images.ts';

/** What stands in a file, and its media type. */
interface Written {
  type: string;
  content: string | Uint8Array<ArrayBuffer>;
}

/** A file of the site, written when it is asked for. */
interface FileRoute {
  path: string;
  /** What decides all that stands in it; absent where that is everything. */
  shows?: unknown;
  write: () => Written | Promise<Written>;
}

const CSV = 'text/csv; charset=utf-8; header=present';

/** Routes of the files whose addresses a route can have. */
export const getStaticPaths = fileRoutesOf(filesOf);

export const GET: APIRoute<Pick<FileRoute, 'shows' | 'write'>> = async ({
  props: { shows, write },
}) => {
  if (shows === undefined) questions().add(EVERYTHING);
  const { type, content } = await write();
  return new Response(content, { headers: { 'Content-Type': type } });
};

function filesOf(publication: Publication): FileRoute[] {
  return [
    ...feeds(publication),
    ...references(publication),
    ...figures(publication),
    ...boards(publication),
    ...charts(publication),
    ...ledgerData(publication),
    ...subjects(publication),
    ...sitemaps(publication),
  ];
}

function feeds(publication: Publication): FileRoute[] {
  const { today } = publication;
  const itemOf = askingItems(publication.published);
  const files = feedFiles(publication);
  const guessed = files
    .filter(({ path }) => path === feedPath(mainFeed, 'rss'))
    .map((file) => ({ ...file, path: guessedAddresses.file }));
  return [...files, ...guessed].map(({ path, channel, format, page }) => ({
    path,
    shows: [channel, page, page.items.length === 0 ? today : undefined],
    write: async () => {
      const items = await Promise.all(page.items.map(itemOf));
      const content = feedDocument(channel, { ...page, items }, format, today);
      return { type: `${feedFormats[format].type}; charset=utf-8`, content };
    },
  }));
}

/** Items of feeds; every document that holds one has asked the publication what was asked for it. */
function askingItems(publication: Publication): (news: News) => Promise<FeedItem> {
  let asked = new Set<string>();
  const images = new Map<string, Awaited<ReturnType<typeof servedImages>>>();
  const itemOf = feedItems(
    surroundingsOf(publication, (question) => asked.add(question)),
    images,
  );
  const askedFor = new Map<News, Set<string>>();
  return async (news) => {
    if ('view' in news) {
      const { manuscript } = news.view;
      images.set(manuscript.slug, await servedImages(manuscript));
    }
    asked = askedFor.get(news) ?? new Set();
    const item = itemOf(news);
    askedFor.set(news, asked);
    for (const question of asked) questions().add(question);
    return item;
  };
}

const references = (publication: Publication): FileRoute[] =>
  referenceFiles(publication).map(({ path, view, ending }) => ({
    path,
    shows: view.manuscript.piece.sources,
    write: () => {
      const { type, write } = referenceFormats[ending];
      const items = view.manuscript.piece.sources.map(toCslJson);
      return { type: `${type}; charset=utf-8`, content: write(items) };
    },
  }));

function figures(publication: Publication): FileRoute[] {
  const boards = { identity: 'boards', boards: publication.site.boards };
  return figureFiles(publication).map(({ path, view, exhibit, ending }) => ({
    path,
    shows: [view.manuscript, boards, ending],
    write: async () => {
      const { data } = exhibit;
      return ending === 'csv'
        ? { type: CSV, content: toCsv(data.header, data.rows) }
        : imageOf(exhibit, ending);
    },
  }));
}

/** The chart of an exhibit as it stands by itself. Throws where it has none. */
async function imageOf(exhibit: Exhibit, ending: ExhibitImage): Promise<Written> {
  const { chart } = exhibit;
  if (!chart) throw new Error(`Nothing is drawn of \`${exhibit.id}\``);
  if (ending === 'svg') {
    return { type: 'image/svg+xml', content: toFileSvg(chart.draw('wide'), 'wide', exhibit) };
  }
  const png = await exhibitImage(chart, dataFaces());
  return { type: 'image/png', content: png as Uint8Array<ArrayBuffer> };
}

const charts = (publication: Publication): FileRoute[] =>
  boardImages(publication).map(({ path, board, exhibit, ending }) => ({
    path,
    shows: [board, exhibit.id, ending],
    write: () => imageOf(exhibit, ending),
  }));

const boards = (publication: Publication): FileRoute[] =>
  boardFiles(publication).map(({ path, board, states, ending }) => ({
    path,
    shows: [board, states],
    write: () =>
      ending === 'json'
        ? {
            type: 'application/json; charset=utf-8',
            content: toBoardJson(board, states, masthead.url),
          }
        : {
            type: CSV,
            content: toCsv(
              STATE_COLUMNS,
              states
                .flatMap((state) => observationsIn(board, state))
                .map((seen) => stateCells(board, seen)),
            ),
          },
  }));

const ledgerData = (publication: Publication): FileRoute[] =>
  ledgerFiles().map(({ path, name, ending }) => ({
    path,
    shows: ending === 'schema.json' ? name : undefined,
    write: () =>
      ({
        json: () => ({
          type: 'application/json',
          content: toLedgerJson(name, publication, masthead),
        }),
        csv: () => ({ type: CSV, content: toLedgerCsv(name, publication, masthead) }),
        'schema.json': () => ({
          type: 'application/schema+json',
          content: toLedgerSchema(name, masthead),
        }),
      })[ending](),
  }));

function subjects(publication: Publication): FileRoute[] {
  const boards = { identity: 'boards', boards: publication.site.boards };
  return subjectFiles(publication).map((file) => ({
    path: file.path,
    shows: file.is === 'facts' ? undefined : [file, boards],
    write: () => {
      if (file.is === 'places') {
        const { data } = file.places;
        return file.ending === 'csv'
          ? { type: CSV, content: toCsv(data.header, data.rows) }
          : imageOf(file.places, file.ending);
      }
      return file.is === 'schema'
        ? { type: 'application/schema+json', content: toSubjectSchema(masthead) }
        : { type: 'application/json', content: toSubjectJson(file.facts, publication, masthead) };
    },
  }));
}

const sitemaps = ({ published }: Publication): FileRoute[] =>
  toSitemaps(published.addresses, masthead.url).map(({ path, content }) => ({
    path,
    write: () => ({ type: 'application/xml; charset=utf-8', content }),
  }));
