/** Do sentences that rest on leaderboards say what these say? Their figures and ranks, held against the rows. */
import type { Leaderboard } from '../model/leaderboard.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import { placeOf } from '../model/manuscript.ts';
import { cellsOf, placeInSentence, type Span } from '../model/prose.ts';
import { sourceIdentity, type Source } from '../model/source.ts';
import { compareWithBoards, type BoardRow, type Comparison } from '../statements/board-numbers.ts';
import type { Rule } from './rule.ts';
import { isEnglish, isQuoted } from '../statements/texts.ts';

export const boardNumbersAgree: Rule = {
  id: 'board-numbers-agree',
  promise: 'What a sentence says of a model on a leaderboard is what the board says of that day.',
  severity: 'warning',
  example: {
    where: 'prose',
    keeps:
      'On Arena’s text-to-video list of 17 April 2026, HappyHorse 1.0 had 1,444 ± 15 [@report].',
    breaks:
      'On Arena’s text-to-video list of 17 April 2026, HappyHorse 1.0 had 1,445 ± 15 [@report].',
    says: 'Unexpected “1,445 ± 15”, expected what the board says: `happyhorse-1.0` was at rank 2 with 1,444 ± 15 and 1,843 votes on “Arena, text-to-video”, 2026-04-17',
  },
  check(manuscript, report, { site: { boards } }) {
    if (boards.length === 0 || !isEnglish(manuscript)) return;
    const known = new Set(boards.flatMap(({ sources }) => sources.map(sourceIdentity)));
    const { sources } = manuscript.piece;
    if (!sources.some((source) => known.has(sourceIdentity(source)))) return;
    for (const statement of textsWithSources(manuscript)) {
      const { text, cited, placeAt } = statement;
      // Another source may carry a figure that no board has.
      if (!cited.every((source) => known.has(sourceIdentity(source)))) continue;
      for (const comparison of compareWithBoards(statement, cited, boards)) {
        const { text: written, offset, agrees, rows } = comparison;
        if (agrees || isQuoted(text, offset) || claimsNoFigure(text, comparison)) continue;
        report({
          place: placeAt(offset),
          message: `Unexpected “${written}”, expected what the board says: ${told(rows, written, boards)}`,
        });
      }
    }
  },
};

interface TextWithSources {
  text: string;
  /** Where it stands in a row of a table, the parts of it that are a cell each. */
  cells?: Span[] | undefined;
  cited: Source[];
  placeAt: (offset: number) => Place;
}

/** Texts that rest on sources: sentences that cite, claims, and key points that name a claim. */
export function textsWithSources(manuscript: Manuscript): TextWithSources[] {
  const { piece, prose } = manuscript;
  const ofClaims = new Map(
    piece.claims.map(({ id, sources }) => [id, sources.map((source) => source.id)]),
  );
  const part = (list: 'claims' | 'keyPoints', index: number) => () =>
    placeOf(manuscript, [list, index, 'text']);
  return [
    ...prose.sentences.map((sentence) => ({
      text: sentence.text,
      cells: cellsOf(sentence, prose),
      ids: sentence.citations.flatMap((at) => prose.citations[at]?.source ?? []),
      placeAt: (offset: number) => placeInSentence(sentence, offset),
    })),
    ...piece.claims.map(({ id, text }, index) => ({
      text,
      ids: ofClaims.get(id) ?? [],
      placeAt: part('claims', index),
    })),
    ...piece.keyPoints.map(({ text, claim = '' }, index) => ({
      text,
      ids: ofClaims.get(claim) ?? [],
      placeAt: part('keyPoints', index),
    })),
  ]
    .map(({ ids, ...rest }) => ({
      ...rest,
      cited: piece.sources.filter(({ id }) => ids.includes(id)),
    }))
    .filter(({ cited }) => cited.length > 0);
}

/** Questions and suppositions, and figures that are denied or rounded in words. */
export const claimsNoFigure = (text: string, { offset, text: written }: Comparison): boolean =>
  /\?[”’"')]*$|\b(?:would|could|might|if|unless|suppose)\b/i.test(text) ||
  /\b(?:not|never|no|nor|about|around|nearly|almost|roughly|some|over|under|above|below|than|least|most|up to|between)\b[^,;·]{0,16}$/i.test(
    text.slice(0, offset),
  ) ||
  /\b(?:not|never|nearly|almost)\b/i.test(written);

const inWords = new Intl.NumberFormat('en');

/** What the rows say, those first whose score or votes come nearest to the number written; two at most. */
function told(rows: readonly BoardRow[], written: string, boards: readonly Leaderboard[]): string {
  const number = Number(/\d[\d,]*/.exec(written)?.[0].replaceAll(',', '') ?? NaN);
  const away = ({ score = NaN, votes = NaN }: BoardRow) =>
    Math.min(...[score, votes].map((value) => Math.abs(value - number)).filter(isFinite), Infinity);
  const sorted = [...new Set(rows)].toSorted((a, b) => away(a) - away(b) || 0);
  const said = sorted.slice(0, 2).map(({ board, date, model, rank, score, interval, votes }) => {
    const list = boards.find(({ id }) => id === board)?.name ?? board;
    const measured = [
      ...(score === undefined
        ? []
        : [`${inWords.format(score)}${interval === undefined ? '' : ` ± ${interval}`}`]),
      ...(votes === undefined ? [] : [`${inWords.format(votes)} votes`]),
    ].join(' and ');
    const at = rank === undefined ? 'stood there' : `was at rank ${rank}`;
    return `\`${model}\` ${at}${measured && ` with ${measured}`} on “${list}”, ${date}`;
  });
  return `${said.join('; ')}${sorted.length > 2 ? '; and more' : ''}`;
}
