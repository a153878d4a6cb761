/** In which words is a probability said? The scale of ICD 203, so that word and figure agree. */

/** https://www.dni.gov/files/documents/ICD/ICD-203.pdf, section D.6.e.(2); upper bounds in per cent. */
const SCALE: readonly [upTo: number, words: string][] = [
  [5, 'almost no chance'],
  [20, 'very unlikely'],
  [45, 'unlikely'],
  [55, 'roughly even chance'],
  [80, 'likely'],
  [95, 'very likely'],
  [100, 'almost certain'],
];

/** `0.7` → `likely`. A bound belongs to the weaker word below it. */
export function likelihoodInWords(probability: number): string {
  const percent = Math.round(probability * 100);
  return SCALE.find(([upTo]) => percent <= upTo)?.[1] ?? 'almost certain';
}
