/** What does a reader read? The text of a piece in one canonical form, each line with its place. */
import { plainText } from '../model/text.ts';
import type { z } from 'zod';
import { readByReaders } from '../model/expect.ts';
import { pieceSchema } from '../model/piece.ts';
import type { Claim } from '../model/claim.ts';
import type { Citation } from '../model/citation.ts';
import { placeOf, type Manuscript } from '../model/manuscript.ts';
import { byPlace, type Place } from '../model/place.ts';
import type { Prose, Sentence } from '../model/prose.ts';
import { sourceAddress, sourceContainer } from '../model/source.ts';

export interface TextLine {
  text: string;
  place: Place;
}

/**
 * The text of a piece, one line a paragraph, heading, table row or statement: head, prose, then what
 * stands below it. Statements begin with what they are; a citation stands as its writer wrote it.
 * The forecasts are left to the record, which holds them field by field.
 *
 * Released texts are compared with this form, so it changes only together with the version of the record.
 */
export function publishedText(manuscript: Manuscript): TextLine[] {
  const { piece, prose } = manuscript;
  const at = (path: (string | number)[], text: string, ...details: (string | undefined)[]) => {
    const known = details.filter((detail) => detail !== undefined);
    return {
      text: plainText(known.length === 0 ? text : `${text} (${known.join('; ')})`),
      place: placeOf(manuscript, path),
    };
  };
  const list = (ids: readonly string[]) => ids.join(', ') || 'none';

  return [
    at(['title'], `Title: ${piece.title}`),
    at(['description'], `Description: ${piece.description}`),
    at(['authors'], `Authors: ${list(piece.authors)}`),
    ...(piece.framing === undefined ? [] : [at(['framing'], `Framing: ${piece.framing}`)]),
    ...(piece.image ? [at(['image'], `Image: ![${piece.image.alt}](${piece.image.src})`)] : []),
    ...(piece.lead
      ? [
          at(['lead', 'caption'], `Lead: ${piece.lead.caption}`),
          at(['lead', 'with'], elementText(piece.lead.component, piece.lead.with)),
        ]
      : []),
    ...piece.keyPoints.map(({ text, claim }, n) =>
      at(['keyPoints', n], `Key point: ${text}`, claim),
    ),
    ...proseLines(prose),
    ...piece.caveats.map((caveat, n) =>
      at(
        ['caveats', n],
        `Caveat: ${caveat.text}`,
        caveat.kind,
        caveat.scope,
        ...caveat.searched.map(({ where, date }) => `looked at ${where} on ${date}`),
        caveat.matters && `matters: ${caveat.matters}`,
        caveat.closedBy &&
          `answered by ${caveat.closedBy.source} on ${caveat.closedBy.date}: ${caveat.closedBy.note}`,
      ),
    ),
    ...piece.narratives.map((reading, n) =>
      at(
        ['narratives', n],
        `Reading ${reading.id}: ${reading.thesis} ${reading.strongest}`,
        `held by ${reading.holder}`,
        `for: ${list(reading.for)}`,
        `against: ${list(reading.against)}`,
        reading.wouldChange && `would change: ${reading.wouldChange}`,
      ),
    ),
    ...piece.closes.map(({ caveat, source, date, note }, n) =>
      at(['closes', n], `Answers ${caveat}: ${note}`, source, date),
    ),
    ...piece.resolves.map(({ forecast, outcome, source, date, note }, n) =>
      at(['resolves', n], `Resolves ${forecast}: ${outcome}`, source, date, note),
    ),
    ...piece.wouldChangeOurMind.map((text, n) =>
      at(['wouldChangeOurMind', n], `Would change our mind: ${text}`),
    ),
    ...piece.claims.map((claim, n) =>
      at(
        ['claims', n],
        `Claim ${claim.id}: ${claim.text}`,
        claim.kind,
        claim.status,
        claim.confidence && `confidence: ${claim.confidence}`,
        claim.asOf && `as of ${claim.asOf}`,
        ...claim.sources.map(evidence),
      ),
    ),
    ...piece.sources.map((source, n) =>
      at(
        ['sources', n],
        `Source ${source.id}: ${source.title}`,
        sourceContainer(source),
        source.issued,
        source.role,
        `read: ${source.read}`,
        source.origin && `repeats ${source.origin}`,
        source.interest && `interest: ${source.interest}`,
        source.note,
        sourceAddress(source),
      ),
    ),
    ...piece.corrections.map((correction, n) =>
      at(
        ['corrections', n],
        `Correction ${correction.id}: was “${correction.was}”, now “${correction.now}”: ${correction.why}`,
        correction.date,
        correction.kind,
        correction.severity,
        correction.reportedBy && `reported by ${correction.reportedBy}`,
      ),
    ),
    ...readTexts(pieceSchema.shape, piece).map(({ field, label, text }) =>
      at([field], `${label}: ${text}`),
    ),
  ];
}

/** Texts of the fields that say of themselves that readers read them, in the order of the schema. */
export const readTexts = (
  shape: Record<string, z.ZodType>,
  values: Record<string, unknown>,
): { field: string; label: string; text: string }[] =>
  Object.entries(shape).flatMap(([field, schema]) => {
    const label = readByReaders.get(schema)?.label;
    const text = values[field];
    return label !== undefined && typeof text === 'string' ? [{ field, label, text }] : [];
  });

/** The lines as one text, as the record keeps it. */
export const textOf = (manuscript: Manuscript): string =>
  publishedText(manuscript)
    .map(({ text }) => text)
    .join('\n');

const evidence = ({ id, stance, locator, quote }: Claim['sources'][number] & Partial<Evidence>) =>
  `${stance}: ${id}${locator ? `, ${locator}` : ''}${quote ? `, “${quote}”` : ''}`;

interface Evidence {
  locator: string | undefined;
  quote: string | undefined;
}

/** Blocks, images and components with what they say, in the order of the text. */
function proseLines({ sentences, citations, images, elements }: Prose): TextLine[] {
  const blocks = Map.groupBy(sentences, ({ block }) => block);
  return [
    ...[...blocks.values()].map((block) => ({
      text: plainText(blockText(block, citations)),
      place: block[0]?.lines[0]?.place ?? { line: 1, column: 1 },
    })),
    ...images.map(({ alt, url, place }) => ({ text: plainText(`![${alt}](${url})`), place })),
    ...elements
      .filter(({ attributes }) => Object.keys(attributes).length > 0)
      .map(({ name, attributes, place }) => ({ text: elementText(name, attributes), place })),
  ].sort((a, b) => byPlace(a.place, b.place));
}

const elementText = (name: string, attributes: Record<string, unknown>) =>
  plainText(
    `<${[
      name,
      ...Object.keys(attributes)
        .sort()
        .map((key) => `${key}=${JSON.stringify(attributes[key])}`),
    ].join(' ')}>`,
  );

/** Sentences of one block as running text, each citation where it stands, however the text is cut into sentences. */
function blockText(sentences: readonly Sentence[], citations: readonly Citation[]): string {
  let text = '';
  const runs: { offset: number; place: Place }[] = [];
  for (const sentence of sentences) {
    if (text !== '') text += ' ';
    const start = text.length;
    runs.push(...sentence.lines.map(({ offset, place }) => ({ offset: start + offset, place })));
    text += sentence.text;
  }
  const indexes = sentences.flatMap((sentence) => sentence.citations).sort((a, b) => a - b);
  for (const index of indexes.toReversed()) {
    const citation = citations[index];
    if (!citation) continue;
    const at = runs.find(({ place }) => byPlace(place, citation.place) > 0)?.offset ?? text.length;
    const mark = `[${citation.prefix ? `${citation.prefix} ` : ''}@${citation.source}${citation.locator ? `, ${citation.locator}` : ''}]`;
    text = `${text.slice(0, at)} ${mark} ${text.slice(at)}`;
  }
  return text.replace(/\s+/gu, ' ').replace(/\] (?=[.,;:!?…)”’»。，、])/gu, ']');
}
