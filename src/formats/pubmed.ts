/** How does PubMed save a source? Its own format of fields: https://pubmed.ncbi.nlm.nih.gov/help/#citation-manager */
import { cslItems, type References } from './csl-json.ts';
import { nameWithInitials } from './foreign-json.ts';

/** Reads a `.nbib` file; a line that begins with spaces goes on with the one before. */
export function parsePubmed(text: string): References {
  const records = text.split(/^(?=PMID *- )/m).filter((record) => /^PMID *- /.test(record));
  const leftOut = new Set<string>();
  const items = records.map((record) => {
    const fields = fieldsOf(record);
    for (const tag of fields.keys()) if (!READ.has(tag)) leftOut.add(tag);
    return itemOf(fields);
  });
  return { ...cslItems(items), leftOut: [...leftOut] };
}

/** Tags that are read, or that repeat what they say. */
const READ = new Set(
  'PMID LID AID FAU AU TI BTI CN JT TA DP DEP VI IP PG IS PMC LA SO AUID'.split(' '),
);

function fieldsOf(record: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of record.replace(/\r?\n {2,}/g, ' ').split(/\r?\n/)) {
    const [, tag, value] = /^([A-Z]{2,4}) *- (.*)$/.exec(line) ?? [];
    if (tag !== undefined && value !== undefined)
      fields.set(tag, [...(fields.get(tag) ?? []), value.trim()]);
  }
  return fields;
}

function itemOf(fields: ReadonlyMap<string, string[]>): Record<string, unknown> {
  const first = (...tags: string[]) => tags.map((tag) => fields.get(tag)?.[0]).find(Boolean);
  const identified = (kind: string) =>
    [...(fields.get('LID') ?? []), ...(fields.get('AID') ?? [])]
      .find((id) => id.endsWith(`[${kind}]`))
      ?.replace(/\s*\[\w+\]$/, '');
  const people = fields.get('FAU')?.map((name) => {
    const [family = '', given] = name.split(/\s*,\s*/);
    return given === undefined ? { literal: name } : { family, given };
  });
  return {
    id: '',
    type: 'article-journal',
    title: first('TI', 'BTI')?.replace(/\.$/, ''),
    author: [
      ...(people ?? (fields.get('AU') ?? []).map(nameWithInitials)),
      ...(fields.get('CN') ?? []).map((literal) => ({ literal: literal.replace(/\.$/, '') })),
    ],
    'container-title': first('JT', 'TA'),
    issued: { literal: first('DP', 'DEP') ?? '' },
    volume: first('VI'),
    issue: first('IP'),
    page: first('PG'),
    ISSN: first('IS')?.replace(/\s*\(.*\)$/, ''),
    DOI: identified('doi'),
    PMID: first('PMID'),
    PMCID: first('PMC'),
    language: first('LA'),
  };
}
