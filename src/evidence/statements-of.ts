/** Which statements of a piece rest on sources? Its cited sentences, its claims, and its caveats about what is silent. */
import { canonicalJson } from '../record/chain.ts';
import type { Caveat } from '../model/caveat.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Piece } from '../model/piece.ts';
import { plainText, sha256 } from '../model/text.ts';

/** A sentence or claim with the sources that it rests on. */
export interface Statement {
  /** Index of a sentence in `prose.sentences`, or of a claim in `piece.claims`. */
  at: { sentence: number } | { claim: number };
  text: string;
  /** Ids of the sources. */
  sources: string[];
  /** Words that a claim quotes of a source. */
  quotes: { source: string; words: string }[];
  /** Figures in it that we worked out. */
  computed: Piece['computed'];
  /** Changes with all of this, and with nothing else. */
  digest: string;
}

/** A caveat that says that sources are silent, and which. */
export interface Silence {
  /** Index in `piece.caveats`. */
  caveat: number;
  /** Ids of the silent sources. */
  sources: string[];
  lookedFor: string[];
  cleared: Caveat['cleared'];
  digest: string;
}

const digestOf = (...parts: unknown[]): string => sha256(canonicalJson(parts)).slice(0, 16);

const listed = (manuscript: Manuscript, ids: readonly string[]): string[] =>
  manuscript.piece.sources.flatMap(({ id }) => (ids.includes(id) ? [id] : []));

/** The statements of a piece, sentences first, each in its order. */
export function statementsOf(manuscript: Manuscript): Statement[] {
  const { piece, prose } = manuscript;
  const statement = (
    at: Statement['at'],
    written: string,
    ids: readonly string[],
    quotes: Statement['quotes'] = [],
  ): Statement[] => {
    const text = plainText(written);
    const sources = listed(manuscript, ids);
    if (sources.length === 0) return [];
    const computed = piece.computed.filter(({ figure }) => text.includes(figure));
    const digest = digestOf(text, sources, quotes, computed);
    return [{ at, text, sources, quotes, computed, digest }];
  };
  const cited = (indexes: readonly number[]) =>
    indexes.flatMap((index) => prose.citations[index]?.source ?? []);
  return [
    ...prose.sentences.flatMap(({ text, citations }, index) =>
      statement({ sentence: index }, text, cited(citations)),
    ),
    ...piece.claims.flatMap((claim, index) => {
      const ofProse = prose.citations.filter((citation) => citation.claim === claim.id);
      const ids = [...claim.sources.map(({ id }) => id), ...ofProse.map(({ source }) => source)];
      const quotes = claim.sources.flatMap((evidence) =>
        'quote' in evidence && evidence.quote !== undefined
          ? [{ source: evidence.id, words: plainText(evidence.quote) }]
          : [],
      );
      return statement({ claim: index }, claim.text, ids, quotes);
    }),
  ];
}

/**
 * The caveats that say that sources are silent: those that name them, and those of scope `in-source`, which speak of
 * all sources of the piece where they name none. One that an answer has closed speaks of those it names alone.
 */
export function silencesOf(manuscript: Manuscript): Silence[] {
  const { piece } = manuscript;
  return piece.caveats.flatMap((caveat, index): Silence[] => {
    const { text, scope, silent, lookedFor, cleared, closedBy } = caveat;
    const isOfAll = silent.length === 0 && scope === 'in-source' && closedBy === undefined;
    const sources = isOfAll
      ? piece.sources.filter(({ read }) => read !== 'secondhand').map(({ id }) => id)
      : listed(manuscript, silent);
    if (sources.length === 0) return [];
    const digest = digestOf(plainText(text), sources, lookedFor, cleared);
    return [{ caveat: index, sources, lookedFor, cleared, digest }];
  });
}
