/** Was a proof written by the check? Its seal is made of all that stands in it. */
import { canonicalJson } from './chain.ts';
import type { Proof } from '../model/proof.ts';
import { sha256 } from '../model/text.ts';

/** The seal that belongs to what a proof says. */
export const sealOfProof = (proof: Omit<Proof, 'seal'>): string =>
  sha256(canonicalJson({ ...proof, seal: undefined }));

export const isSealed = (proof: Proof): boolean => proof.seal === sealOfProof(proof);
