import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { indexedPng } from './indexed-png.ts';

/** A picture that was written as PNG, drawn again. */
const drawnFrom = (png: Uint8Array, width: number, height: number) =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/></svg>`,
  ).render().pixels;

const opaque = (...colors: number[][]) => Uint8Array.from(colors.flatMap((one) => [...one, 255]));

test('a picture of few colours keeps each of its pixels', () => {
  const [paper, ink, accent] = [
    [250, 248, 240],
    [20, 24, 28],
    [160, 40, 30],
  ] as const;
  const pixels = opaque([...paper], [...ink], [...paper], [...accent], [...accent], [...ink]);
  const png = indexedPng({ width: 3, height: 2, pixels });
  expect(png && [...drawnFrom(png, 3, 2)]).toEqual([...pixels]);
});

test('a picture of more than 256 colours, and one that lets something through, are none for a palette', () => {
  const colors = Array.from({ length: 257 }, (_, at) => [at >> 8, at & 255, 0]);
  expect(
    indexedPng({ width: 256, height: 1, pixels: opaque(...colors.slice(0, 256)) }),
  ).toBeDefined();
  expect(indexedPng({ width: 257, height: 1, pixels: opaque(...colors) })).toBeUndefined();
  const pixels = Uint8Array.from([1, 2, 3, 128]);
  expect(indexedPng({ width: 1, height: 1, pixels })).toBeUndefined();
});
