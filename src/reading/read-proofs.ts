/** What was found in the sources? The proofs that `npm run read` wrote, each held against its seal. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSealed } from '../record/proof-seal.ts';
import type { Message } from '../model/message.ts';
import type { Place } from '../model/place.ts';
import { proofFile, PROOFS, proofSchema, type Proof } from '../model/proof.ts';
import { namesIn, parseJson } from './read-records.ts';

export interface Proofs {
  /** By the slug of the piece; without those that were changed by hand or cannot be read. */
  proofs: Map<string, Proof>;
  /** Why a proof is left out. */
  messages: Message[];
}

/** Hands over what was made of the file of a proof; what was right once is not held against its seal again. */
export type TrustProof = (slug: string, text: string, hold: () => ReadProof) => ReadProof;

interface ReadProof {
  proof: Proof | undefined;
  messages: Message[];
}

/** All proofs under `root`. Never throws for what a file holds. */
export function readProofs(root: string, trust?: TrustProof): Proofs {
  const proofs = new Map<string, Proof>();
  const messages: Message[] = [];
  for (const slug of namesIn(root, PROOFS)) {
    const read = readProof(root, slug, trust);
    if (read.proof) proofs.set(slug, read.proof);
    messages.push(...read.messages);
  }
  return { proofs, messages };
}

/** The proof of a piece; undefined where there is none, or it cannot be trusted. */
export function readProof(
  root: string,
  slug: string,
  trust: TrustProof = (_slug, _text, hold) => hold(),
): ReadProof {
  const path = join(root, proofFile(slug));
  if (!existsSync(path)) return { proof: undefined, messages: [] };
  const text = readFileSync(path, 'utf8');
  return trust(slug, text, () => proofIn(text, slug));
}

function proofIn(text: string, slug: string): ReadProof {
  const { value, problems } = parseJson(text, proofSchema);
  const faults = [...problems];
  if (value && value.slug !== slug) {
    const message = `Unexpected slug \`${value.slug}\` in the proof of \`${slug}\`, expected \`${slug}\``;
    faults.push({ place: TOP, message });
  } else if (value && !isSealed(value)) {
    faults.push({
      place: TOP,
      message: 'Unexpected change by hand of this proof, expected its seal to fit',
    });
  }
  return {
    proof: faults.length === 0 ? value : undefined,
    messages: faults.map(({ place, message }) => ({
      file: proofFile(slug),
      place,
      severity: 'error',
      ruleId: 'evidence-is-kept',
      message: `${message}; write it anew with \`npm run read -- ${slug}\``,
    })),
  };
}

const TOP: Place = { line: 1, column: 1 };
