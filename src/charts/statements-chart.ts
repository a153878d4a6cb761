/** How is drawn who said what, and when? Speaker by speaker, each statement a sign of its kind at its day. */
import type { Element } from 'hast';
import type { Day } from '../model/date.ts';
import {
  line,
  measures,
  sign,
  signsInWords,
  widthOf,
  word,
  wrapped,
  type Drawing,
  type Size,
} from './frame.ts';
import { monthAxis, noon, scaleOfDays, wordsOfDays } from './time-axis.ts';

/** Statements by who made them. */
export interface Statements {
  /** Words of the kinds, each told by a sign of its own. */
  kinds: readonly string[];
  /** In the order of the first statement of each; the statements of one by their days. */
  speakers: { who: string; said: { date: Day; kind: number; what: string }[] }[];
}

/** Height of the stretch of time below the words of a speaker. */
const LANE = 18;

/**
 * Time runs to the right: in a wide drawing beside the words, a line for each statement; in a narrow one below the
 * words of each speaker, whose statements share one line.
 */
export function statementsChart({ kinds, speakers }: Statements, size: Size): Drawing {
  const { width, type } = measures[size];
  const isWide = size === 'wide';
  const leading = type * 1.3;
  const days = speakers.flatMap(({ said }) => said.map(({ date }) => date));
  const { year, inWords } = wordsOfDays(days);
  const dayLeft = isWide ? 0 : 16;
  const textLeft = dayLeft + Math.max(...days.map((day) => widthOf(inWords(day), type))) + 10;
  const left = isWide ? width * 0.6 : 0;
  const textRight = isWide ? left - 16 : width;
  const x = scaleOfDays(days, [left + 12, width - 12]);
  const key = signsInWords(kinds, { width, top: 0, type });
  const parts: Element[] = [...key.parts];
  let y = key.bottom + 10;
  speakers.forEach(({ who, said }, index) => {
    if (index > 0) {
      parts.push(line('grid', 0, y, width, y));
      y += 7;
    }
    // A year that all days share is told once, where it crosses no word.
    if (index === 0 && year && !isWide) parts.push(word('word', width, y + type, year, 'end'));
    for (const text of wrapped(who, isWide ? textRight : width - 40, type)) {
      parts.push(word('head', 0, y + type, text));
      y += leading;
    }
    for (const { date, kind, what } of said) {
      const lines = wrapped(what, textRight - textLeft, type);
      const centre = y + type * 0.66;
      parts.push(word('word', dayLeft, y + type, inWords(date)));
      lines.forEach((text, at) => {
        parts.push(word('name', textLeft, y + at * leading + type, text));
      });
      parts.push(
        ...(isWide ? [line('grid', left, centre, width, centre)] : []),
        sign(kind, isWide ? x(noon(date)) : 5, centre),
      );
      y += lines.length * leading + 2;
    }
    if (!isWide) {
      const centre = y + 3 + LANE / 2;
      parts.push(
        line('grid', 0, centre, width, centre),
        ...said.map(({ date, kind }) => sign(kind, x(noon(date)), centre)),
      );
      y += LANE + 4;
    }
    y += 7;
  });
  return {
    width,
    height: y + type + 14,
    parts: [
      ...parts,
      ...monthAxis(x, { left, right: width, bottom: y, type }),
      ...(year && isWide ? [word('word', 0, y + type + 8, year)] : []),
    ],
  };
}
