/** Do imports only go down? The floors of the house, read from its files. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { masthead } from './masthead.ts';

const src = import.meta.dirname;

/** Floor of each room; a room may import from lower floors and from itself. */
const floors: Record<string, number> = {
  model: 0,
  'masthead.ts': 0,
  'today.ts': 1,
  'site-address.ts': 1,
  record: 1,
  boards: 1,
  network: 1,
  reading: 2,
  charts: 2,
  exhibits: 3,
  statements: 3,
  evidence: 3,
  publication: 4,
  rules: 5,
  formats: 5,
  scripts: 5,
  rendering: 6,
  queries: 7,
  cite: 7,
  links: 7,
  'reading-room': 7,
  'board-import': 7,
  building: 7,
  announce: 7,
  export: 8,
  supply: 7,
  hosting: 8,
  'content.config.ts': 7,
  components: 8,
  layouts: 9,
  pages: 10,
  cli: 10,
  desk: 10,
};

/** Rooms that run in plain Node and know nothing of Astro. */
const plain = (file: string) =>
  /^(cli|cite|links|reading-room|board-import|building|announce|export|supply|hosting)\//.test(
    file,
  ) || (floors[roomOf(file)] ?? 9) <= 6;

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

test('only the masthead names the publication', () => {
  const naming = files.filter(
    (file) =>
      file !== 'masthead.ts' && readFileSync(join(src, file), 'utf8').includes(masthead.name),
  );
  expect(naming).toEqual([]);
});

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

  test('what judges, tells and commands knows nothing of Astro', () => {
    // These two keep the code that Astro bundles, and run it.
    const knows = ['building/keep-bundle.ts', 'building/kept-bundle.ts'];
    const knowing = imports.filter(
      ({ file, specifier }) =>
        plain(file) &&
        !knows.includes(file) &&
        /^(astro(?!\/package\.json)|@astrojs\/)/.test(specifier),
    );
    expect(knowing).toEqual([]);
  });

  test('the model and all judgement ask neither clock, network nor file system', () => {
    const asking = files
      .filter((file) =>
        /^(model|record|boards|exhibits|publication|statements|evidence|rules|rendering|formats|charts(?!\/typefaces))\//.test(
          file,
        ),
      )
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
        specifier === 'astro:content' &&
        !file.startsWith('queries/') &&
        file !== 'content.config.ts',
    );
    expect(reading).toEqual([]);
  });
});
