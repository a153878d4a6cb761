import { describe, expect, it } from 'vitest';
import { findFigures, isBorneOutBy, type Figure } from './figures.ts';

const found = (text: string) => findFigures(text).map((figure) => `${figure.kind} ${figure.text}`);
const only = (text: string): Figure => {
  const [figure] = findFigures(text);
  if (!figure) throw new Error(`no figure in ${text}`);
  return figure;
};

describe('figures of a text', () => {
  it.each([
    ['It costs $2.64, or 20 cents a second.', ['price $2.64', 'price 20 cents']],
    ['The price fell from €1.2 million to RMB 900.', ['price €1.2 million', 'price RMB 900']],
    [
      'It won 64% of battles, 14.6 percentage points more.',
      ['percentage 64%', 'percentage 14.6 percentage points'],
    ],
    ['Some 40 per cent of 8,500 problems were seen.', ['percentage 40 per cent', 'number 8,500']],
    ['On 22 June 2026 and again on July 3rd, 2026.', ['date 22 June 2026', 'date July 3rd, 2026']],
    ['It ran from 2026-06-22 to Q2 2027.', ['date 2026-06-22', 'date Q2 2027']],
    ['Between 21–22 June 2026 and August 2026.', ['date 21–22 June 2026', 'date August 2026']],
    ['More than 26 million cars in 2022.', ['number 26 million', 'date 2022']],
    ['A 100-point gap, 1,444 ± 15.', ['number 100', 'number 1,444', 'number 15']],
  ])('are found in “%s”', (text, figures) => {
    expect(found(text)).toEqual(figures);
  });

  it.each([
    'HappyHorse 1.1 follows Veo 3.1, GPT-4 and the iPhone 15.',
    'At 1080p with 5G and Wi-Fi 6 the clip is 9:16, stamped 14:30, around 24/7.',
    'See Figure 2, section 4.2, ranks 7 and page 17 of ISO 8601.',
    'Version 2.0.1 of the tool is in the top 20.',
    'The H100, the A320 and a 16-bit 3D film.',
  ])('are not names, labels or specifications: “%s”', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('stand where they are written', () => {
    expect(only('In all, 1,444 points.')).toMatchObject({ offset: 8, value: 1444 });
  });

  it('have their scale multiplied out', () => {
    expect(only('worth $1.4bn today').value).toBe(1.4e9);
  });
});

describe('a figure is borne out', () => {
  const isBorneOut = (figure: string, known: string) => isBorneOutBy(only(figure), only(known));

  it.each([
    ['40%', '40 per cent'],
    ['1.4 million', '1,368,000'],
    ['1,400', '1,444'],
    ['June 2026', '22 June 2026'],
    ['22 June', '22 June 2026'],
    ['22 June 2026', 'June 22'],
  ])('%s by %s', (figure, known) => {
    expect(isBorneOut(figure, known)).toBe(true);
  });

  it.each([
    ['1,454', '1,444'],
    ['1,368,000', '1.4 million'],
    ['60%', '55%'],
    ['22 June 2026', 'June 2026'],
    ['22 June 2026', '22 June 2025'],
    ['22 June 2026', '22'],
  ])('%s not by %s', (figure, known) => {
    expect(isBorneOut(figure, known)).toBe(false);
  });
});
