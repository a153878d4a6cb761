/** What do pages make of the syntax? Citations and data become components, headings links, figures stay whole. */
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { PluggableList, Processor } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { isOwnPage } from '../model/own-page.ts';
import { remarkDataOnly } from '../reading/data-only.ts';
import { syntaxPlugins } from '../reading/syntax.ts';
import { remarkCitations } from './remark-citations.ts';
import { remarkExhibits } from './remark-exhibits.ts';
import { remarkHeadingLinks } from './remark-heading-links.ts';
import { remarkTableNames } from './remark-table-names.ts';
import { remarkWholeFigures } from './remark-whole-figures.ts';

type Transform = (tree: Root, file: VFile) => void;

/** The plugin for pieces alone: what has sources to cite and parts to point at. */
const forPieces = (plugin: (this: Processor) => Transform) =>
  function ofPieces(this: Processor): Transform {
    const transform = plugin.call(this);
    return (tree, file) => {
      if (!isOwnPage(file.path)) transform(tree, file);
    };
  };

/** Remark plugin: headings of our own pages get the anchors that their frontmatter gives them. */
function remarkAnchors(): Transform {
  return (tree, file) => {
    const { astro } = file.data as { astro?: { frontmatter?: { anchors?: unknown } } };
    if (!isOwnPage(file.path)) return;
    const anchors = Object.entries(astro?.frontmatter?.anchors ?? {});
    visit(tree, 'heading', (heading) => {
      const [id] = anchors.find(([, words]) => words === toString(heading)) ?? [];
      if (id !== undefined) heading.data = { ...heading.data, hProperties: { id } };
    });
  };
}

/** The remark plugins of a page, in their order. */
export const pagePlugins: PluggableList = [
  ...syntaxPlugins,
  remarkDataOnly,
  remarkAnchors,
  ...[remarkCitations, remarkHeadingLinks, remarkTableNames, remarkWholeFigures].map(forPieces),
  remarkExhibits,
];
