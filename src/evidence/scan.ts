/** Which figures does a text mention, names and labels included? One reading for sentences and for sources. */
import { findAmounts, separatorsOf } from './amounts.ts';
import { findDates } from './dates.ts';
import { type Mention } from './figure.ts';
import { type Lang } from './flat.ts';
import { findClockTimes, findMultiples, findShares } from './fractions.ts';
import { findRanks } from './ranks.ts';

/** Addresses and ids: what stands in them is not stated. */
const ADDRESSES =
  /\b(?:https?:\/\/|www\.)[^\s<>"]+|\b[\w.+-]+@[\w-]+\.[\w.]+|\b10\.\d{4,}\/\S+|\b[0-9a-f]{8}-[0-9a-f-]{20,}\b|\b(?=[a-z\d]*\d)(?=[a-z\d]*[a-z])[a-z\d]{16,}\b|\b\d{11,}\b/gi;

/** Stands where something was read already: no letter, digit or space. */
const BLANK = '\u0001';

const blanked = (text: string, mentions: Iterable<{ start: number; end: number }>): string => {
  let rest = '';
  let from = 0;
  for (const { start, end } of [...mentions].toSorted((one, other) => one.start - other.start)) {
    if (start < from) continue;
    rest += text.slice(from, start) + BLANK.repeat(end - start);
    from = end;
  }
  return rest + text.slice(from);
};

/** Figures of a flat text in its order; where spelling allows several, all of them. */
export function scan(flat: string, lang: Lang): Mention[] {
  let rest = flat.replace(ADDRESSES, (match) => BLANK.repeat(match.length));
  const found: Mention[] = [];
  const take = (mentions: Mention[]) => {
    found.push(...mentions);
    rest = blanked(rest, mentions);
  };
  take(findDates(rest, lang));
  take(findClockTimes(rest));
  take(findShares(rest, lang));
  take(findMultiples(rest, lang));
  take(findRanks(rest, lang));
  take(findAmounts(rest, lang, separatorsOf(flat, lang)));
  return found.toSorted((one, other) => one.start - other.start || one.end - other.end);
}
