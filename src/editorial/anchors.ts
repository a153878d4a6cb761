/** At which anchor of its page does each part of a piece stand? */

/** Parts that the evidence strip leads to. */
export const parts = {
  caveats: 'what-the-sources-do-not-say',
  narratives: 'competing-readings',
  wouldChangeOurMind: 'what-would-change-our-mind',
  forecasts: 'forecasts',
  claims: 'claims',
  sources: 'sources',
  framing: 'how-this-piece-was-made',
  corrections: 'corrections',
  howToCite: 'how-to-cite',
} as const;

/** An id as a fragment can carry it. */
const fragment = (id: string) => id.replace(/[^\p{L}\p{N}_-]+/gu, '-');

export const sourceAnchor = (id: string): string => `source-${fragment(id)}`;

/** Id of the preview that the citations of a source open. */
export const previewAnchor = (id: string): string => `preview-${fragment(id)}`;

/** Anchor of the nth citation of a source, n from 1. */
export const citationAnchor = (id: string, n: number): string => `cite-${fragment(id)}-${n}`;

export const claimAnchor = (id: string): string => `claim-${fragment(id)}`;
export const forecastAnchor = (id: string): string => `forecast-${fragment(id)}`;
export const narrativeAnchor = (id: string): string => `reading-${fragment(id)}`;
/** Anchor of the nth caveat, n from 1. */
export const caveatAnchor = (n: number): string => `caveat-${n}`;
