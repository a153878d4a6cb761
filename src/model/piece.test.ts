import { expect, test } from 'vitest';
import { blankDescription, parsePiece, pieceSchema } from './piece.ts';

const source = {
  id: 'vb',
  title: 'A report',
  publisher: 'A paper',
  URL: 'https://example.org/a',
  issued: '2026-06-22',
  accessed: '2026-11-20',
  role: 'reporting',
};

const whole = {
  title: 'A piece',
  description: 'A description that is long enough to stand on the front page of a site.',
  authors: ['staff'],
  datePublished: '2026-11-22',
  topics: ['video'],
  sources: [source],
  caveats: [],
};

const problemsOf = (frontmatter: object) =>
  parsePiece(frontmatter).problems.map(({ message }) => message);

test('a piece rests on at least one source, and a draft need not yet', () => {
  expect(problemsOf({ ...whole, sources: [] })).toEqual([
    'Unexpected empty list in `sources`, expected at least one source',
  ]);
  expect(problemsOf({ ...whole, sources: [], draft: true })).toEqual([]);
});

test('a missing source is told beside the other faults', () => {
  expect(problemsOf({ ...whole, title: 1, topics: undefined, sources: [] })).toEqual([
    'Unexpected value `1` in `title`, expected a title of at most 110 characters',
    'Missing field `topics`, expected a list of topic ids such as `ai-video`',
    'Unexpected empty list in `sources`, expected at least one source',
  ]);
});

test('the description of a new draft is not published', () => {
  const blank = { ...whole, description: blankDescription };
  expect(problemsOf({ ...blank, draft: true })).toEqual([]);
  expect(problemsOf(blank)).toEqual([
    'Unexpected text of 90 characters in `description`, expected a description of the piece’s own in place of the one of a new draft',
  ]);
});

test('a piece whose only source is faulty is still read', () => {
  const { piece, problems } = parsePiece({ ...whole, sources: [{ ...source, role: 'press' }] });
  expect(piece.sources).toEqual([]);
  expect(piece.title).toBe('A piece');
  expect(problems).toHaveLength(1);
});

test('a collection can add a field to the schema', () => {
  expect(pieceSchema.extend({ $schema: pieceSchema.shape.title.optional() })).toBeDefined();
});
