/** How does a language model find its way on the site? https://llmstxt.org */
import type { Link, List, Root, Text } from 'mdast';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

export interface LlmsLink {
  name: string;
  /** Absolute address. */
  url: string;
  /** What is found there, in a sentence. */
  note: string;
}

export interface LlmsTxt {
  name: string;
  /** One sentence. */
  summary: string;
  /** Paragraphs on how to read what follows. */
  details: readonly string[];
  /** Lists of links; a section named `Optional` may be skipped. */
  sections: readonly { title: string; links: readonly LlmsLink[] }[];
}

/** The file as Markdown in the order the standard asks for; a section without links is left out. */
export function toLlmsTxt({ name, summary, details, sections }: LlmsTxt): string {
  const root: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [text(name)] },
      { type: 'blockquote', children: [{ type: 'paragraph', children: [text(summary)] }] },
      ...details.map((detail) => ({ type: 'paragraph' as const, children: [text(detail)] })),
      ...sections
        .filter(({ links }) => links.length > 0)
        .flatMap(({ title, links }) => [
          { type: 'heading' as const, depth: 2 as const, children: [text(title)] },
          listOfLinks(links),
        ]),
    ],
  };
  return unified().use(remarkStringify, { bullet: '-' }).stringify(root);
}

const text = (value: string): Text => ({ type: 'text', value: value.replace(/\s+/g, ' ').trim() });

const listOfLinks = (links: readonly LlmsLink[]): List => ({
  type: 'list',
  spread: false,
  children: links.map(({ name, url, note }) => {
    const link: Link = { type: 'link', url, children: [text(name)] };
    return {
      type: 'listItem',
      spread: false,
      children: [
        { type: 'paragraph', children: [link, { type: 'text', value: ': ' }, text(note)] },
      ],
    };
  }),
});
