/** Does a text state a figure? In any usual spelling of the same value, and never a neighbouring one. */
import { type EvidenceText, type Passage, passageAt } from './evidence-text.ts';
import { type DateParts, type Figure, type Mention } from './figure.ts';

export type Answer = { found: Passage } | { nearest?: Passage | undefined };

/**
 * Finds a figure in a text. Found is the passage that shares most words with the sentence of the figure. `nearest` is
 * the figure of the same kind that comes closest in value, as help for the writer; it does not bear the sentence out.
 */
export function findFigure(figure: Figure, text: EvidenceText): Answer {
  const mentions = candidates(figure, text).filter((mention) => bearsOut(figure, mention, text));
  const best = bestOf(figure, text, mentions);
  if (best) return { found: passageAt(text, best.start, best.end) };
  return {
    // Most answers are never printed, so the passage is cut out when it is asked for.
    get nearest() {
      const nearest = nearestOf(figure, text);
      return nearest && passageAt(text, nearest.start, nearest.end);
    },
  };
}

/** All passages in which a text states a figure, in its order. */
export function mentionsOf(figure: Figure, text: EvidenceText): Mention[] {
  return candidates(figure, text)
    .filter((mention) => bearsOut(figure, mention, text))
    .toSorted((one, other) => one.start - other.start);
}

function candidates(figure: Figure, text: EvidenceText): Mention[] {
  const named = (key: string) => text.figures.get(key) ?? [];
  const { date } = figure;
  if (date) {
    if (date.quarter) return named(`quarter ${date.year}-${date.quarter}`);
    if (date.isDecade) return named(`decade ${date.year}`);
    if (date.day) return named(`day ${date.month}-${date.day}`);
    return date.month ? named(`month ${date.month}`) : named(`year ${date.year}`);
  }
  if (figure.isApproximate || figure.isFraction) return ofKind(text, figure.kind);
  return [
    ...named(`${figure.kind} ${Math.abs(figure.value)}`),
    ...(figure.isYearOrNumber ? named(`year ${figure.value}`) : []),
    // A third, as 33 per cent is read.
    ...(figure.kind === 'percentage' ? fractions(text) : []),
  ];
}

const fractions = (text: EvidenceText) =>
  ofKind(text, 'percentage').filter(({ isFraction }) => isFraction);

/** Figures of a kind, each once; kept with the text, since about-figures ask for them again and again. */
const byKind = new WeakMap<EvidenceText, Map<Figure['kind'], Mention[]>>();
function ofKind(text: EvidenceText, kind: Figure['kind']): Mention[] {
  let kinds = byKind.get(text);
  if (!kinds) {
    kinds = new Map();
    for (const mention of new Set([...text.figures.values()].flat())) {
      const there = kinds.get(mention.kind);
      if (there) there.push(mention);
      else kinds.set(mention.kind, [mention]);
    }
    byKind.set(text, kinds);
  }
  return kinds.get(kind) ?? [];
}

/** True where what a text mentions says what the figure says. */
function bearsOut(figure: Figure, mention: Mention, text: EvidenceText): boolean {
  if (mention.isName) return false;
  if (figure.date || mention.date) return bearsOutDate(figure, mention);
  if (figure.kind !== mention.kind) return false;
  if (figure.currencies && !figure.currencies.some((one) => mention.currencies?.includes(one))) {
    return false;
  }
  return (
    (!mention.row || isRowOf(figure, mention.row, text)) &&
    unitsAgree(figure, mention) &&
    signsAgree(figure, mention) &&
    [mention.value, ...(mention.otherValues ?? [])].some((value) =>
      amountsAgree(figure, mention, value),
    )
  );
}

/**
 * A rank in a table belongs to whom its row names. Where another row names one of those whom the sentence names, this
 * row must too.
 */
function isRowOf(
  { names = [] }: Figure,
  row: { start: number; end: number },
  text: EvidenceText,
): boolean {
  const naming = ({ start, end }: { start: number; end: number }) => {
    const line = text.flat.slice(start, end).toLowerCase();
    return names.some((name) => line.includes(name));
  };
  return naming(row) || !ofKind(text, 'rank').some((other) => other.row && naming(other.row));
}

function bearsOutDate({ date, isYearOrNumber, value }: Figure, mention: Mention): boolean {
  if (!date)
    return isYearOrNumber === true && mention.date?.year === value && !mention.date.isDecade;
  if (!mention.date)
    return (
      mention.isYearOrNumber === true && date.month === undefined && date.year === mention.value
    );
  return agree(date, mention.date);
}

/** A date is borne out by one at least as fine; a year is compared where both have one. */
function agree(wanted: DateParts, given: DateParts): boolean {
  if (Boolean(wanted.isDecade) !== Boolean(given.isDecade)) return false;
  if (wanted.quarter !== undefined && wanted.quarter !== given.quarter) return false;
  if (wanted.month !== undefined && wanted.month !== given.month) return false;
  if (wanted.day !== undefined && wanted.day !== given.day) return false;
  return (
    wanted.year === undefined ||
    wanted.year === given.year ||
    (given.year === undefined && wanted.month !== undefined)
  );
}

/** Measures differ only where both are known; `times` and the clock are never a bare number. */
function unitsAgree({ unit: wanted, isSpelled }: Figure, { unit: given }: Mention): boolean {
  if (wanted === given) return true;
  const strict = ['clock', 'percentage-point'];
  if (strict.includes(wanted ?? '') || strict.includes(given ?? '')) return false;
  if (wanted === 'times' && isSpelled) return given === 'times';
  if (wanted === undefined || given === undefined) return true;
  if (given === 'other') return wanted === 'other';
  return false;
}

function signsAgree(figure: Figure, mention: Mention): boolean {
  if (figure.value < 0) return mention.value < 0;
  return mention.value >= 0 || figure.unit !== 'celsius';
}

/** Larger than this part of an amount, a difference is no rounding of a bare number such as 1,400. */
const ROUNDING = 0.025;

function amountsAgree(figure: Figure, mention: Mention, value: number): boolean {
  const difference = Math.abs(Math.abs(figure.value) - Math.abs(value));
  if (difference <= Math.abs(value) * 1e-9) return true;
  // A fraction is as exact as the percentage that it is compared with: a third is 33 and 33.3 per cent.
  if (figure.isFraction && mention.kind === 'percentage')
    return difference < (mention.isFraction ? 0 : mention.tolerance);
  if (mention.isFraction) return difference < figure.tolerance;
  return figure.isApproximate === true && difference <= roundingOf(figure);
}

/** How far an amount stated as approximate may be from what was read: half of the last digit given. */
function roundingOf({ value, tolerance, text }: Figure): number {
  const digits = /\d[\d,.' \u00a0]*/.exec(text)?.[0].replace(/[^\d]/g, '') ?? '';
  const zeros = /[1-9](0+)$/.exec(digits)?.[1]?.length ?? 0;
  if (zeros === 0 || tolerance !== 0.5) return tolerance;
  return Math.min(tolerance * 10 ** zeros, Math.abs(value) * ROUNDING);
}

/** The mention whose surroundings share most words with the sentence; the first of equals. */
function bestOf(
  { context = [] }: Figure,
  text: EvidenceText,
  mentions: Mention[],
): Mention | undefined {
  if (mentions.length < 2 || context.length === 0) return mentions[0];
  let best: Mention | undefined;
  let most = -1;
  for (const mention of mentions.slice(0, 50)) {
    const around = text.flat
      .slice(Math.max(0, mention.start - 200), mention.end + 200)
      .toLowerCase();
    const shared = context.filter((word) => around.includes(word)).length;
    if (shared > most) [best, most] = [mention, shared];
  }
  return best;
}

function nearestOf(figure: Figure, text: EvidenceText): Mention | undefined {
  const { date } = figure;
  if (date) {
    const key = date.month ? `month ${date.month}` : `year ${date.year}`;
    return (text.figures.get(key) ?? [])[0];
  }
  let nearest: Mention | undefined;
  let least = Infinity;
  for (const mention of ofKind(text, figure.kind)) {
    const difference = Math.abs(mention.value - figure.value);
    if (!mention.isName && difference < least) [nearest, least] = [mention, difference];
  }
  return least <= Math.max(1, Math.abs(figure.value) * 0.1) ? nearest : undefined;
}
