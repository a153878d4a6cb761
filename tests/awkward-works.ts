/** Which works trip citation formats? Those whose data look like the formats’ own marks; tests send them through. */
import type { CslItem } from '../src/formats/csl-json.ts';

const read = { 'date-parts': [[2026, 11, 22]] };

export const awkwardWorks: CslItem[] = [
  {
    id: 'venturebeat-2026',
    type: 'webpage',
    title: 'Alibaba’s AI video model: rises 12% to No. 2 — “top” & {first} – by $5_000 #1',
    'container-title': 'VentureBeat & Sons',
    author: [{ literal: 'Editorial Board' }],
    issued: { 'date-parts': [[2026, 6, 22]] },
    accessed: read,
    URL: 'https://venturebeat.com/ai/a_b?c=d%20e&f=1,2#part~two',
  },
  {
    id: '机器之心-2026',
    type: 'webpage',
    title: '阿里巴巴发布新模型：排名第二',
    publisher: '机器之心',
    author: [{ family: '王', given: '小明' }],
    issued: { 'date-parts': [[2026, 6]] },
    accessed: read,
    URL: 'https://example.cn/%E6%96%87',
  },
  {
    id: 'muller-2017',
    type: 'article-journal',
    title: 'Über São Paulo -- a ~ b, back\\slash ^ and ‘quotes’',
    'container-title': 'Revue d’études',
    author: [
      { family: 'Müller', given: 'Jürgen', 'non-dropping-particle': 'van der' },
      { family: 'Doe', given: 'Jane', suffix: 'Jr.' },
      { literal: 'Centre for Research and Development' },
    ],
    issued: { 'date-parts': [[2017]] },
    accessed: read,
    URL: 'https://example.org/a',
    DOI: '10.1000/xyz_123',
    volume: '12',
    page: '3-9',
  },
  {
    id: 'arena',
    type: 'dataset',
    title: `A long title of a snapshot ${'that goes on and on and '.repeat(8)}ends`,
    publisher: 'Arena',
    author: [{ literal: 'oolong-tea-2026' }],
    issued: { 'date-parts': [[2026, 5, 6]] },
    accessed: read,
    URL: `https://example.org/${'long-path/'.repeat(20)}video-edit.json`,
  },
];

/** A name as a list of references shows it. */
export const shownNames = ({ author = [] }: CslItem): string[] =>
  author.map(
    (name) =>
      name.literal ??
      [name.given, name['non-dropping-particle'], name.family, name.suffix]
        .filter(Boolean)
        .join(' '),
  );
