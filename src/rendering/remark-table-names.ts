/** What is a table of the prose called, for who hears it? By the heading above it. */
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** Remark plugin, for pieces: each table is handed the words of the part in which it stands. */
export function remarkTableNames() {
  return (tree: Root): void => {
    let part = 'Table';
    visit(tree, ['heading', 'table'], (node) => {
      if (node.type === 'heading') part = toString(node);
      else if (node.type === 'table') {
        node.data = { ...node.data, hProperties: { ...node.data?.hProperties, title: part } };
      }
    });
  };
}
