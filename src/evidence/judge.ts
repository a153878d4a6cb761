/** Does a statement stand in the texts of its sources, and are the silent ones silent? */
import type { KeptText } from '../model/kept-text.ts';
import type { Finding } from '../model/proof.ts';
import { sourceContainer, type Source } from '../model/source.ts';
import { masthead } from '../masthead.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { evidenceText, type EvidenceText } from './evidence-text.ts';
import { computedBy } from './computes.ts';
import type { Piece } from '../model/piece.ts';
import type { Figure } from './figure.ts';
import { figuresIn } from './figures-in.ts';
import { findFigure, type Answer } from './find-figure.ts';
import { quotationsIn, findQuotation } from './quotations.ts';
import { findTerms } from './terms.ts';
import type { Silence, Statement } from './statements-of.ts';

/** A source of a piece with the text that was read of it. */
export interface ReadSource {
  source: Source;
  text: KeptText;
}

/** A finding with what a writer is shown of it. */
export interface Judged extends Finding {
  /** Where it begins in the text of the statement. */
  offset: number;
  /** What comes nearest to it in each source; empty where it stands there. */
  nearest: { source: string; passage: string }[];
}

export interface JudgedStatement {
  figures: Judged[];
  quotations: Judged[];
}

/** A passage of a silent source with a word that was looked for. */
export interface Hit {
  term: string;
  passage: string;
  isCleared: boolean;
}

/** Texts by their digest: one source is cited by many sentences, and by many pieces. */
const prepared = new Map<string, EvidenceText>();
/** More texts than a piece has, and fewer than would fill the memory. */
const MOST_PREPARED = 400;

export function preparedText({ sha256, text }: KeptText): EvidenceText {
  const known = prepared.get(sha256);
  if (known) return known;
  if (prepared.size >= MOST_PREPARED) prepared.clear();
  const made = evidenceText(text);
  prepared.set(sha256, made);
  return made;
}

/** What the entry of a source says of it, where a figure may stand as well: who brought it out, when, and where. */
function entryText(source: Source): EvidenceText {
  const known = entries.get(source);
  if (known) return known;
  const { title, issued, URL: address = '' } = source;
  const made = evidenceText([title, sourceContainer(source), issued, address].join('\n\n'));
  entries.set(source, made);
  return made;
}

const entries = new WeakMap<Source, EvidenceText>();

type Texts = ReadonlyMap<string, ReadSource>;

/** True for the probability of a forecast of the piece, which no source gives: `we put it at 15 per cent`. */
const isOurEstimate = ({ kind, value }: Figure, { forecasts }: Piece): boolean =>
  kind === 'percentage' &&
  forecasts.some(({ probability, updates }) =>
    [probability, ...updates.map((update) => update.probability)].some(
      (one) => one !== undefined && Math.abs(one * 100 - value) < 1e-9,
    ),
  );

/** Looks for the figures and quotations of a statement in the texts of its sources; `texts` are those of the piece by id. */
export function judgeStatement(
  statement: Statement,
  { piece }: Pick<Manuscript, 'piece'>,
  texts: Texts,
): JudgedStatement {
  const language = piece.lang ?? masthead.language;
  const read = statement.sources.flatMap((id) => texts.get(id) ?? []);
  const isAllRead = read.length === statement.sources.length;
  const whenMissing = isAllRead ? 'missing' : 'unread';

  const standsIn = (look: (text: EvidenceText, source: Source) => boolean): string[] =>
    read
      .filter(({ source, text }) => look(preparedText(text), source))
      .map(({ source }) => source.id);

  const stated = figuresIn(statement.text, language).filter(
    (figure) => !isOurEstimate(figure, piece),
  );
  const figures = stated.map((figure): Judged => {
    const where = (wanted: typeof figure) =>
      standsIn(
        (text, source) =>
          'found' in findFigure(wanted, text) || 'found' in findFigure(wanted, entryText(source)),
      );
    const found = where(figure);
    const finding = { words: figure.text, offset: figure.start, nearest: [] };
    if (found.length > 0) return { ...finding, is: 'found', in: found };
    const mark = statement.computed.find((one) =>
      figuresIn(one.figure, language).some(({ text }) => text === figure.text),
    );
    if (mark) {
      const operands = mark.from.flatMap((written) => figuresIn(written, language));
      const places = operands.map(where);
      // A way that is not plain is given in words, and is the reader’s to judge.
      const follows = mark.how !== undefined || computedBy(operands, figure) !== undefined;
      if (follows && places.length > 0 && places.every((ids) => ids.length > 0)) {
        return { ...finding, is: 'computed', in: [...new Set(places.flat())] };
      }
    }
    return {
      ...finding,
      is: whenMissing,
      in: [],
      nearest: read.flatMap(({ source, text }) => {
        return nearestIn(source, findFigure(figure, preparedText(text)));
      }),
    };
  });

  const isForeign =
    read.length > 0 &&
    read.every(({ source }) => source.language && !isSameLanguage(source.language, language));
  const quotation = (words: string, offset: number, only?: string): Judged => {
    const found = standsIn(
      (text, source) =>
        (only === undefined || only === source.id) &&
        ('found' in findQuotation(words, text) ||
          'found' in findQuotation(words, entryText(source))),
    );
    const isRead = only === undefined ? isAllRead : texts.has(only);
    return {
      words,
      offset,
      is: found.length > 0 ? 'found' : isForeign ? 'translated' : isRead ? 'missing' : 'unread',
      in: found,
      nearest:
        found.length > 0
          ? []
          : read.flatMap(({ source, text }) => {
              return nearestIn(source, findQuotation(words, preparedText(text)));
            }),
    };
  };
  return {
    figures,
    quotations: [
      ...quotationsIn(statement.text).map(({ words, start }) => quotation(words, start)),
      ...statement.quotes.map(({ source, words }) => quotation(words, 0, source)),
    ],
  };
}

const nearestIn = ({ id }: Source, answer: Answer) =>
  'nearest' in answer && answer.nearest ? [{ source: id, passage: answer.nearest.text }] : [];

const isSameLanguage = (a: string, b: string) => a.split('-')[0] === b.split('-')[0];

/** What stands in the silent sources of what was looked for, source by source; those that were not read are left out. */
export function judgeSilence(silence: Silence, texts: Texts): { id: string; hits: Hit[] }[] {
  return silence.sources.flatMap((id) => {
    const read = texts.get(id);
    if (!read) return [];
    if (silence.lookedFor.length === 0) return [{ id, hits: [] }];
    const text = preparedText(read.text);
    const answered = silence.cleared
      .filter(({ source }) => source === id)
      .flatMap(({ passage }) => {
        const answer = findQuotation(passage, text);
        return 'found' in answer
          ? [{ start: answer.found.start, end: answer.found.start + passage.length }]
          : [];
      });
    const hits = findTerms(silence.lookedFor, text).map(({ term, start, passage }) => ({
      term,
      passage: passage.text,
      isCleared: answered.some((answer) => answer.start <= start && start < answer.end),
    }));
    return [{ id, hits }];
  });
}
