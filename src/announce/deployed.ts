/** Which pages are public already? Those that the sitemaps of the deployed site list, with their last change. */
import { JSDOM } from 'jsdom';
import { SITEMAP_INDEX } from '../publication/addresses.ts';
import type { WebClient } from '../network/web-client.ts';

/** URLs of a sitemap of 50 MB: https://www.sitemaps.org/protocol.html */
const QUESTION = { accept: 'application/xml', mostBytes: 50 * 1024 * 1024, mostRedirects: 3 };

/** Path of each page → instant of its last change, '' where none is told; or why they could not be read. */
export async function deployedPages(
  ask: WebClient,
  url: string,
): Promise<ReadonlyMap<string, string> | { fault: string }> {
  const index = await documentAt(ask, `${url}${SITEMAP_INDEX}`);
  if ('fault' in index) return index;
  const pages = new Map<string, string>();
  for (const { loc } of entriesIn(index, 'sitemap')) {
    const sitemap = await documentAt(ask, loc);
    if ('fault' in sitemap) return sitemap;
    for (const entry of entriesIn(sitemap, 'url')) {
      if (entry.loc.startsWith(url)) pages.set(entry.loc.slice(url.length), entry.lastmod);
    }
  }
  return pages;
}

async function documentAt(ask: WebClient, address: string): Promise<Document | { fault: string }> {
  const answer = await ask(address, QUESTION);
  if (answer.outcome !== 'answered') return { fault: `${address} ${answer.detail}` };
  if (answer.status !== 200) return { fault: `${address} answers ${answer.status}` };
  try {
    const text = answer.body.toString('utf8');
    return new JSDOM(text, { contentType: 'application/xml' }).window.document;
  } catch (error) {
    return { fault: `${address} holds no XML: ${(error as Error).message.split('\n')[0]}` };
  }
}

const entriesIn = (document: Document, name: 'sitemap' | 'url') =>
  [...document.getElementsByTagName(name)].flatMap((entry) => {
    const textOf = (tag: string) => entry.getElementsByTagName(tag)[0]?.textContent.trim() ?? '';
    return URL.canParse(textOf('loc')) ? [{ loc: textOf('loc'), lastmod: textOf('lastmod') }] : [];
  });
