/** How many figures that stand in a text are found, and how many that do not stand there pass? */
import { describe, expect, test } from 'vitest';
import {
  firstPairs,
  freshPairs,
  heldOutPairs,
  type Pair,
} from '../../tests/fixtures/evidence-corpus.ts';
import { computedBy } from './computes.ts';
import { evidenceText } from './evidence-text.ts';
import { figuresIn } from './figures-in.ts';
import { findFigure } from './find-figure.ts';

const LABELS = {
  '=': 'as written',
  '~': 'otherwise written',
  '+': 'computed',
  '?': 'absent',
  '!': 'near miss',
} as const;

const MARK = /\{(?<label>[=~?!+])(?<figure>[^}|]+)(?:\|(?<from>[^}]*))?\}/g;

interface Marked {
  label: keyof typeof LABELS;
  text: string;
  start: number;
  from: string[];
}

/** A sentence without its marks, and the figures that they mark. */
function unmarked(sentence: string): { plain: string; marked: Marked[] } {
  const marked: Marked[] = [];
  let plain = '';
  let end = 0;
  for (const match of sentence.matchAll(MARK)) {
    const { label, figure = '', from } = match.groups ?? {};
    plain += sentence.slice(end, match.index);
    marked.push({
      label: label as Marked['label'],
      text: figure,
      start: plain.length,
      from: from?.split('|') ?? [],
    });
    plain += figure;
    end = match.index + match[0].length;
  }
  return { plain: plain + sentence.slice(end), marked };
}

const results = [...firstPairs, ...heldOutPairs, ...freshPairs].flatMap((pair: Pair) => {
  const { plain, marked } = unmarked(pair.sentence);
  const figures = figuresIn(plain, pair.sentenceLang);
  const evidence = evidenceText(pair.text);
  return marked.map((mark) => {
    const figure = figures.find(
      ({ start, end }) => start < mark.start + mark.text.length && mark.start < end,
    );
    const isFound = figure !== undefined && 'found' in findFigure(figure, evidence);
    return { ...mark, pair, plain, figures, figure, evidence, isFound };
  });
});

const isPresent = ({ label }: { label: string }) => label === '=' || label === '~';

test('the corpus has at least 140 pairs, of them at least 16 in other languages than English', () => {
  const pairs = [...firstPairs, ...heldOutPairs, ...freshPairs];
  expect(pairs.length).toBeGreaterThanOrEqual(140);
  expect(pairs.filter(({ lang }) => lang !== 'en').length).toBeGreaterThanOrEqual(16);
});

describe('figures of the corpus', () => {
  test('of those that stand in the text at least 98 in 100 are found', () => {
    const present = results.filter(isPresent);
    const missed = present.filter(({ isFound }) => !isFound);
    expect(missed.length / present.length, told(missed)).toBeLessThanOrEqual(0.02);
  });

  test('of those that do not stand in the text at most 2 in 100 pass', () => {
    const absent = results.filter((result) => !isPresent(result));
    const passed = absent.filter(({ isFound }) => isFound);
    expect(passed.length / absent.length, told(passed)).toBeLessThanOrEqual(0.02);
  });

  test('of those that are marked at least 98 in 100 are read as a figure', () => {
    const unread = results.filter(({ figure }) => figure === undefined);
    expect(unread.length / results.length, told(unread)).toBeLessThanOrEqual(0.02);
  });

  test('nothing that is not marked is read as a figure: names, versions and labels', () => {
    const more = [...new Map(results.map((result) => [result.plain, result])).values()].flatMap(
      ({ plain, figures }) => {
        const marks = results.filter((result) => result.plain === plain);
        return figures
          .filter(
            ({ start, end }) =>
              !marks.some((mark) => start < mark.start + mark.text.length && mark.start < end),
          )
          .map(({ text }) => `${text}: ${plain}`);
      },
    );
    expect(more).toEqual([]);
  });

  test('each that is computed follows from figures that stand in the text', () => {
    for (const { label, from, figure, evidence, plain } of results) {
      if (label !== '+' || !figure) continue;
      const operands = from.flatMap((written) => figuresIn(written));
      expect(operands, plain).toHaveLength(from.length);
      for (const operand of operands)
        expect(findFigure(operand, evidence), plain).toHaveProperty('found');
      expect(computedBy(operands, figure), plain).toBeDefined();
    }
  });
});

const told = (list: typeof results) =>
  list
    .map(({ text, plain, pair }) => `${text} in: ${plain} <> ${pair.text.slice(0, 80)}`)
    .join('\n');

test('the table of what was found, by language of the text and label', () => {
  const languages = [...new Set(results.map(({ pair }) => pair.lang))];
  const lines = Object.entries(LABELS).map(([label, name]) => {
    const cells = [undefined, ...languages].map((lang) => {
      const these = results.filter(
        (result) => result.label === label && (lang === undefined || result.pair.lang === lang),
      );
      return `${these.filter(({ isFound }) => isFound).length} of ${these.length}`.padStart(10);
    });
    return name.padEnd(18) + cells.join('');
  });
  const head = 'found'.padEnd(18) + ['all', ...languages].map((one) => one.padStart(10)).join('');
  console.log([head, ...lines].join('\n'));
  expect(lines).toHaveLength(5);
});
