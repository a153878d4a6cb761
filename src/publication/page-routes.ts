/** Which pages has the site? Every family of pages: the addresses, what stands at each, and its anchors. */
import { ownPageIds } from '../model/own-page.ts';
import { headingsOf } from '../model/prose.ts';
import { snapshotAnchor, boardPath, embedPath, historyPath, statePath } from '../boards/states.ts';
import {
  authorAddress,
  editionsAddress,
  sentencesAddress,
  SUBJECT_LIST,
  topicAddress,
} from '../model/addresses.ts';
import { editionAnchor } from '../model/anchors.ts';
import { byIds } from '../model/by-ids.ts';
import { forecastViews } from '../model/forecast-state.ts';
import { sourceRoles } from '../model/source.ts';
import { boardFacts, historyOfStates, statesOf, withoutStates } from './board-facts.ts';
import { frontOf } from './front.ts';
import {
  archivePages,
  archiveTally,
  byYear,
  caveatCounts,
  caveatGroups,
  caveatPages,
  caveatsIn,
  caveatViews,
  claimFilters,
  claimPages,
  claimPagesBy,
  claimTally,
  correctionPages,
  correctionTally,
  forecastPages,
  forecastsIn,
  piecePages,
  piecesOfAuthors,
  piecesOfTopics,
  restingPages,
  sourcePages,
  sourceTally,
  unresolvedIn,
} from './ledger-views.ts';
import { pageAddress, type PageOf } from './paging.ts';
import { pieceAnchors } from './piece-anchors.ts';
import type { PieceView, Publication } from './publication.ts';
import { comparisonsOf } from './subjects.ts';

/** A page: where it stands, and what it is handed besides the publication. */
export interface PageRoute<Props = unknown> {
  path: string;
  props: Props;
  /** Anchors besides `#main`, which every page has. */
  anchors: () => readonly string[];
  /** The piece that the page is about, and with which it comes and goes. */
  view?: PieceView;
}

/** The pages of a list: the first at `base`, the others below it. Each is handed what it shows, and no more. */
const pagesAt = <Props extends object, Page extends PageOf<unknown>>(
  base: string,
  propsOf: (page: Page) => Props,
  pages: readonly Page[],
  anchors: (page: Page) => readonly string[] = () => [],
) =>
  pages.map((page) => ({
    path: pageAddress(base, page.number),
    props: { ...propsOf(page), base, page },
    anchors: () => anchors(page),
  }));

const isFirst = ({ number }: PageOf<unknown>): boolean => number === 1;

const where = (holds: boolean, ...anchors: string[]): string[] => (holds ? anchors : []);

export const pieceRoutes = (publication: Publication) =>
  [...publication.pieces.values()].map((view) => ({
    path: view.path,
    props: { view },
    anchors: () => pieceAnchors(view, publication),
    view,
  }));

/** Old addresses of pieces and of what has moved; each leads on. What stands at an address goes before. */
export function redirectRoutes(publication: Publication) {
  const { oldAddresses, pieces, site } = publication;
  const routes = [...oldAddresses].map(([path, view]) => ({ path, to: view.path, view }));
  if (site.moved.length > 0) {
    const standing = new Set([
      ...pagesOfSite(publication).map(({ path }) => path),
      ...oldAddresses.keys(),
    ]);
    const byPath = new Map([...pieces.values()].map((view) => [view.path, view]));
    for (const { from, to } of site.moved) {
      const view = byPath.get(to?.replace(/#.*$/, '') ?? '');
      if (to !== undefined && view && !standing.has(from)) routes.push({ path: from, to, view });
    }
  }
  return routes.map((route) => ({ ...route, props: { to: route.to, view: route.view } }));
}

/** Every cited sentence of a piece beside its sources. */
export const sentenceRoutes = ({ pieces }: Publication) =>
  [...pieces].map(([slug, view]) => ({
    path: sentencesAddress(slug),
    props: { view },
    anchors: () => [...where(view.claims.length > 0, 'claims'), 'sentences'],
    view,
  }));

/** The editions of each piece that was changed; a first edition is the piece itself. */
export const editionRoutes = ({ pieces }: Publication) =>
  [...pieces].flatMap(([slug, view]) => {
    const { record } = view;
    if (!record || record.editions.length < 2) return [];
    return {
      path: editionsAddress(slug),
      props: { view, record },
      anchors: () => record.editions.map(({ number }) => editionAnchor(number)),
      view,
    };
  });

/** Named claims: all, those of a topic, those of a status. */
export const claimRoutes = (publication: Publication) => {
  const ofTopic = piecesOfTopics(publication);
  return [
    ...pagesAt(
      '/claims/',
      (page) => ({
        of: undefined,
        tally: isFirst(page) ? claimTally(publication, ofTopic) : undefined,
      }),
      claimPages(publication.pieces.values()),
    ),
    ...publication.site.topics.flatMap((topic) =>
      pagesAt(
        `/claims/topic/${topic.id}/`,
        () => ({ of: topic, tally: undefined }),
        claimPages(ofTopic(topic.id)),
      ),
    ),
    ...claimFilters.flatMap((status) =>
      pagesAt(
        `/claims/status/${status}/`,
        () => ({ of: status, tally: undefined }),
        claimPagesBy(publication, status),
      ),
    ),
  ];
};

/** Works: all, and those of a role. */
export const sourceRoutes = (publication: Publication) => {
  const tally = sourceTally(publication);
  return [
    ...pagesAt(
      '/sources/',
      (page) => ({ role: undefined, tally: isFirst(page) ? tally : undefined }),
      sourcePages(publication),
      (page) => where(isFirst(page) && tally.fallen.length > 0, 'fallen'),
    ),
    ...sourceRoles.flatMap((role) =>
      pagesAt(
        `/sources/role/${role}/`,
        () => ({ role, tally: undefined }),
        sourcePages(publication, role),
      ),
    ),
  ];
};

/** Each work of several pieces, with everything that rests on it; that of one is told among its sources. */
export const workRoutes = (publication: Publication) =>
  [...publication.sources.values()]
    .filter(({ work }) => work.isShared)
    .flatMap((row) =>
      pagesAt(
        row.work.path,
        () => ({ row }),
        restingPages(row, publication),
        (page) => [
          ...where(isFirst(page), 'details'),
          ...where(isFirst(page) && row.alone.length > 0, 'alone'),
        ],
      ),
    );

export const caveatRoutes = (publication: Publication) =>
  caveatViews.flatMap((view) =>
    pagesAt(
      `/caveats/${view}/`,
      (page) => ({ view, counts: isFirst(page) ? caveatCounts(publication, view) : undefined }),
      caveatPages(publication, view),
    ),
  );

export const forecastRoutes = (publication: Publication) =>
  forecastViews.flatMap((view) =>
    pagesAt(`/forecasts/${view}/`, () => ({ view }), forecastPages(publication, view)),
  );

export const correctionRoutes = (publication: Publication) =>
  pagesAt(
    '/corrections/',
    (page) => ({ tally: isFirst(page) ? correctionTally(publication) : undefined }),
    correctionPages(publication),
  );

/** Every piece by year. */
export const archiveRoutes = (publication: Publication) => {
  const pages = archivePages(publication);
  const tally = archiveTally(publication, pages);
  return pagesAt(
    '/archive/',
    ({ items }) => ({ tally, years: byYear(items) }),
    pages,
    ({ items }) => byYear(items).map(([year]) => `year-${year}`),
  );
};

export const topicRoutes = (publication: Publication) => {
  const ofTopic = piecesOfTopics(publication);
  return publication.site.topics.flatMap((topic) => {
    const pieces = ofTopic(topic.id);
    const forecasts = unresolvedIn(pieces.flatMap((view) => view.forecasts));
    return pagesAt(
      topicAddress(topic.id),
      (page) => ({ topic, forecasts: isFirst(page) ? forecasts : [] }),
      piecePages(pieces),
      (page) => ['pieces', ...where(isFirst(page) && forecasts.length > 0, 'forecasts')],
    );
  });
};

export const authorRoutes = (publication: Publication) => {
  const ofAuthor = piecesOfAuthors(publication);
  /** A forecast of ours without a name is that of all authors of its piece. */
  const forecastsBy = byIds(publication.forecasts, ({ slug, forecast, isOurs }) => {
    if (forecast.by !== undefined) return [forecast.by];
    return isOurs ? (publication.pieces.get(slug)?.manuscript.piece.authors ?? []) : [];
  });
  return publication.site.authors.flatMap((author) => {
    const forecasts = unresolvedIn(forecastsBy(author.id));
    return pagesAt(
      authorAddress(author.id),
      (page) => ({ author, forecasts: isFirst(page) ? forecasts : [] }),
      piecePages(ofAuthor(author.id)),
      (page) => [
        'pieces',
        ...where(isFirst(page), 'interests'),
        ...where(isFirst(page) && forecasts.length > 0, 'forecasts'),
      ],
    );
  });
};

/** The list of subjects, where there are any. */
export const subjectListRoutes = ({ subjects }: Publication) =>
  subjects.size === 0
    ? []
    : [
        {
          path: SUBJECT_LIST,
          props: {
            subjects: [...subjects.values()].map(({ subject, path, pieces, claims, maker }) => ({
              subject,
              path,
              maker,
              pieces: pieces.length,
              claims: claims.length,
            })),
          },
          anchors: () => [],
        },
      ];

export const subjectRoutes = ({ subjects }: Publication) =>
  [...subjects.values()].map((facts) => ({
    path: facts.path,
    props: { facts },
    anchors: () => [
      ...(facts.places ? [facts.places.id] : []),
      ...where(facts.claims.length > 0, 'claims'),
      ...where(facts.caveats.length + facts.awaited.length > 0, 'open'),
      ...where(facts.ours.length > 0, 'forecasts'),
      ...where(facts.pieces.length > 0, 'pieces'),
    ],
  }));

/** Two subjects side by side, for the pairs that pieces compare. */
export const comparisonRoutes = (publication: Publication) =>
  comparisonsOf(publication).map((comparison) => ({
    path: comparison.path,
    props: { comparison },
    anchors: () => [
      ...(comparison.places ? [comparison.places.id] : []),
      ...where(comparison.claims.length > 0, 'claims'),
      'pieces',
    ],
  }));

export const boardRoutes = (publication: Publication) =>
  publication.site.boards.map((board) => {
    const facts = boardFacts(board, publication);
    const { drawn, history, hasRanks, mended, resting, states } = facts;
    return {
      path: boardPath(board.id),
      props: { board, facts },
      anchors: () => [
        'route',
        'states',
        ...states.map(({ state }) => snapshotAnchor(state.date)),
        ...(drawn ? [drawn.exhibit.id] : []),
        ...where(hasRanks, 'ranks', history.id),
        ...where(mended.length > 0, 'mended'),
        ...where(resting.length > 0, 'pieces'),
      ],
    };
  });

/** Each state of a board: its rows with their sources, and what changed since the one before. */
export const stateRoutes = ({ site }: Publication) =>
  site.boards.flatMap((whole) => {
    const board = withoutStates(whole);
    return statesOf(whole).map((facts) => ({
      path: statePath(board.id, facts.state.date),
      props: { board, facts },
      anchors: () => ['rows', ...where(facts.before !== undefined, 'changes')],
    }));
  });

/** The history of each board: its states by day, and the ranks of all who stood among the first. */
export const historyRoutes = ({ site }: Publication) =>
  site.boards.flatMap((board) =>
    pagesAt(
      historyPath(board.id),
      () => ({ board: withoutStates(board) }),
      historyOfStates(board),
      (page) => ['states', 'ranks', ...page.items.map(({ state }) => snapshotAnchor(state.date))],
    ),
  );

/** The latest state of each board by itself, for the pages of others. */
export const embedRoutes = ({ site }: Publication) =>
  site.boards.flatMap((board) => {
    const state = board.snapshots.at(-1);
    return state ? [{ path: embedPath(board.id), props: { board, state }, anchors: () => [] }] : [];
  });

/** Pages that are one of their kind: path → anchors besides `#main`. */
const lonePages: Record<string, (publication: Publication) => readonly string[]> = {
  '/': (publication) => {
    const { lead, fresh, others, due, ended, answered, boards } = frontOf(publication);
    return [
      ...where((lead?.manuscript.piece.keyPoints.length ?? 0) > 0, 'in-short'),
      ...where((lead?.foremost.length ?? 0) > 0, 'still-open'),
      ...where(fresh.length > 0, 'new'),
      ...where(due.length > 0, 'due'),
      ...where(ended.length + answered.length > 0, 'ended'),
      'corrected',
      ...where(others.length > 0, 'others'),
      ...where(boards.length > 0, 'boards'),
      'topics',
    ];
  },
  '/404.html': () => [],
  '/caveats/': (publication) => [
    ...caveatGroups(publication).map(({ scope }) => scope),
    ...where(caveatsIn(publication, 'closed').length > 0, 'closed'),
  ],
  '/forecasts/': (publication) => [
    'score',
    ...forecastViews.filter((view) => forecastsIn(publication, view).length > 0),
  ],
  '/leaderboards/': () => ['possible-rank', 'chance'],
  '/ledger/': () => [],
  '/search/': () => ['search', 'results', 'elsewhere'],
};

/** Pages on which the publication speaks of itself; `/write/` is for writers alone, and 404 has no address of its own. */
const ownPageRoutes = ({ site }: Publication): PageRoute[] =>
  ownPageIds
    .filter((id) => id !== '404' && id !== 'write')
    .map((id) => ({
      path: `/${id}/`,
      props: {},
      anchors: () => {
        const prose = site.ownPages.find(({ slug }) => slug === id)?.prose;
        return [
          ...(prose ? headingsOf(prose).map((heading) => heading.id) : []),
          ...(prose?.elements ?? []).flatMap(({ attributes }) =>
            typeof attributes.id === 'string' ? attributes.id : [],
          ),
        ];
      },
    }));

/** Every page of the site, those that only lead on left aside. */
export const pagesOfSite = (publication: Publication): PageRoute[] => [
  ...Object.entries(lonePages).map(([path, anchors]) => ({
    path,
    props: {},
    anchors: () => anchors(publication),
  })),
  ...[
    ownPageRoutes,
    pieceRoutes,
    sentenceRoutes,
    editionRoutes,
    claimRoutes,
    sourceRoutes,
    workRoutes,
    caveatRoutes,
    forecastRoutes,
    correctionRoutes,
    archiveRoutes,
    topicRoutes,
    authorRoutes,
    boardRoutes,
    stateRoutes,
    subjectListRoutes,
    subjectRoutes,
    comparisonRoutes,
    historyRoutes,
    embedRoutes,
  ].flatMap((routes): PageRoute[] => routes(publication)),
];
