/** As which files does a reference manager get references? One list of formats for pieces and their sources. */
import type { ReferenceEnding } from '../model/addresses.ts';
import { toBibtex } from './bibtex.ts';
import type { CslItem } from './csl-json.ts';
import { toRis } from './ris.ts';

interface ReferenceFormat {
  /** As readers know it. */
  name: string;
  /** Media type. */
  type: string;
  write: (items: CslItem[]) => string;
}

/** By the ending of a file’s name. */
export const referenceFormats: Record<ReferenceEnding, ReferenceFormat> = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex', write: toBibtex },
  ris: { name: 'RIS', type: 'application/x-research-info-systems', write: toRis },
  json: {
    name: 'CSL-JSON',
    type: 'application/vnd.citationstyles.csl+json',
    write: (items) => JSON.stringify(items, null, 2),
  },
};

/** References as an address that holds them: https://www.rfc-editor.org/rfc/rfc2397 */
export function referenceData(ending: ReferenceEnding, items: CslItem[]): string {
  const { type, write } = referenceFormats[ending];
  return `data:${type};charset=utf-8,${encodeURIComponent(write(items))}`;
}
