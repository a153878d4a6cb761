/** Where may a line not break? Between a figure and what belongs to it. */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { withWholeFigures } from '../model/words.ts';

/** Remark plugin, for pages alone: `1,444 ± 15` and `40 %` stay on one line. */
export function remarkWholeFigures() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = withWholeFigures(node.value);
    });
  };
}
