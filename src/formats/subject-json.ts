/** How do programs read what is known of a subject? As JSON in the manner of the ledgers, with a JSON Schema: null where nothing is said. */
import { z } from 'zod';
import { boardPath } from '../boards/states.ts';
import { SUBJECT_SCHEMA, subjectFile } from '../model/addresses.ts';
import { caveatRowSchema, claimRowSchema, forecastRowSchema } from '../model/ledger-row.ts';
import { sourceIdentity } from '../model/source.ts';
import { subjectKinds } from '../model/subject.ts';
import type { Publication } from '../publication/publication.ts';
import type { Dated, Named, SubjectFacts } from '../publication/subjects.ts';
import { toJsonSchema } from './json-schema.ts';
import { ledgerRows } from './ledger-rows.ts';

interface Publisher {
  name: string;
  /** Origin of all addresses, without a trailing slash. */
  url: string;
  license: { url: string };
}

const address = z.string().regex(/^https?:\/\//);
const words = z.string().min(1);

const named = z.strictObject({
  name: words.describe('Its name.'),
  url: address.nullable().describe('Its page here, where it has one.'),
});

const dated = z
  .strictObject({
    date: words.describe('A day, or a month or year: https://www.loc.gov/standards/datetime/'),
    note: words.nullable().describe('What happened then.'),
    source: words.describe('Id of the source that says so, as in the ledger of sources.'),
  })
  .nullable();

const subjectDocumentSchema = z
  .strictObject({
    $schema: address.describe('Address of the schema of this file.'),
    id: words.describe('Part of its address.'),
    name: words.describe('Its name.'),
    names: z.array(words).describe('Other names that mean it.'),
    kind: z.enum(subjectKinds).describe('What it is.'),
    maker: named.nullable().describe('Who makes or runs it.'),
    makes: z.array(named).describe('Subjects that it makes or runs.'),
    since: dated.describe('Since when it is there.'),
    until: dated.describe('Until when it was there.'),
    url: address.describe('Its page.'),
    publisher: words.describe('Who publishes this.'),
    license: z.url().describe('Licence of what is said; figures of boards are their operators’.'),
    built: z.iso.date().describe('The UTC day of which states speak.'),
    pieces: z
      .array(
        z.strictObject({
          slug: words,
          url: address,
          title: words,
          published: words.describe('Day or instant of first publication.'),
        }),
      )
      .describe('Pieces that treat it, the newest first.'),
    claims: z
      .array(claimRowSchema)
      .describe('Named claims that name it, those of the latest day first.'),
    caveats: z.array(caveatRowSchema).describe('What is open about it.'),
    forecasts: z
      .array(forecastRowSchema)
      .describe('Forecasts of ours that name it, and those of others without an outcome.'),
    boards: z.array(named).describe('Leaderboards that it runs.'),
    places: address.nullable().describe('Address of its rows on all boards as CSV.'),
    comparisons: z.array(named).describe('Beside what it stands on a page of its own.'),
  })
  .describe('What is known of a subject: claims, what is open, forecasts, pieces.');

/** What is known of a subject as JSON. */
export function toSubjectJson(
  facts: SubjectFacts,
  publication: Publication,
  { name, url, license }: Publisher,
): string {
  const { subject, places } = facts;
  const rows = {
    pieces: publication.pieces,
    sentences: [],
    claims: new Map(facts.claims.map((row) => [row.key, row])),
    caveats: facts.caveats,
    forecasts: [...facts.ours, ...facts.awaited],
    corrections: [],
    sources: publication.sources,
  };
  const toNamed = (one: Named) => ({
    name: one.name,
    url: one.path === undefined ? null : `${url}${one.path}`,
  });
  const toDated = (one: Dated | undefined) =>
    one ? { date: one.date, note: one.note ?? null, source: sourceIdentity(one.source) } : null;
  const document: z.infer<typeof subjectDocumentSchema> = {
    $schema: `${url}${SUBJECT_SCHEMA}`,
    id: subject.id,
    name: subject.name,
    names: subject.names,
    kind: subject.kind,
    maker: facts.maker ? toNamed(facts.maker) : null,
    makes: facts.makes.map(toNamed),
    since: toDated(facts.since),
    until: toDated(facts.until),
    url: `${url}${facts.path}`,
    publisher: name,
    license: license.url,
    built: publication.today,
    pieces: facts.pieces.map(({ manuscript: { slug, piece }, path }) => ({
      slug,
      url: `${url}${path}`,
      title: piece.title,
      published: piece.datePublished,
    })),
    claims: ledgerRows.claims(rows, url),
    caveats: ledgerRows.caveats(rows, url),
    forecasts: ledgerRows.forecasts(rows, url),
    boards: facts.boards.map(({ id, name: board }) => ({
      name: board,
      url: `${url}${boardPath(id)}`,
    })),
    places: places ? `${url}${subjectFile(subject.id, 'csv')}` : null,
    comparisons: facts.comparisons.map(toNamed),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** The JSON Schema of the JSON of every subject. */
export const toSubjectSchema = ({ url }: Publisher): string =>
  JSON.stringify(
    { $id: `${url}${SUBJECT_SCHEMA}`, ...toJsonSchema(subjectDocumentSchema) },
    null,
    1,
  );
