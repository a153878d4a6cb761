/** /ledger/<name>.{json,csv,schema.json}: the publication as data. */
import type { APIRoute } from 'astro';
import {
  ledgerFormats,
  ledgerNames,
  toLedgerCsv,
  toLedgerJson,
  toLedgerSchema,
  type LedgerEnding,
} from '../../formats/ledger-files.ts';
import type { LedgerName } from '../../model/ledger-row.ts';
import { masthead } from '../../masthead.ts';
import { publicationToday } from '../../queries/published.ts';

const types: Record<LedgerEnding, string> = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  'schema.json': 'application/schema+json',
};

interface Props {
  name: LedgerName;
  ending: LedgerEnding;
}

export const getStaticPaths = () =>
  ledgerNames.flatMap((name) =>
    (Object.keys(ledgerFormats) as LedgerEnding[]).map((ending) => ({
      params: { file: `${name}.${ending}` },
      props: { name, ending },
    })),
  );

export const GET: APIRoute<Props> = async ({ props: { name, ending } }) => {
  const rows = await publicationToday();
  const text = {
    json: () => toLedgerJson(name, rows, masthead),
    csv: () => toLedgerCsv(name, rows, masthead),
    'schema.json': () => toLedgerSchema(name, masthead),
  }[ending]();
  return new Response(text, { headers: { 'Content-Type': types[ending] } });
};
