/** How does a state get into `board.yml`? Its source and its notes inserted, every other byte as it was. */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, parseDocument, type Pair } from 'yaml';
import type { Day } from '../model/date.ts';
import { insertSources, type SourceEntry } from './edit-frontmatter.ts';
import { readYaml } from './frontmatter.ts';

/** What stands in `snapshots` of a day. */
export interface StateNote {
  updated?: Day | undefined;
  listed?: number | undefined;
  note?: string | undefined;
}

const FENCE = '---\n';

/** The file with one more source at the end of `sources`; undefined where only a hand can add it. */
export function withSource(yaml: string, entry: SourceEntry): string | undefined {
  const inserted = insertSources(`${FENCE}${withLastBreak(yaml)}${FENCE}`, [entry]);
  return 'text' in inserted ? inserted.text.slice(FENCE.length, -FENCE.length) : undefined;
}

/** The file with notes on a day, in the order of days; undefined where only a hand can add them. */
export function withNote(yaml: string, day: Day, note: StateNote): string | undefined {
  const told = Object.entries(note).filter(([, value]) => value !== undefined);
  if (told.length === 0) return yaml;
  const text = withLastBreak(yaml);
  const lines = told.map(([name, value]) => `    ${name}: ${scalar(value)}\n`).join('');
  const entry = `  ${day}:\n${lines}`;
  const wanted = valueOf(text);
  const snapshots = {
    ...(wanted.snapshots as object | undefined),
    [day]: Object.fromEntries(told),
  };
  const pair = pairOf(text, 'snapshots');
  const edited =
    pair === undefined ? `${text}\nsnapshots:\n${entry}` : insertDay(text, pair, day, entry);
  return edited !== undefined && isDeepStrictEqual(valueOf(edited), { ...wanted, snapshots })
    ? edited
    : undefined;
}

/** The file with `name: value` (as YAML writes it) at its top level, in place of what stood there or before `sources`. */
export function withField(yaml: string, name: string, value: string): string | undefined {
  const text = withLastBreak(yaml);
  const wanted = { ...valueOf(text), ...valueOf(`${name}: ${value}\n`) };
  const range = pairOf(text, name)?.value as
    { range?: [number, number, number] } | null | undefined;
  const at = keyOffset(text, 'sources') ?? text.length;
  const edited = range?.range
    ? text.slice(0, range.range[0]) + value + text.slice(range.range[1])
    : `${text.slice(0, at)}${name}: ${value}\n${at < text.length ? '\n' : ''}${text.slice(at)}`;
  return isDeepStrictEqual(valueOf(edited), wanted) ? edited : undefined;
}

const withLastBreak = (yaml: string): string => (yaml.endsWith('\n') ? yaml : `${yaml}\n`);

const valueOf = (yaml: string) => (readYaml(yaml).value ?? {}) as Record<string, unknown>;

const scalar = (value: unknown): string =>
  typeof value === 'string' && !/^\d{4}-\d\d-\d\d$/.test(value)
    ? JSON.stringify(value)
    : String(value);

function pairOf(yaml: string, name: string): Pair | undefined {
  const { contents } = parseDocument(yaml);
  return isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && String(key.value) === name)
    : undefined;
}

const startOf = (node: unknown): number | undefined =>
  (node as { range?: [number, number, number] | null } | null)?.range?.[0];

const keyOffset = (yaml: string, name: string): number | undefined =>
  startOf(pairOf(yaml, name)?.key);

/** Before the first later day, else at the end of the list. */
function insertDay(yaml: string, { value }: Pair, day: Day, entry: string): string | undefined {
  if (!isMap(value) || value.flow) return undefined;
  if (value.items.some(({ key }) => isScalar(key) && String(key.value) === day)) return undefined;
  const later = value.items.find(({ key }) => isScalar(key) && String(key.value) > day);
  const start = startOf(later?.key);
  const at =
    start === undefined
      ? ((value.range ?? [0, yaml.length])[1] ?? yaml.length)
      : yaml.lastIndexOf('\n', start - 1) + 1;
  return yaml.slice(0, at) + entry + yaml.slice(at);
}
