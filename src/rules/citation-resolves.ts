/** Does every pointer in prose and frontmatter lead to something the piece lists? */
import type { Source } from '../model/source.ts';
import { near } from '../model/expect.ts';
import type { Place } from '../model/place.ts';
import type { Repair } from '../model/prose.ts';
import { placeOf } from '../model/manuscript.ts';
import { foundInReading, isLegible, type Rule } from './rule.ts';

export const citationResolves: Rule = {
  id: 'citation-resolves',
  promise: 'Every citation leads to a source the piece lists, and to a claim it makes.',
  severity: 'error',
  example: {
    where: 'prose',
    keeps: 'The model ranks second [@report].',
    breaks: 'The model ranks second [@reprot].',
    says: 'Unexpected source `reprot`, did you mean `report`?',
  },
  check(manuscript, report) {
    foundInReading('citation-resolves')(manuscript, report);
    if (!isLegible(manuscript)) return;
    const { piece, prose, writtenIds } = manuscript;
    const listed = {
      source: piece.sources.map(({ id }) => id),
      claim: piece.claims.map(({ id }) => id),
    };
    const written = new Set(writtenIds);

    /** `sigil` is what stands before the id in prose. */
    const resolve = (kind: Kind, id: string, place: Place, sigil: '' | '@' | '#') => {
      const known = listed[kind];
      if (known.includes(id)) return;
      const isOther = listed[kind === 'source' ? 'claim' : 'source'].includes(id);
      // An id in an entry that could not be read: that entry has its own message.
      if (!isOther && written.has(id)) return;
      report({
        place,
        message: `Unexpected ${kind} \`${id}\`, ${isOther ? otherKind[kind](id) : cure(kind, id, known)}`,
        repair: repairOf(id, known, sigil),
      });
    };
    const resolveAt = (kind: Kind, id: string | undefined, ...path: (string | number)[]) => {
      if (id !== undefined) resolve(kind, id, placeOf(manuscript, path), '');
    };

    for (const { source, claim, place } of prose.citations) {
      resolve('source', source, place, '@');
      if (claim !== undefined) resolve('claim', claim, place, '#');
    }
    piece.sources.forEach(({ id, origin }, at) => {
      resolveAt('source', origin, 'sources', at, 'origin');
      if (origin !== undefined && isFirstOfCircle(id, piece.sources)) {
        report({
          at: ['sources', at, 'origin'],
          message: `Unexpected \`origin: ${origin}\` of \`${id}\`, which leads back to \`${id}\`: expected the source it repeats, or no such field`,
        });
      }
    });
    piece.keyPoints.forEach(({ claim }, at) => {
      resolveAt('claim', claim, 'keyPoints', at, 'claim');
    });
    piece.claims.forEach((claim, at) => {
      claim.sources.forEach(({ id }, index) => {
        resolveAt('source', id, 'claims', at, 'sources', index);
      });
      claim.dependsOn.forEach((id, index) => {
        if (!id.includes('#')) resolveAt('claim', id, 'claims', at, 'dependsOn', index);
      });
    });
    piece.caveats.forEach((caveat, at) => {
      caveat.silent.forEach((id, index) => {
        resolveAt('source', id, 'caveats', at, 'silent', index);
      });
      caveat.about.forEach((id, index) => {
        resolveAt('claim', id, 'caveats', at, 'about', index);
      });
      resolveAt('source', caveat.closedBy?.source, 'caveats', at, 'closedBy', 'source');
    });
    piece.closes.forEach(({ source }, at) => {
      resolveAt('source', source, 'closes', at, 'source');
    });
    piece.narratives.forEach((narrative, at) => {
      for (const side of ['for', 'against'] as const) {
        narrative[side].forEach((id, index) => {
          resolveAt('claim', id, 'narratives', at, side, index);
        });
      }
    });
    piece.corrections.forEach((correction, at) => {
      correction.affects.forEach((id, index) => {
        resolveAt('claim', id, 'corrections', at, 'affects', index);
      });
    });
  },
};

type Kind = 'source' | 'claim';

const otherKind: Record<Kind, (id: string) => string> = {
  source: (id) => `which is a claim: expected a source before it, as in \`[@source #${id}]\``,
  claim: (id) => `which is a source: expected the id of a claim, or \`@${id}\``,
};

/** Ids a message offers at most. */
const OFFERED = 12;

function cure(kind: Kind, id: string, known: readonly string[]): string {
  const meant = near(id, known).slice(0, 2);
  if (meant.length > 0) return `did you mean ${meant.map((one) => `\`${one}\``).join(' or ')}?`;
  if (known.length === 0) return `expected an entry with \`id: ${id}\` under \`${kind}s\``;
  const offered = known.slice(0, OFFERED).map((one) => `\`${one}\``);
  const more = known.length > OFFERED ? ` or one of ${known.length - OFFERED} more` : '';
  return `expected one of ${offered.join(', ')}${more}`;
}

/**
 * The id that was certainly meant: the only near one, and the same but for letters that are doubled,
 * dropped, swapped or in another case. Another letter or digit may name another source.
 */
function repairOf(id: string, known: readonly string[], sigil: string): Repair | undefined {
  const [meant, second] = near(id, known);
  if (meant === undefined || second !== undefined || !isSlipOf(id, meant)) return undefined;
  return { was: `${sigil}${id}`, now: `${sigil}${meant}` };
}

function isSlipOf(written: string, meant: string): boolean {
  const [a, b] = [written.toLowerCase(), meant.toLowerCase()];
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.replace(/\D/g, '') !== short.replace(/\D/g, '')) return false;
  if (a === b) return true;
  if (short.length < 4) return false;
  if (long.length === short.length) return [...a].sort().join() === [...b].sort().join();
  return (
    long.length === short.length + 1 &&
    [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short)
  );
}

/** True for the source from which a circle of origins is told: of those in it, the first in alphabetical order. */
function isFirstOfCircle(id: string, sources: readonly Source[]): boolean {
  const repeats = new Map(sources.map((source) => [source.id, source.origin]));
  const seen = new Set<string>();
  let at = repeats.get(id);
  while (at !== undefined && at !== id && !seen.has(at)) {
    seen.add(at);
    at = repeats.get(at);
  }
  return at === id && [...seen].every((other) => id < other);
}
