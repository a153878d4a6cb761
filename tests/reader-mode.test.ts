/** Is a piece whole in the reader mode of a browser? Extracted by Mozilla’s Readability: https://github.com/mozilla/readability */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProbablyReaderable, Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { pieceFile, pieceSlugs } from '../src/reading/piece-files.ts';
import { readPiece } from '../src/reading/read-piece.ts';
import { buildDay, dayOf } from '../src/model/date.ts';
import { masthead } from '../src/masthead.ts';
import { builtSite } from './built-site.ts';

const site = await builtSite('own');
const root = join(import.meta.dirname, '..');
const today = buildDay(process.env.SOURCE_DATE_EPOCH, new Date());
const published = pieceSlugs(root)
  .map((slug) => readPiece(pieceFile(root, slug)))
  .filter(({ piece }) => !piece.draft && dayOf(piece.datePublished) <= today);

const folded = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What a reader mode shows of a page. */
function extracted(slug: string) {
  const url = `${masthead.url}/analysis/${slug}/`;
  const html = readFileSync(join(site, 'analysis', slug, 'index.html'), 'utf8');
  const { document } = new JSDOM(html, { url }).window;
  const isOffered = isProbablyReaderable(document);
  const article = new Readability(document).parse();
  if (!article) throw new Error(`Nothing extracted from ${slug}`);
  // Marks stand in brackets behind the words that they back.
  const text = folded(article.textContent ?? '').replace(
    / \[(?:[^[\]]* )?\d+(?:[,;] [^[\]]+)*\]/g,
    '',
  );
  return { ...article, isOffered, text };
}

describe.each(published.map((manuscript) => [manuscript.slug, manuscript] as const))(
  '%s',
  (slug, { piece, prose }) => {
    const article = extracted(slug);
    const missing = (texts: readonly string[]) =>
      texts.filter((text) => !article.text.includes(folded(text)));

    test('is offered for reading, under its title, byline and date', () => {
      expect(article.isOffered).toBe(true);
      expect(article.title).toBe(piece.title);
      expect(article.byline).toBeTruthy();
      expect(article.publishedTime).toBe(piece.datePublished);
      expect(article.siteName).toBe(masthead.name);
    });

    test('keeps every sentence of its prose', () => {
      expect(prose.sentences.length).toBeGreaterThan(0);
      // The row of a table is one sentence, its cells joined by points.
      expect(missing(prose.sentences.flatMap(({ text }) => text.split(' · ')))).toEqual([]);
    });

    test('keeps its caveats, readings, claims, forecasts and sources', () => {
      expect(
        missing([
          ...piece.caveats.map(({ text }) => text),
          ...piece.narratives.map(({ strongest }) => strongest),
          ...piece.claims.map(({ text }) => text),
          ...piece.forecasts.map(({ statement }) => statement),
          ...piece.sources.map(({ title }) => title),
        ]),
      ).toEqual([]);
    });
  },
);
