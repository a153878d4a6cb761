/** Where in a file does something stand? As editors count: lines and columns from 1. */

export interface Place {
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 units. */
  column: number;
}

/** Order of places in a file. */
export const byPlace = (a: Place, b: Place): number => a.line - b.line || a.column - b.column;
