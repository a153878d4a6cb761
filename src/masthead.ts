/** Who publishes, where, in which language, under which licence: the one file another editor changes. */

export const masthead = {
  name: 'Moving Frontier',
  /** One sentence a stranger understands; feeds and search engines show it. */
  description:
    'Analysis of technology at its frontier, with its sources, caveats, competing readings and forecasts in the open.',
  /** Origin of every absolute address, without a trailing slash. `SITE_URL` overrides it at build. */
  url: (globalThis.process?.env.SITE_URL ?? 'https://movingfrontier.example').replace(/\/+$/, ''),
  /** Host of the permanent `tag:` ids in feeds (RFC 4151). It never changes, even when `url` does. */
  tagAuthority: 'movingfrontier.example',
  /** A year in which that host was ours; the ids of the feeds themselves carry it, and it never changes. */
  tagYear: '2026',
  /** Hub that tells subscribers at once (https://www.w3.org/TR/websub/), where the host of the site calls one. */
  webSubHub: undefined as string | undefined,
  /** How readers reach us, such as `mailto:desk@…`; undefined where there is no way yet, as /about/ then says. */
  contact: undefined as string | undefined,
  /** BCP 47 language of pieces that name none. */
  language: 'en',
  /** Licence of the pieces; the code carries its own in `LICENSE`. */
  license: {
    name: 'CC BY 4.0',
    url: 'https://creativecommons.org/licenses/by/4.0/',
  },
} as const;
