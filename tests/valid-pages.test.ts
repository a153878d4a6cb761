/** Is every page what a validator takes? The kinds of faults that validators have found in our pages, looked for in all of them. */
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import { firstUnfit } from '../src/model/unfit-characters.ts';
import { builtPages, type BuiltPage } from './built-pages.ts';
import { builtSite } from './built-site.ts';

/** What each kind of fault is, and the elements that have it. */
const faults: Record<string, (page: Document) => Iterable<Element>> = {
  'an id that is empty or stands twice': (page) => {
    const seen = new Set<string>();
    return [...page.querySelectorAll('[id]')].filter(({ id }) => {
      const isFault = id === '' || seen.has(id);
      seen.add(id);
      return isFault;
    });
  },
  'what stands before the policy that should bind it': (page) => {
    const { children } = page.head;
    const policy = [...children].findIndex(
      (child) => child.getAttribute('http-equiv') === 'content-security-policy',
    );
    return [...children]
      .slice(0, policy === -1 ? undefined : policy)
      .filter((child) => !child.matches('meta[charset]'));
  },
  'an image without its size': (page) => page.querySelectorAll('img:not([width][height])'),
  'a form without a way to send it': (page) =>
    [...page.querySelectorAll('form')].filter(
      (form) => !form.querySelector('button:not([type=button]), input[type=submit]'),
    ),
  'a table without a caption': (page) =>
    [...page.querySelectorAll('table')].filter(({ caption }) => !caption?.textContent.trim()),
  'a section of a ledger without a heading': (page) =>
    page.querySelectorAll('.ledger section:not([aria-label], :has(h1, h2, h3, h4))'),
  'a term that stands twice in one list': (page) =>
    [...page.querySelectorAll('dl')].flatMap((list) => {
      const terms = [...list.querySelectorAll(':scope > dt, :scope > div > dt')];
      const words = terms.map(({ textContent }) => textContent.trim());
      return terms.filter((_, at) => words.indexOf(words[at] ?? '') !== at);
    }),
  'a way on whose address has no space before it': (page) =>
    page.querySelectorAll('[http-equiv=refresh]:not([content*="; url="])'),
  'an article of Open Graph without its days and authors': (page) =>
    page.querySelector('meta[name="citation_title"]') &&
    !['published_time', 'modified_time', 'author'].every((name) =>
      page.querySelector(`meta[property="article:${name}"][content]`),
    )
      ? [page.head]
      : [],
};

/** Whoever is named in JSON-LD as author, without saying what they are. */
function untyped(page: Document): unknown[] {
  const found: unknown[] = [];
  for (const { textContent } of page.querySelectorAll('script[type="application/ld+json"]')) {
    JSON.parse(textContent, (key, value: unknown) => {
      if (['author', 'publisher', 'creator'].includes(key))
        found.push(...[value].flat().filter((one) => !/"@(type|id)"/.test(JSON.stringify(one))));
      return value;
    });
  }
  return found;
}

describe.each(['own', 'odd'] as const)('on every page of the %s publication', (name) => {
  let pages: (BuiltPage & { document: Document })[] = [];
  beforeAll(async () => {
    // Parsed alone: no style is worked out, no script is run.
    const parser = new new JSDOM().window.DOMParser();
    pages = builtPages(await builtSite(name)).map((page) => ({
      ...page,
      document: parser.parseFromString(page.html, 'text/html'),
    }));
  });

  test.each(Object.entries(faults))('nowhere is %s', (_fault, elementsOf) => {
    const found = pages.flatMap(({ path, document }) =>
      [...elementsOf(document)].map((element) => `${path} ${element.outerHTML.slice(0, 120)}`),
    );
    expect(found).toEqual([]);
  });

  test('every character is one that a document can hold', () => {
    const found = pages.filter(({ html }) => firstUnfit(html));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('JSON-LD says of every author whether it is a person or an organization', () => {
    const found = pages.flatMap(({ path, document }) =>
      untyped(document).map((one) => `${path} ${JSON.stringify(one)}`),
    );
    expect(found).toEqual([]);
  });
});
