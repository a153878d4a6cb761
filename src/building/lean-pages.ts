/** What does a built page carry too much, and what too little? Styles of other pages, leave to run what it does not hold; spaces. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { narrowPolicy } from '../formats/content-security-policy.ts';
import { usedStyles, type PageNames } from './used-styles.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** A stretch of the page’s text, and what takes its place. */
interface Edit {
  from: number;
  to: number;
  text: string;
}

/** Attributes that a script sets, or the browser when something is opened. */
const SET_LATER = ['data-theme', 'open', 'hidden'];

/** Rewrites every page of the built site in `folder`. */
export function leanPages(folder: string): void {
  const pages = globSync('**/*.html', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of pages.sort()) {
    writeFileSync(file, leanPage(readFileSync(file, 'utf8')));
  }
}

/**
 * The page with the rules that can hold for something in it, and a policy that allows its own scripts and
 * styles alone. A page whose script writes more of it keeps all of its styles. The parts of a label are held
 * apart by a space, where no style sheet draws the point between them.
 */
export function leanPage(html: string): string {
  const elements = elementsOf(parse(html, { sourceCodeLocationInfo: true }));
  const scripts = elements.filter(
    (element) =>
      element.tagName === 'script' && attributeOf(element, 'type') !== 'application/ld+json',
  );
  const inline = scripts.filter((element) => attributeOf(element, 'src') === undefined);
  // Modules are the scripts that Astro bundles; those that write no elements stand in the page as they are.
  const writesMore = scripts.some((element) => attributeOf(element, 'type') === 'module');
  const names = namesOf(elements);
  const edits = spacesInLabels(elements);
  const styles: string[] = [];
  const sheets = elements.filter(({ tagName }) => tagName === 'style');
  for (const element of sheets) {
    const place = insideOf(element);
    if (!place) continue;
    const written = html.slice(place.from, place.to);
    const others = sheets
      .filter((other) => other !== element)
      .map((other) => textOf(other, html))
      .join('');
    const text = writesMore ? written : usedStyles(written, names, others);
    styles.push(text);
    edits.push({ ...place, text });
  }
  const meta = elements.find(
    (element) =>
      element.tagName === 'meta' &&
      attributeOf(element, 'http-equiv')?.toLowerCase() === 'content-security-policy',
  );
  const place = meta?.sourceCodeLocation?.attrs?.content;
  if (meta && place) {
    const policy = narrowPolicy(attributeOf(meta, 'content') ?? '', {
      scripts: inline.map((element) => textOf(element, html)),
      styles,
    });
    edits.push({ from: place.startOffset, to: place.endOffset, text: `content="${policy}"` });
  }
  return edited(html, edits);
}

function spacesInLabels(elements: readonly Element[]): Edit[] {
  return elements
    .filter((element) => attributeOf(element, 'class')?.split(/\s+/).includes('label'))
    .flatMap(({ childNodes }) =>
      childNodes.filter((node, at) => isElement(node) && isElement(childNodes[at - 1])),
    )
    .flatMap(({ sourceCodeLocation: place }) =>
      place ? [{ from: place.startOffset, to: place.startOffset, text: ' ' }] : [],
    );
}

const isElement = (node: Node | undefined): node is Element =>
  node !== undefined && 'tagName' in node;

function namesOf(elements: readonly Element[]): PageNames {
  const valuesOf = (name: string) =>
    elements.flatMap((element) => attributeOf(element, name) ?? []);
  return {
    tags: new Set(elements.map(({ tagName }) => tagName)),
    classes: new Set(valuesOf('class').flatMap((value) => value.split(/\s+/))),
    ids: new Set(valuesOf('id')),
    attributes: new Set([
      ...elements.flatMap(({ attrs }) => attrs.map(({ name }) => name)),
      ...SET_LATER,
    ]),
    languages: new Set(valuesOf('lang')),
    hasRightToLeft: valuesOf('dir').some((direction) => direction !== 'ltr'),
  };
}

function elementsOf(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  return 'tagName' in node ? [node, ...children] : children;
}

const attributeOf = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((attribute) => attribute.name === name)?.value;

/** Where the text of an element stands, between its tags. */
function insideOf({
  sourceCodeLocation: place,
}: Element): { from: number; to: number } | undefined {
  if (!place?.startTag || !place.endTag) return undefined;
  return { from: place.startTag.endOffset, to: place.endTag.startOffset };
}

function textOf(element: Element, html: string): string {
  const place = insideOf(element);
  return place ? html.slice(place.from, place.to) : '';
}

function edited(text: string, edits: readonly Edit[]): string {
  let done = text;
  for (const edit of edits.toSorted((a, b) => b.from - a.from)) {
    done = done.slice(0, edit.from) + edit.text + done.slice(edit.to);
  }
  return done;
}
