/** Which format is a file of references in? CSL-JSON, BibTeX, RIS and PubMed’s own, told apart by content. */
import { parseBibtex } from './bibtex.ts';
import { parseCslJson, type References } from './csl-json.ts';
import { parsePubmed } from './pubmed.ts';
import { parseRis } from './ris.ts';

/** Reads references in any of these formats. Throws nothing: what cannot be read stands in `problems`. */
export function parseReferences(text: string): References {
  const content = text.replace(/^\uFEFF/, '');
  if (/^\s*[[{]/.test(content)) return parseCslJson(content);
  if (/^[ \t]*TY {1,2}-(?: |$)/m.test(content)) return parseRis(content);
  if (/^PMID *- /m.test(content)) return parsePubmed(content);
  if (/@\s*[a-z]+\s*[{(]/i.test(content)) return parseBibtex(content);
  return {
    items: [],
    leftOut: [],
    problems: [
      content.trim() === ''
        ? 'Empty text, expected references in CSL-JSON, BibTeX, RIS or PubMed’s format'
        : 'Unexpected text, expected references in CSL-JSON (`[{ … }]`), BibTeX (`@article{ … }`), RIS (`TY  - …`) or PubMed’s format (`PMID- …`)',
    ],
  };
}
