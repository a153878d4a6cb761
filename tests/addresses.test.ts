/** Does the map of addresses hold what the built site has, and nothing else? Files, anchors and links. */
import type { Address, Addresses } from '../src/publication/publication.ts';
import { publicationOf } from '../src/publication/publication-of.ts';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { beforeAll, describe, expect, test } from 'vitest';
import { masthead } from '../src/masthead.ts';
import { HOST_FILES } from '../src/hosting/serving.ts';
import { filesBelow } from '../src/reading/piece-files.ts';
import { readSite } from '../src/reading/read-site.ts';
import { rules } from '../src/rules/rules.ts';
import { parseId } from '../src/scripts/search-record.ts';
import { today } from '../src/today.ts';
import { builtPages, type BuiltPage } from './built-pages.ts';
import { builtSite } from './built-site.ts';
import { searchRecordsOf } from './search-records.ts';

let addresses: Addresses;
let pages: BuiltPage[];
let site: string;
beforeAll(async () => {
  site = await builtSite('own');
  addresses = publicationOf(readSite(dirname(site), today()).site, today()).addresses;
  pages = builtPages(site);
});

/** What pages and the search load under names that change with what they hold. */
const isNamedByContent = (path: string) => /^\/(assets|pagefind)\//.test(path);

/** Anchors that the map gives a page, with those of the rules, which it leaves to them. */
const anchorsOf = (path: string): ReadonlySet<string> => {
  const anchors = addresses.get(path)?.anchors ?? new Set();
  return path === '/standards/' ? anchors.union(new Set(rules.map(({ id }) => id))) : anchors;
};

/** Values of attributes of an HTML page. */
function attributesIn(html: string, wanted: readonly string[]): string[] {
  const valuesOf = (node: DefaultTreeAdapterTypes.Node): string[] => [
    ...('attrs' in node ? node.attrs : [])
      .filter(({ name }) => wanted.includes(name))
      .map(({ value }) => value),
    ...('childNodes' in node ? node.childNodes.flatMap(valuesOf) : []),
  ];
  return valuesOf(parse(html));
}

/** What only the page itself uses, or nobody: names of cards, names and descriptions of charts, fields of a form. */
const isOfPageAlone = (id: string) =>
  /^$|^card-|-(wide|narrow)-(title|desc)$|^(query|topic|subject|year|role|found|hint|lost)$/.test(
    id,
  );

test('every file that was built is an address, of its kind, and every address was built', () => {
  const built = new Map(
    filesBelow(site)
      .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
      .filter((path) => !isNamedByContent(path) && !HOST_FILES.some((name) => path === `/${name}`))
      .map((path): [string, Address['kind']] => [path, path.endsWith('.html') ? 'page' : 'file']),
  );
  for (const { path, leadsOn } of pages) built.set(path, leadsOn ? 'redirect' : 'page');
  const mapped = new Map([...addresses].map(([path, { kind }]) => [path, kind]));
  const sorted = (all: Map<string, Address['kind']>) =>
    [...all].map(([path, kind]) => `${path} ${kind}`).sort();
  expect(sorted(mapped)).toEqual(sorted(built));
});

test('a redirect leads where the map says', () => {
  for (const { path, html, leadsOn } of pages) {
    const to = /http-equiv="refresh" content="0; ?url=([^"]+)"/.exec(html)?.[1];
    expect(addresses.get(path)?.to, path).toBe(leadsOn ? decodeURI(to ?? '') : undefined);
  }
});

test('every page has the anchors of the map, and no others that a link may name', () => {
  for (const { path, html, leadsOn } of pages) {
    if (leadsOn) continue;
    const ids = attributesIn(html, ['id']).filter((id) => !isOfPageAlone(id));
    expect([...anchorsOf(path)].sort(), path).toEqual([...new Set(ids)].sort());
  }
});

describe('every link', () => {
  const origin = 'https://here.example';
  const lands = (path: string, hash: string): boolean => {
    const address = addresses.get(path);
    const anchor = decodeURIComponent(hash.slice(1));
    return (
      address !== undefined && (anchor === '' || !address.anchors || anchorsOf(path).has(anchor))
    );
  };

  test('within the site lands on an address, down to the anchor', () => {
    const lost = pages.flatMap(({ path, html, leadsOn }) =>
      attributesIn(html, ['href', 'src'])
        // A page that leads on has no part that anyone could link to; its own link past the head is left aside.
        .filter((url) => /^[/#]/.test(url) && !(leadsOn && url === '#main'))
        .filter((url) => {
          const { pathname, hash } = new URL(url, `${origin}${path}`);
          const at = decodeURIComponent(pathname);
          return !isNamedByContent(at) && !lands(at, hash);
        })
        .map((url) => `${path} → ${url}`),
    );
    expect(lost).toEqual([]);
  });

  test('that a file for machines names lands too', () => {
    const named = new RegExp(`${masthead.url}(/[^\\s"'<>\\\\)\\]&]*)`, 'g');
    const lost = filesBelow(site)
      .filter((file) => /\.(txt|xml|json|md|webmanifest)$/.test(file))
      .filter((file) => !isNamedByContent(`/${file}`))
      .flatMap((file) =>
        [...readFileSync(join(site, file), 'utf8').matchAll(named)]
          .map(([, path = '']) => new URL(path, origin))
          .filter(({ pathname, hash }) => {
            const at = decodeURIComponent(pathname);
            return !isNamedByContent(at) && !lands(at, hash);
          })
          .map(({ pathname, hash }) => `${file} → ${pathname}${hash}`),
      );
    expect(lost).toEqual([]);
  });

  test('that the search leads to lands too', () => {
    const records = searchRecordsOf(site);
    expect(records.length).toBeGreaterThan(0);
    const lost = records.flatMap(({ url, anchors }) => {
      const { pathname, hash } = new URL(url, origin);
      const ends = anchors.flatMap(({ id }) => parseId(id).anchor ?? []);
      return [hash, ...ends.map((anchor) => `#${anchor}`)]
        .filter((end) => !lands(decodeURIComponent(pathname), end))
        .map((end) => `${url} → ${end}`);
    });
    expect(lost).toEqual([]);
  });
});
