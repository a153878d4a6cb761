/** Which figures does a text mention, names and labels included? One reading for sentences and for sources. */
import { findAmounts, separatorsOf } from './amounts.ts';
import { findDates } from './dates.ts';
import { type Mention } from './figure.ts';
import { hasHan, type Lang } from './flat.ts';
import { findClockTimes, findMultiples, findShares } from './fractions.ts';
import { findRanks } from './ranks.ts';

/** Addresses and ids: what stands in them is not stated. */
const ADDRESSES =
  /\b(?:https?:\/\/|www\.)[^\s<>"]+|\b10\.\d{4,}\/\S+|\b[0-9a-f]{8}-[0-9a-f-]{20,}\b|\b(?=[a-z]*\d)[a-z\d]{16,}\b(?<=[a-z][a-z\d]*)|\b\d{11,}\b/gi;
const MAIL = /[\w.+-]+@[\w-]+\.[\w.]+/g;

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
  const hide = (match: string) => BLANK.repeat(match.length);
  let rest = flat.replace(ADDRESSES, hide);
  if (rest.includes('@')) rest = rest.replace(MAIL, hide);
  const found: Mention[] = [];
  const take = (mentions: Mention[]) => {
    found.push(...mentions);
    rest = blanked(rest, mentions);
  };
  take(findDates(rest, lang));
  take(findClockTimes(rest));
  // A text in any language may quote Chinese or Japanese.
  const isMixed = hasHan(flat) && lang !== 'zh';
  take(findShares(rest, lang));
  if (isMixed) take([...findShares(rest, 'zh'), ...findRanks(rest, 'zh')]);
  take(findMultiples(rest, lang));
  take(findRanks(rest, lang));
  take(findAmounts(rest, lang, separatorsOf(flat, lang)));
  return found.toSorted((one, other) => one.start - other.start || one.end - other.end);
}
