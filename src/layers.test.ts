/** Do imports only go down? The floors of the house, read from its files. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = import.meta.dirname;

/** Floor of each room; a room may import from lower floors and from itself. */
const floors: Record<string, number> = {
  model: 0,
  'publication.ts': 0,
  editorial: 1,
  markdown: 2,
  formats: 2,
  charts: 2,
  'queries.ts': 3,
  'content.config.ts': 3,
  scripts: 4,
  components: 4,
  layouts: 5,
  pages: 6,
  cli: 6,
  desk: 6,
};

const IMPORT = /(?:\bfrom\s+|\bimport\s+|\bimport\()\s*['"]([^'"]+)['"]/g;

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|astro)$/.test(file))
  .filter((file) => !/\.test\.ts$|\.d\.ts$/.test(file));

const roomOf = (file: string) => file.split('/')[0] ?? '';

const imports = files.flatMap((file) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(IMPORT)].map(([, specifier = '']) => ({
    file,
    specifier,
  })),
);

describe('the floors', () => {
  test('every file stands in a room with a floor', () => {
    expect(files.filter((file) => floors[roomOf(file)] === undefined)).toEqual([]);
  });

  test('imports go down, and neighbours on one floor never import each other', () => {
    const rising = imports
      .filter(({ specifier }) => specifier.startsWith('.') && !/\.css(\?raw)?$/.test(specifier))
      .map(({ file, specifier }) => ({
        file,
        to: relative(src, resolve(src, dirname(file), specifier)),
      }))
      .filter(({ file, to }) => {
        const [from, into] = [roomOf(file), roomOf(to)];
        return from !== into && !((floors[into] ?? Infinity) < (floors[from] ?? -1));
      });
    expect(rising).toEqual([]);
  });

  test('floors 0 to 2 and the command line know nothing of Astro', () => {
    const knowing = imports.filter(
      ({ file, specifier }) =>
        (file.startsWith('cli/') || (floors[roomOf(file)] ?? 9) <= 2) &&
        /^(astro(?!\/package\.json)|@astrojs\/)/.test(specifier),
    );
    expect(knowing).toEqual([]);
  });

  test('the model and editorial judgement ask neither clock, network nor file system', () => {
    const asking = files
      .filter((file) => /^(model|editorial|formats|charts)\//.test(file))
      .filter((file) =>
        /node:(fs|http|https|net|child_process)|\bfetch\(|new Date\(\)|Date\.now\(/.test(
          readFileSync(join(src, file), 'utf8'),
        ),
      );
    expect(asking).toEqual([]);
  });

  test('only queries read collections', () => {
    const reading = imports.filter(
      ({ file, specifier }) =>
        specifier === 'astro:content' && !['queries.ts', 'content.config.ts'].includes(file),
    );
    expect(reading).toEqual([]);
  });
});
