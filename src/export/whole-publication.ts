/** What is the whole publication? All it was made of, the site as it stands, and a word for whoever finds both. */
import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { masthead } from '../masthead.ts';
import type { Day } from '../model/date.ts';
import { counted } from '../model/words.ts';
import { filesBelow } from '../reading/piece-files.ts';
import type { Payload } from './bag.ts';

/** What a project consists of. What is not named here is not exported: texts of others, packages, secrets. */
export const PROJECT = [
  '.ci',
  '.gitignore',
  '.npmrc',
  '.prettierignore',
  '.prettierrc.json',
  '.vscode',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'astro.config.mjs',
  'bench',
  'content',
  'docs',
  'eslint.config.mjs',
  'package-lock.json',
  'package.json',
  'public',
  'src',
  'tests',
  'tsconfig.json',
  'vitest.config.ts',
] as const;

/** What of these is made by tools. */
const MADE = /(?:^|\/)(?:node_modules|\.DS_Store|\.cache)(?:\/|$)/;

/** The payload of a bag: `site/` is what stands in `dist/`, built on `day`; `project/` is what it was made of. */
export function wholePublication(
  root: string,
  { day, epoch, pieces }: { day: Day; epoch: string; pieces: number },
): Payload {
  const files = new Map<string, string>();
  const add = (to: string, from: string) => {
    if (!existsSync(from)) return;
    const names = lstatSync(from).isDirectory() ? filesBelow(from) : [''];
    for (const name of names.filter((one) => !MADE.test(one))) {
      const path = name === '' ? to : `${to}/${name}`;
      files.set(path, name === '' ? from : join(from, name));
    }
  };
  add('site', join(root, 'dist'));
  for (const name of PROJECT) add(`project/${name}`, join(root, name));
  const { name, url, description, license } = masthead;
  return {
    files,
    texts: new Map([['README.txt', readme({ day, epoch, pieces })]]),
    info: [
      ['Source-Organization', masthead.owner ?? name],
      ['External-Description', `${name}: ${description}`],
      ['External-Identifier', url],
      ['Bagging-Date', day],
      ['Rights', `Pieces: ${license.name}, ${license.url}; code: project/LICENSE`],
      ['Source-Date-Epoch', epoch],
    ],
  };
}

const readme = ({ day, epoch, pieces }: { day: Day; epoch: string; pieces: number }): string =>
  `${masthead.name}
${masthead.url}

This is the whole publication as it stood on ${day}: ${counted(pieces, 'piece')}, with the record of what was
published and changed, and what it was made of, drafts among it. No file needs a program of ours to be read.

site/      The site as it was served. Open site/index.html through any web server.
           site/analysis/<piece>.md      each piece as Markdown, its evidence written out
           site/analysis/<piece>/        the same as HTML, and the data of its figures as CSV
           site/rss.xml, atom.xml        all pieces as feeds, older ones in site/rss/, site/atom/
           site/ledger/                  sources, claims, forecasts, caveats and corrections as JSON and CSV;
                                         each JSON names its schema, which says what the fields mean
project/   What the site is made of, with the code.
           project/content/analysis/     each piece as it was written: MDX, frontmatter in YAML
           project/content/record/       what was published, edition by edition, each sealed by the one before
           project/content/leaderboards/ states of boards by other people, as CSV with their sources

To know that nothing has changed, compare the digests: sha512sum -c manifest-sha512.txt in the folder above.
To build the same site again, byte for byte, with Node.js and the packages of project/package-lock.json:
  cd project && npm ci && SOURCE_DATE_EPOCH=${epoch} SITE_URL=${masthead.url} npm run build
`;
