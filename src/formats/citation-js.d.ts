/** The part of citation-js this project calls; the packages ship no types. https://citation.js.org/api/ */
declare module '@citation-js/core' {
  export const plugins: {
    config: { get(plugin: string): unknown };
    input: {
      /** Parses `input` through all steps to CSL-JSON items. Throws on input of another type. */
      chain(input: unknown, options: { forceType?: string; generateGraph: false }): unknown[];
      /** Parses `input` by the one step named `type`. Throws on input of another type. */
      data(input: unknown, type: string): unknown[];
      util: {
        /** Items with what CSL-JSON does not know left out, and what Crossref spells differently fixed. */
        clean(items: unknown[]): unknown[];
      };
    };
    output: {
      format(name: string, items: unknown[], options: Record<string, unknown>): unknown;
    };
  };
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-ris' {}
