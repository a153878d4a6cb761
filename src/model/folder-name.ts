/** Can a folder bear this name? What is a piece’s folder is the end of its address, on every system. */
import { slugSchema } from './id.ts';
import { RECORD_INDEX } from './record.ts';

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions */
const OF_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d|com[¹²³]|lpt[¹²³])$/i;

/** Why a folder cannot bear a name, completing “Unexpected folder …, ”; undefined where it can. */
export function folderFault(name: string): string | undefined {
  if (!slugSchema.safeParse(name).success) {
    return 'expected lowercase words joined by hyphens: it becomes the address of the piece';
  }
  if (OF_WINDOWS.test(name)) return 'which Windows keeps for itself, expected another name';
  if (name === RECORD_INDEX) return 'which the list of records bears, expected another name';
  return undefined;
}
