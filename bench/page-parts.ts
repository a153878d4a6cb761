/** Where do the bytes of a page go? What its HTML would lose with each part of it. */
import { parse, serialize, type DefaultTreeAdapterTypes } from 'parse5';
import { weightOf } from './weight-of.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

const attribute = (element: Element, name: string) =>
  element.attrs.find((one) => one.name === name)?.value;
const has = (element: Element, name: string, value?: string) =>
  value === undefined
    ? attribute(element, name) !== undefined
    : attribute(element, name)?.toLowerCase() === value;

/** Elements that make up a part, by its name. */
const ELEMENTS: Record<string, (element: Element) => boolean> = {
  'styles in the page': ({ tagName }) => tagName === 'style',
  'scripts that run': (element) =>
    element.tagName === 'script' && !has(element, 'type', 'application/ld+json'),
  'JSON-LD': (element) =>
    element.tagName === 'script' && has(element, 'type', 'application/ld+json'),
  'Content-Security-Policy': (element) => has(element, 'http-equiv', 'content-security-policy'),
  'other <meta>': (element) =>
    element.tagName === 'meta' && !has(element, 'http-equiv', 'content-security-policy'),
  '<link>': ({ tagName }) => tagName === 'link',
  'masthead and foot': (element) =>
    ['header', 'footer'].includes(element.tagName) && element.parentNode?.nodeName === 'body',
  previews: (element) => has(element, 'popover'),
  'what is hidden from screen readers': (element) => has(element, 'aria-hidden', 'true'),
  drawings: ({ tagName }) => tagName === 'svg',
};

/** Attributes whose cost is worth knowing. */
const ATTRIBUTES = [
  'aria-label',
  'class',
  'datetime',
  'href',
  'id',
  'popovertarget',
  'title',
  'type',
];

/**
 * Bytes (`gzip -9`) that the HTML loses without each part, the greatest first. Parts share words that
 * compression writes once, so the numbers do not add up to the whole.
 */
export function partsOf(html: string): { name: string; bytes: number }[] {
  const whole = weightOf(serialize(parse(html))).gzip;
  const without = (isPart: (element: Element) => boolean, name?: string) => {
    const document = parse(html);
    remove(document, isPart, name);
    return whole - weightOf(serialize(document)).gzip;
  };
  return [
    ...Object.entries(ELEMENTS).map(([name, isPart]) => ({ name, bytes: without(isPart) })),
    ...ATTRIBUTES.map((name) => ({ name: `${name}="…"`, bytes: without(() => true, name) })),
    { name: 'all attributes', bytes: without(() => true, '*') },
  ]
    .filter(({ bytes }) => bytes > 0)
    .sort((one, other) => other.bytes - one.bytes);
}

/** Takes away the elements that are part of it, or of these elements the attribute called `name` (`*`: all). */
function remove(node: Node, isPart: (element: Element) => boolean, name?: string): void {
  if (!('childNodes' in node)) return;
  if (name === undefined) {
    node.childNodes = node.childNodes.filter((child) => !('tagName' in child && isPart(child)));
  } else if ('attrs' in node && isPart(node)) {
    node.attrs = node.attrs.filter((one) => name !== '*' && one.name !== name);
  }
  for (const child of node.childNodes) remove(child, isPart, name);
}
