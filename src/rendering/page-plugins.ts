/** What do pages make of the syntax? Citations become components, headings links, figures stay whole. */
import { remarkDataOnly } from '../reading/data-only.ts';
import { syntaxPlugins } from '../reading/syntax.ts';
import { remarkCitations } from './remark-citations.ts';
import { remarkHeadingLinks } from './remark-heading-links.ts';
import { remarkWholeFigures } from './remark-whole-figures.ts';

/** The remark plugins of a page, in their order. */
export const pagePlugins = [
  ...syntaxPlugins,
  remarkDataOnly,
  remarkCitations,
  remarkHeadingLinks,
  remarkWholeFigures,
];
