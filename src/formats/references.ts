/** Which format is a file of references in? CSL-JSON, BibTeX and RIS, told apart by content. */
import { parseBibtex } from './bibtex.ts';
import { parseCslJson, type References } from './csl-json.ts';
import { parseRis } from './ris.ts';

/** Reads references in any of the three formats. Throws nothing: what cannot be read stands in `problems`. */
export function parseReferences(text: string): References {
  const content = text.replace(/^\uFEFF/, '').trim();
  if (/^[[{]/.test(content)) return parseCslJson(content);
  if (/^TY {2}- /m.test(content)) return parseRis(content);
  if (/@\s*[a-z]+\s*[{(]/i.test(content)) return parseBibtex(content);
  return {
    items: [],
    problems: [
      content === ''
        ? 'Empty text, expected references in CSL-JSON, BibTeX or RIS'
        : 'Unexpected text, expected references in CSL-JSON (`[{ … }]`), BibTeX (`@article{ … }`) or RIS (`TY  - …`)',
    ],
  };
}
