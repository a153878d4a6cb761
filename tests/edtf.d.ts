/** The part of `edtf` this project calls; the package ships no types. */
declare module 'edtf' {
  /** Parses an EDTF string; `min` and `max` are milliseconds since 1970, UTC. Throws on other text. */
  export default function edtf(date: string): { min: number; max: number };
}
