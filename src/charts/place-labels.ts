/** Where does a label stand so that it covers nothing? Near its point, off all that is drawn. */
import { widthOf, type Area } from './frame.ts';

/** A label and the point it belongs to. */
export interface Label {
  text: string;
  /** Of the point. */
  x: number;
  /** Baselines nearest to the point, on the side on which a label stands by rule, and on the other one. */
  baselines: readonly [number, number];
}

/** A label in its place, centred at `x` on the baseline `y`. */
export interface PlacedLabel {
  text: string;
  x: number;
  y: number;
}

/** Pixels between the places that are tried. */
const STEP = 3;

/** Free space to either side of a label. */
const AIR = 4;

/** How much farther away a place on its own side may be than one on the other. */
const PREFERENCE = 12;

/**
 * Places for labels within `bounds`, each the nearest to its point that is free of what is `taken` and of the
 * other labels. The first and the last are placed before those between them; one that
 * finds no place is left out.
 */
export function placeLabels(
  labels: readonly Label[],
  { taken, bounds, type }: { taken: readonly Area[]; bounds: Area; type: number },
): PlacedLabel[] {
  const occupied = [...taken];
  const [first, ...between] = labels;
  const last = between.pop();
  return [first, last, ...between].flatMap((label) => {
    if (!label) return [];
    const half = widthOf(label.text, type) / 2;
    const place = placesFor(label, half, bounds).find(({ x, y }) => {
      const area = areaOf(x, y, half, type);
      return isWithin(area, bounds) && !occupied.some((other) => meet(area, other));
    });
    if (!place) return [];
    occupied.push(areaOf(place.x, place.y, half, type));
    return [{ text: label.text, x: place.x, y: place.y }];
  });
}

/** Places from which a label still stands over or under its point, the nearest first. */
function placesFor({ x, baselines }: Label, half: number, { top, bottom }: Area) {
  const away = (by: number) => Array.from({ length: Math.ceil(by / STEP) }, (_, n) => n * STEP);
  const [own, other] = baselines;
  const outwards = own > other ? 1 : -1;
  return away(bottom - top)
    .flatMap((far) =>
      away(half).flatMap((aside) =>
        [x + aside, x - aside].flatMap((at) => [
          { x: at, y: own + outwards * far, distance: far + aside },
          { x: at, y: other - outwards * far, distance: far + aside + PREFERENCE },
        ]),
      ),
    )
    .sort((a, b) => a.distance - b.distance);
}

const areaOf = (x: number, y: number, half: number, type: number): Area => ({
  left: x - half,
  top: y - type * 0.78,
  right: x + half,
  bottom: y + type * 0.24,
});

const isWithin = (one: Area, other: Area): boolean =>
  one.left >= other.left &&
  one.right <= other.right &&
  one.top >= other.top &&
  one.bottom <= other.bottom;

const meet = (one: Area, other: Area): boolean =>
  one.left < other.right + AIR &&
  other.left < one.right + AIR &&
  one.top < other.bottom &&
  other.top < one.bottom;

/** What a line from point to point takes up, in pieces of a few pixels. */
export const alongPath = (points: readonly (readonly [x: number, y: number])[]): Area[] =>
  points.slice(1).flatMap(([toX, toY], index) => {
    const [fromX, fromY] = points[index] ?? [toX, toY];
    const pieces = Math.ceil(Math.hypot(toX - fromX, toY - fromY) / STEP);
    return Array.from({ length: pieces }, (_, at) => {
      const xs = [at, at + 1].map((n) => fromX + (n / pieces) * (toX - fromX));
      const ys = [at, at + 1].map((n) => fromY + (n / pieces) * (toY - fromY));
      return {
        left: Math.min(...xs),
        top: Math.min(...ys),
        right: Math.max(...xs),
        bottom: Math.max(...ys),
      };
    });
  });

/** A label in a row of them, centred at `x`, and the point nearest to its tick from which a line may lead there. */
export interface SpreadLabel {
  text: string;
  x: number;
  end: number;
}

/** How far a label may be pushed off its tick before it is left out. */
const FARTHEST = 14;

/**
 * Labels of ticks in one row between `left` and `right`, each as near to its tick as the others let it. One
 * that would be pushed away from its tick is left out, the first and the last after all others. `ticks` go from
 * left to right.
 */
export function spreadLabels(
  ticks: readonly { text: string; x: number }[],
  { left, right, type }: { left: number; right: number; type: number },
): SpreadLabel[] {
  const halves = ticks.map(({ text }) => widthOf(text, type) / 2);
  const centres = spread(
    ticks.map(({ x }, index) => ({ x, half: (halves[index] ?? 0) + AIR })),
    left - AIR,
    right + AIR,
  );
  const placed = ticks.map(({ text, x: at }, index) => {
    const [x = at, half = 0] = [centres[index], halves[index]];
    const end = Math.max(x - half + AIR, Math.min(at, x + half - AIR));
    return { text, x, end, away: Math.abs(end - at) };
  });
  const isEnd = (index: number) => index === 0 || index === ticks.length - 1;
  const [farthest] = placed
    .map(({ away }, index) => ({ away, index }))
    .filter(({ away }) => away > FARTHEST)
    .sort((a, b) => Number(isEnd(a.index)) - Number(isEnd(b.index)) || b.away - a.away);
  return farthest
    ? spreadLabels(ticks.toSpliced(farthest.index, 1), { left, right, type })
    : placed.map(({ text, x, end }) => ({ text, x, end }));
}

/** Labels that touch, as one. */
interface Block {
  halves: number[];
  /** Sum of the places at which its labels would have it begin. */
  begins: number;
  width: number;
}

/** Centres nearest to those wanted at which nothing overlaps, as least squares have it. */
function spread(
  wanted: readonly { x: number; half: number }[],
  left: number,
  right: number,
): number[] {
  const beginOf = ({ halves, begins, width }: Block) =>
    Math.max(left, Math.min(begins / halves.length, right - width));
  const blocks: Block[] = [];
  for (const { x, half } of wanted) {
    let block: Block = { halves: [half], begins: x - half, width: 2 * half };
    for (
      let before = blocks.at(-1);
      before && beginOf(before) + before.width > beginOf(block);
      before = blocks.at(-1)
    ) {
      blocks.pop();
      block = {
        halves: [...before.halves, ...block.halves],
        begins: before.begins + block.begins - block.halves.length * before.width,
        width: before.width + block.width,
      };
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) => {
    let end = beginOf(block);
    return block.halves.map((half) => (end += 2 * half) - half);
  });
}
