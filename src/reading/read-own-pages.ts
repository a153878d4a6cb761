/** How are pages of our own read? As pieces are, with fields of their own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { masthead } from '../masthead.ts';
import { parseWritten } from '../model/as-written.ts';
import { placeAsWritten, type Manuscript } from '../model/manuscript.ts';
import {
  OWN_PAGES,
  ownPageAnchors,
  ownPageIds,
  ownPageSchema,
  type OwnPageId,
} from '../model/own-page.ts';
import { sha256 } from '../model/text.ts';
import { headingsOf } from '../model/prose.ts';
import { parsePiece } from '../model/piece.ts';
import { decode } from './bytes.ts';
import { readFrontmatter } from './frontmatter.ts';
import { filesBelow } from './piece-files.ts';
import { remembering } from './remembering.ts';
import { readProse, type PieceFile } from './read-piece.ts';
import { spelledInFields, spelledInProse } from './spelled-characters.ts';

/** The pages under `root`; one that is missing reads as an empty file. None where the folder is empty. */
export function readOwnPages(root: string): Manuscript[] {
  const files = filesBelow(join(root, OWN_PAGES));
  if (files.length === 0) return [];
  return ownPageIds.map((slug) => {
    const name = `${slug}.mdx`;
    const bytes = files.includes(name)
      ? readFileSync(join(root, OWN_PAGES, name))
      : new Uint8Array();
    const key = sha256(`${files.join()}\0${Buffer.from(bytes).toString('latin1')}`);
    return remembered(join(root, OWN_PAGES, name), key, () =>
      readOwnPage({ file: `${OWN_PAGES}/${name}`, slug, bytes, files }),
    );
  });
}

const remembered = remembering<Manuscript>({ isData: true });

/** Reads one page. Never throws: what cannot be accepted stands in `problems`, and its piece has no fields. */
export function readOwnPage({ file, slug, bytes, files }: PieceFile): Manuscript {
  const { text, problems } = decode(bytes);
  const frontmatter = readFrontmatter(text);
  const { places, value, written } = frontmatter;
  const { data, problems: fieldProblems } = parseWritten(ownPageSchema, value ?? {}, written);
  problems.push(...frontmatter.problems);
  if (frontmatter.problems.length === 0) {
    for (const { path, ...problem } of fieldProblems) {
      problems.push({ place: placeAsWritten(frontmatter, path), ...problem });
    }
  }
  const { tree, prose, marks, problems: faults } = readProse(text, masthead.language, file);
  problems.push(
    ...faults,
    ...spelledInFields(text, frontmatter),
    ...spelledInProse(text, prose, tree),
  );
  for (const { place } of prose.citations.splice(0)) {
    const message = 'Unexpected citation, expected a link: a page of our own lists no sources';
    problems.push({ place, message, ruleId: 'citation-resolves' });
  }
  for (const [id, words] of Object.entries(data?.anchors ?? {})) {
    const heading = headingsOf(prose).find((one) => one.text === words);
    if (heading) heading.id = id;
    else {
      problems.push({
        place: placeAsWritten(frontmatter, ['anchors', id]),
        message: `Unexpected heading \`${words}\` in \`anchors.${id}\`, expected the words of one on the page`,
        ruleId: 'frontmatter-is-valid',
      });
    }
  }
  for (const id of ownPageAnchors[slug as OwnPageId] ?? []) {
    if (text === '' || headingsOf(prose).some((heading) => heading.id === id)) continue;
    problems.push({
      place: placeAsWritten(frontmatter, ['anchors']),
      message: `Missing anchor \`${id}\`, expected a heading that has it, by its words or in \`anchors\``,
      ruleId: 'frontmatter-is-valid',
    });
  }
  // It stands there from the first day on, so that it may point at nothing that readers cannot see.
  const piece = { ...parsePiece({}).piece, datePublished: '0001-01-01', draft: false };
  const digest = sha256(text);
  const beside = { files, images: [], digest, writtenIds: [] };
  return { file, slug, text, piece, prose, places, ...beside, problems, marks };
}
