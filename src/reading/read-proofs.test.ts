import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { proofFile, type Proof } from '../model/proof.ts';
import { sealOfProof } from '../record/proof-seal.ts';
import { readProofs } from './read-proofs.ts';

const unsealed: Omit<Proof, 'seal'> = {
  version: 1,
  slug: 'mill',
  sources: [
    {
      id: 'a',
      work: 'mill.example',
      read: '2026-11-22',
      part: 'full',
      words: 9,
      sha256: 'a'.repeat(64),
    },
  ],
  statements: [
    {
      digest: '0123456789abcdef',
      figures: [{ words: '1,850', is: 'missing', in: [] }],
      quotations: [],
    },
  ],
  silences: [],
  copies: [],
};
const proof: Proof = { ...unsealed, seal: sealOfProof(unsealed) };

/** What is read where the file of the proof of `mill` has that text. */
function read(text: string) {
  const root = mkdtempSync(join(tmpdir(), 'proofs-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const file = join(root, proofFile('mill'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return readProofs(root);
}

test('a proof is read as it was written', () => {
  expect(read(JSON.stringify(proof))).toEqual({ proofs: new Map([['mill', proof]]), messages: [] });
});

test.each([
  [
    'a figure that was missing and is called found',
    {
      ...proof,
      statements: [
        { ...proof.statements[0], figures: [{ words: '1,850', is: 'found', in: ['a'] }] },
      ],
    },
    'Unexpected change by hand',
  ],
  [
    'another digest of a text',
    { ...proof, sources: [{ ...proof.sources[0], sha256: 'b'.repeat(64) }] },
    'Unexpected change by hand',
  ],
  ['a statement left out', { ...proof, statements: [] }, 'Unexpected change by hand'],
  [
    'the proof of another piece',
    { ...unsealed, slug: 'other', seal: sealOfProof({ ...unsealed, slug: 'other' }) },
    'Unexpected slug `other` in the proof of `mill`',
  ],
  [
    'a state that there is not',
    {
      ...proof,
      statements: [{ ...proof.statements[0], figures: [{ words: '1', is: 'sure', in: [] }] }],
    },
    'expected one of `found`',
  ],
])('an error tells of %s, and the proof counts for nothing', (_, changed, says) => {
  const { proofs, messages } = read(JSON.stringify(changed));
  expect(proofs.size).toBe(0);
  expect(messages).toMatchObject([
    { severity: 'error', file: proofFile('mill'), ruleId: 'evidence-is-kept' },
  ]);
  expect(messages[0]?.message).toContain(says);
  expect(messages[0]?.message).toContain('`npm run read -- mill`');
});

test('what is no JSON is told with its place', () => {
  expect(read('{').messages).toMatchObject([{ severity: 'error', ruleId: 'evidence-is-kept' }]);
});
