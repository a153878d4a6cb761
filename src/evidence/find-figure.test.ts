import { describe, expect, test } from 'vitest';
import { evidenceText } from './evidence-text.ts';
import { figuresIn } from './figures-in.ts';
import { findFigure } from './find-figure.ts';

const isIn = (figure: string, text: string, lang?: string) => {
  const [first] = figuresIn(figure);
  if (!first) throw new Error(`No figure in ${figure}`);
  return 'found' in findFigure(first, evidenceText(text, lang));
};

describe('one figure in its usual spellings', () => {
  test.each([
    ['1,444', ['1,444', '1444', '1 444', '1\u202f444', "1'444", '1’444', '１４４４', '1.444']],
    ['40 per cent', ['40%', '40 %', '40 percent', 'forty per cent', '百分之四十の', '40％']],
    [
      '22 June 2026',
      [
        '2026-06-22',
        'June 22',
        'Jun 22, 2026',
        '22/06/2026',
        '06/22/2026',
        '22. Juni 2026',
        '22 juin 2026',
        '2026年6月22日',
        '6月22日',
        '2026년 6월 22일',
      ],
    ],
    ['$1.98', ['1.98 USD', 'US$1.98', '1,98 $', '1.98 dollars']],
    ['€23.5 billion', ['23,5 Mrd. Euro', 'EUR 23.5bn', '23,5 milliards d’euros']],
    ['-3', ['−3', '-3 points', 'minus 3']],
    ['10 to 20', ['10–20', 'between 10 and 20', '10-20']],
    ['30,000', ['3万名', '3 万名', '30k', 'thirty thousand']],
    ['$20 million', ['2,000 万美元', '2000万美元']],
  ])('%s', (figure, spellings) => {
    for (const spelling of spellings)
      expect(isIn(figure, `It says ${spelling} here`), spelling).toBe(true);
  });
});

describe('what comes near and is another figure', () => {
  test.each([
    ['1,444', '1,442'],
    ['40', '4.0'],
    ['22 June', '22 July'],
    ['22 June 2026', '22 June 2025'],
    ['$40', '€40'],
    ['15', 'a model of 15B'],
    ['40 %', '0.4'],
    ['It ranks second', 'it took 2 seconds'],
    ['7 votes', 'there were 1,357 votes'],
    ['in 2026', 'see https://a.example/2026/x?id=2026'],
    ['2.7 kilowatts', 'made by Wan 2.7'],
    ['2 percentage points', 'it rose by 2 %'],
    ['about 1,400', 'there were 1,357'],
    ['about 1,400 of them', 'there were 1,460'],
    ['5 minutes', 'after 5 hours'],
  ])('%s is not borne out by %s', (figure, text) => {
    expect(isIn(figure, text)).toBe(false);
  });
});

test('an approximate figure is met by one that rounds to its digits', () => {
  expect(isIn('about 1,400', 'there were 1,412')).toBe(true);
  expect(isIn('1,400', 'there were 1,412')).toBe(false);
});

test('a rank in a table belongs to the one whom its row names', () => {
  const table = 'Rank | Model\n5 | Pelican\n6 | Curlew';
  expect(isIn('Curlew ranks sixth.', table)).toBe(true);
  expect(isIn('Curlew ranks fifth.', table)).toBe(false);
});

test('of several places the passage is the one that speaks of the same thing', () => {
  const [figure] = figuresIn('The licence costs 40 coins.');
  const text = evidenceText(
    `There were 40 guests.\n\n${'Then we went on. '.repeat(30)}\n\nA licence costs 40 coins.`,
  );
  expect(figure && findFigure(figure, text)).toMatchObject({ found: { paragraph: 3 } });
});

test('where a figure is not found, the nearest of its kind is shown', () => {
  const [figure] = figuresIn('It has 1,444 points.');
  expect(figure && findFigure(figure, evidenceText('The page gives 1,442 points.'))).toMatchObject({
    nearest: { text: 'The page gives 1,442 points.', paragraph: 1 },
  });
});
