/** Which proofs were right before? One is held against its seal again only when its file, or what reads it, has changed. */
import { join } from 'node:path';
import type { Proof } from '../model/proof.ts';
import { sha256 } from '../model/text.ts';
import { KEPT, keepAt, keptAt, readerDigest } from './kept-readings.ts';
import type { TrustProof } from './read-proofs.ts';

/** Rooms whose code decides whether a proof is right. */
const ROOMS = ['model', 'reading', 'record'];

/** Trusts a proof whose file has the same digest, and the same name, as when its seal fitted. */
export function keptProofs(root: string): TrustProof {
  const reader = readerDigest(root, ROOMS);
  const folder = join(root, KEPT);
  const known = new Map<string, string>();
  return (slug, text, hold) => {
    const key = sha256(`${reader} ${slug} ${text}`);
    const before = known.get(slug) ?? keptAt<true>(join(folder, `${slug}.proof.json`))?.key;
    if (before === key) {
      known.set(slug, key);
      return { proof: JSON.parse(text) as Proof, messages: [] };
    }
    const read = hold();
    if (read.proof) {
      known.set(slug, key);
      keepAt(folder, `${slug}.proof.json`, JSON.stringify({ key, value: true }));
    }
    return read;
  };
}
