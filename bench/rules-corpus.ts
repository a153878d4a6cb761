/** What should the rules say of other people’s prose? Sentences of eight fields, each with the right verdict. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../src/model/text.ts';

/** Letters with which the corpus marks what a rule should tell. */
export const RULES = {
  n: 'number-is-cited',
  r: 'rank-has-board-and-date',
  c: 'crowd-is-named',
  w: 'weekday-matches-date',
  h: 'headline-agrees',
  o: 'ranks-overlap',
} as const;

export type RuleId = (typeof RULES)[keyof typeof RULES];

/** Words that a rule should tell, and where they stand in the title or in the prose. */
export interface Mark {
  ruleId: RuleId;
  start: number;
  end: number;
}

/** A sentence or a short paragraph, sometimes below a title. */
export interface Case {
  field: string;
  /** As it stands in the corpus. */
  line: string;
  title: Marked | undefined;
  prose: Marked;
  /** `held-out` is not looked at while rules are tuned. */
  half: Half;
}

interface Marked {
  text: string;
  marks: Mark[];
}

export const HALVES = ['tuned', 'held-out'] as const;
export type Half = (typeof HALVES)[number];

/** Files of which every line was looked at. */
const LOOKED_AT: ReadonlySet<string> = new Set(['newsroom']);

const folder = join(import.meta.dirname, 'rules-corpus');

/**
 * All cases. A line is a case: `¶` ends a paragraph and `↵` a line, `title: … ‖` stands before the prose, and
 * `{n 40 per cent}` marks what a rule should tell, by the letters of `RULES`. What a rule tells once in a paragraph or
 * sentence is marked once. Two sources may be cited: `a` reports, `d` is a data set with a day.
 */
export const readCases = (): Case[] =>
  readdirSync(folder)
    .toSorted()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('# '))
        .map((line) => caseOf(file.replace(/\.txt$/, ''), line)),
    );

function caseOf(field: string, line: string): Case {
  const [, title, prose = ''] = /^(?:title: (.*?) ‖ )?(.*)$/.exec(line) ?? [];
  return {
    field,
    line,
    title: title === undefined ? undefined : unmarked(title),
    prose: unmarked(prose.replace(/ *¶ */g, '\n\n').replace(/ *↵ */g, '\n')),
    half:
      LOOKED_AT.has(field) || Number.parseInt(sha256(line).slice(0, 2), 16) % 2 === 0
        ? 'tuned'
        : 'held-out',
  };
}

/** A text without its marks. Throws where one is not closed or its letter is unknown. */
function unmarked(text: string): Marked {
  const marks: Mark[] = [];
  const open: Mark[] = [];
  let plain = '';
  for (const [part] of text.matchAll(/\{\w |\}|[^{}]+|\{/g)) {
    if (part === '}') {
      const mark = open.pop();
      if (!mark) throw new Error(`Unexpected “}” in “${text}”, expected “{” before it`);
      marks.push({ ...mark, end: plain.length });
    } else if (part.startsWith('{')) {
      const ruleId = RULES[part[1] as keyof typeof RULES];
      if (ruleId === undefined) throw new Error(`Unexpected mark “${part}” in “${text}”`);
      open.push({ ruleId, start: plain.length, end: 0 });
    } else plain += part;
  }
  if (open.length > 0) throw new Error(`Missing “}” in “${text}”`);
  return { text: plain, marks };
}
