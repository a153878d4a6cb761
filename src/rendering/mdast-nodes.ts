/** How is a Markdown tree written by hand? Nodes of mdast: https://github.com/syntax-tree/mdast */
import type {
  BlockContent,
  Heading,
  Link,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Strong,
} from 'mdast';

/** Inline content as it is put together: text on one line, nodes, and nothing where there is nothing to say. */
export type Inline = string | PhrasingContent | false | undefined | readonly Inline[];

export const phrasing = (...parts: readonly Inline[]): PhrasingContent[] =>
  parts.flatMap((part): PhrasingContent[] => {
    if (part === undefined || part === false || part === '') return [];
    if (typeof part === 'string')
      return [{ type: 'text', value: part.replace(/[\t\n\r ]+/g, ' ') }];
    return 'type' in part ? [part] : phrasing(...part);
  });

export const paragraph = (...parts: readonly Inline[]): Paragraph => ({
  type: 'paragraph',
  children: phrasing(...parts),
});

export const heading = (depth: Heading['depth'], ...parts: readonly Inline[]): Heading => ({
  type: 'heading',
  depth,
  children: phrasing(...parts),
});

export const strong = (...parts: readonly Inline[]): Strong => ({
  type: 'strong',
  children: phrasing(...parts),
});

export const link = (url: string, ...parts: readonly Inline[]): Link => ({
  type: 'link',
  url,
  children: phrasing(...parts),
});

/** A list, numbered from 1 where `ordered`; an item is one paragraph or several blocks. */
export function list(
  items: readonly (readonly Inline[] | { blocks: BlockContent[] })[],
  { ordered = false } = {},
): List {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map((item): ListItem => ({
      type: 'listItem',
      spread: false,
      children: 'blocks' in item ? item.blocks : [paragraph(...item)],
    })),
  };
}

/** Parts with a separator between them; absent ones are left out. */
export const joined = (parts: readonly Inline[], separator: Inline): Inline[] =>
  parts
    .filter((part) => part !== undefined && part !== false)
    .flatMap((part, at) => (at === 0 ? [part] : [separator, part]));
