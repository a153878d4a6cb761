/** In which words do we say what the model says in one? For readers, wherever it is printed. */
import type { ForecastView } from './forecast-state.ts';
import type { CaveatScope } from './caveat.ts';
import type { Caveat } from './caveat.ts';
import type { Correction } from './correction.ts';
import type { Forecast } from './forecast.ts';
import type { Piece } from './piece.ts';
import type { Source } from './source.ts';
import type { Subject } from './subject.ts';
import type { ForecastState } from './forecast-state.ts';

export const typeWords: Record<Piece['type'], string> = {
  analysis: 'Analysis',
  explainer: 'Explainer',
  note: 'Note',
  resolution: 'Resolution',
};

export const readAs: Record<Source['read'], string> = {
  full: 'read in full',
  excerpt: 'read as an excerpt',
  secondhand: 'known second-hand',
};

export const roleWords: Record<Source['role'], string> = {
  primary: 'primary record',
  reporting: 'reporting',
  analysis: 'analysis',
  vendor: 'vendor',
  dataset: 'dataset',
  aggregator: 'aggregator',
  community: 'community',
};

/** “Our source is silent” and “nobody knows” are different statements. */
export const subjectKindWords: Record<Subject['kind'], { one: string; many: string }> = {
  model: { one: 'Model', many: 'Models' },
  company: { one: 'Company', many: 'Companies' },
  board: { one: 'Board', many: 'Boards' },
  product: { one: 'Product', many: 'Products' },
};

export const scopeWords: Record<NonNullable<Caveat['scope']>, string> = {
  'in-source': 'Our sources are silent',
  searched: 'We searched and found nothing',
  unknowable: 'Nobody can know this yet',
};

export const outcomeWords: Record<NonNullable<Forecast['resolution']>['outcome'], string> = {
  yes: 'It happened',
  no: 'It did not happen',
  ambiguous: 'Ambiguous',
  annulled: 'Annulled',
};

/** A caveat may also leave it unsaid. */
export const caveatScopeWords: Record<CaveatScope, string> = {
  ...scopeWords,
  'not-stated': 'How far we looked is not stated',
};

/** How far a caveat looked; a source read as an excerpt can be silent in that part alone. */
export const scopeInWords = (scope: CaveatScope, isInPart: boolean): string =>
  isInPart && scope === 'in-source'
    ? `${caveatScopeWords[scope]} in the parts we read`
    : caveatScopeWords[scope];

export const forecastStateWords: Record<ForecastState, string> = {
  open: 'Open',
  due: 'Due within 14 days',
  overdue: 'Overdue',
  resolved: 'Resolved',
};

/** What a forecast does on the day it is due, seen from the state it is in. */
export const dueWords: Record<ForecastState, string> = {
  open: 'resolves',
  due: 'resolves',
  overdue: 'was due',
  resolved: 'was due',
};

export const forecastViewWords: Record<ForecastView, string> = {
  overdue: 'Overdue',
  due: 'Due within 14 days',
  open: 'Open',
  resolved: 'Resolved',
  'others-open': 'Made by others, open',
  'others-resolved': 'Made by others, resolved',
};

export const correctionWords: Record<Correction['kind'], string> = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
  retraction: 'Retraction',
};

/** `0.7` → `70 %`. */
export const inPercent = (share: number): string => `${Math.round(share * 100)} %`;

/** `1 source`, `2 sources`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** A text in which no line breaks between a figure and what belongs to it: `1,444 ± 15`, `40 %`. */
export const withWholeFigures = (text: string): string =>
  text.replace(/(?<=\d) ± (?=\d)/g, '\u00a0±\u00a0').replace(/(?<=\d) (?=%)/g, '\u00a0');

/** 1 is `a`, 26 is `z`, 27 is `aa`. */
export const letter = (n: number): string =>
  (n > 26 ? letter(Math.floor((n - 1) / 26)) : '') + String.fromCharCode(97 + ((n - 1) % 26));
