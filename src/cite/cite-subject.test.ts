import { describe, expect, test } from 'vitest';
import { parseSubject } from './cite-subject.ts';

const parse = (what: string) => parseSubject(what, (path) => path === 'refs.bib');

describe('what a source is named by', () => {
  test.each([
    ['https://example.org/a', { by: 'url', url: 'https://example.org/a' }],
    ['10.1000/182', { by: 'doi', doi: '10.1000/182' }],
    ['https://doi.org/10.1000/182', { by: 'doi', doi: '10.1000/182' }],
    ['978-0-306-40615-7', { by: 'isbn', isbn: '9780306406157' }],
    ['ISBN 0-8044-2957-X', { by: 'isbn', isbn: '080442957X' }],
    ['refs.bib', { by: 'file', path: 'refs.bib' }],
    ['-', { by: 'file', path: '-' }],
    ['vb-2026', { by: 'id', id: 'vb-2026' }],
  ])('%s', (what, subject) => {
    expect(parse(what)).toEqual(subject);
  });
});

describe('what names nothing is told', () => {
  test.each([
    ['', 'Nothing to cite'],
    ['ftp://example.org/', 'expected one that begins with `https://`'],
    ['978-0-306-40615-8', 'is no ISBN'],
    ['other.bib', 'There is no file `other.bib`'],
  ])('%j', (what, words) => {
    const subject = parse(what);
    expect('wrong' in subject && subject.wrong).toContain(words);
  });
});
