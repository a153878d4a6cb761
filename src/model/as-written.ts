/** What does a schema make of what a writer typed? Text stays as it was typed, and a fault is told by its cause. */
import type { z } from 'zod';
import { codeOf, problemsOf, shortened, valueAt, withoutHidden, type Problem } from './expect.ts';

/** What stands in a file where YAML makes something else than text of it, by dotted path. */
export interface AsWritten {
  /** `1.10`, `true`, `~`, or a list or mapping that stands on one line. */
  texts: Readonly<Record<string, { text: string; typed: unknown }>>;
  /** Comments on the line of a text that nothing closes: they may be the rest of it. */
  comments: Readonly<Record<string, string>>;
}

const NOTHING: AsWritten = { texts: {}, comments: {} };

type Path = Problem['path'];
type Change = [path: Path, value: unknown];

/**
 * Parses `value` with a schema. What YAML takes for a number or a truth is text, as it was typed, where the schema wants
 * text. `value` of the answer is what was parsed; `problems` may tell of a text that was cut where `data` is whole.
 */
export function parseWritten<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  written = NOTHING,
): { data: z.infer<Schema> | undefined; value: unknown; problems: Problem[] } {
  const read = readAsText(schema, value, written);
  const result = schema.safeParse(read);
  const cut = cutTexts(schema, read, written);
  if (result.success) return { data: result.data, value: read, problems: cut };
  const told = problemsOf(result.error, read);
  return {
    data: undefined,
    value: read,
    problems: [...byCause(schema, read, told, written), ...cut],
  };
}

/** The value with every scalar as the schema wants it. */
function readAsText(schema: z.ZodType, value: unknown, { texts }: AsWritten): unknown {
  if (Object.keys(texts).length === 0) return value;
  let now = value;
  // A text within a list within a union is asked for one level at a time.
  for (let round = 0; round < 4; round += 1) {
    const { error } = schema.safeParse(now);
    const changes = (error?.issues ?? []).flatMap((issue) => wanted(issue, [], now, texts));
    if (changes.length === 0) break;
    now = withChanges(now, changes);
  }
  return now;
}

function wanted(
  issue: z.core.$ZodIssue,
  base: Path,
  value: unknown,
  texts: AsWritten['texts'],
): Change[] {
  const path = [...base, ...(issue.path as Path)];
  if (issue.code === 'invalid_union') {
    return issue.errors.flatMap((issues) =>
      issues.flatMap((inner) => wanted(inner, path, value, texts)),
    );
  }
  const typed = texts[path.join('.')];
  if (!typed || typeof typed.typed === 'object') return [];
  const now = valueAt(value, path);
  const isTextMeant = issue.code === 'invalid_type' && issue.expected === 'string';
  if (isTextMeant) return typeof now === 'string' || now === null ? [] : [[path, typed.text]];
  return issue.code === 'invalid_type' &&
    issue.expected === typeof typed.typed &&
    now !== typed.typed
    ? [[path, typed.typed]]
    : [];
}

/** A copy with other values at some paths; `undefined` takes out what stands there. */
function withChanges(value: unknown, changes: readonly Change[]): unknown {
  const copy = structuredClone(value);
  for (const [path, now] of changes) {
    const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown> | unknown[];
    const key = path.at(-1) ?? '';
    if (now !== undefined) (parent as Record<string | number, unknown>)[key] = now;
    else if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
  }
  return copy;
}

const keyOf = (path: Path) => path.join('.');
const isWithin = (path: Path, parent: Path) => `${keyOf(path)}.`.startsWith(`${keyOf(parent)}.`);

/** Paths, among those of changes, at which the schema takes the change; a text that is only too long is one it takes. */
function accepted(schema: z.ZodType, value: unknown, changes: readonly Change[]): Set<string> {
  const { error } = schema.safeParse(withChanges(value, changes));
  const refused = (error?.issues ?? []).flatMap((issue) => refusedPaths(issue, []));
  return new Set(
    changes
      .map(([path]) => path)
      .filter((path) => !refused.some((one) => isWithin(one, path)))
      .map(keyOf),
  );
}

function refusedPaths(issue: z.core.$ZodIssue, base: Path): Path[] {
  const path = [...base, ...(issue.path as Path)];
  if (issue.code === 'too_big') return [];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
  if (issue.code !== 'invalid_union') return [path];
  // A union takes what one of its alternatives takes.
  const alternatives = issue.errors.map((issues) =>
    issues.flatMap((inner) => refusedPaths(inner, path)),
  );
  if (alternatives.length === 0) return [path];
  return alternatives.some((paths) => paths.length === 0) ? [] : alternatives.flat();
}

/** Comments that stand where the schema would take them as text: `title: It is #1 on the board`. */
function cutTexts(schema: z.ZodType, value: unknown, { comments }: AsWritten): Problem[] {
  const cuts = Object.entries(comments).flatMap(([key, comment]) => {
    const path = pathIn(value, key) ?? [];
    const text = valueAt(value, path);
    return typeof text === 'string' ? [{ path, key, comment, text }] : [];
  });
  if (cuts.length === 0) return [];
  const whole = cuts.map(({ path, text, comment }): Change => [path, `${text} ${comment}`]);
  const isText = accepted(schema, value, whole);
  return cuts
    .filter(({ key }) => isText.has(key))
    .map(({ path, key, comment, text }) => ({
      path,
      message: `Unexpected \` ${shortened(comment)}\` after the text of \`${key}\`, which YAML takes for a comment: expected the whole in quotation marks, \`"${shortened(`${text} ${comment}`)}"\`, or the comment on a line of its own`,
      ruleId: 'frontmatter-is-valid',
    }));
}

/** The keys and indexes of a dotted path; undefined where it leads nowhere. A key may hold dots. */
function pathIn(value: unknown, dotted: string): Path | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key of Object.keys(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    if (dotted === key) return [step];
    if (!dotted.startsWith(`${key}.`)) continue;
    const rest = pathIn((value as Record<string, unknown>)[key], dotted.slice(key.length + 1));
    if (rest) return [step, ...rest];
  }
  return undefined;
}

/** The faults, those of one cause as one, with the cure where it is known. */
function byCause(
  schema: z.ZodType,
  value: unknown,
  problems: readonly Problem[],
  written: AsWritten,
): Problem[] {
  // A field under another name is not missing besides.
  const renamed = new Set(
    problems.flatMap(({ path, repair }) =>
      repair?.isField ? [keyOf([...path.slice(0, -1), repair.now])] : [],
    ),
  );
  const told = new Set<string>();
  return problems.flatMap((problem) => {
    const { path } = problem;
    if (renamed.has(keyOf(path)) && isNothing(valueAt(value, path))) return [];
    const cause =
      oneLineText(schema, value, problem, written) ??
      emptyField(schema, value, problem, written) ??
      otherSpelling(schema, value, problem) ??
      problem;
    const key = `${keyOf(cause.path)} ${cause.message}`;
    if (told.has(key)) return [];
    told.add(key);
    return [cause];
  });
}

const isNothing = (value: unknown) => value === undefined || value === null;

/** A list or mapping that YAML made of a text: `- Note: this is`, `title: [Exclusive]`. */
function oneLineText(
  schema: z.ZodType,
  value: unknown,
  problem: Problem,
  { texts }: AsWritten,
): Problem | undefined {
  if (problem.repair) return undefined;
  for (let length = problem.path.length; length > 0; length -= 1) {
    const path = problem.path.slice(0, length);
    const one = texts[keyOf(path)];
    if (!one || typeof one.typed !== 'object' || one.typed === null) continue;
    if (!accepted(schema, value, [[path, one.text]]).has(keyOf(path))) continue;
    const sign = /^[[{]/.exec(one.text)?.[0] ?? ':';
    const now = quoted(one.text);
    return {
      path,
      message: `Unexpected \`${sign}\` in \`${shortened(one.text)}\`, expected a text with it to stand in quotation marks: \`${shortened(now)}\``,
      ruleId: 'frontmatter-is-valid',
      repair: { was: one.text, now, isSource: true },
    };
  }
  return undefined;
}

/** A field that an entry may lack only where it has another: `cite` leaves it blank to be filled in. */
const TO_FILL_IN = 'container-title';

/** A field with nothing after its name, or with the word that YAML has for nothing. */
function emptyField(
  schema: z.ZodType,
  value: unknown,
  { path, message, ruleId }: Problem,
  { texts, comments }: AsWritten,
): Problem | undefined {
  if (path.length === 0 || valueAt(value, path) !== null) return undefined;
  const key = keyOf(path);
  const text = texts[key]?.text ?? '';
  const expected = message.replace(/^.*?, expected /s, '');
  if (text !== '') {
    return {
      path,
      message: `Missing field \`${key}\`, expected ${expected}: YAML takes \`${text}\` for nothing, and the word itself stands in quotation marks`,
      ruleId,
    };
  }
  const comment = comments[key];
  if (comment !== undefined) {
    return {
      path,
      message: `Missing field \`${key}\`, expected ${expected}: YAML takes \`${shortened(comment)}\` for a comment, and a text that begins with \`#\` stands in quotation marks`,
      ruleId,
    };
  }
  const field = path.at(-1);
  if (
    typeof field === 'number' ||
    field === TO_FILL_IN ||
    !accepted(schema, value, [[path, undefined]]).has(key)
  ) {
    return undefined;
  }
  return {
    path,
    message: `Unexpected empty field \`${key}\`, expected ${expected}, or no such field`,
    ruleId,
    repair: { was: String(field), now: '', isField: true },
  };
}

const TYPOGRAPHIC = /^[“”„«»‘’‚‹›](?<inner>.*)[“”«»‘’‹›]$/u;

/** A value that is right but for marks round it, characters that nobody sees, or another word for a truth. */
function otherSpelling(
  schema: z.ZodType,
  value: unknown,
  { path, ruleId }: Problem,
): Problem | undefined {
  const was = valueAt(value, path);
  if (typeof was !== 'string' || path.length === 0) return undefined;
  const key = keyOf(path);
  const takes = (now: unknown) => accepted(schema, value, [[path, now]]).has(key);
  const inner = TYPOGRAPHIC.exec(was)?.groups?.inner;
  if (inner !== undefined && takes(inner)) {
    const message = `Unexpected typographic quotation marks round \`${shortened(inner)}\` in \`${key}\`, expected straight ones or none`;
    return { path, message, ruleId, repair: { was, now: inner } };
  }
  const hidden = /[^\S \t\r\n]|\p{Cf}/u.exec(was)?.[0];
  const seen = withoutHidden(was);
  if (hidden !== undefined && takes(seen)) {
    const message = `Unexpected invisible ${codeOf(hidden)} in \`${key}\`, expected \`${shortened(seen)}\` without it`;
    return { path, message, ruleId, repair: { was, now: seen } };
  }
  const list = was.split(',').map((item) => item.trim());
  if (was.trim() !== '' && takes(list)) {
    // “Doe, Jane” is one person, and a comma in a sentence ends none.
    const isOne = list.length > 1 && takes([was.trim()]) && /\s/.test(was.trim());
    const now = isOne ? `["${was.trim().replace(/["\\]/g, '\\$&')}"]` : `[${was.trim()}]`;
    const message = `Unexpected text \`${shortened(was)}\` in \`${key}\`, expected a list: \`${shortened(now)}\``;
    return { path, message, ruleId, repair: { was, now, isSource: true } };
  }
  const typed = typedAs(was);
  if (typed === undefined || !takes(typed)) return undefined;
  const now = String(typed);
  const cure =
    was.trim().toLowerCase() === now ? `\`${now}\` without quotation marks` : `\`${now}\``;
  const message = `Unexpected text \`${was}\` in \`${key}\`, expected ${cure}`;
  return { path, message, ruleId, repair: { was, now, isSource: true } };
}

/** The truth or number that a text names; undefined where it names none. */
function typedAs(text: string): boolean | number | undefined {
  if (/^(?:yes|on|true)$/i.test(text)) return true;
  if (/^(?:no|off|false)$/i.test(text)) return false;
  return /^\s*[-+]?(?:\d+\.?\d*|\.\d+)\s*$/.test(text) ? Number(text) : undefined;
}

/** A text in quotation marks as YAML has them, without a change to any of its letters. */
export const quoted = (text: string): string =>
  /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
