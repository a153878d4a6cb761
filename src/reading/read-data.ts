/** How is a data file read? YAML against a schema, every fault with its place. */
import type { z } from 'zod';
import { problemsOf } from '../model/expect.ts';
import { placeAsWritten } from '../model/manuscript.ts';
import type { Place } from '../model/place.ts';
import type { ProseProblem } from '../model/prose.ts';
import { decode } from './bytes.ts';
import { readYaml } from './frontmatter.ts';

/** The value of a YAML file, undefined where there are problems, and where each part of it stands. */
export function readData<Schema extends z.ZodType>(
  bytes: Uint8Array,
  schema: Schema,
): {
  value: z.infer<Schema> | undefined;
  problems: ProseProblem[];
  placeOf: (...path: string[]) => Place;
} {
  const { text, problems } = decode(bytes);
  const yaml = readYaml(text);
  problems.push(...yaml.problems);
  const placeOf = (...path: string[]) => placeAsWritten(yaml, path);
  if (problems.length > 0) return { value: undefined, problems, placeOf };
  const result = schema.safeParse(yaml.value ?? {});
  if (result.success) return { value: result.data, problems, placeOf };
  for (const { path, message, ruleId, fix } of problemsOf(result.error, yaml.value)) {
    problems.push({ place: placeAsWritten(yaml, path), message, ruleId, fix });
  }
  return { value: undefined, problems, placeOf };
}
