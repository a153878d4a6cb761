/** Which number does a cell of a board mean? Written as people of several languages write it, or refused in words. */
import type { TableCell } from './table.ts';

/** A number, nothing, or why it cannot be told. */
export type NumberRead = { value: number | undefined } | { fault: string };

/** What separates thousands and decimals in a column. */
type Marks = { decimal: '.' | ',' } | { undecided: true };

const NOTHING = /^(?:|-|–|—|n\/?a|null|none|nan|unknown|tbd|\?)$/i;
const SPACES = /(?<=\d)[\s\u00A0\u202F\u2009'’](?=\d)/g;
/** Three digits after one mark: thousands in one language, decimals in the other. */
const EITHER = /^[+-]?\d{1,3}([.,])\d{3}$/;

const written = (cell: TableCell): string =>
  String(cell ?? '')
    .normalize('NFKC')
    .replace(/−/g, '-')
    .trim()
    .replace(SPACES, '');

/**
 * Reads the numbers of one column. What one cell leaves open, as `1.444` does, the others of the column
 * decide (`1.443,6`, `0.98`), else `typical`, a number the column had before, else that the column holds
 * whole numbers. A comma alone separates thousands, as in English; a point alone is asked about.
 */
export function numberReader(
  cells: readonly TableCell[],
  { isWhole = false, typical, isPercentage = false }: ColumnFacts = {},
): (cell: TableCell) => NumberRead {
  const marks = isWhole ? undefined : marksOf(cells.map(written), typical);
  return (cell) => {
    if (typeof cell === 'number') {
      return Number.isFinite(cell) ? { value: cell } : { fault: `\`${cell}\`, expected a number` };
    }
    const all = written(cell);
    if (NOTHING.test(all)) return { value: undefined };
    if (all.endsWith('%') && !isPercentage) {
      return {
        fault: `\`${all}\`, expected a number in the unit of the board and not a percentage`,
      };
    }
    const [, digits = '', factor = ''] = /^(.*?)\s?([kKmM]?)\s?%?$/.exec(all) ?? [];
    const plain = plainNumber(digits, marks);
    if (typeof plain === 'object') return plain;
    const times = { k: 1000, m: 1_000_000 }[factor.toLowerCase()] ?? 1;
    return { value: Math.round(plain * times * 1e6) / 1e6 };
  };
}

export interface ColumnFacts {
  /** True for ranks and votes. */
  isWhole?: boolean;
  /** A number that the column had on another day. */
  typical?: number | undefined;
  /** True where the board’s unit is per cent. */
  isPercentage?: boolean;
}

function plainNumber(digits: string, marks: Marks | undefined): number | { fault: string } {
  const fault = { fault: `\`${digits}\`, expected a number` };
  if (/^[+-]?\d+$/.test(digits)) return Number(digits);
  const either = EITHER.exec(digits);
  if (either) {
    if (!marks) return Number(digits.replace(/[.,]/, ''));
    if ('undecided' in marks) {
      return {
        fault: `\`${digits}\`, which is ${digits.replace(/[.,]/, '')} in one language and ${digits.replace(',', '.')} in another: expected plain digits`,
      };
    }
    return either[1] === marks.decimal
      ? Number(digits.replace(',', '.'))
      : Number(digits.replace(/[.,]/, ''));
  }
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return Number(digits.replaceAll(',', ''));
  if (/^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(digits)) {
    return Number(digits.replaceAll('.', '').replace(',', '.'));
  }
  if (/^[+-]?\d*[.,]\d+$/.test(digits)) return Number(digits.replace(',', '.'));
  return fault;
}

function marksOf(cells: readonly string[], typical: number | undefined): Marks {
  for (const cell of cells) {
    const digits = cell.replace(/[kKmM%\s]+$/, '');
    const both = /[.,](?=.*([.,]))/.exec(digits);
    const last = both?.[1];
    if (last !== undefined && both?.[0] !== last) return { decimal: last as '.' | ',' };
    if (last !== undefined) return { decimal: last === '.' ? ',' : '.' };
    const one = /^[+-]?(\d*)([.,])(\d+)$/.exec(digits);
    if (one && (one[3]?.length !== 3 || /^0?$/.test(one[1] ?? ''))) {
      return { decimal: one[2] as '.' | ',' };
    }
  }
  const either = cells.map((cell) => EITHER.exec(cell)?.[1]).find((mark) => mark !== undefined);
  if (either === undefined || either === ',') return { decimal: '.' };
  if (typical === undefined) return { undecided: true };
  return { decimal: Math.abs(typical) >= 100 ? ',' : '.' };
}

/** Half of an interval; `isUneven` where its halves differ and the wider one is taken. */
export type IntervalRead = { value: number | undefined; isUneven?: true } | { fault: string };

/** An interval as a cell holds it: `±15`, `15`, `+12/-10`, `-7/+7`, and both ends, `1,429–1,459`. */
export function intervalIn(
  cell: TableCell,
  score: number | undefined,
  read: (cell: TableCell) => NumberRead,
): IntervalRead {
  if (typeof cell !== 'string') return halfOf(read(cell));
  const all = written(cell);
  const halves = /^([+-])\s?([\d.,]+)\s?\/\s?([+-])\s?([\d.,]+)$/.exec(all);
  if (halves && halves[1] !== halves[3]) {
    const [one, other] = [read(halves[2]), read(halves[4])];
    if ('fault' in one || 'fault' in other) return 'fault' in one ? one : other;
    return widest(one.value ?? 0, other.value ?? 0);
  }
  const ends = /^[[(]?\s?([\d.,]+)\s?(?:–|—|-|to|,\s|;)\s?([\d.,]+)\s?[\])]?$/.exec(all);
  if (ends && score !== undefined) {
    const [low, high] = [read(ends[1]), read(ends[2])];
    if ('value' in low && 'value' in high && low.value !== undefined && high.value !== undefined) {
      return betweenEnds(score, low.value, high.value);
    }
  }
  return halfOf(read(all.replace(/^(?:±|\+\s?\/\s?-)\s?/, '')));
}

const halfOf = (read: NumberRead): IntervalRead =>
  'value' in read && read.value !== undefined && read.value < 0
    ? { fault: `\`${read.value}\`, expected half the width of an interval` }
    : read;

/** Half the width of an interval from `low` to `high` round `score`. */
export function betweenEnds(score: number, low: number, high: number): IntervalRead {
  if (low > score || high < score) {
    return { fault: `an interval from ${low} to ${high}, expected one round the score ${score}` };
  }
  return widest(score - low, high - score);
}

/** The wider half, as the narrower one would say more than the operator does. */
function widest(one: number, other: number): IntervalRead {
  const value = Math.round(Math.max(one, other) * 100) / 100;
  return Math.abs(one - other) > 0.02 ? { value, isUneven: true } : { value };
}

/** A score that holds its interval too: `1,444 ± 15`, `1444 (+12/-10)`. */
export function scoreAndInterval(cell: TableCell): { score: string; interval: string } | undefined {
  if (typeof cell !== 'string') return undefined;
  const all = written(cell);
  const parts =
    /^([\d.,]+)\s?((?:±|\+\s?\/\s?-)\s?[\d.,]+)$/.exec(all) ??
    /^([\d.,]+)\s?\(?([+-][\d.,]+\s?\/\s?[+-][\d.,]+)\)?$/.exec(all);
  return parts ? { score: parts[1] ?? '', interval: parts[2] ?? '' } : undefined;
}
