/** In which files does a machine get a ledger? JSON, the JSON Schema of it, and the same rows as CSV. */
import type { Publication } from '../publication/publication.ts';
import { z } from 'zod';
import { ledgerPath } from '../model/addresses.ts';
import { rowSchemas, type LedgerName } from '../model/ledger-row.ts';
import { toCsv, type Cell } from './csv.ts';
import { toJsonSchema } from './json-schema.ts';
import { ledgerRows } from './ledger-rows.ts';

interface Publisher {
  name: string;
  /** Origin of all addresses, without a trailing slash. */
  url: string;
  license: { url: string };
}

/** What each ledger holds, in a sentence. */
export const ledgerContents: Record<LedgerName, string> = {
  claims: 'Every sentence with a citation and every named claim, with what each rests on.',
  caveats:
    'What the sources of each piece do not say, how far we looked, and what has since answered it.',
  forecasts: 'Every forecast, ours and those we track, as made, updated and resolved.',
  corrections: 'Every correction, clarification, update and retraction since publication.',
  sources: 'Every source of every piece, one row a work, with all that rests on it.',
};

const address = z.string().regex(/^https?:\/\//);

const documentSchema = (name: LedgerName) =>
  z
    .strictObject({
      $schema: address.describe('Address of the schema of this file.'),
      name: z.literal(name).describe('Which ledger it is.'),
      description: z.string().describe('What it holds.'),
      publisher: z.string().describe('Who publishes it.'),
      license: z
        .url()
        .describe('Licence of the rows; a piece under another licence says so on its page.'),
      built: z.iso.date().describe('The UTC day of which the states in the rows speak.'),
      csv: address.describe('Address of the same rows as CSV.'),
      rows: z
        .array(rowSchemas[name])
        .describe('Every field stands in every row; null is what is not said.'),
    })
    .describe(ledgerContents[name]);

/** A ledger as JSON, a row a line. */
export function toLedgerJson(name: LedgerName, ledger: Publication, publisher: Publisher): string {
  const head = JSON.stringify({
    $schema: `${publisher.url}${ledgerPath(name, 'schema.json')}`,
    name,
    description: ledgerContents[name],
    publisher: publisher.name,
    license: publisher.license.url,
    built: ledger.today,
    csv: `${publisher.url}${ledgerPath(name, 'csv')}`,
  });
  const rows = ledgerRows[name](ledger, publisher.url).map((row) => JSON.stringify(row));
  return `${head.slice(0, -1)},"rows":[\n${rows.join(',\n')}\n]}\n`;
}

/** The JSON Schema of a ledger’s JSON, made from the schema of its rows. */
export const toLedgerSchema = (name: LedgerName, { url }: Publisher): string =>
  JSON.stringify(
    { $id: `${url}${ledgerPath(name, 'schema.json')}`, ...toJsonSchema(documentSchema(name)) },
    null,
    1,
  );

/**
 * The rows of a ledger as CSV, one column a field. A list of ids has spaces between them, any other list, such as
 * one of phrases, is JSON in its cell; an empty cell is null, or an empty list.
 */
export function toLedgerCsv(name: LedgerName, ledger: Publication, { url }: Publisher): string {
  const columns = Object.entries(rowSchemas[name].shape).map(([column, schema]) => ({
    column,
    takesPhrases: schema.safeParse(['two words']).success,
  }));
  const rows: Record<string, unknown>[] = ledgerRows[name](ledger, url);
  return toCsv(
    columns.map(({ column }) => column),
    rows.map((row) => columns.map(({ column, takesPhrases }) => toCell(row[column], takesPhrases))),
  );
}

function toCell(value: unknown, takesPhrases: boolean): Cell {
  if (value === null || value === undefined) return undefined;
  if (!Array.isArray(value)) return value as string | number | boolean;
  if (value.length === 0) return undefined;
  const areIds = !takesPhrases && value.every((item) => typeof item === 'string');
  return areIds ? value.join(' ') : JSON.stringify(value);
}
