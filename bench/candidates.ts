/** What stands beside our page? The same article as bare HTML, by Eleventy and by Starlight, each a folder to serve. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { barePage } from './bare-page.ts';
import { buildWithEleventy, buildWithStarlight, parseArticle } from './peers.ts';

/** A page that is measured: the built site, and where the article stands in it. */
export interface Candidate {
  name: string;
  folder: string;
  path: string;
}

export interface Candidates {
  ours: Candidate;
  bare: Candidate;
  peers: Candidate[];
}

/** HTML of a candidate’s page. */
export const pageOf = ({ folder, path }: Candidate): string =>
  readFileSync(join(folder, path, 'index.html'), 'utf8');

/**
 * Makes every candidate below `workshop` from the built site `dist`; the peers get the Markdown that the site
 * itself gives out. Ours is a copy, so that a build meanwhile changes nothing.
 */
export function makeCandidates(dist: string, path: string, workshop: string): Candidates {
  const ours = { name: 'ours', folder: join(workshop, 'ours'), path };
  cpSync(dist, ours.folder, { recursive: true });
  const article = parseArticle(readFileSync(join(ours.folder, `${path.slice(0, -1)}.md`), 'utf8'));
  const made = (name: string, build: (folder: string) => void): Candidate => {
    const folder = join(workshop, name);
    build(folder);
    return { name, folder, path: '/article/' };
  };
  return {
    ours,
    bare: made('bare HTML', (folder) => {
      mkdirSync(join(folder, 'article'), { recursive: true });
      writeFileSync(join(folder, 'article/index.html'), barePage(pageOf(ours)));
    }),
    peers: [
      made('Eleventy', (folder) => {
        buildWithEleventy(article, folder);
      }),
      made('Starlight', (folder) => {
        buildWithStarlight(article, folder);
      }),
    ],
  };
}
