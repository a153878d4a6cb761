/** How does a page stand below a path? What it names from the root of the site is named from the root of its host. */
import type { DefaultTreeAdapterTypes } from 'parse5';
import { belowPath } from '../site-address.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** Attributes that hold one address. */
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'poster', 'data', 'cite'];

/** The value of an attribute below the path `base`. */
function valueBelow(base: string, { attrs }: Element, name: string, value: string): string {
  if (ADDRESSES.includes(name)) return belowPath(base, value);
  if (name === 'srcset') {
    return value
      .split(/,\s+/)
      .map((one) => belowPath(base, one.trim()))
      .join(', ');
  }
  const isRefresh =
    name === 'content' &&
    attrs.some((one) => one.name === 'http-equiv' && one.value.toLowerCase() === 'refresh');
  return isRefresh
    ? value.replace(/(?<=;\s*url=)\S+/i, (address) => belowPath(base, address))
    : value;
}

/** Stretches of a page, as it was parsed with places, and what takes their place below the path `base`. */
export const addressesBelow = (
  base: string,
  elements: readonly Element[],
): { from: number; to: number; text: string }[] =>
  elements.flatMap((element) =>
    element.attrs.flatMap(({ name, value }) => {
      const place = element.sourceCodeLocation?.attrs?.[name];
      const text = valueBelow(base, element, name, value);
      if (!place || text === value) return [];
      const escaped = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      return { from: place.startOffset, to: place.endOffset, text: `${name}="${escaped}"` };
    }),
  );

/** A style sheet below the path `base`. */
export const styleBelow = (base: string, css: string): string =>
  css.replace(/(?<=url\(\s*["']?)\/(?!\/)/g, `${base}/`);
