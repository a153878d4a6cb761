/** At which anchor of its page does each part of a piece stand? */
import { sha256 } from './text.ts';
import { plainText } from './text.ts';
import type { Caveat } from './caveat.ts';
import type { Prose } from './prose.ts';

/** Parts of a page, above the text and below it. */
export const parts = {
  material: 'material',
  lead: 'lead',
  inShort: 'in-short',
  stillOpen: 'still-open',
  text: 'text',
  caveats: 'what-the-sources-do-not-say',
  answers: 'answers-earlier-pieces',
  narratives: 'competing-readings',
  wouldChangeOurMind: 'what-would-change-our-mind',
  forecasts: 'forecasts',
  claims: 'claims',
  sources: 'sources',
  framing: 'how-this-piece-was-made',
  corrections: 'corrections',
  howToCite: 'how-to-cite',
  inQuestion: 'in-question',
  related: 'related-pieces',
} as const;

/** An id as a fragment can carry it. */
const fragment = (id: string) => id.replace(/[^\p{L}\p{N}_-]+/gu, '-');

export const sourceAnchor = (id: string): string => `source-${fragment(id)}`;

/** Anchor of the nth citation of a source, n from 1. */
export const citationAnchor = (id: string, n: number): string => `cite-${fragment(id)}-${n}`;

export const claimAnchor = (id: string): string => `claim-${fragment(id)}`;
export const forecastAnchor = (id: string): string => `forecast-${fragment(id)}`;
export const narrativeAnchor = (id: string): string => `reading-${fragment(id)}`;
export const correctionAnchor = (id: string): string => `correction-${fragment(id)}`;
/** Anchor of an edition on record, by its number. */
export const editionAnchor = (number: number): string => `edition-${number}`;

/** Anchor of a caveat: by its id, else by its place in the list, from 1. */
export const caveatAnchor = ({ id }: Pick<Caveat, 'id'>, n: number): string =>
  `caveat-${id === undefined || /^\d+$/.test(id) ? n : fragment(id)}`;

/** Anchor of a cited sentence: it stays while the words stay, wherever the sentence moves. */
export const sentenceAnchor = (text: string): string => `s-${sha256(plainText(text)).slice(0, 8)}`;

/** Index in `prose.sentences` of each cited sentence → its anchor; the second with one text ends in `-2`. */
export function sentenceAnchors({ sentences }: Pick<Prose, 'sentences'>): Map<number, string> {
  const anchors = new Map<number, string>();
  const times = new Map<string, number>();
  sentences.forEach(({ text, citations }, index) => {
    if (citations.length === 0) return;
    const anchor = sentenceAnchor(text);
    const nth = (times.get(anchor) ?? 0) + 1;
    times.set(anchor, nth);
    anchors.set(index, nth === 1 ? anchor : `${anchor}-${nth}`);
  });
  return anchors;
}
