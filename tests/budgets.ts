/** Which kinds of page are there, and how heavy may a page of each be? Bytes after gzip; fonts as they are. */
const KB = 1024;

export interface Kind {
  name: string;
  /** The addresses of its pages. */
  path: RegExp;
  /** HTML with the CSS and JavaScript in it; of a ledger without the sheet that all ledgers share. */
  bytes: number;
}

const on = (path: string): RegExp => new RegExp(`^/${path}$`);
/** A list may run over several pages. */
const listOn = (path: string): RegExp => on(`${path}/(page/\\d+/)?`);

export const kinds: readonly Kind[] = [
  // It draws what each of its twelve pieces found, in about 1 KB each.
  { name: 'the front page', path: on(''), bytes: 22 * KB },
  { name: 'a piece', path: on('analysis/[^/]+/'), bytes: 43 * KB },
  { name: 'a topic', path: listOn('topics/[^/]+'), bytes: 8.5 * KB },
  { name: 'an author', path: listOn('authors/[^/]+'), bytes: 8.5 * KB },
  { name: 'the standards', path: on('standards/'), bytes: 14 * KB },
  { name: 'who we are', path: on('about/'), bytes: 6 * KB },
  { name: 'how it is set', path: on('about/design/'), bytes: 8 * KB },
  { name: 'the way to subscribe', path: on('subscribe/'), bytes: 6.5 * KB },
  { name: 'the search', path: on('search/'), bytes: 8 * KB },
  { name: 'the archive', path: on('archive/'), bytes: 6.5 * KB },
  { name: 'no page', path: on('404\\.html'), bytes: 4.5 * KB },
  { name: 'all ledgers', path: on('ledger/'), bytes: 6 * KB },
  { name: 'the claims', path: listOn('claims'), bytes: 18.5 * KB },
  { name: 'claims of a kind', path: listOn('claims/(status|topic)/[^/]+'), bytes: 18.5 * KB },
  { name: 'the claims of a piece', path: on('claims/[^/]+/'), bytes: 11 * KB },
  { name: 'the sources', path: listOn('sources'), bytes: 8 * KB },
  { name: 'sources of a role', path: listOn('sources/role/[^/]+'), bytes: 4.5 * KB },
  { name: 'a source', path: listOn('sources/[^/]+'), bytes: 11 * KB },
  { name: 'the caveats', path: on('caveats/'), bytes: 13.5 * KB },
  { name: 'caveats of a kind', path: listOn('caveats/[^/]+'), bytes: 12 * KB },
  { name: 'the forecasts', path: on('forecasts/'), bytes: 7.5 * KB },
  { name: 'forecasts of a kind', path: listOn('forecasts/[^/]+'), bytes: 5.5 * KB },
  { name: 'the corrections', path: listOn('corrections'), bytes: 11 * KB },
  // All that was ever changed in it.
  { name: 'the editions of a piece', path: on('corrections/[^/]+/'), bytes: 27 * KB },
  { name: 'the leaderboards', path: on('leaderboards/'), bytes: 4 * KB },
  {
    name: 'a leaderboard in the page of others',
    path: on('leaderboards/[^/]+/embed/'),
    bytes: 5 * KB,
  },
  {
    name: 'the history of a leaderboard',
    path: listOn('leaderboards/[^/]+/history'),
    bytes: 6 * KB,
  },
  {
    name: 'a state of a leaderboard',
    path: on('leaderboards/[^/]+/\\d{4}-\\d\\d-\\d\\d/'),
    bytes: 6 * KB,
  },
  { name: 'a leaderboard', path: on('leaderboards/[^/]+/'), bytes: 10 * KB },
  { name: 'all subjects', path: on('subjects/'), bytes: 6 * KB },
  { name: 'a subject', path: on('subjects/[^/]+/'), bytes: 19 * KB },
  { name: 'two subjects', path: on('subjects/compare/[^/]+/'), bytes: 14 * KB },
];

/** Style sheets that ledgers share: how many there may be, and how heavy each. */
export const sheetsOfLedgers = { most: 4, bytes: 6 * KB };

/** Scripts of one page. */
export const scriptBytes = 2 * KB;

/** The one page that asks for a script of ours, and that script; Pagefind, which it asks for then, is not ours. */
export const search = { path: '/search/', scriptBytes: 5 * KB };

/** All fonts together. */
export const fontBytes = 60 * KB;
