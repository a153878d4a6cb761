/** Which works does the publication rest on? The entries of several pieces for one work are one. */
import { pieceAddress, workAddress } from '../model/addresses.ts';
import { sourceAnchor } from '../model/anchors.ts';
import { nameFault } from '../model/id.ts';
import { sha256 } from '../model/text.ts';
import { dayOf, type Day } from '../model/date.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { sourceContainer, sourceIdentity, type Source } from '../model/source.ts';
import { masthead } from '../masthead.ts';
import { compare } from '../model/order.ts';

/** The entry of one piece for a work. */
export interface Listing {
  /** Slug of the piece. */
  piece: string;
  source: Source;
  /** Identity of the work that it repeats, by this entry. */
  repeats: string | undefined;
}

/** A source across pieces. */
export interface Work {
  /** `sourceIdentity` of its entries. */
  identity: string;
  /** True where several pieces list it, so that what rests on it has a page of its own. */
  isShared: boolean;
  /** That page, `/sources/<slug>/`; else its entry among the sources of its one piece. */
  path: string;
  /** The work as the first piece to list it describes it. */
  source: Source;
  /** Entries for it, those of the oldest piece first. */
  listings: readonly Listing[];
  /** The gravest state in which any piece has seen it, with the first day of that. */
  state: { is: Source['state']['is']; date: Day | undefined };
  /** Address of an archived copy, from the first entry that gives one. */
  archived: string | undefined;
  /** Identity of the work it repeats: a syndicated copy, a rewrite. */
  repeats: string | undefined;
}

/** Works by their identity. */
export type Works = ReadonlyMap<string, Work>;

/** Words that stand beside the slugs of works in addresses. */
const RESERVED = ['page', 'role'];

/** All works that some pieces list, those of the oldest piece first. */
export function worksOf(manuscripts: readonly Manuscript[]): Works {
  const listings = new Map<string, Listing[]>();
  for (const manuscript of oldestFirst(manuscripts)) {
    const { sources } = manuscript.piece;
    for (const source of sources) {
      const identity = sourceIdentity(source);
      const known = listings.get(identity);
      const origin = sources.find(({ id }) => id === source.origin);
      const repeats = origin && sourceIdentity(origin);
      const listing = {
        piece: manuscript.slug,
        source,
        repeats: repeats === identity ? undefined : repeats,
      };
      if (known) known.push(listing);
      else listings.set(identity, [listing]);
    }
  }
  const taken = new Set<string>(RESERVED);
  return new Map(
    [...listings].flatMap(([identity, entries]) => {
      const [first] = entries;
      if (!first) return [];
      const slug = slugOf(first.source, identity, taken);
      taken.add(slug);
      const isShared = entries.some(({ piece }) => piece !== first.piece);
      const work: Work = {
        identity,
        isShared,
        path: isShared
          ? workAddress(slug)
          : `${pieceAddress(first.piece)}#${sourceAnchor(first.source.id)}`,
        source: first.source,
        listings: entries,
        state: gravestState(entries),
        archived: entries.find(({ source }) => source.archived)?.source.archived,
        repeats: entries.find(({ repeats }) => repeats !== undefined)?.repeats,
      };
      return [[identity, work]];
    }),
  );
}

/** Pieces by day of publication, those of one day by slug. */
const oldestFirst = (manuscripts: readonly Manuscript[]) =>
  manuscripts.toSorted(
    (a, b) =>
      compare(dayOf(a.piece.datePublished), dayOf(b.piece.datePublished)) ||
      compare(a.slug, b.slug),
  );

/** Length at which a slug ends, in characters. */
const LONGEST = 60;

/**
 * Container and title as part of an address. A later work of the same name is told apart by its identity,
 * so that the address of the first stays.
 */
function slugOf(source: Source, identity: string, taken: ReadonlySet<string>): string {
  const name = `${sourceContainer(source)} ${source.title}`;
  const words =
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const kept: string[] = [];
  for (const word of words) {
    if ([...kept, word].join('-').length > LONGEST) break;
    kept.push(word);
  }
  const slug = kept.join('-') || [...(words[0] ?? 'source')].slice(0, LONGEST).join('');
  return taken.has(slug) || nameFault(slug) !== undefined
    ? `${slug}-${sha256(identity).slice(0, 6)}`
    : slug;
}

/** States from the lightest to the gravest. */
const GRAVITY: readonly Source['state']['is'][] = [
  'live',
  'moved',
  'paywalled',
  'dead',
  'corrected',
  'retracted',
];

function gravestState(entries: readonly Listing[]): Work['state'] {
  const gravest = Math.max(...entries.map(({ source }) => GRAVITY.indexOf(source.state.is)));
  const is = GRAVITY[gravest] ?? 'live';
  const dates = entries.flatMap(({ source: { state } }) =>
    state.is === is && 'date' in state ? [state.date] : [],
  );
  return { is, date: dates.sort()[0] };
}

/** What a work repeats, the nearest first; a chain that runs in a circle ends before it closes. */
export function originChain(work: Work, works: Works): Work[] {
  const chain: Work[] = [];
  let next = works.get(work.repeats ?? '');
  while (next && next !== work && !chain.includes(next)) {
    chain.push(next);
    next = works.get(next.repeats ?? '');
  }
  return chain;
}

/** Identity of the work that says it first; the first in alphabetical order of works that repeat each other. */
export function originOfWork(work: Work, works: Works): string {
  const chain = [work, ...originChain(work, works)];
  const last = chain.at(-1) ?? work;
  const circle = chain.findIndex(({ identity }) => identity === last.repeats);
  return (
    chain
      .slice(circle === -1 ? -1 : circle)
      .map(({ identity }) => identity)
      .sort()[0] ?? work.identity
  );
}

const { compare: compareWords } = new Intl.Collator(masthead.language, { numeric: true });

/** Order of works in lists: by container, then title, as their readers would look them up. */
export const alphabetical = (a: Work, b: Work): number =>
  compareWords(sourceContainer(a.source), sourceContainer(b.source)) ||
  compareWords(a.source.title, b.source.title) ||
  compare(a.identity, b.identity);
