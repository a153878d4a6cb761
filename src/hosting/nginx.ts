/** How does nginx serve the site? A file for `/etc/nginx/conf.d/`: https://nginx.org/en/docs/ */
import {
  HOST_FILES,
  isOfContent,
  mediaTypes,
  patternOf,
  quoted,
  rulesByHeader,
  rulesOf,
  type Serving,
} from './serving.ts';

/** Where the site stands on the machine, and where it is listened for. */
export interface Installed {
  /** Folder that holds the site at its path: `<root>/repo/index.html` for one that stands below `/repo`. */
  root: string;
  /** Lines within `server`, such as `listen 80;`. */
  listen: string[];
}

const variableOf = (header: string): string => `$site_${header.toLowerCase().replaceAll('-', '_')}`;

/** A media type without its parameters; nginx adds the encoding by itself. */
const bare = (type: string): string => type.replace(/;.*/, '');

/** The value that holds for everything, where there is one. */
const forAll = (rules: readonly { for: string; value: string | null }[]): string | undefined =>
  rules.find(({ for: rule }) => rule === '/*')?.value ?? undefined;

/** Rules for some addresses, those beside one another with one value together: each costs a look at every request. */
function grouped(
  rules: readonly { for: string; value: string | null }[],
): { patterns: string[]; value: string | null }[] {
  const groups: { patterns: string[]; value: string | null }[] = [];
  for (const { for: rule, value } of rules.filter((one) => one.for !== '/*')) {
    const last = groups.at(-1);
    if (last?.value === value) last.patterns.push(rule);
    else groups.push({ patterns: [rule], value });
  }
  return groups;
}

const map = (from: string, variable: string, lines: readonly string[]): string =>
  [`map ${from} ${variable} {`, ...lines.map((line) => `    ${line}`), '}'].join('\n');

/** `nginx.conf` of the site, to be included within `http`. */
export function toNginxConf(serving: Serving, { root, listen }: Installed): string {
  const { host, base, redirects, gone } = serving;
  const all = [...rulesByHeader(rulesOf(serving))].filter(([name]) => name !== 'Content-Type');
  const special = all.filter(([, rules]) => rules.length > 1 || forAll(rules) === undefined);
  const header = (name: string, rules: { for: string; value: string | null }[]): string =>
    map('$site_address', variableOf(name), [
      `default ${quoted(forAll(rules) ?? '')};`,
      ...grouped(rules).map(
        ({ patterns, value }) =>
          `${quoted(`~(?:${patterns.map((one) => patternOf(one, base)).join('|')})`)} ${quoted(value ?? '')};`,
      ),
    ]);
  const [general, named] = [/^\.\w+$/, /^\w/].map((kind) =>
    Object.entries(mediaTypes).filter(([ending]) => kind.test(ending)),
  );
  return `${[
    `# ${host}: include it within http, as /etc/nginx/conf.d/ is. Made by a build; edits are lost with the next.`,
    'map_hash_bucket_size 512;',
    '# The address as it was asked for, without what follows a question mark.',
    map('$request_uri', '$site_address', ['"~^(?<site_path>[^?]*)" $site_path;']),
    ...special.map(([name, rules]) => header(name, rules)),
    map('$uri', '$site_moved', [
      'default "";',
      ...redirects.map(([from, to]) => `${quoted(from)} ${quoted(to)};`),
    ]),
    map('$uri', '$site_gone', ['default "";', ...gone.map((path) => `${quoted(path)} 1;`)]),
    map('$status', '$site_allow', ['default "";', '405 "GET, HEAD";']),
    'server {',
    ...[
      ...listen,
      `server_name ${host};`,
      `root ${quoted(root)};`,
      'server_tokens off;',
      'absolute_redirect off;',
      'charset utf-8;',
      `charset_types ${[
        ...new Set(
          Object.values(mediaTypes)
            .filter((type) => type.includes('charset'))
            .map(bare),
        ),
      ]
        .filter((type) => type !== 'text/html')
        .join(' ')};`,
      '',
      'types {',
      ...(general ?? []).map(([ending, type]) => `    ${quoted(bare(type))} ${ending.slice(1)};`),
      '}',
      'default_type application/octet-stream;',
      '',
      ...all.map(([name, rules]) => {
        const value = special.some(([one]) => one === name)
          ? variableOf(name)
          : quoted(forAll(rules) ?? '');
        return `add_header ${name} ${value}${isOfContent(name) ? '' : ' always'};`;
      }),
      'add_header Allow $site_allow always;',
      '',
      '# Files that npm run build -- --compressed lays beside the others. With ngx_brotli: brotli_static on;',
      'gzip_static on;',
      'gzip_vary on;',
      '',
      'if ($request_method !~ ^(GET|HEAD)$) { return 405; }',
      'if ($site_moved) { return 301 $site_moved; }',
      'if ($site_gone) { return 410; }',
      `error_page 404 410 ${base}/404.html;`,
      `location ~ ${quoted(`^${base}/(${HOST_FILES.join('|').replaceAll('.', '\\.')})$`)} { return 404; }`,
      ...(named ?? []).map(
        ([ending, type]) =>
          `location ~ ${quoted(`${ending.replaceAll('.', '\\.')}$`)} { types { } default_type ${quoted(bare(type))}; }`,
      ),
    ].map((line) => (line === '' ? '' : `    ${line}`)),
    '}',
  ].join('\n')}\n`;
}
