/** What is a source across pieces: how it was read, what was noted of it, what it repeats? */
import type { NumberedSource, PieceView, Surroundings } from './publication.ts';
import type { Day } from '../model/date.ts';
import type { Source } from '../model/source.ts';
import type { CitedWork } from './rows.ts';
import { originChain, type Work } from './works.ts';

/** A remark that pieces make of a source, and the pieces that make it. */
export interface Remark {
  text: string;
  /** Slugs, the oldest piece first. */
  by: string[];
}

export interface SourceFacts {
  /** How pieces read it, each way with its last day. */
  readings: { read: Source['read']; last: Day; by: string[] }[];
  interests: Remark[];
  notes: Remark[];
  /** What it repeats, the nearest first, to the work that says it first. */
  repeats: Work[];
  repeatedBy: Work[];
  /** Pieces that have seen the state it is in. */
  stateSeenBy: string[];
}

export function sourceFacts({ work, repeatedBy }: CitedWork, { works }: Surroundings): SourceFacts {
  const { listings, state } = work;
  const remarks = (field: 'interest' | 'note'): Remark[] =>
    [...Map.groupBy(listings, ({ source }) => source[field])].flatMap(([text, of]) =>
      text === undefined ? [] : [{ text, by: of.map(({ piece }) => piece) }],
    );
  return {
    readings: [...Map.groupBy(listings, ({ source }) => source.read)].map(([read, of]) => ({
      read,
      last:
        of
          .map(({ source }) => source.accessed)
          .sort()
          .at(-1) ?? '',
      by: of.map(({ piece }) => piece),
    })),
    interests: remarks('interest'),
    notes: remarks('note'),
    repeats: originChain(work, works),
    repeatedBy: repeatedBy.flatMap((identity) => works.get(identity) ?? []),
    stateSeenBy:
      state.is === 'live'
        ? []
        : listings.filter(({ source }) => source.state.is === state.is).map(({ piece }) => piece),
  };
}

/**
 * What a source of a piece repeats, whichever piece says so: another source of the piece by its number, else the work
 * that says it first, with its address.
 */
export function repeatedSource(
  { source, row }: NumberedSource,
  { sources }: PieceView,
  { works }: Surroundings,
): { number: number; id: string } | { work: Work } | undefined {
  const chain = originChain(row.work, works);
  const here =
    sources.find((other) => other.source.id === source.origin) ??
    chain.flatMap((work) => sources.find((other) => other.row.work === work) ?? [])[0];
  if (here) return { number: here.number, id: here.source.id };
  const work = chain.length > 0 ? works.get(row.origin) : undefined;
  return work && { work };
}
