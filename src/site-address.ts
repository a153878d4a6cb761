/** Where does the site stand? Its address taken apart: the host, and the path below which everything lies. */
import { masthead } from './masthead.ts';

/** The path below which a site stands, without a slash at its end: `/repo`; empty at the root of its host. */
export const pathOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).pathname.replace(/\/+$/, '') : '';

/** That path of this site. */
export const basePath = pathOf(masthead.url);

/** An address of the site, such as `/about/`, as its host knows it: `/repo/about/`. */
export const atHost = (address: string): string => `${basePath}${address}`;

/** True for an address from the root of the site, such as `/about/`; `//host/` names another host. */
export const isFromRoot = (address: string): boolean => /^\/(?!\/)/.test(address);

/** What is named from the root of the site, as its host knows it below the path `base`; anything else as it is. */
export const belowPath = (base: string, written: string): string =>
  isFromRoot(written) ? `${base}${written}` : written;

/**
 * What a link written on a page means, absolute: `page` is the address of that page, on a site below the path `base`. As
 * it is written where it means nothing.
 */
export function absoluteAddress(written: string, page: string, base: string = basePath): string {
  const whole = belowPath(base, written);
  return URL.canParse(whole, page) ? new URL(whole, page).href : written;
}

/** What is wrong with the address of a site, in a sentence; undefined where it can be one. */
export function faultOfAddress(url: string): string | undefined {
  const expected = 'expected the address of the site, such as `https://user.example/repo/`';
  const { protocol, username, search, hash } = URL.canParse(url) ? new URL(url) : new URL('x:');
  const isUsable =
    /^https?:$/.test(protocol) &&
    username === '' &&
    search === '' &&
    hash === '' &&
    !/\s/.test(url);
  // A path is written into pages, style sheets and rules of hosts, so it holds nothing that one of them reads otherwise.
  const isPlain = /^(\/[\w.~-]+)*$/.test(pathOf(url));
  return isUsable && isPlain ? undefined : `Unexpected SITE_URL \`${url}\`, ${expected}`;
}
