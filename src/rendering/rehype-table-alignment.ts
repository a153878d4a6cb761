/** How is a column's alignment told without an inline style, which the Content-Security-Policy refuses? */
import type { Root } from 'hast';
import { visit } from 'unist-util-visit';

/** Rehype plugin: `align` and `style="text-align: …"` of table cells become the classes `align-right` … */
export function tableAlignmentAsClass() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'td' && node.tagName !== 'th') return;
      const { align, style } = node.properties;
      const side =
        typeof align === 'string' ? align : /text-align:\s*(\w+)/.exec(String(style ?? ''))?.[1];
      delete node.properties.align;
      delete node.properties.style;
      if (side) node.properties.className = [`align-${side}`];
    });
  };
}
