import { describe, expect, test } from 'vitest';
import { parseArguments } from './cite-arguments.ts';

const parse = (...args: string[]) => parseArguments(args, (path) => path === 'refs.bib');

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
    expect(parse(what, 'piece')).toMatchObject({ subject, piece: 'piece' });
  });
});

test('a file named by its option leaves the first word to the piece', () => {
  expect(parse('--file', 'missing.bib', 'piece')).toMatchObject({
    subject: { by: 'file', path: 'missing.bib' },
    piece: 'piece',
  });
});

describe('what is not understood is told', () => {
  test.each([
    [[], 'Nothing to cite'],
    [['ftp://example.org/'], 'expected one that begins with `https://`'],
    [['978-0-306-40615-8'], 'is no ISBN'],
    [['other.bib'], 'There is no file `other.bib`'],
    [['vb', 'piece', 'more'], 'Unexpected `more` after the piece'],
    [['vb', '--role', 'boss'], 'expected one of primary, reporting'],
    [['vb', '--read', 'half'], 'expected one of full, excerpt'],
    [['vb', '--id', 'a b'], 'Unexpected --id'],
    [['vb', '--timeout', '0'], 'expected seconds'],
    [['vb', '--doi-resolver', 'doi.org'], 'expected a web address'],
    [['vb', '--rol', 'primary'], "Unknown option '--rol'"],
    [['--file'], '--file'],
  ])('%j', (args, words) => {
    const answer = parse(...args);
    expect('wrong' in answer && answer.wrong).toContain(words);
  });
});
