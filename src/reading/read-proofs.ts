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

/** All proofs under `root`. Never throws for what a file holds. */
export function readProofs(root: string): Proofs {
  const proofs = new Map<string, Proof>();
  const messages: Message[] = [];
  for (const slug of namesIn(root, PROOFS)) {
    const read = readProof(root, slug);
    if (read.proof) proofs.set(slug, read.proof);
    messages.push(...read.messages);
  }
  return { proofs, messages };
}

/** The proof of a piece; undefined where there is none, or it cannot be trusted. */
export function readProof(
  root: string,
  slug: string,
): { proof: Proof | undefined; messages: Message[] } {
  const file = proofFile(slug);
  if (!existsSync(join(root, file))) return { proof: undefined, messages: [] };
  const { value, problems } = parseJson(readFileSync(join(root, file), 'utf8'), proofSchema);
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
      file,
      place,
      severity: 'error',
      ruleId: 'evidence-is-kept',
      message: `${message}; write it anew with \`npm run read -- ${slug}\``,
    })),
  };
}

const TOP: Place = { line: 1, column: 1 };
