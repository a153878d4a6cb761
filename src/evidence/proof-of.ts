/** What is put on record of what the sources say? The proof of a piece: findings and digests, and no word of theirs. */
import type { Day } from '../model/date.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { PROOF_VERSION, type Finding, type Proof, type ProofSource } from '../model/proof.ts';
import { sourceIdentity } from '../model/source.ts';
import { judgeSilence, judgeStatement, preparedText, type ReadSource } from './judge.ts';
import { sealOfProof } from '../record/proof-seal.ts';
import { sharedRuns } from './shared-runs.ts';
import { silencesOf, statementsOf } from './statements-of.ts';

interface Occasion {
  /** The proof before this one. */
  before: Proof | undefined;
  today: Day;
}

/** The proof of a piece by the texts that were read of its sources. */
export function proofOf(
  manuscript: Manuscript,
  read: readonly ReadSource[],
  { before, today }: Occasion,
): Proof {
  const texts = new Map(read.map((one) => [one.source.id, one]));
  const earlier = new Map(before?.sources.map((source) => [source.id, source]));
  const sources = read.map(({ source, text }): ProofSource => {
    const work = sourceIdentity(source);
    const known = earlier.get(source.id);
    const isSame = known === undefined || known.work !== work || known.sha256 === text.sha256;
    const changed = isSame ? (known?.work === work ? known.changed : undefined) : text.read;
    return {
      id: source.id,
      work,
      read: text.read,
      part: text.part,
      ...(text.missing === undefined ? {} : { missing: text.missing }),
      ...(text.copyBy === undefined ? {} : { copyBy: text.copyBy }),
      words: text.words,
      sha256: text.sha256,
      ...(changed === undefined ? {} : { changed }),
    };
  });
  /** True where a source reads otherwise than it did for the proof before. */
  const hasChanged = (id: string) =>
    earlier.has(id) && texts.has(id) && earlier.get(id)?.sha256 !== texts.get(id)?.text.sha256;
  const loss = { hasChanged, today };

  const statements = new Map(before?.statements.map((entry) => [entry.digest, entry]));
  const silences = new Map(before?.silences.map((entry) => [entry.digest, entry]));
  const proof: Omit<Proof, 'seal'> = {
    version: PROOF_VERSION,
    slug: manuscript.slug,
    sources,
    statements: statementsOf(manuscript).flatMap((statement) => {
      if (!statement.sources.some((id) => texts.has(id))) return [];
      const { figures, quotations } = judgeStatement(statement, manuscript, texts);
      const known = statements.get(statement.digest);
      const { digest } = statement;
      return [
        {
          digest,
          figures: figures.map((one, at) => findingOf(one, known?.figures[at], loss)),
          quotations: quotations.map((one, at) => findingOf(one, known?.quotations[at], loss)),
        },
      ];
    }),
    silences: silencesOf(manuscript).flatMap((silence) => {
      const known = silences.get(silence.digest);
      const searched = judgeSilence(silence, texts).map(({ id, hits }) => {
        const cleared = hits.filter(({ isCleared }) => isCleared).length;
        const then = known?.sources.find((one) => one.id === id);
        const wasSilent = then !== undefined && then.hits === then.cleared;
        const isNew = hits.length > cleared && wasSilent && hasChanged(id);
        const since = isNew ? today : hits.length > cleared ? then?.since : undefined;
        return { id, hits: hits.length, cleared, ...(since === undefined ? {} : { since }) };
      });
      return [{ digest: silence.digest, sources: searched }];
    }),
    copies: copiesAmong(read),
  };
  return { ...proof, seal: sealOfProof(proof) };
}

/** A finding as it is put on record; one that stood in a text before it changed is lost. */
function findingOf(
  { words, is, in: ids, since }: Finding,
  before: Finding | undefined,
  { hasChanged, today }: { hasChanged: (id: string) => boolean; today: Day },
): Finding {
  if ((is === 'missing' || is === 'unread') && before?.words === words) {
    if (before.is === 'lost') return before;
    const lost =
      before.is === 'found' || before.is === 'computed' ? before.in.filter(hasChanged) : [];
    if (lost.length > 0) return { words, is: 'lost', in: lost, since: today };
  }
  return { words, is, in: ids, ...(since === undefined ? {} : { since }) };
}

/** Words of a run that no two writers hit upon by chance; a quotation of both may be as long. */
const LONG_RUN = 18;
/** Words in such runs from which on two sources are told of. */
const TELLING = 25;

function copiesAmong(read: readonly ReadSource[]): Proof['copies'] {
  return read.flatMap((one, at) =>
    read.slice(at + 1).flatMap((other) => {
      if (sourceIdentity(one.source) === sourceIdentity(other.source)) return [];
      const runs = sharedRuns(preparedText(one.text), preparedText(other.text), LONG_RUN);
      const words = runs.reduce((sum, run) => sum + run.words, 0);
      return words < TELLING ? [] : [{ sources: [one.source.id, other.source.id], words }];
    }),
  );
}
