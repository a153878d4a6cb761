/** What is a figure? A number, date, rank, price or percentage that a text states, with its value. */

/** Parts of a date as far as it is given. */
export interface DateParts {
  year?: number;
  /** From 1. */
  month?: number;
  day?: number;
  /** 1 to 4. */
  quarter?: number;
  /** `1990s`: the year is its first. */
  isDecade?: boolean;
}

export interface Figure {
  kind: 'number' | 'date' | 'rank' | 'price' | 'percentage';
  /** The amount with its multiplier applied, 40 for 40 %, the rank; NaN for a date. */
  value: number;
  date?: DateParts;
  /** ISO 8601 as far as the date goes: `2026-06-22`, `2026-06`, `2026`, `--06-22`, `--06`, `2026-Q3`, `199X`. */
  iso?: string;
  /** ISO 4217 codes that the sign or word can mean: `¥` is yuan or yen. */
  currencies?: string[];
  /** What is counted, where it is a known measure: `second`, `kilometer`, `times`, `percentage-point`, `clock`; `other` for another noun. */
  unit?: string;
  /** Half the step to which the amount is rounded as it is written: 0.05 for `1.4`, 50,000 for `1.4 million`. */
  tolerance: number;
  /** The sentence itself says about, roughly, etwa, 約. */
  isApproximate?: boolean;
  /** In words: `forty`, `twice`, `half`. */
  isSpelled?: boolean;
  /** A share stated as a fraction: `a third`, `one in five`, `2/3`. */
  isFraction?: boolean;
  /** A bare number of four digits: a year or an amount. */
  isYearOrNumber?: boolean;
  /** As written, the sign, currency and unit multiplier included: `$2.64`, `40 per cent`, `22 June 2026`. */
  text: string;
  /** UTF-16 units from the beginning of the text. */
  start: number;
  end: number;
  /** Words around it, in lower case; they choose the passage where a text has the figure more than once. */
  context?: string[];
  /** Names that the sentence has, in lower case: whose rank it may be. */
  names?: string[];
}

/** A figure as a text has it, with what only a reader of texts needs. */
export interface Mention extends Figure {
  /** Part of a name, a label or a number of a section: no figure. */
  isName?: boolean;
  /** Other amounts that the spelling allows: 1.444 for `1,444`. */
  otherValues?: number[];
  /** The line of a table or list that it numbers. */
  row?: { start: number; end: number };
}
