/** Who publishes, where, in which language, colours and sign, under which licence: the one file another editor changes. */

export const masthead = {
  name: 'Moving Frontier',
  /** What it does, in a few words; stands beside the name where the front page is named. */
  motto: 'analysis that shows its work',
  /** One sentence a stranger understands; feeds and search engines show it. */
  description:
    'Analysis of technology at its frontier that you can check: its sources, what they leave open, what we forecast, and what we got wrong.',
  /** Origin of every absolute address, without a trailing slash. `SITE_URL` overrides it at build. */
  url: (globalThis.process?.env.SITE_URL ?? 'https://movingfrontier.example').replace(/\/+$/, ''),
  /** Host of the permanent `tag:` ids in feeds (RFC 4151). It never changes, even when `url` does. */
  tagAuthority: 'movingfrontier.example',
  /** A year in which that host was ours; the ids of the feeds themselves carry it, and it never changes. */
  tagYear: '2026',
  /** Hubs that tell subscribers at once (https://www.w3.org/TR/websub/); feeds name them, and `npm run announce` calls them. */
  webSubHubs: [] as readonly string[],
  /**
   * Key by which search engines know that `npm run announce` speaks for us: 8 to 128 letters and digits, which the
   * site shows at `/<key>.txt` (https://www.indexnow.org/documentation); undefined where they are told nothing.
   */
  indexNowKey: undefined as string | undefined,
  /** Organisation that owns the publication; undefined where none is declared, as /about/ then says. */
  owner: undefined as string | undefined,
  /** How readers reach us, such as `mailto:desk@…`; undefined where there is no way yet, as /about/ then says. */
  contact: undefined as string | undefined,
  /** Our account in the fediverse, such as `@desk@example.social`, which stands beside links to us; undefined where there is none. */
  fediverse: undefined as string | undefined,
  /** BCP 47 language of pieces that name none. */
  language: 'en',
  /** Licence of the pieces; the code carries its own in `LICENSE`. */
  license: {
    name: 'CC BY 4.0',
    url: 'https://creativecommons.org/licenses/by/4.0/',
  },
  /** Colours by their roles, by day and by night. A test holds what carries words 7 to 1 from paper and surface. */
  colors: {
    paper: { light: '#fcfbf8', dark: '#16171b' },
    surface: { light: '#f3f0e8', dark: '#1f2126' },
    ink: { light: '#1b1c1f', dark: '#e9e6df' },
    quiet: { light: '#4e4f56', dark: '#b0aea8' },
    rule: { light: '#d8d4c9', dark: '#3a3b41' },
    accent: { light: '#87301c', dark: '#f2a68f' },
    gone: { light: '#7a2a2a', dark: '#f0a9a0' },
    new: { light: '#1f5037', dark: '#9fd8b8' },
  },
  /** The same for readers who ask for more contrast; a role that is missing stays as it is. */
  contrastColors: {
    paper: { light: '#fff', dark: '#000' },
    surface: { light: '#f2f2f2', dark: '#161616' },
    ink: { light: '#000', dark: '#fff' },
    quiet: { light: '#26272b', dark: '#e2e0da' },
    rule: { light: '#55565c', dark: '#a5a39d' },
    accent: { light: '#6b1f0e', dark: '#ffc4b2' },
  },
  /** The sign as path data: `reached` is drawn in the accent, `frontier` as a broken line in ink. */
  sign: {
    width: 28,
    height: 16,
    frontier: 'M1 2h26',
    reached: 'M1 15h7V10h7V6h7',
    /** The same for a square of 32, from which every icon is made. */
    icon: { frontier: 'M5 8h22', reached: 'M5 24h6v-6h7v-6h9' },
    /** The same drawn out to a rule of 1056 by 58, below the words of a share image. */
    rule: { frontier: 'M656 2H1056', reached: 'M0 55H756V38H906V21H1056' },
  },
} as const;

/** Roles of colours. */
export type ColorRole = keyof typeof masthead.colors;
