/** How is the site to be served? Addresses that lead on, addresses that are gone, and the headers of everything, once for all hosts. */
import type { Publication } from '../publication/publication.ts';
import { pathOf } from '../site-address.ts';

/** What a host is told of one publication; addresses as readers ask for them, decoded, from the root of the host. */
export interface Serving {
  /** Host of the site, such as `movingfrontier.example`. */
  host: string;
  /** Path below which the site stands: `/repo`, or empty. */
  base: string;
  /** Old address → where it leads, encoded. */
  redirects: [from: string, to: string][];
  /** Addresses at which something stood that was taken away for good. */
  gone: string[];
  /** True of a preview, which search engines are to leave out. */
  isPreview?: true;
}

/** Answers are found at the addresses that `for` matches; a later rule goes before an earlier one, and null takes away. */
export interface HeaderRule {
  /** From the root of the site. `*` stands for anything, `:name` for anything without a slash. */
  for: string;
  headers: Readonly<Record<string, string | null>>;
}

/** Media types by the ends of names; a later one goes before an earlier. */
export const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  'schema.json': 'application/schema+json; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.opml': 'text/x-opml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8; header=present',
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  // Pagefind’s own files are compressed, and it opens them itself: https://pagefind.app
  '.pagefind': 'application/gzip',
  '.pf_fragment': 'application/gzip',
  '.pf_index': 'application/gzip',
  '.pf_meta': 'application/gzip',
  '.pf_filter': 'application/gzip',
};

/** What is made to be used elsewhere: data, references, feeds and images. */
const OPEN =
  '.json schema.json feed.json .xml .opml .txt .md .csv .bib .ris .ics .svg .png .jpg .jpeg .gif .webp .avif'.split(
    ' ',
  );

/** Names below these change with what they hold. */
const HASHED = ['/assets/*', '/pagefind/:part/*'];

/** Pages for the pages of others. */
const EMBEDS = '/leaderboards/:board/embed/';

/** A policy in the page itself names what it runs and loads; this one says what only a header can, and holds for every file. */
const POLICY = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

/** Headers by address, in their order. https://owasp.org/www-project-secure-headers/ */
const headerRules: readonly HeaderRule[] = [
  {
    for: '/*',
    headers: {
      'Cache-Control': 'public, max-age=0, must-revalidate',
      'Strict-Transport-Security': 'max-age=63072000',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy':
        'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Content-Security-Policy': POLICY,
      'X-Frame-Options': 'DENY',
    },
  },
  {
    for: EMBEDS,
    headers: {
      'Content-Security-Policy': null,
      'X-Frame-Options': null,
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  },
  ...Object.entries(mediaTypes).map(([ending, type]) => ({
    for: `/*${ending}`,
    headers: {
      'Content-Type': type,
      ...(OPEN.includes(ending)
        ? {
            'Access-Control-Allow-Origin': '*',
            'Cross-Origin-Resource-Policy': 'cross-origin',
          }
        : {}),
    },
  })),
  ...HASHED.map((pattern) => ({
    for: pattern,
    headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
  })),
];

/** No file of a preview is to be found. */
const PREVIEW: HeaderRule = { for: '/*', headers: { 'X-Robots-Tag': 'noindex' } };

/** Headers of a site by address, in their order. */
export const rulesOf = ({ isPreview }: Pick<Serving, 'isPreview'> = {}): readonly HeaderRule[] =>
  isPreview ? [...headerRules, PREVIEW] : headerRules;

/** Headers of what is there, and not of an answer that it is not: how long it stays, who may use it, what it is. */
export const isOfContent = (header: string): boolean =>
  ['Cache-Control', 'Access-Control-Allow-Origin', 'Content-Type'].includes(header);

/** What a pattern of a rule matches, as the source of a regular expression for an address below `base`. */
export const patternOf = (rule: string, base = ''): string =>
  `^${`${base}${rule}`
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace(/:\w+/g, '[^/]+')}$`;

/** Headers of the file at an address, from the root of the site; pages end in a slash. */
export function headersOf(
  address: string,
  rules: readonly HeaderRule[] = headerRules,
): Record<string, string> {
  const headers: Record<string, string> = address.endsWith('/')
    ? { 'Content-Type': mediaTypes['.html'] ?? '' }
    : {};
  for (const { for: rule, headers: set } of rules) {
    if (!new RegExp(patternOf(rule), 's').test(address)) continue;
    for (const [name, value] of Object.entries(set)) {
      if (value === null) Reflect.deleteProperty(headers, name);
      else headers[name] = value;
    }
  }
  return headers;
}

/** Each header with its rules, the strongest first. */
export function rulesByHeader(
  rules: readonly HeaderRule[],
): Map<string, { for: string; value: string | null }[]> {
  const byHeader = new Map<string, { for: string; value: string | null }[]>();
  for (const { for: rule, headers } of rules.toReversed()) {
    for (const [name, value] of Object.entries(headers)) {
      byHeader.set(name, [...(byHeader.get(name) ?? []), { for: rule, value }]);
    }
  }
  return byHeader;
}

/** Text within double quotes, as nginx and Caddy read it. */
export const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Files that tell hosts how to serve the site, beside it; no reader is to see them. */
export const HOST_FILES = ['_headers', '_redirects', 'vercel.json'] as const;

/**
 * Letters that no host reads as a sign of its own language. An address with others has no rule; the page that stands
 * there still leads on.
 */
const PLAIN = /^[\p{L}\p{M}\p{N}/._~!@,;=+%#&'-]+$/u;

/** What hosts are told of a publication at `url`. */
export function servingOf({ addresses, site, including }: Publication, url: string): Serving {
  const { host } = new URL(url);
  const base = pathOf(url);
  const redirects = [...addresses].flatMap(([from, { kind, to }]): Serving['redirects'] =>
    kind === 'redirect' && to !== undefined && PLAIN.test(from) && PLAIN.test(to)
      ? [[`${base}${from}`, encodeURI(`${base}${to}`)]]
      : [],
  );
  const gone = site.moved
    .filter(({ from, to }) => to === undefined && !addresses.has(from) && PLAIN.test(from))
    .map(({ from }) => `${base}${from}`);
  return { host, base, redirects, gone, ...(including === 'everything' && { isPreview: true }) };
}
