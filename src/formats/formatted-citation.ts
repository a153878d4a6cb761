/** How is a work written in a list of references? One line in the style of APA, 7th edition. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { masthead } from '../masthead.ts';
import { dateInWords } from '../model/source-labels.ts';
import type { CslItem } from './csl-json.ts';

/** Locales the plugin brings along; any other would have to be fetched. */
const LOCALES = ['en-US', 'de-DE', 'es-ES', 'fr-FR', 'nl-NL'];

/**
 * The work as one line of plain text, formatted by the CSL style `apa`
 * (https://github.com/citation-style-language/styles/blob/master/apa.csl). `language` is BCP 47 and picks the
 * words around the date; English where the style has none.
 */
export function formattedCitation(item: CslItem, language: string = masthead.language): string {
  const key = `${language} ${JSON.stringify(item)}`;
  const text = formatted.get(key) ?? apa(item, language);
  formatted.set(key, text);
  return text;
}

/** What was formatted before: the page of a piece and its Markdown ask for the same line. */
const formatted = new Map<string, string>();

function apa(item: CslItem, language: string): string {
  const lang = LOCALES.find((locale) => locale.slice(0, 2) === language.slice(0, 2)) ?? 'en-US';
  const text = plugins.output.format('bibliography', [inWords(item)], {
    format: 'text',
    template: 'apa',
    lang,
  });
  return String(text).replace(/\s+/g, ' ').trim();
}

/** The item with dates for which CSL has no parts as a reader understands them: `from Jun 2026`. */
function inWords(item: CslItem): CslItem {
  const { issued } = item;
  return issued?.literal === undefined
    ? item
    : { ...item, issued: { literal: dateInWords(issued.literal) } };
}
