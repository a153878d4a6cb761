/** On which outside addresses does the publication rest? Links, sources and archived copies, each address once. */
import { isWebAddress } from '../model/id.ts';
import { placeOf, type Manuscript } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { sourceAddress, type Source } from '../model/source.ts';

/** One place at which an address is written. */
export interface Citing {
  file: string;
  place: Place;
  /** As it stands there, fragment included. */
  written: string;
  /** A link of the prose, or the field of a source that holds it. */
  as: 'link' | 'URL' | 'DOI' | 'archived';
  /** The source whose field it is. */
  source?: Source;
}

export interface CitedAddress {
  /** As it is requested: normalised (https://url.spec.whatwg.org/), without fragment. */
  address: string;
  citings: Citing[];
}

/** A source that names no archived copy. */
export interface UnarchivedSource {
  file: string;
  place: Place;
  source: Source;
  /** Its URL, else the resolver of its DOI. */
  address: string;
  /** The field after which `archived` belongs. */
  field: 'URL' | 'DOI';
}

/** The address a request is made to: normalised, without fragment. Takes absolute web addresses only. */
export function requestAddress(written: string): string {
  const url = new URL(written);
  url.hash = '';
  return url.href;
}

/** Every outside address of prose and sources with all places that cite it, in the order of the text. */
export function citedAddresses(manuscripts: readonly Manuscript[]): CitedAddress[] {
  const citings = manuscripts
    .flatMap((one) => [...sourceCitings(one), ...proseCitings(one)])
    .filter(({ written }) => isWebAddress(written));
  const byAddress = Map.groupBy(citings, ({ written }) => requestAddress(written));
  return [...byAddress].map(([address, all]) => ({ address, citings: all }));
}

/** Archives whose addresses are copies themselves. */
const ARCHIVES = /^https?:\/\/(web\.archive\.org|archive\.(today|ph|is)|perma\.cc)\//i;

/** Sources with a web address and without an archived copy; books and what is cited from an archive are left out. */
export function unarchivedSources(manuscripts: readonly Manuscript[]): UnarchivedSource[] {
  return manuscripts.flatMap((manuscript) =>
    manuscript.piece.sources.flatMap((source, index) => {
      const address = sourceAddress(source);
      if (source.archived || address === undefined || ARCHIVES.test(address)) return [];
      return [
        {
          file: manuscript.file,
          place: placeOf(manuscript, ['sources', index, 'archived']),
          source,
          address: requestAddress(address),
          field: fieldOfAddress(source),
        },
      ];
    }),
  );
}

const fieldOfAddress = (source: Source) => (source.URL ? 'URL' : 'DOI');

function sourceCitings(manuscript: Manuscript): Citing[] {
  const { file, piece } = manuscript;
  return piece.sources.flatMap((source, index) => {
    const citing = (as: 'URL' | 'DOI' | 'archived', written: string | undefined): Citing[] =>
      written === undefined
        ? []
        : [{ file, place: placeOf(manuscript, ['sources', index, as]), written, as, source }];
    return [
      ...citing(fieldOfAddress(source), sourceAddress(source)),
      ...citing('archived', source.archived),
    ];
  });
}

function proseCitings({ file, prose }: Manuscript): Citing[] {
  const ofElements = prose.elements.flatMap(({ attributes, place }) =>
    [attributes.href, attributes.src].flatMap((url) =>
      typeof url === 'string' ? [{ url, place }] : [],
    ),
  );
  return [...prose.links, ...prose.images, ...ofElements].map(({ url, place }) => ({
    file,
    place,
    written: url,
    as: 'link',
  }));
}
