/** What is published? The only place collections are read. */
import type { Message } from '../model/message.ts';
import { getCollection, getEntry, render } from 'astro:content';
import { ledgerOf, type Ledger } from '../publication/ledger.ts';
import { compare } from '../model/order.ts';
import { findRecord } from '../record/record.ts';
import type { Author } from '../model/author.ts';
import { dayOf, type Day } from '../model/date.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { BoardRecord, PieceRecord } from '../model/record.ts';
import type { Topic } from '../model/topic.ts';

/** A piece ready to be shown. */
export interface PublishedPiece extends Manuscript {
  /** Path on this site. */
  path: string;
  /** The file’s text. */
  text: string;
  authors: Author[];
  topics: Topic[];
  /** What the check says of it; empty of errors in a build. */
  messages: Message[];
  /** Why a build would leave it out, or undefined. */
  hidden: 'draft' | 'scheduled' | undefined;
}

/**
 * Pieces, newest first; of one day the one that rests on more sources first. Drafts and pieces of a day after `today` appear in dev only.
 */
export async function publishedPieces(today: Day): Promise<PublishedPiece[]> {
  const authors = await allAuthors();
  const topics = await allTopics();
  const pieces = (await getCollection('pieces')).map((entry): PublishedPiece => {
    const { manuscript, messages } = entry.data;
    const { piece } = manuscript;
    return {
      ...manuscript,
      path: `/analysis/${manuscript.slug}/`,
      text: entry.body ?? '',
      authors: authors.filter(({ id }) => piece.authors.includes(id)),
      topics: topics.filter(({ id }) => piece.topics.includes(id)),
      messages,
      hidden: hiddenBecause(manuscript, today),
    };
  });
  return pieces
    .filter(({ hidden }) => import.meta.env.WRITING || hidden === undefined)
    .sort(
      (a, b) =>
        compare(b.piece.datePublished, a.piece.datePublished) ||
        b.piece.sources.length - a.piece.sources.length ||
        compare(a.slug, b.slug),
    );
}

function hiddenBecause({ piece }: Manuscript, today: Day): PublishedPiece['hidden'] {
  if (piece.draft) return 'draft';
  return dayOf(piece.datePublished) > today ? 'scheduled' : undefined;
}

const ledgers = new Map<Day, Promise<Ledger>>();

/** The ledgers over all published pieces on that day. Made once in a build; in dev the pieces change. */
export function ledger(today: Day): Promise<Ledger> {
  const known = import.meta.env.WRITING ? undefined : ledgers.get(today);
  const made = known ?? makeLedger(today);
  ledgers.set(today, made);
  return made;
}

async function makeLedger(today: Day): Promise<Ledger> {
  const [manuscripts, authors] = await Promise.all([publishedPieces(today), allAuthors()]);
  return ledgerOf(manuscripts, { today, authors: authors.map(({ id }) => id) });
}

/** What was published of each piece that is on record, by its present slug. */
export async function allRecords(today: Day): Promise<Map<string, PieceRecord>> {
  const records = new Map((await getCollection('records')).map(({ id, data }) => [id, data]));
  const manuscripts = await publishedPieces(today);
  return new Map(
    manuscripts.flatMap((manuscript) => {
      const record = findRecord(manuscript, { manuscripts, records });
      return record ? [[manuscript.slug, record]] : [];
    }),
  );
}

/** The component that shows the prose of a piece. Throws for an unknown slug. */
export async function proseOf(slug: string) {
  const entry = await getEntry('pieces', slug);
  if (!entry) throw new Error(`No piece ${slug}`);
  return (await render(entry)).Content;
}

/** Leaderboards by id, each with its dated states. */
export async function allBoards(): Promise<Leaderboard[]> {
  return (await getCollection('boards'))
    .map(({ data }) => data.board)
    .sort((a, b) => compare(a.id, b.id));
}

/** What was put on record of a board; undefined before its first release. */
export async function boardRecord(id: string): Promise<BoardRecord | undefined> {
  return (await getEntry('boardRecords', id))?.data;
}

/** Authors by id. */
export async function allAuthors(): Promise<Author[]> {
  return (await getCollection('authors'))
    .map(({ id, data }) => ({ ...data, id }))
    .sort((a, b) => compare(a.id, b.id));
}

/** Topics by id. */
export async function allTopics(): Promise<Topic[]> {
  return (await getCollection('topics'))
    .map(({ id, data }) => ({ ...data, id }))
    .sort((a, b) => compare(a.id, b.id));
}
