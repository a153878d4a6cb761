/** How does a component that shows data reach the page? Under one name, with its own as a property: `<Exhibit component="…">`. */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { dataComponents } from '../exhibits/exhibit-of.ts';

/** Remark plugin: every component that shows data becomes an `<Exhibit>`. */
export const remarkExhibits =
  () =>
  (tree: Root): void => {
    visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
      if (!Object.hasOwn(dataComponents, node.name ?? '')) return;
      node.attributes.unshift({ type: 'mdxJsxAttribute', name: 'component', value: node.name });
      node.name = 'Exhibit';
    });
  };
