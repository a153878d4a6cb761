/** Can a folder bear this name? What is a piece’s folder is the end of its address, on every system. */
import { nameFault, slugSchema } from './id.ts';
import { RECORD_INDEX } from './record.ts';
import { TOLD } from './told.ts';

/** Why a folder cannot bear a name, completing “Unexpected folder …, ”; undefined where it can. */
export function folderFault(name: string): string | undefined {
  if (!slugSchema.safeParse(name).success) {
    return 'expected lowercase words joined by hyphens: it becomes the address of the piece';
  }
  if (name === RECORD_INDEX) return 'which the list of records bears, expected another name';
  if (name === TOLD) return 'which the list of what was announced bears, expected another name';
  return nameFault(name);
}
