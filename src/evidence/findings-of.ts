/** What is known of the evidence of a piece? What its proof says of the piece as it stands now. */
import type { Manuscript } from '../model/manuscript.ts';
import type { Finding, FindingState, Proof, ProofSource } from '../model/proof.ts';
import { sourceIdentity } from '../model/source.ts';
import { counted } from '../model/words.ts';
import { silencesOf, statementsOf, type Silence, type Statement } from './statements-of.ts';

export interface Findings {
  /** What was read, by the id of the source; without entries for what has since become another work. */
  sources: ReadonlyMap<string, ProofSource>;
  /** `proof` is undefined where the statement has changed since, or none of its sources was read. */
  statements: { statement: Statement; proof: Proof['statements'][number] | undefined }[];
  silences: { silence: Silence; proof: Proof['silences'][number] | undefined }[];
  copies: Proof['copies'];
  counts: FindingCounts;
}

export interface FindingCounts {
  figures: Record<FindingState, number>;
  quotations: Record<FindingState, number>;
  /** Statements that have changed since they were looked for. */
  stale: number;
}

/** What a proof says of a piece. */
export function findingsOf(manuscript: Manuscript, proof: Proof): Findings {
  const identities = new Map(
    manuscript.piece.sources.map((source) => [source.id, sourceIdentity(source)]),
  );
  const sources = new Map(
    proof.sources.flatMap((one) => (identities.get(one.id) === one.work ? [[one.id, one]] : [])),
  );
  const entries = new Map(proof.statements.map((entry) => [entry.digest, entry]));
  const searches = new Map(proof.silences.map((entry) => [entry.digest, entry]));
  const statements = statementsOf(manuscript).map((statement) => ({
    statement,
    proof: entries.get(statement.digest),
  }));
  const all = statements.flatMap((one) => one.proof ?? []);
  return {
    sources,
    statements,
    silences: silencesOf(manuscript).map((silence) => ({
      silence,
      proof: searches.get(silence.digest),
    })),
    copies: proof.copies,
    counts: {
      figures: countsOf(all.flatMap(({ figures }) => figures)),
      quotations: countsOf(all.flatMap(({ quotations }) => quotations)),
      stale: statements.filter(
        (one) => !one.proof && one.statement.sources.some((id) => sources.has(id)),
      ).length,
    },
  };
}

function countsOf(findings: readonly Finding[]): Record<FindingState, number> {
  const counts = { found: 0, computed: 0, missing: 0, unread: 0, lost: 0, translated: 0 };
  for (const { is } of findings) counts[is] += 1;
  return counts;
}

const STATES: [state: FindingState, words: string][] = [
  ['computed', 'computed'],
  ['missing', 'not found'],
  ['lost', 'no longer there'],
  ['unread', 'in sources that were not read'],
  ['translated', 'translated'],
];

/** `112 figures found in the texts we read, 3 computed, 2 not found`; nothing where there is none to find. */
export function countsInWords(
  counts: Record<FindingState, number>,
  one: string,
): string | undefined {
  const rest = STATES.flatMap(([state, words]) =>
    counts[state] > 0 ? [`${counts[state]} ${words}`] : [],
  );
  if (counts.found === 0 && rest.length === 0) return undefined;
  return [`${counted(counts.found, one)} found in the texts we read`, ...rest].join(', ');
}
