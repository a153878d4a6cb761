/** Where may a line not break? Between a figure and what belongs to it. */
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';

const NO_BREAK = '\u00a0';

/** Remark plugin, for pages alone: `1,444 ± 15` and `40 %` stay on one line. */
export function remarkWholeFigures() {
  return (tree: Root): void => {
    visit(tree, 'text', (node) => {
      node.value = node.value
        .replace(/(?<=\d) ± (?=\d)/g, `${NO_BREAK}±${NO_BREAK}`)
        .replace(/(?<=\d) (?=%)/g, NO_BREAK);
    });
  };
}
