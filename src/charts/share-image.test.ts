/** Does the picture of a piece have its place in the image with which it is shared? */
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { dotPlot } from './dot-plot.ts';
import type { Size } from './frame.ts';
import { pictureOf, shareImage, type ShareCard } from './share-image.ts';
import { dataFaces, typefacesFor } from './typefaces.ts';

const KB = 1024;

/** Rows of which a drawing is as high as `rows` let it. */
const prices = (rows: number) => ({
  draw: (size: Size) =>
    dotPlot(
      {
        axis: 'US dollars a second',
        kinds: ['720p', '1080p'],
        rows: Array.from({ length: rows }, (_, at) => ({
          label: `A seller, model ${at + 1}`,
          values: [0.1 + at / 50, 0.2 + at / 40],
          isMarked: at === 1,
        })),
      },
      size,
    ),
});

const cardOf = async (title: string, rows: number, direction: ShareCard['direction'] = 'ltr') => ({
  masthead: 'Example Review',
  kicker: 'Analysis · AI video',
  title,
  direction,
  foot: '20 sources · 18 independent origins · 11 open caveats · 2 open forecasts',
  picture: await pictureOf(prices(rows), dataFaces()),
});

/** Columns of an image in which something is drawn between two lines, from the left. */
async function inkIn(png: Uint8Array, top: number, bottom: number): Promise<Set<number>> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const columns = new Set<number>();
  for (let y = top; y < bottom; y += 1) {
    for (let x = 0; x < info.width; x += 1) {
      if ((data[(y * info.width + x) * info.channels + 1] ?? 255) < 200) columns.add(x);
    }
  }
  return columns;
}

/** The longest stretch of paper between what is drawn, as its first and last column. */
function widestGap(ink: ReadonlySet<number>): [number, number] {
  const columns = [...ink].sort((a, b) => a - b);
  const gaps = columns.slice(1).map((x, at): [number, number] => [columns[at] ?? x, x]);
  return gaps.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))[0] ?? [0, 0];
}

test('a picture that is high is taken in the drawing that is wide, whose type is larger there', async () => {
  const widths = await Promise.all(
    [4, 14].map(async (rows) => (await pictureOf(prices(rows), dataFaces())).width),
  );
  expect(widths).toEqual([312, 608]);
});

describe.each([
  ['a few rows', 4],
  ['many rows', 14],
])('a picture of %s', (_kind, rows) => {
  test.each([
    'The price of a second: two lower listings and no proven cause',
    'Seedance shelved or shipping: what ByteDance said, whom it told and what the record now shows, in eight steps',
    'W'.repeat(110),
  ])('stands beside “%s”, in a file that is small', async (title) => {
    const card = await cardOf(title, rows);
    const png = await shareImage(card, typefacesFor(card, 'en'));
    const { width, height } = await sharp(png).metadata();
    expect([width, height]).toEqual([1200, 630]);
    expect(png.length).toBeLessThanOrEqual(48 * KB);
    // The lines of the title and the rule below them; masthead and foot do not reach as far.
    const ink = await inkIn(png, 110, 560);
    const [wordsEnd, pictureBegins] = widestGap(ink);
    expect(pictureBegins).toBeGreaterThan(560);
    expect(pictureBegins - wordsEnd).toBeGreaterThan(24);
    expect(Math.max(...ink)).toBeLessThan(1160);
    expect((await inkIn(png, 0, 20)).size).toBe(0);
    expect((await inkIn(png, 610, 630)).size).toBe(0);
  });
});

test('a picture stands at the left of a title that runs from right to left', async () => {
  const card = await cardOf('لوحة واحدة', 4, 'rtl');
  const ink = await inkIn(await shareImage(card, typefacesFor(card, 'ar')), 110, 560);
  const [pictureEnds, wordsBegin] = widestGap(ink);
  expect(Math.min(...ink)).toBeLessThan(80);
  expect(pictureEnds).toBeGreaterThan(400);
  expect(wordsBegin).toBeGreaterThan(600);
});
