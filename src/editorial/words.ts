/** In which words do we say what the model says in one? For readers, wherever it is printed. */
import type { Caveat } from '../model/caveat.ts';
import type { Forecast } from '../model/forecast.ts';
import type { Source } from '../model/source.ts';

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

/** `1 source`, `2 sources`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
