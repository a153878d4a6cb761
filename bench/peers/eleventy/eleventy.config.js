// How Eleventy builds the article: as a plain blog would, with the stylesheet in the page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const stylesheet = readFileSync(join(import.meta.dirname, '_includes/style.css'), 'utf8');

export default function (config) {
  // The comment on the first line is for whoever reads the file, and does not travel.
  config.addGlobalData('style', stylesheet.replace(/^.*\n/, ''));
  // The article is plain Markdown: braces in it are text.
  return { markdownTemplateEngine: false };
}
