/** How do search engines read a leaderboard? JSON-LD in the words of https://schema.org/Dataset */
import { boardFile, boardPath } from '../boards/states.ts';
import type { Leaderboard } from '../model/leaderboard.ts';
import { sourceAddress } from '../model/source.ts';

interface Publication {
  name: string;
  url: string;
  language: string;
}

/** A board as `Dataset`: the operator made it, we collected its states. */
export function toDataset(board: Leaderboard, publication: Publication): object {
  const url = `${publication.url}${boardPath(board.id)}`;
  const first = board.snapshots[0]?.date;
  const last = board.snapshots.at(-1)?.date;
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': url,
    url,
    name: `${board.name}: dated snapshots`,
    description:
      `${board.snapshots.length} dated states of the list ${board.name}, run by ${board.operator}, with score, interval, votes and source of every row we know. ${board.route ?? ''}`.trim(),
    creator: { '@type': 'Organization', name: board.operator, url: board.url },
    publisher: {
      '@type': 'NewsMediaOrganization',
      name: publication.name,
      url: publication.url,
    },
    creditText: `Figures: ${board.operator}. Collected by ${publication.name}.`,
    inLanguage: publication.language,
    isAccessibleForFree: true,
    temporalCoverage: first && last && `${first}/${last}`,
    dateModified: last,
    measurementTechnique: board.method,
    variableMeasured: [
      { '@type': 'PropertyValue', name: 'rank' },
      {
        '@type': 'PropertyValue',
        name: board.metric.name,
        unitText: board.metric.unit,
      },
      { '@type': 'PropertyValue', name: 'votes' },
    ],
    isBasedOn: [...new Set(board.sources.flatMap((source) => sourceAddress(source) ?? []))],
    includedInDataCatalog: {
      '@type': 'DataCatalog',
      name: `${publication.name}: leaderboards`,
      url: `${publication.url}/leaderboards/`,
    },
    distribution: [
      download(board.id, publication.url),
      download(board.id, publication.url, 'json'),
    ],
  };
}

const types = { csv: 'text/csv', json: 'application/json' };

const download = (id: string, site: string, extension: 'csv' | 'json' = 'csv'): object => ({
  '@type': 'DataDownload',
  encodingFormat: types[extension],
  contentUrl: `${site}${boardFile(id, extension)}`,
});
