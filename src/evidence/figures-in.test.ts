import { describe, expect, test } from 'vitest';
import { figuresIn } from './figures-in.ts';

const read = (sentence: string, lang?: string) =>
  figuresIn(sentence, lang).map(
    ({ kind, text, iso, value }) => `${kind} ${text} = ${iso ?? value}`,
  );

describe('the figures of a sentence', () => {
  test.each([
    ['It has 1,444 points.', ['number 1,444 = 1444']],
    ['Er hat 1.444 Punkte.', ['number 1.444 = 1444'], 'de'],
    ['It costs $2.64 or 1.6 yuan.', ['price $2.64 = 2.64', 'price 1.6 yuan = 1.6']],
    ['It won 40 per cent of them.', ['percentage 40 per cent = 40']],
    ['One in five agreed.', ['percentage One in five = 20']],
    ['It cost €10–20 million.', ['price €10 = 10000000', 'price 20 million = 20000000']],
    ['It was 14:30 on 22 June 2026.', ['number 14:30 = 52200', 'date 22 June 2026 = 2026-06-22']],
    ['It ran on 21–22 June 2026.', ['date 21 = 2026-06-21', 'date 22 June 2026 = 2026-06-22']],
    ['It fell from second to seventh place.', ['rank second = 2', 'rank seventh = 7']],
    ['It is No. 2, or #3 of 45.', ['rank No. 2 = 2', 'rank #3 = 3', 'number 45 = 45']],
    ['It has 15B parameters.', ['number 15B = 15000000000']],
    ['Forty-two came twice.', ['number Forty-two = 42', 'number twice = 2']],
  ])('%s', (sentence, figures, lang?: string) => {
    expect(read(sentence, lang)).toEqual(figures);
  });

  test.each([
    'GPT-4, Wan 2.7, HappyHorse-1.1 and Seedance 2.5 ran in 720p and 4K on an H100.',
    'Article 12, section 7 and Figure 3 say so.',
    'A patch moves the tool from HappyHorse 1.0 to 1.1.',
    'It loses money at first.',
    'The second report is at https://news.example/2026/06/22?id=1444.',
  ])('names, labels and addresses are none: %s', (sentence) => {
    expect(read(sentence)).toEqual([]);
  });

  test('the sentence itself says where a figure is approximate', () => {
    expect(figuresIn('About 1,400 of 1,500 came.').map((one) => one.isApproximate)).toEqual([
      true,
      undefined,
    ]);
    expect(figuresIn('Etwa 40 Prozent kamen.', 'de')[0]?.isApproximate).toBe(true);
  });
});
