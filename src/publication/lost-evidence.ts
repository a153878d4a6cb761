/** What stood in a source when we read it, and no longer does? The doubts that follow, by sentence and by claim. */
import type { Findings } from '../evidence/findings-of.ts';
import type { Day } from '../model/date.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { sourceIdentity } from '../model/source.ts';

/** A source that no longer says what something rests on. */
export interface Loss {
  /** Identity of the work. */
  work: string;
  since: Day | undefined;
}

export interface LostEvidence {
  /** By the index of the sentence in `prose.sentences`. */
  sentences: ReadonlyMap<number, readonly Loss[]>;
  /** By the id of the claim. */
  claims: ReadonlyMap<string, readonly Loss[]>;
}

/** What a piece has lost: figures and quotations, and silences that a source has broken since. */
export function lostEvidenceOf(
  { piece, prose }: Manuscript,
  { statements, silences }: Pick<Findings, 'statements' | 'silences'>,
): LostEvidence {
  const works = new Map(piece.sources.map((source) => [source.id, sourceIdentity(source)]));
  const sentences = new Map<number, Loss[]>();
  const claims = new Map<string, Loss[]>();
  const lossOf = (id: string, since: Day | undefined): Loss[] => {
    const work = works.get(id);
    return work === undefined ? [] : [{ work, since }];
  };
  const note = <Key>(map: Map<Key, Loss[]>, key: Key, losses: readonly Loss[]) => {
    map.set(key, [...(map.get(key) ?? []), ...losses]);
  };
  for (const { statement, proof } of statements) {
    const losses = [...(proof?.figures ?? []), ...(proof?.quotations ?? [])]
      .filter(({ is }) => is === 'lost')
      .flatMap((finding) => finding.in.flatMap((id) => lossOf(id, finding.since)));
    if (losses.length === 0) continue;
    const { at } = statement;
    if ('claim' in at) {
      note(claims, piece.claims[at.claim]?.id ?? '', losses);
      continue;
    }
    note(sentences, at.sentence, losses);
    for (const index of prose.sentences[at.sentence]?.citations ?? []) {
      const claim = prose.citations[index]?.claim;
      if (claim !== undefined) note(claims, claim, losses);
    }
  }
  for (const { silence, proof } of silences) {
    const losses = (proof?.sources ?? []).flatMap(({ id, since }) =>
      since === undefined ? [] : lossOf(id, since),
    );
    if (losses.length === 0) continue;
    for (const claim of piece.caveats[silence.caveat]?.about ?? []) note(claims, claim, losses);
  }
  return { sentences, claims };
}
