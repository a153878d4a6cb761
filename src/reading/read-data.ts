/** How is a data file read? YAML against a schema, every fault with its place. */
import { join } from 'node:path';
import type { z } from 'zod';
import { parseWritten } from '../model/as-written.ts';
import { placeAsWritten } from '../model/manuscript.ts';
import type { Message } from '../model/message.ts';
import type { Place } from '../model/place.ts';
import type { ProseProblem } from '../model/prose.ts';
import { decode } from './bytes.ts';
import { readYaml } from './frontmatter.ts';
import { readWhole } from './piece-files.ts';
import { spelledInFields } from './spelled-characters.ts';

/** Entries by id of a data file under `root`, in its order, and what is wrong with it: that it is missing, too. */
export function readEntries<Entry extends object>(
  root: string,
  file: string,
  schema: z.ZodType<Record<string, Entry>>,
): { entries: (Entry & { id: string })[]; messages: Message[] } {
  const path = join(root, file);
  const missing = {
    place: { line: 1, column: 1 },
    message: `Missing file \`${file}\`, expected entries by id`,
    ruleId: 'frontmatter-is-valid',
  };
  const found = readWhole(path);
  const { value, problems } = found
    ? readData(found, schema)
    : { value: undefined, problems: [missing] };
  return {
    entries: Object.entries(value ?? {}).map(([id, entry]) => ({ ...entry, id })),
    messages: problems.map((problem) => ({ file, severity: 'error', ...problem })),
  };
}

/** The value of a YAML file, undefined where there are problems, and where each part of it stands. */
export function readData<Schema extends z.ZodType>(
  found: { bytes: Uint8Array } | { fault: string },
  schema: Schema,
): {
  value: z.infer<Schema> | undefined;
  problems: ProseProblem[];
  placeOf: (...path: string[]) => Place;
} {
  if ('fault' in found) {
    const place = { line: 1, column: 1 };
    const problem = { place, message: found.fault, ruleId: 'file-is-read' };
    return { value: undefined, problems: [problem], placeOf: () => place };
  }
  const { text, problems } = decode(found.bytes);
  const yaml = readYaml(text);
  problems.push(...yaml.problems, ...spelledInFields(text, yaml));
  const placeOf = (...path: string[]) => placeAsWritten(yaml, path);
  if (problems.length > 0) return { value: undefined, problems, placeOf };
  const { data, problems: faults } = parseWritten(schema, yaml.value ?? {}, yaml.written);
  for (const { path, ...problem } of faults) {
    problems.push({ place: placeAsWritten(yaml, path), ...problem });
  }
  return { value: faults.length > 0 ? undefined : data, problems, placeOf };
}
