import { expect, test } from 'vitest';
import { sourceSchema } from '../model/source.ts';
import { toBibtex } from './bibtex.ts';
import { toCslJson } from './csl-json.ts';
import { toRis } from './ris.ts';

const itemOf = (issued: string) =>
  toCslJson(
    sourceSchema.parse({
      ...{ id: 'a', title: 'A', publisher: 'P', URL: 'https://e.org/a', role: 'reporting' },
      ...{ issued, accessed: '2026-11-22' },
    }),
  );

const lineWith = (text: string, start: string) =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim().startsWith(start))
    .map((line) => line.trim())
    .join(' ');

test.each([
  ['2026-21', 'year = {spring 2026},', 'DA  - ///spring 2026'],
  ['199X', 'year = {1990s},', 'DA  - ///1990s'],
  ['2026-06-XX', 'year = {2026},', 'DA  - 2026/06//'],
  ['2026-06/..', 'year = {from Jun 2026},', 'DA  - ///from Jun 2026'],
  ['2026?', 'year = {about 2026},', 'DA  - ///about 2026'],
  ['-0044-03-15', 'year = {15 Mar 45 BC},', 'DA  - ///15 Mar 45 BC'],
  ['800', 'year = {0800},', 'DA  - 0800///'],
  ['2026-35', 'year = {third quarter of 2026},', 'DA  - ///third quarter of 2026'],
  ['unknown', '', ''],
])('no list of references says more of the date %s than its source', (date, bib, ris) => {
  const item = itemOf(date);
  expect(lineWith(toBibtex([item]), 'year')).toBe(bib);
  expect(lineWith(toRis([item]), 'DA')).toBe(ris);
  expect(lineWith(toRis([item]), 'PY')).toBe(
    /\d{4}\//.test(ris) ? `PY  - ${ris.slice(6, 10)}` : '',
  );
});
