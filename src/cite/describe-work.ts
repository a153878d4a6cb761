/** What does the web say of a work? What its own page or the record of its DOI states about it. */
import { parseCslJson, type CslItem } from '../formats/csl-json.ts';
import { decodeHtml } from '../formats/html-encoding.ts';
import { pageMetadata } from '../formats/page-metadata.ts';
import { fetchPage, type FetchOptions } from '../network/fetch-page.ts';

/** What is known of the work, and what to tell the writer where it is less than hoped for. */
export type Description = { item: Partial<CslItem>; note?: string } | { failure: string };

type Options = Omit<FetchOptions, 'accept'>;

/** The work at `url`, an http or https address. */
export async function describePage(url: string, options: Options): Promise<Description> {
  const accept = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5';
  const fetched = await fetchPage(url, { ...options, accept });
  if (fetched.outcome === 'unreachable') {
    return { item: { URL: url }, note: `${url} ${fetched.reason}` };
  }
  if (fetched.outcome !== 'answered') return { failure: `${url} ${fetched.reason}` };
  const { address, type, body, language } = fetched;
  const mediaType = type.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'text/html' && mediaType !== 'application/xhtml+xml') {
    return {
      item: { URL: address, ...(/^[a-z-]+$/i.test(language) ? { language } : {}) },
      note: `${url} is ${mediaType || 'of no stated type'}, not a page that describes itself`,
    };
  }
  return { item: { ...pageMetadata(decodeHtml(body, type), address), URL: address } };
}

/**
 * The work with the DOI `doi`, as its registration agency describes it.
 * https://citation.crosscite.org/docs.html; `resolver` ends in a slash.
 */
export async function describeDoi(
  doi: string,
  resolver: string,
  options: Options,
): Promise<Description> {
  const url = resolver + doi.split('/').map(encodeURIComponent).join('/');
  const accept = 'application/vnd.citationstyles.csl+json';
  const fetched = await fetchPage(url, { ...options, accept });
  if (fetched.outcome === 'unreachable') {
    return { item: { DOI: doi }, note: `${url} ${fetched.reason}` };
  }
  if (fetched.outcome === 'gone') {
    return { failure: `There is no DOI \`${doi}\`: ${url} ${fetched.reason}` };
  }
  if (fetched.outcome === 'refused') return { failure: `${url} ${fetched.reason}` };
  const [item] = /json/i.test(fetched.type)
    ? parseCslJson(new TextDecoder().decode(fetched.body)).items
    : [];
  return item
    ? { item: { ...item, id: '', DOI: doi } }
    : { item: { DOI: doi }, note: `${url} has no record in CSL-JSON` };
}
