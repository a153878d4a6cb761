/** `npm run new`: how does a piece begin? As a draft in a folder of its own, which already keeps every rule. */
import { pieceAddress } from '../model/addresses.ts';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { intro, isCancel, multiselect, text } from '@clack/prompts';
import { slug as githubSlug } from 'github-slugger';
import { stringify } from 'yaml';
import { z } from 'zod';
import { PIECES } from '../reading/piece-files.ts';
import { readEntries } from '../reading/read-data.ts';
import { readRecords } from '../reading/read-records.ts';
import { authorsSchema } from '../model/author.ts';
import type { Day } from '../model/date.ts';
import { cureOf, problemsOf } from '../model/expect.ts';
import { folderFault } from '../model/folder-name.ts';
import { slugSchema } from '../model/id.ts';
import { blankDescription, pieceSchema } from '../model/piece.ts';
import { RECORD_INDEX } from '../model/record.ts';
import { topicsSchema } from '../model/topic.ts';
import { anyText, command, main, WrongCall } from './command.ts';

/** What a writer may say of a new piece; what is left out is asked for, or has a default. */
export interface Wishes {
  title?: string | undefined;
  description?: string | undefined;
  topics?: string[] | undefined;
  authors?: string[] | undefined;
  slug?: string | undefined;
}

export interface Outcome {
  /** 0 written, 1 refused, 2 the request cannot be understood, 130 cancelled. */
  status: 0 | 1 | 2 | 130;
  /** What to print. */
  text: string;
}

/** Names by id, as the lists to choose from show them. */
interface Desk {
  authors: Map<string, string>;
  topics: Map<string, string>;
}

/** Where questions are asked. */
export interface Terminal {
  input: Readable;
  output: Writable;
}

/** Longest slug in characters: a file name holds 255 bytes, and a letter has up to four. */
const LONGEST_SLUG = 60;

/** The author who is chosen where the file of authors has them. */
const USUAL_AUTHOR = 'staff';

/**
 * The slug of a title: its words in lower case, joined by hyphens, in whatever script they are written.
 * Undefined where the title has no letter, or letters with marks that an address cannot carry.
 */
export function slugOf(title: string): string | undefined {
  const words = githubSlug(title.normalize('NFC')).normalize('NFC');
  if (/\p{L}\p{M}|\p{Lm}|\p{Lt}/u.test(words)) return undefined;
  const slug = words.replace(/[^\p{Ll}\p{Lo}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  const cut = slug.slice(0, LONGEST_SLUG + 1);
  const whole =
    slug.length <= LONGEST_SLUG
      ? slug
      : cut.includes('-')
        ? cut.slice(0, cut.lastIndexOf('-'))
        : cut.slice(0, LONGEST_SLUG);
  return slugSchema.safeParse(whole).success ? whole : undefined;
}

/** Text on one line without control characters, as frontmatter can hold it. */
const oneLine = (words: string) =>
  words
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** The file of a new piece. `today` is the UTC day on which it is begun. */
export function draftText(
  { title, description, authors, topics }: Required<Omit<Wishes, 'slug'>>,
  today: Day,
): string {
  const ids = (list: readonly string[] = []) =>
    `[${list.map((id) => stringify(id).trim()).join(', ')}]`;
  return `---
title: ${JSON.stringify(title)}
description: ${JSON.stringify(description)}
authors: ${ids(authors)}
datePublished: ${today}
topics: ${ids(topics)}
draft: true
# \`npm run cite -- <address>\` adds a source. An entry looks like this:
#   - { id: vb, title: "…", container-title: "…", URL: "https://…", issued: ${today}, accessed: ${today}, role: reporting }
sources: []
# What the sources do not say, one sentence each. An empty list says that nothing is missing.
caveats: []
---

`;
}

/**
 * Begins a piece under `root` as `wishes` say. Where there is a terminal, it is asked for what they leave
 * out. Writes one file, and none where anything is wrong.
 */
export async function begin(
  root: string,
  today: Day,
  wishes: Wishes,
  terminal?: Terminal,
): Promise<Outcome> {
  const { desk, faults } = readDesk(root);
  if (faults.length > 0) return { status: 1, text: faults.join('\n') };
  const told = faultOf(wishes, desk);
  if (told !== undefined) return { status: 2, text: told };
  const answers = terminal ? await ask(root, wishes, desk, terminal) : wishes;
  if (!answers) return { status: 130, text: 'Nothing was written.' };

  const { title, description, topics = [], authors = usualAuthors(desk) } = answers;
  const lacking = [
    title === undefined && 'Missing `--title "…"`, expected a title of at most 110 characters',
    topics.length === 0 &&
      `Missing \`--topic …\`, expected ${oneOf([...desk.topics.keys()], 'content/topics.yml')}`,
    authors.length === 0 &&
      `Missing \`--author …\`, expected ${oneOf([...desk.authors.keys()], 'content/authors.yml')}`,
  ].filter((fault) => fault !== false);
  if (title === undefined || lacking.length > 0) return { status: 2, text: lacking.join('\n') };
  const slug = answers.slug ?? slugOf(title);
  if (slug === undefined) {
    return {
      status: 2,
      text: `Missing \`--slug\`, expected lowercase words joined by hyphens: none can be made from “${oneLine(title)}”`,
    };
  }
  const taken = takenFault(root, slug);
  if (taken !== undefined) return { status: 1, text: taken };
  const file = `${PIECES}/${slug}/index.mdx`;
  const draft = {
    title: oneLine(title),
    description: oneLine(description ?? '') || blankDescription,
    authors,
    topics,
  };
  try {
    writeNew(join(root, file), draftText(draft, today));
  } catch (error) {
    return { status: 1, text: `${file} was not written: ${(error as Error).message}` };
  }
  return { status: 0, text: `${file}\nA draft: \`npm run dev\` shows it at ${pieceAddress(slug)}` };
}

const oneOf = (ids: readonly string[], file: string) =>
  ids.length > 0 ? `one of ${ids.map((id) => `\`${id}\``).join(', ')}` : `an entry in \`${file}\``;

const usualAuthors = ({ authors }: Desk) => (authors.has(USUAL_AUTHOR) ? [USUAL_AUTHOR] : []);

function readDesk(root: string): { desk: Desk; faults: string[] } {
  const authors = readEntries(root, 'content/authors.yml', authorsSchema);
  const topics = readEntries(root, 'content/topics.yml', topicsSchema);
  const names = ({ entries }: typeof authors | typeof topics) =>
    new Map(entries.map(({ id, name }) => [id, name]));
  return {
    desk: { authors: names(authors), topics: names(topics) },
    faults: [...authors.messages, ...topics.messages].map(
      ({ file, place, message }) => `${file}:${place.line}:${place.column} ${message}`,
    ),
  };
}

const wishesSchema = z.object({
  title: pieceSchema.shape.title.optional(),
  description: pieceSchema.shape.description.optional(),
  slug: slugSchema
    .max(LONGEST_SLUG, `a slug of at most ${LONGEST_SLUG} characters`)
    .refine((slug) => slug !== RECORD_INDEX, 'another slug: the list of records bears this name')
    .optional(),
});

/** What is wrong with the wishes, each fault a line, or undefined. */
function faultOf(wishes: Wishes, desk: Desk): string | undefined {
  const { title, description, slug } = wishes;
  const values = {
    title: title === undefined ? undefined : oneLine(title),
    description: description === undefined ? undefined : oneLine(description),
    slug,
  };
  const result = wishesSchema.safeParse(values);
  const faults = result.success
    ? []
    : problemsOf(result.error, values).map(({ message }) => message);
  for (const [field, kind] of [
    ['authors', 'author'],
    ['topics', 'topic'],
  ] as const) {
    const known = [...desk[field].keys()];
    for (const id of wishes[field] ?? []) {
      if (known.includes(id)) continue;
      const cure = cureOf(id, known, oneOf(known, `content/${field}.yml`));
      faults.push(`Unexpected ${kind} \`${id}\`, ${cure}`);
    }
  }
  return faults.length > 0 ? faults.join('\n') : undefined;
}

/** What has that address already, in words, or undefined. */
function takenBy(root: string, slug: string): string | undefined {
  const file = `${PIECES}/${slug}/index.mdx`;
  if (existsSync(join(root, file))) return `\`${file}\``;
  const address = pieceAddress(slug);
  const record = [...readRecords(root, [], []).records.values()].find(({ editions }) =>
    editions.some((edition) => edition.address === address),
  );
  return record && `the record of \`${record.slug}\``;
}

/** Why a piece cannot have that slug, or undefined where it is free. */
function takenFault(root: string, slug: string): string | undefined {
  const fault = folderFault(slug);
  if (fault !== undefined) return `Unexpected slug \`${slug}\`, ${fault}: \`--slug …\``;
  const taken = takenBy(root, slug);
  return (
    taken &&
    `Unexpected slug \`${slug}\`, which is taken by ${taken}, expected another: \`--slug …\``
  );
}

/** Writes a file that is not there yet; leaves no empty folder behind. */
function writeNew(path: string, content: string): void {
  const made = mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, content, { flag: 'wx' });
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true });
    throw error;
  }
}

/** Asks for what the wishes leave out; undefined where the writer cancels. */
async function ask(
  root: string,
  wishes: Wishes,
  desk: Desk,
  terminal: Terminal,
): Promise<Wishes | undefined> {
  const options = (names: ReadonlyMap<string, string>) =>
    [...names].map(([value, label]) => ({ value, label, hint: value }));
  intro('A new piece', terminal);
  const title =
    wishes.title ??
    (await text({
      ...terminal,
      message: 'Title',
      validate: (written = '') => faultOf({ title: written }, desk),
    }));
  if (isCancel(title)) return undefined;
  const description =
    wishes.description ??
    (await text({
      ...terminal,
      message: 'Description, 50 to 200 characters (may wait)',
      validate: (written = '') =>
        oneLine(written) === '' ? undefined : faultOf({ description: written }, desk),
    }));
  if (isCancel(description)) return undefined;
  const topics =
    wishes.topics ??
    (await multiselect({ ...terminal, message: 'Topics', options: options(desk.topics) }));
  if (isCancel(topics)) return undefined;
  const authors =
    wishes.authors ??
    (await multiselect({
      ...terminal,
      message: 'Authors',
      options: options(desk.authors),
      initialValues: usualAuthors(desk),
    }));
  if (isCancel(authors)) return undefined;
  const made = slugOf(title);
  const slug =
    wishes.slug ??
    (made !== undefined && takenFault(root, made) === undefined
      ? made
      : await text({
          ...terminal,
          message: 'Slug, the name of its folder and the end of its address',
          ...(made === undefined ? {} : { placeholder: `\`${made}\` is taken` }),
          validate: (written = '') => faultOf({ slug: written }, desk) ?? takenFault(root, written),
        }));
  return isCancel(slug) ? undefined : { title, description, topics, authors, slug };
}

export const newCommand = command({
  name: 'new',
  about: 'Writes the draft of a new piece; in a terminal it asks for what the options leave out.',
  options: {
    title: { is: 'its title', value: 'TITLE', takes: anyText('a title') },
    description: { is: '50 to 200 characters', value: 'TEXT', takes: anyText('a description') },
    topic: {
      is: 'a topic by its id, as often as needed',
      value: 'ID',
      takes: anyText('the id of a topic'),
      isList: true,
    },
    author: {
      is: 'an author by their id, as often as needed',
      value: 'ID',
      takes: anyText('the id of an author'),
      isList: true,
    },
    slug: { is: 'the name of its folder', value: 'SLUG', takes: anyText('a slug') },
  },
  async run({ options }, { root, today, out, err }) {
    const { title, description, topic: topics, author: authors, slug } = options;
    const { stdin: input, stdout: output } = process;
    const terminal = input.isTTY && output.isTTY ? { input, output } : undefined;
    const wishes = { title, description, topics, authors, slug };
    const { status, text: said } = await begin(root, today(), wishes, terminal);
    if (status === 2) throw new WrongCall(said);
    (status === 0 ? out : err)(said);
    return status;
  },
});

if (import.meta.main) await main(newCommand);
