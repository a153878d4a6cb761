/** How does a picture of few colours become a small file? PNG with a palette: https://www.w3.org/TR/png-3/ */
import { constants, crc32, deflateSync } from 'node:zlib';

/** A drawn picture, four bytes a pixel: red, green, blue, opacity. */
interface Picture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Of the header (https://www.w3.org/TR/png-3/#11IHDR): eight bits a pixel, each the number of a colour. */
const INDEXED = [8, 3, 0, 0, 0];
/** Colours that eight bits can tell apart. */
const MOST_COLORS = 256;

/** The picture without any loss; undefined where it is not opaque or has too many colours for a palette. */
export function indexedPng({ width, height, pixels }: Picture): Uint8Array | undefined {
  // Four bytes at once tell a colour from another, whatever their order is on the machine. With a sign they fit into
  // what a map of numbers finds fastest.
  const { buffer, byteOffset } = pixels.byteOffset % 4 === 0 ? pixels : new Uint8Array(pixels);
  const colors = new Int32Array(buffer, byteOffset, width * height);
  const bytes = Buffer.from(buffer, byteOffset, colors.byteLength);
  const numbers = new Map<number, number>();
  const palette: number[] = [];
  // Each line begins with a byte that says it is not filtered.
  const lines = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    const [start, end] = [y * width, (y + 1) * width];
    // Between lines of text one is as the one above.
    if (y > 0 && bytes.compare(bytes, (start - width) * 4, start * 4, start * 4, end * 4) === 0) {
      lines.copyWithin(start + y, start + y - width - 1, start + y);
      continue;
    }
    // A line is runs of one colour for the most part.
    for (let from = start, to = start; from < end; from = to) {
      const color = colors[from] as number;
      while (to < end && colors[to] === color) to += 1;
      let number = numbers.get(color);
      if (number === undefined) {
        number = numbers.size;
        if (number === MOST_COLORS || pixels[from * 4 + 3] !== 255) return undefined;
        numbers.set(color, number);
        palette.push(...pixels.subarray(from * 4, from * 4 + 3));
      }
      // One more byte a line, for the filter.
      lines.fill(number, from + y + 1, to + y + 1);
    }
  }
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([size, Buffer.from(INDEXED)])),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(lines, { level: 9, strategy: constants.Z_RLE })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
