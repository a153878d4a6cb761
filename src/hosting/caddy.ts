/** How does Caddy serve the site? A Caddyfile: https://caddyserver.com/docs/caddyfile */
import { HOST_FILES, isOfContent, patternOf, quoted, rulesOf, type Serving } from './serving.ts';

/** Where the site stands on the machine, and where it is listened for. */
export interface Installed {
  /** Folder that holds the site at its path: `<root>/repo/index.html` for one that stands below `/repo`. */
  root: string;
  /** Address of the site for Caddy, such as `example.org`, for which it gets a certificate by itself. */
  listen: string;
}

/** Between backticks nothing is read as a sign. */
const literal = (text: string): string => `\`${text}\``;

/** What a rule is for, in the cheapest words that Caddy has for it; undefined for everything. */
function matcherOf(rule: string, base: string): string | undefined {
  if (rule === '/*') return undefined;
  if (/^\/\*[\w.]+$/.test(rule)) return `path ${rule.slice(1)}`;
  if (!rule.includes(':')) return `path ${base}${rule}`;
  return `path_regexp ${literal(patternOf(rule, base))}`;
}

/** The `Caddyfile` of the site. */
export function toCaddyfile(serving: Serving, { root, listen }: Installed): string {
  const { base, redirects, gone } = serving;
  const headerRules = rulesOf(serving);
  const rules = headerRules.flatMap(({ for: rule, headers }, at) => {
    const matcher = matcherOf(rule, base);
    const sets = Object.entries(headers).map(([name, value]) =>
      [
        `header`,
        ...(matcher ? [`@rule${at}`] : []),
        value === null ? `-${name}` : `${name} ${quoted(value)}`,
      ].join(' '),
    );
    return [...(matcher ? [`@rule${at} ${matcher}`] : []), ...sets];
  });
  const ofContent = [...new Set(headerRules.flatMap(({ headers }) => Object.keys(headers)))].filter(
    isOfContent,
  );
  const moved =
    redirects.length === 0
      ? []
      : [
          `@old path ${redirects.map(([from]) => quoted(from)).join(' ')}`,
          'handle @old {',
          '    map {path} {site_moved} {',
          ...redirects.map(([from, to]) => `        ${quoted(from)} ${quoted(to)}`),
          '        default ""',
          '    }',
          '    @moved `{site_moved} != ""`',
          '    redir @moved {site_moved} 301',
          '}',
        ];
  const away =
    gone.length === 0 ? [] : [`@gone path ${gone.map(quoted).join(' ')}`, 'error @gone 410'];
  return `${[
    '# Made by a build; edits are lost with the next.',
    `${listen} {`,
    ...[
      `root * ${quoted(root)}`,
      'route {',
      ...[
        ...rules,
        '@other not method GET HEAD',
        'header @other Allow "GET, HEAD"',
        'error @other 405',
        `@hosts path ${HOST_FILES.map((file) => `${base}/${file}`).join(' ')}`,
        'error @hosts 404',
        '# Another host must not be led to: //host/ is one to a browser.',
        '@doubled path //*',
        'error @doubled 404',
        ...moved,
        ...away,
        '# Files that npm run build -- --compressed lays beside the others.',
        'file_server { ',
        '    precompressed br gzip',
        '}',
      ].map((line) => `    ${line}`),
      '}',
      'handle_errors {',
      ...ofContent.map((name) => `    header -${name}`),
      '    header Content-Type "text/html; charset=utf-8"',
      `    rewrite * ${base}/404.html`,
      '    file_server',
      '}',
    ].map((line) => `    ${line}`),
    '}',
  ].join('\n')}\n`;
}
