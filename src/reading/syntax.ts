/** Which Markdown do we speak? The syntax that the reader of files and the page share. */
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified, type PluggableList } from 'unified';
import { remarkCitationSyntax } from './citation-syntax.ts';

/** What extends Markdown, for reader and page alike; `@astrojs/mdx` adds MDX and frontmatter itself. */
export const syntaxPlugins: PluggableList = [
  // `10~20` is a range; only `~~` strikes out.
  [remarkGfm, { singleTilde: false }],
  // `**「強調」**後`: CommonMark closes no emphasis between a bracket and a letter without a space.
  remarkCjkFriendly,
  [remarkCjkStrikethrough, { singleTilde: false }],
  remarkCitationSyntax,
];

/** Parses a piece as the page will. Throws the parser's VFileMessage where MDX cannot be read. */
export const mdxParser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkMdx)
  .use(syntaxPlugins)
  .freeze();

/** Parses what MDX cannot, so that the other faults of such a file are found in the same run. */
export const markdownParser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(syntaxPlugins)
  .freeze();
