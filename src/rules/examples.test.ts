/** Is every rule's example true? What keeps the promise is not told, and what breaks it is, in the words that the example gives. */
import { expect, test } from 'vitest';
import { evidenceFor } from '../../tests/kept-evidence.ts';
import { pieceOf, siteOf } from '../../tests/made-publication.ts';
import { join } from 'node:path';
import { readBoards } from '../reading/read-boards.ts';
import { checkOne, isAcknowledgeable, type Rule, type RuleExample } from './rule.ts';
import { rules } from './rules.ts';

/** The fields of the rest of the piece. */
const FIELDS: Record<string, string> = {
  title: 'title: A model is listed',
  description:
    'description: A list of models has a new entry, and nobody knows yet how long it stays.',
  authors: 'authors: [staff]',
  datePublished: 'datePublished: 2026-11-22',
  topics: 'topics: [ai-video]',
  framing: 'framing: We read one report against two dated snapshots.',
  sources: `sources:
  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }
  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis }`,
  caveats: 'caveats: []',
};

/** The rest of the prose. */
const REST = 'Both are listed [@report]. One is old [@study].';

const { boards } = readBoards(join(import.meta.dirname, '../..'), '2026-11-23');

function pieceWith({ where, without }: RuleExample, part: string) {
  const [yaml = '', prose = ''] =
    where === 'both' ? part.split(/^---$/m) : where === 'prose' ? ['', part] : [part, ''];
  const own = Object.fromEntries(
    yaml
      .split(/^(?=[a-z])/im)
      .filter((field) => field.trim() !== '')
      .map((field) => [/^\w+/.exec(field)?.[0] ?? '', field.trimEnd()]),
  );
  const fields = Object.entries({ ...FIELDS, ...own }).filter(
    ([name]) => name !== without || name in own,
  );
  return pieceOf(
    'example',
    `---\n${fields.map(([, field]) => field).join('\n')}\n---\n\n${prose}\n\n${REST}\n`,
    ['scores.svg'],
  );
}

const WAY_OUT = (id: string) => `; or say in \`acknowledged: { ${id}: … }\` why it is right`;

const said = (rule: Rule, is: 'keeps' | 'breaks'): string[] => {
  const { example } = rule;
  const { read, later = {}, without, today = '2026-11-23' } = example;
  const manuscript = pieceWith(example, example[is]);
  const evidence = read && evidenceFor(manuscript, read, { later });
  const proofs = new Map(evidence?.proofs);
  if (without === 'evidence' && is === 'breaks') proofs.clear();
  // Another piece has its evidence: so it is kept here.
  for (const proof of evidence?.proofs.values() ?? []) proofs.set('another', proof);
  const site = siteOf([manuscript], { boards, ...evidence, proofs });
  return checkOne(rules, manuscript, site, today)
    .filter(({ ruleId }) => ruleId === rule.id)
    .map(({ message }) => message);
};

/** What a board says is compared with sources of that board: its own test has one. */
const tested = rules.filter(({ id }) => id !== 'board-numbers-agree');

test.each(tested.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  expect(said(rule, 'keeps')).toEqual([]);
  // Where a writer can be right against an error, its message goes on with how.
  const wayOut = isAcknowledgeable(rule) && rule.severity === 'error' ? WAY_OUT(rule.id) : '';
  expect(said(rule, 'breaks')).toEqual([`${rule.example.says}${wayOut}`]);
});
