/** In which order do texts stand? In one that is the same on every machine, whatever its language. */

/** Order of days, instants, ids and slugs: by their code units, an absent one first. */
export const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);
