/** Does the text bear out the figures that stand above it? */
import type { Manuscript } from '../model/manuscript.ts';
import { numberWords, spaced } from '../model/number-words.ts';
import { findFigures, isBorneOutBy, type Figure } from '../statements/figures.ts';
import { findRanks, ranksInPassing } from '../statements/ranks.ts';
import type { Rule } from './rule.ts';
import { headlineTexts, isEnglish } from '../statements/texts.ts';

export const headlineAgrees: Rule = {
  id: 'headline-agrees',
  promise:
    'Title, description, lead and key points give no number and no rank that the text does not give, in its currency and with its sign.',
  severity: 'warning',
  example: {
    where: 'both',
    keeps:
      'title: "Second in April: the score of 1,444 and its date"\n---\nOn Arena’s list of 16 April 2026 the model was second with 1,444 points [@report].',
    breaks:
      'title: "Second in April: the score of 1,454 and its date"\n---\nOn Arena’s list of 16 April 2026 the model was second with 1,444 points [@report].',
    says: 'Unexpected “1,454” in `title`, expected a figure that the text gives too',
  },
  check(manuscript, report) {
    if (!isEnglish(manuscript)) return;
    const body = bodyOf(manuscript);
    const figures = body.flatMap(figuresAndWords);
    const ranks = new Set(body.flatMap(({ text }) => [...ranksInPassing(text)]));
    for (const { text, field, place } of headlineTexts(manuscript)) {
      const unborne = [
        ...findFigures(text)
          .filter(isTelling)
          .filter(
            (figure) => !figures.some((known) => isBorneOutBy(withHedge(figure, text), known)),
          )
          .map((figure) => ({ words: figure.text, kind: 'figure' })),
        ...findRanks(text)
          .filter(({ rank, isTop }) =>
            isTop ? ![...ranks].some((known) => known <= rank) : !ranks.has(rank),
          )
          .map((rank) => ({ words: rank.text, kind: 'rank' })),
      ];
      for (const { words, kind } of unborne) {
        report({
          place,
          message: `Unexpected “${words}” in \`${field}\`, expected a ${kind} that the text gives too`,
        });
      }
    }
  },
};

/** What stands below the headline: the prose, the claims with their sources, and the forecasts. */
const bodyOf = ({ piece, prose }: Manuscript): { text: string }[] => [
  ...prose.sentences,
  ...piece.claims,
  ...piece.forecasts.flatMap(({ statement, probability }) => [
    { text: statement },
    { text: probability === undefined ? '' : `${Math.round(probability * 1000) / 10} per cent` },
  ]),
];

/** A year alone, or a small count, says too little to disagree with. */
const isTelling = ({ kind, value, date, isMeasured }: Figure): boolean =>
  kind === 'date'
    ? date?.month !== undefined
    : kind !== 'number' || isMeasured === true || value >= 10 || value % 1 !== 0;

const HEDGE =
  /\b(?:about|around|almost|nearly|roughly|some|over|under|more than|less than|up to|close to)\s+$/i;

/** “Nearly 70” is borne out by 69. */
const withHedge = (figure: Figure, text: string): Figure =>
  HEDGE.test(text.slice(Math.max(0, figure.offset - 16), figure.offset))
    ? { ...figure, tolerance: Math.max(figure.tolerance, figure.value * 0.1) }
    : figure;

const WORDS: Record<string, number> = {
  ...Object.fromEntries(
    [...numberWords.en.cardinals].filter(([, value]) => value >= 10 && value < 100),
  ),
  hundred: 100,
  quarter: 25,
  third: 33,
  half: 50,
  'two thirds': 67,
  'three quarters': 75,
  double: 100,
  doubled: 100,
};
const WORD = new RegExp(
  `\\b(?:${Object.keys(WORDS)
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replaceAll(' ', '[- ]')})\\b`,
  'gi',
);

/** Figures of a text, those it gives in words included: “a quarter” bears out 25 per cent. */
const figuresAndWords = (sentence: { text: string }): Figure[] => [
  ...findFigures(sentence.text),
  ...[...sentence.text.matchAll(WORD)].map((match): Figure => ({
    kind: 'number',
    text: match[0],
    offset: match.index,
    value: WORDS[spaced(match[0])] ?? 0,
    tolerance: 0,
  })),
];
