/** How do schemas say what they expect? Every refusal names what stands there and what should. */
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { Repair } from './prose.ts';

/** One fault in a value: where in it, and a sentence that says what stands there and what should. */
export interface Problem {
  /** Keys and indexes from the root of the value, such as `['forecasts', 0, 'probability']`. */
  path: (string | number)[];
  message: string;
  /** The rule whose promise the fault breaks; `frontmatter-is-valid` where the schema names no other. */
  ruleId: string;
  /** A line to paste, where one fixes the fault. */
  fix?: string | undefined;
  /** What a machine can change without judgement. */
  repair?: Repair | undefined;
}

/**
 * Fields of the frontmatter with text for readers, each with the word before it in the published text, which ends with
 * them: `.register(readByReaders, { label: 'Note' })`. Those that it names already are not among them.
 */
export const readByReaders = z.registry<{ label: string }>();

/** Text of bounded length; `expected` completes the sentence “expected …”. */
export const text = (expected: string, { min = 1, max = 5000 } = {}) =>
  z.string(expected).trim().min(min, expected).max(max, expected);

/** One of a few words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, `one of ${words.map((word) => `\`${word}\``).join(', ')}`);

/** A list; an absent one stays absent unless `.default([])` follows. */
export const listOf = <Item extends z.ZodType>(item: Item, expected: string) =>
  z.array(item, `a list of ${expected}`);

/** What a field of another tool is called here, or what to do about it: `{ summary: 'description' }`. */
export type OtherNames = Readonly<Record<string, string | ((value: unknown) => string)>>;

/** What other tools call the fields of an object, for editors; the messages of its schema know it already. */
export const knownElsewhere = z.registry<{ others: OtherNames }>();

/**
 * An object with exactly these fields; an unknown one is answered with the nearest known name, or with what `others`
 * says of it.
 */
export const fields = <Shape extends z.ZodRawShape>(
  shape: Shape,
  expected: string,
  others: OtherNames = {},
) =>
  z
    .strictObject(shape, {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys
              .map((key) => unknownField(key, shape, others, valueAt(issue.input, [key])))
              .join('\n')
          : expected,
    })
    .register(knownElsewhere, { others });

/** The words of `known` near enough to `word` for it to be a slip, the nearest first. */
export function near(word: string, known: readonly string[]): string[] {
  const most = Math.max(1, Math.floor(word.length / 3));
  return known
    .map((candidate) => ({ candidate, away: slips(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away)
    .map(({ candidate }) => candidate);
}

const letters = (word: string) => [...word].sort().join('');

/** Slips of the hand between two words; two letters in the wrong order are one. */
function slips(word: string, other: string): number {
  const away = distance(word, other);
  return away === 2 && letters(word) === letters(other) ? 1 : away;
}

/** The word of `known` nearest to `word`, or undefined where none is near enough to be a slip. */
export const nearest = (word: string, known: readonly string[]): string | undefined =>
  near(word, known)[0];

/** What a writer should do about a word that is not `known`: the nearest one, as `written`, or what is `expected`. */
export function cureOf(
  word: string,
  known: readonly string[],
  expected: string,
  written = (meant: string) => meant,
): string {
  const meant = nearest(word, known);
  return meant === undefined ? `expected ${expected}` : `did you mean \`${written(meant)}\`?`;
}

/** Fields listed where none is near; of more, those that are explained are enough. */
const MOST_LISTED = 40;

function unknownField(
  key: string,
  shape: z.ZodRawShape,
  others: OtherNames,
  value: unknown,
): string {
  const known = Object.keys(shape);
  const seen = withoutHidden(key);
  if (seen !== key && known.includes(seen)) return `did you mean \`${seen}\`?`;
  const told = Object.hasOwn(others, seen.toLowerCase()) ? others[seen.toLowerCase()] : undefined;
  const other = typeof told === 'function' ? told(value) : told;
  if (other !== undefined) return known.includes(other) ? `did you mean \`${other}\`?` : other;
  const meant = near(seen, known).slice(0, 2);
  if (meant.length > 0) return `did you mean ${meant.map((word) => `\`${word}\``).join(' or ')}?`;
  const listed =
    known.length > MOST_LISTED
      ? known.filter((field) => (shape[field] as z.ZodType | undefined)?.description !== undefined)
      : known;
  return `expected one of ${listed.join(', ')}${listed.length < known.length ? ', or another variable of CSL' : ''}`;
}

/** A text without characters that nobody sees, and with plain spaces for others. */
export const withoutHidden = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .replace(/[^\S\r\n]/g, ' ')
    .trim();

/** A character that nobody sees by its code: `U+00A0 (no-break space)`. */
export function codeOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const names: Record<string, string> = {
    '00A0': ' (no-break space)',
    '00AD': ' (soft hyphen)',
    '200B': ' (zero-width space)',
    '2060': ' (word joiner)',
    '3000': ' (ideographic space)',
    FEFF: ' (byte order mark)',
  };
  return `U+${code}${names[code] ?? ''}`;
}

/** The one field that `unknownField` offers, if it offers one. */
const ONE_FIELD = /^did you mean `(?<field>[^`]+)`\?$/;

/**
 * Faults of `input` that `error` tells, one problem a fault, in the order of the input.
 * Refusals of a union are told by the alternative that fits the shape of what stands there.
 */
export function problemsOf(error: z.ZodError, input: unknown): Problem[] {
  return error.issues.flatMap((issue) => problemsOfIssue(issue, [], input));
}

type Issue = z.core.$ZodIssue;

function problemsOfIssue(issue: Issue, base: (string | number)[], input: unknown): Problem[] {
  const path = [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? '?' : key))];
  if (issue.code === 'invalid_union') {
    const fitting = issue.errors.find((issues) => !issues.some(isOfOtherShape));
    if (fitting) return fitting.flatMap((inner) => problemsOfIssue(inner, path, input));
  }
  const place = path.length > 0 ? `\`${path.join('.')}\`` : 'the frontmatter';
  if (issue.code === 'unrecognized_keys') {
    const where = path.length > 0 ? ` in ${place}` : '';
    const suggestions = issue.message.split('\n');
    return issue.keys.map((key, index) => {
      const suggestion = suggestions[index] ?? '';
      const field = ONE_FIELD.exec(suggestion)?.groups?.field;
      const hidden = field === undefined ? undefined : /[^\S \t\r\n]|\p{Cf}/u.exec(key)?.[0];
      const named =
        hidden === undefined
          ? `\`${key}\``
          : `\`${withoutHidden(key)}\` with an invisible ${codeOf(hidden)}`;
      return {
        path: [...path, key],
        message: `Unexpected field ${named}${where}, ${suggestion}`,
        ruleId: 'frontmatter-is-valid',
        repair: field === undefined ? undefined : { was: key, now: field, isField: true },
      };
    });
  }
  if (issue.code === 'invalid_key') {
    const expected = issue.issues[0]?.message ?? issue.message;
    const message = `Unexpected name \`${shortened(String(path.at(-1)))}\`, expected ${expected}`;
    return [{ path, message, ruleId: 'frontmatter-is-valid' }];
  }
  const value = valueAt(input, path);
  const params = issue.code === 'custom' ? issue.params : undefined;
  const ruleId = typeof params?.ruleId === 'string' ? params.ruleId : 'frontmatter-is-valid';
  const fix = typeof params?.fix === 'string' ? params.fix : undefined;
  const message =
    value === undefined || value === null
      ? `Missing field ${place}, expected ${issue.message}`
      : `Unexpected ${shown(value)} in ${place}, expected ${issue.message}`;
  return [{ path, message, ruleId, fix, repair: wordRepair(issue, value) }];
}

/** What stands at a path in a value; undefined where nothing does. */
export const valueAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );

/** True where the value is of another kind than the alternative takes: a mapping for a text. */
const isOfOtherShape = (issue: Issue): boolean =>
  issue.path.length === 0 &&
  (issue.code === 'invalid_type' ||
    (issue.code === 'invalid_union' &&
      issue.errors.every((issues) => issues.some(isOfOtherShape))));

/** The word meant by one that is not in its list, where only one is near. */
function wordRepair(issue: Issue, value: unknown): Repair | undefined {
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return undefined;
  // One letter turns `on` into `no`.
  if (value.length < 3) return undefined;
  const [word, second] = near(
    value,
    issue.values.filter((one) => typeof one === 'string'),
  );
  return word === undefined || second !== undefined ? undefined : { was: value, now: word };
}

/** A text as a message shows it: no longer than `most` UTF-16 units, of which none is half a character. */
export const shortened = (text: string, most = 60): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…` : text;

/** A value as a message names it: short, on one line. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : 'list';
  if (value instanceof Date) return `value \`${value.toISOString().slice(0, 10)}\``;
  if (typeof value === 'object' && value !== null) return 'mapping';
  const line = String(value).replace(/\s+/g, ' ');
  if (line === '') return 'empty text';
  if (line.length <= 60) return `value \`${line}\``;
  return `text of ${line.length} characters`;
}
