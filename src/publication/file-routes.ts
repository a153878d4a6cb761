/** Which files has the site, and what is in each? Feeds, references, figures, boards and ledgers, by their addresses. */
import { boardFile } from '../boards/states.ts';
import { exhibitFile, exhibitImages } from '../exhibits/exhibit.ts';
import { exhibitsOf } from '../exhibits/exhibit-of.ts';
import { leadersOf } from '../exhibits/leaders.ts';
import { standings } from '../exhibits/standings.ts';
import {
  comparisonFile,
  ledgerFormats,
  ledgerPath,
  markdownAddress,
  referenceEndings,
  shareImageAddress,
  SUBJECT_SCHEMA,
  subjectFile,
  type LedgerEnding,
} from '../model/addresses.ts';
import { masthead } from '../masthead.ts';
import { ledgerNames } from '../model/ledger-row.ts';
import { documentsOf, feedFormats, feedNews, guessedAddresses } from './feed-channels.ts';
import type { PieceView, Publication } from './publication.ts';
import { comparisonsOf } from './subjects.ts';

/** Every document of every feed: the current one and the archives, in each format. */
export const feedFiles = (publication: Publication) =>
  feedNews(publication).flatMap(({ channel, news }) =>
    documentsOf(channel, news).flatMap((page) =>
      channel.formats.map((format) => {
        const { current, archive: nameOf } = feedFormats[format];
        const name = page.archive === undefined ? current : nameOf(page.archive);
        return { path: `${channel.path}${name}`, channel, format, page };
      }),
    ),
  );

/** Each piece as Markdown. */
export const markdownFiles = ({ pieces }: Publication) =>
  [...pieces].map(([slug, view]) => ({ path: markdownAddress(slug), props: { view }, view }));

/** Each piece as an image. */
export const shareImages = ({ pieces }: Publication) =>
  [...pieces].map(([slug, view]) => ({ path: shareImageAddress(slug), props: { view }, view }));

/** What a piece rests on, as references; the reference to the piece itself is in its page. */
export const referenceFiles = ({ pieces }: Publication) =>
  [...pieces.values()].flatMap((view) =>
    referenceEndings.map((ending) => ({ path: `${view.path}sources.${ending}`, view, ending })),
  );

/** The data behind each figure of a piece, and its chart as an image. */
export const figureFiles = ({ pieces, site: { boards } }: Publication) =>
  [...pieces.values()].flatMap((view) => {
    return exhibitsOf(view.manuscript, boards).flatMap((exhibit) =>
      (['csv', ...exhibitImages] as const)
        .filter((ending) => ending === 'csv' || exhibit.chart)
        .map((ending) => ({
          path: exhibitFile(view.path, exhibit.id, ending),
          view,
          exhibit,
          ending,
        })),
    );
  });

/** A board whole, and each of its states. */
export const boardFiles = ({ site }: Publication) =>
  site.boards.flatMap((board) =>
    [
      { states: board.snapshots, day: undefined },
      ...board.snapshots.map((state) => ({ states: [state], day: state.date })),
    ].flatMap(({ states, day }) =>
      (['csv', 'json'] as const).map((ending) => ({
        path: boardFile(board.id, ending, day),
        day,
        board,
        states,
        ending,
      })),
    ),
  );

/** What is known of each subject, with its schema, and its places on boards as a table and as images; those of two beside their page. */
export function subjectFiles(publication: Publication) {
  const subjects = [...publication.subjects.values()];
  const tables = [
    ...subjects.map(({ subject, places }) => ({
      path: subjectFile(subject.id, 'csv'),
      places,
    })),
    ...comparisonsOf(publication).map(({ path, places }) => ({
      path: comparisonFile(path),
      places,
    })),
  ];
  return [
    ...subjects.map((facts) => ({
      path: subjectFile(facts.subject.id, 'json'),
      is: 'facts' as const,
      facts,
    })),
    ...tables.flatMap(({ path, places }) =>
      (['csv', ...exhibitImages] as const)
        .filter((ending) => ending === 'csv' || places?.chart)
        .flatMap((ending) =>
          places
            ? [{ path: path.replace(/csv$/, ending), is: 'places' as const, places, ending }]
            : [],
        ),
    ),
    ...(subjects.length > 0 ? [{ path: SUBJECT_SCHEMA, is: 'schema' as const }] : []),
  ];
}

/** The charts of a board as images, each beside the rows that it shows: who led, and how each state stood. */
export const boardImages = ({ site }: Publication) =>
  site.boards.flatMap((board) =>
    [
      { exhibit: leadersOf(board), day: undefined },
      ...board.snapshots.map((state) => ({ exhibit: standings(board, state), day: state.date })),
    ].flatMap(({ exhibit, day }) =>
      exhibitImages
        .filter(() => exhibit.chart)
        .map((ending) => ({ path: boardFile(board.id, ending, day), board, exhibit, ending })),
    ),
  );

export const ledgerFiles = () =>
  ledgerNames.flatMap((name) =>
    (Object.keys(ledgerFormats) as LedgerEnding[]).map((ending) => ({
      path: ledgerPath(name, ending),
      name,
      ending,
    })),
  );

/** Files that are one of their kind. */
const LONE_FILES = [
  '/apple-touch-icon.png',
  '/favicon.ico',
  '/favicon.svg',
  '/icon-192.png',
  '/icon-512.png',
  '/icon-maskable-512.png',
  '/feeds.opml',
  '/forecasts.ics',
  '/llms.txt',
  '/news-sitemap.xml',
  '/robots.txt',
  '/site.webmanifest',
  '/wordmark.svg',
  guessedAddresses.file,
  shareImageAddress(),
  ...(masthead.indexNowKey === undefined ? [] : [`/${masthead.indexNowKey}.txt`]),
];

/** The path of every file of the site, and of those of a piece the piece; sitemaps, which list pages, left aside. */
export const filesOfSite = (publication: Publication): { path: string; view?: PieceView }[] => [
  ...LONE_FILES.map((path) => ({ path })),
  ...publication.site.publicFiles.map((file) => ({ path: `/${file}` })),
  ...markdownFiles(publication),
  ...shareImages(publication),
  ...feedFiles(publication),
  ...referenceFiles(publication),
  ...figureFiles(publication),
  ...boardFiles(publication),
  ...boardImages(publication),
  ...ledgerFiles(),
  ...subjectFiles(publication),
];
