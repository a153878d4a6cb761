/** How does a reader get the address of a part? Its heading is a link to itself. */
import type { Heading, PhrasingContent, Root } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { masthead } from '../masthead.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { parts } from '../model/anchors.ts';
import { headingsOf } from '../model/prose.ts';
import { proseOfTree } from '../reading/prose-of-tree.ts';

/** Remark plugin. A heading that holds a link or a mark to press already stays as it is. */
export function remarkHeadingLinks() {
  return (tree: Root, file: VFile): void => {
    const { manuscript } = file.data as { manuscript?: Manuscript };
    const { prose } = manuscript ?? proseOfTree(tree, masthead.language, Object.values(parts));
    const headings = headingsOf(prose);
    let next = 0;
    visit(tree, 'heading', (heading) => {
      const id = headings[next]?.id;
      next += 1;
      if (id === undefined) return;
      heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id } };
      if (holdsControl(heading)) return;
      const children = heading.children as Exclude<PhrasingContent, { type: 'link' }>[];
      heading.children = [{ type: 'link', url: `#${id}`, children }];
    });
  };
}

function holdsControl(heading: Heading): boolean {
  let holds = false;
  visit(heading, ['link', 'linkReference', 'mdxJsxTextElement'], () => {
    holds = true;
    return EXIT;
  });
  return holds;
}
