/** What does a page weigh? All it loads, by kind, and its text, compressed alike. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { pageOf, type Candidate } from './candidates.ts';
import { pathsOf } from './loopback.ts';
import { visibleText } from './page-text.ts';
import { weightOf, type Weight } from './weight-of.ts';

export interface PageWeight {
  html: Weight;
  css: Weight;
  js: Weight;
  /** As they are: a WOFF2 is compressed already. */
  fonts: Weight;
  /** Images and data, as they are. */
  other: Weight;
  /** The page’s own visible text. */
  text: Weight;
}

const KINDS: Record<string, Exclude<keyof PageWeight, 'text'>> = {
  '.html': 'html',
  '.css': 'css',
  '.js': 'js',
  '.woff2': 'fonts',
};

/** Weighs the files a page asked for, each by itself, as each travels. Addresses elsewhere are left out. */
export function pageWeight(candidate: Candidate, requested: string[]): PageWeight {
  const nothing = () => ({ gzip: 0, brotli: 0 });
  const weight: PageWeight = {
    html: nothing(),
    css: nothing(),
    js: nothing(),
    fonts: nothing(),
    other: nothing(),
    text: weightOf(visibleText(pageOf(candidate))),
  };
  const files = pathsOf(candidate.folder);
  for (const path of new Set(requested.map((url) => decodeURI(new URL(url).pathname)))) {
    const file = files.get(path);
    if (file === undefined) continue;
    const kind = KINDS[extname(file)] ?? 'other';
    const content = readFileSync(file);
    const asIs = { gzip: content.length, brotli: content.length };
    const { gzip, brotli } = kind === 'fonts' || kind === 'other' ? asIs : weightOf(content);
    weight[kind].gzip += gzip;
    weight[kind].brotli += brotli;
  }
  return weight;
}

/** HTML, CSS and JavaScript over the page’s own text: 1 is nothing but text. */
export const weightRatio = ({ html, css, js, text }: PageWeight, encoding: keyof Weight): number =>
  (html[encoding] + css[encoding] + js[encoding]) / text[encoding];
