/** What is a page of our own? Words of the publication about itself, `content/pages/<id>.mdx`. */
import { z } from 'zod';
import { fields, text } from './expect.ts';
import { slugSchema } from './id.ts';

/** Folder of these pages, from the project's root. */
export const OWN_PAGES = 'content/pages';

/** Pages that the site shows, by the path of their file, with the anchors that search engines are told of. */
export const ownPageAnchors = {
  '404': [],
  about: ['who-writes', 'ownership'],
  'about/design': [],
  standards: ['corrections'],
  subscribe: [],
  write: [],
} as const;
export type OwnPageId = keyof typeof ownPageAnchors;
export const ownPageIds = Object.keys(ownPageAnchors) as OwnPageId[];

export const ownPageSchema = fields(
  {
    title: text('a title of at most 110 characters', { max: 110 }).describe('Name of the page.'),
    heading: text('a heading').optional().describe('First heading, where it is not the title.'),
    description: text('a sentence of at most 200 characters', { max: 200 }).describe(
      'What stands on it, for search engines.',
    ),
    anchors: z
      .record(slugSchema, text('the words of a heading'), 'headings by their anchors')
      .default({})
      .describe('Anchors of headings that are not made of their words.'),
  },
  'a page: `{ title, heading, description, anchors }`',
);

/** True for the path of a file among these pages. */
export const isOwnPage = (path: string): boolean =>
  `/${path.replaceAll('\\', '/')}`.includes(`/${OWN_PAGES}/`);
