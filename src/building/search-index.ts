/** What can be searched? Every sentence of a piece, every named claim and every source that readers can see. */
import { pagesOf } from '../publication/paging.ts';
import type { Publication, PieceView } from '../publication/publication.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { close, createIndex, type IndexFile } from 'pagefind';
import { parts, narrativeAnchor, sentenceAnchors } from '../model/anchors.ts';
import { yearsNamed } from '../model/date.ts';
import { dateInWords } from '../model/source-labels.ts';
import type { ClaimRow } from '../publication/rows.ts';
import type { SourceRow } from '../publication/rows.ts';
import type { Subject } from '../model/subject.ts';
import { subjectsIn } from '../statements/subjects-named.ts';
import { correctionWords, roleWords, typeWords } from '../model/words.ts';
import { sentenceSpans } from '../reading/sentences.ts';
import { dayOf } from '../model/date.ts';
import { headingsOf, placeInSentence } from '../model/prose.ts';
import { sourceContainer } from '../model/source.ts';
import { sha256 } from '../model/text.ts';
import { filesBelow } from '../reading/piece-files.ts';
import { readerDigest } from '../reading/kept-readings.ts';
import { isAsBuilt } from './last-site.ts';
import { place } from './make-file.ts';
import type { Ground } from './render-site.ts';
import {
  filters,
  DIRECTORY,
  JOINER,
  LETTER,
  PACK,
  packedIds,
  partsPath,
  toId,
  WORDS,
  type Directory,
  type Filter,
  type Fragment,
  type Group,
  type Passage,
} from '../scripts/search-record.ts';
import { atHost } from '../site-address.ts';

interface SearchRecord extends Record<Filter, readonly string[]> {
  /** Path on the site, down to the anchor. */
  url: string;
  /** The first is the title. */
  passages: (Passage & { text: string })[];
}

/** Pagefind’s own search boxes and its worker; our script is `src/scripts/search.ts`. */
const OTHER_FILES = /-ui\.|-highlight\.|-worker\.|playground/;
/** Its program, which the first part brings along. */
const PROGRAM = /^pagefind\.js$|^wasm\./;
/** Pieces in a part, and the most parts there are; then each holds twice as many. */
const PIECES_A_PART = 150;
const MOST_PARTS = 12;
/** How much more a word counts in a title. */
const TITLE_WEIGHT = '6';
/** What Pagefind writes before each of its files, within the compression. */
const SIGNATURE = 'pagefind_dcd';

/** Folder of the index, within the site. */
const FOLDER = 'pagefind';

/**
 * Writes the index of a site into its `pagefind/`, in parts, or places there those of the last site that hold the same
 * words; answers the digests of all parts. Throws with Pagefind’s own words when it cannot.
 * https://pagefind.app/docs/node-api/
 */
export async function writeSearchIndex(
  publication: Publication,
  language: string,
  { root, from, to, last }: Ground,
): Promise<Record<string, string>> {
  const indexer = readerDigest(root, ['building', 'scripts']);
  const digests: Record<string, string> = {};
  try {
    for (const [at, records] of searchParts(publication, language).entries()) {
      const isFirst = at === 0;
      const digest = sha256(`${indexer} ${isFirst} ${JSON.stringify(records)}`);
      const folder = `${FOLDER}/${digest.slice(0, 10)}`;
      const files = last?.search[folder] === digest ? filesBelow(join(from, folder)) : [];
      const kept = files.map((file) => `${folder}/${file}`);
      if (last && kept.length > 0 && kept.every((file) => isAsBuilt(last, from, file))) {
        for (const file of kept) place(join(from, file), join(to, file));
      } else {
        await index(records, language, { site: to, folder, isFirst });
      }
      digests[folder] = digest;
    }
  } finally {
    await close();
  }
  const folders = Object.keys(digests).map((folder) => atHost(`/${folder}/`));
  writeFileSync(join(to, partsPath), JSON.stringify(folders));
  return digests;
}

async function index(
  records: readonly SearchRecord[],
  language: string,
  { site, folder, isFirst }: { site: string; folder: string; isFirst: boolean },
): Promise<void> {
  // One language: Pagefind looks in one index at a time, and every reader is to find every piece.
  const { index: open, errors } = await createIndex({ forceLanguage: language });
  if (!open) throw new Error(errors.join('\n'));
  for (const record of records) {
    throwOn((await open.addHTMLFile({ url: record.url, content: toPage(record) })).errors);
  }
  const { files, errors: faults } = await open.getFiles();
  throwOn(faults);
  await open.deleteIndex();

  const write = (name: string, content: string | Uint8Array) => {
    const path = join(site, folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };
  const fragments = fragmentsOf(files);
  const groups = groupsOf(records, new Map([...fragments].map(([id, { url }]) => [url, id])));
  const packed = packedIds(groups);
  const packs = pagesOf(packed, PACK).map(({ items }) => {
    // Pagefind puts the path of the site before the addresses that it hands out; these are read without it.
    const records = items.map((id) => {
      const fragment = fragments.get(id);
      return [id, fragment && { ...fragment, url: atHost(fragment.url) }] as const;
    });
    const pack = JSON.stringify(Object.fromEntries(records));
    return { name: `packs/${sha256(pack).slice(0, 10)}.json`, pack };
  });
  const isPacked = new Set(packed.map((id) => `fragment/${id}.pf_fragment`));
  for (const { path, content } of files) {
    if (OTHER_FILES.test(path) || isPacked.has(path) || (PROGRAM.test(path) && !isFirst)) continue;
    write(path, content);
  }
  for (const { name, pack } of packs) write(name, pack);
  const directory: Directory = {
    groups,
    packs: packs.map(({ name }) => atHost(`/${folder}/${name}`)),
  };
  write(DIRECTORY, JSON.stringify(directory));
  write(WORDS, wordsOf(records));
}

/** Texts of all records as Pagefind keeps them, by their ids, which name its files. */
const fragmentsOf = (files: readonly IndexFile[]): Map<string, Fragment> =>
  new Map(
    files
      .filter(({ path }) => path.startsWith('fragment/'))
      .map(({ path, content }) => {
        const text = gunzipSync(content).toString('utf8').slice(SIGNATURE.length);
        const { url, content: words, anchors } = JSON.parse(text) as Fragment;
        return [
          basename(path, '.pf_fragment'),
          { url, content: words, anchors: anchors.map(({ id, location }) => ({ id, location })) },
        ];
      }),
  );

/** All records of a publication: pieces, claims, sources. `language` is the publication’s. */
export const searchRecords = (publication: Publication, language: string): SearchRecord[] =>
  searchParts(publication, language).flat();

/**
 * The records in parts, so that a change makes one part anew: that of the oldest pieces first, each with the claims of
 * its pieces and the sources that they are the first to list.
 */
function searchParts(publication: Publication, language: string): SearchRecord[][] {
  const pieces = [...publication.pieces.values()].reverse();
  let size = PIECES_A_PART;
  while (pieces.length > size * MOST_PARTS) size *= 2;
  const parts = pagesOf(pieces, size).map(({ items }) => items);
  const partOf = new Map(
    parts.flatMap((views, at) => views.map(({ manuscript }) => [manuscript.slug, at] as const)),
  );
  const sources = Map.groupBy(publication.sources.values(), ({ work }) =>
    Math.min(...work.listings.map(({ piece }) => partOf.get(piece) ?? parts.length - 1)),
  );
  return parts.map((views, at) => [
    ...views.map((view) => pieceRecord(view, language)),
    ...views.flatMap((view) =>
      view.claims.map((row) => claimRecord(row, view, publication.site.subjects, language)),
    ),
    ...(sources.get(at) ?? []).map((row) => sourceRecord(row, publication, language)),
  ]);
}

function pieceRecord(rows: PieceView, language: string): SearchRecord {
  const { piece, prose } = rows.manuscript;
  const lang = foreign(piece.lang, language);
  const corrected =
    rows.material.find(({ correction }) => correction.kind === 'retraction') ?? rows.material[0];
  const passages: SearchRecord['passages'] = [
    {
      text: piece.title,
      place: joined([
        typeWords[piece.type],
        dateInWords(piece.datePublished),
        rows.supersededBy !== undefined && 'replaced by a later piece',
        corrected &&
          `${correctionWords[corrected.correction.kind]} of ${dateInWords(corrected.correction.date)}`,
      ]),
    },
    { text: piece.description, place: '', anchor: 'main' },
  ];
  const add = (text: string | undefined, place: string, anchor: string) => {
    for (const { start, end } of sentenceSpans(text ?? '', piece.lang ?? language)) {
      passages.push({ text: (text ?? '').slice(start, end), place, anchor });
    }
  };

  add(piece.lead?.caption, 'Lead', parts.lead);
  for (const { text } of piece.keyPoints) add(text, 'In short', parts.inShort);
  const anchors = sentenceAnchors(prose);
  const headings = headingsOf(prose);
  const headingAt = (line: number) => headings.findLast(({ place }) => place.line <= line);
  prose.sentences.forEach((sentence, index) => {
    const { text, block } = sentence;
    const heading = headingAt(placeInSentence(sentence).line);
    const isHeading = prose.blocks[block]?.kind === 'heading';
    const anchor = anchors.get(index) ?? heading?.id ?? 'main';
    passages.push({ text, place: isHeading ? '' : (heading?.text ?? ''), anchor });
  });
  for (const { attributes, place } of prose.elements) {
    const heading = headingAt(place.line);
    for (const text of [attributes.title, attributes.caption]) {
      if (typeof text === 'string') add(text, heading?.text ?? '', heading?.id ?? 'main');
    }
  }
  for (const { caveat, anchor } of rows.caveats) add(caveat.text, 'Caveat', anchor);
  for (const { id, thesis, strongest } of piece.narratives) {
    add(thesis, 'Competing reading', narrativeAnchor(id));
    add(strongest, 'Competing reading', narrativeAnchor(id));
  }
  for (const text of piece.wouldChangeOurMind) {
    add(text, 'What would change our mind', parts.wouldChangeOurMind);
  }
  for (const { forecast, anchor } of rows.forecasts) add(forecast.statement, 'Forecast', anchor);
  add(piece.framing, 'How this piece was made', parts.framing);
  for (const { correction, anchor } of rows.corrections) {
    add(correction.now, correctionWords[correction.kind], anchor);
    add(correction.why, correctionWords[correction.kind], anchor);
  }

  return {
    url: rows.path,
    kind: ['piece'],
    topic: piece.topics,
    subject: rows.subjects.map(({ id }) => id),
    year: [yearOf(piece.datePublished)],
    role: [],
    passages: passages.map((passage) => ({ ...passage, lang })),
  };
}

function claimRecord(
  { claim, status, doubts, path }: ClaimRow,
  { manuscript: { piece } }: PieceView,
  subjects: readonly Subject[],
  language: string,
): SearchRecord {
  const date = claim.asOf ?? dayOf(piece.datePublished);
  return {
    url: path,
    kind: ['claim'],
    topic: piece.topics,
    subject: [...new Set(subjectsIn(claim.text, subjects).map(({ subject }) => subject.id))].sort(),
    year: [yearOf(date)],
    role: [],
    passages: [
      {
        text: claim.text,
        place: joined([
          'Claim',
          status !== 'stands' && status,
          doubts.length > 0 && 'in question',
          dateInWords(date),
          isolated(piece.title),
        ]),
        lang: foreign(piece.lang, language),
      },
    ],
  };
}

function sourceRecord(
  { work }: SourceRow,
  { pieces, site: { subjects } }: Publication,
  language: string,
): SearchRecord {
  const { source, state, listings, path } = work;
  const lang = foreign(source.language, language);
  const container = sourceContainer(source);
  const authors = (source.author ?? []).map(
    ({ literal, given, family }) => literal ?? [given, family].filter(Boolean).join(' '),
  );
  return {
    url: path,
    kind: ['source'],
    topic: [
      ...new Set(listings.flatMap(({ piece }) => pieces.get(piece)?.manuscript.piece.topics ?? [])),
    ].sort(),
    subject: [
      ...new Set(subjectsIn(source.title, subjects).map(({ subject }) => subject.id)),
    ].sort(),
    year: yearsNamed(source.issued),
    role: [source.role],
    passages: [
      {
        text: source.title,
        place: joined([
          'Source',
          state.is !== 'live' && state.is,
          isolated(container),
          dateInWords(source.issued),
          roleWords[source.role],
        ]),
        lang,
      },
      { text: [container, ...authors].join(', '), place: '', lang },
      ...[source.note, source.interest].flatMap((text) =>
        text === undefined ? [] : [{ text, place: 'Our note' }],
      ),
    ],
  };
}

const foreign = (lang: string | undefined, language: string) =>
  lang === language ? undefined : lang;
const joined = (words: readonly (string | false | undefined)[]) =>
  words.filter(Boolean).join('\u00A0· ');
/** Keeps the direction of foreign words among ours: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates */
const isolated = (words: string) => `\u2068${words}\u2069`;
const yearOf = (date: string) => date.slice(0, 4);

/** A record as Pagefind reads it: before each passage an element whose id tells of it, then its words. */
function toPage({ passages }: SearchRecord): string {
  return toHtml(
    h(
      'html',
      h(
        'body',
        h(
          'p',
          passages.map(({ text, ...passage }, at) => [
            h('a', { id: toId(passage) }),
            h('span', at === 0 ? { dataPagefindWeight: TITLE_WEIGHT } : {}, `${inWords(text)} `),
          ]),
        ),
      ),
    ),
  );
}

const BETWEEN = new RegExp(
  `(?<=${LETTER.source})(?=[^\\s\\p{M}])|(?<=\\S)(?=${LETTER.source})`,
  'gu',
);

/** A text with one space between words, and one between letters of scripts that have none. */
const inWords = (text: string): string =>
  text
    .replaceAll(JOINER, '')
    // Pagefind’s own mark of an anchor.
    .replaceAll('___PAGEFIND_', '')
    .replace(/[\s\u0085\uFEFF]+/gu, ' ')
    .replace(BETWEEN, `${JOINER} `);

/**
 * Records by their filters, in a fixed order: Pagefind writes filters of its own in an order that varies. `ids` has
 * the id of each by its address.
 */
function groupsOf(records: readonly SearchRecord[], ids: ReadonlyMap<string, string>): Group[] {
  const groups = Map.groupBy(records, (record) =>
    JSON.stringify(filters.map((filter) => record[filter])),
  );
  return [...groups.values()].map((alike) => {
    const [first] = alike;
    const { kind = [], topic = [], subject = [], year = [], role = [] } = first ?? {};
    return {
      kind,
      topic,
      subject,
      year,
      role,
      ids: alike.map(({ url }) => idOf(ids, url)).join(' '),
    };
  });
}

function idOf(ids: ReadonlyMap<string, string>, url: string): string {
  const id = ids.get(url);
  if (id === undefined) throw new Error(`The search index does not hold ${url}`);
  return id;
}

/** Words of scripts with spaces, each with how often it occurs, for whoever mistypes one: `board 12 model 9`. */
function wordsOf(records: readonly SearchRecord[]): string {
  const counts = new Map<string, number>();
  for (const { text } of records.flatMap(({ passages }) => passages)) {
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]{4,}/gu)) {
      if (word.search(LETTER) < 0) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([word, count]) => `${word} ${count}`)
    .join(' ');
}

function throwOn(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(errors.join('\n'));
}
