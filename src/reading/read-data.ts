/** How is a data file read? YAML against a schema, every fault with its place. */
import type { z } from 'zod';
import { problemsOf } from '../model/expect.ts';
import { placeAsWritten } from '../model/manuscript.ts';
import type { ProseProblem } from '../model/prose.ts';
import { decode } from './bytes.ts';
import { readYaml } from './frontmatter.ts';

/** The value of a YAML file; undefined where there are problems. */
export function readData<Schema extends z.ZodType>(
  bytes: Uint8Array,
  schema: Schema,
): { value: z.infer<Schema> | undefined; problems: ProseProblem[] } {
  const { text, problems } = decode(bytes);
  const yaml = readYaml(text);
  problems.push(...yaml.problems);
  if (problems.length > 0) return { value: undefined, problems };
  const result = schema.safeParse(yaml.value ?? {});
  if (result.success) return { value: result.data, problems };
  for (const { path, message, ruleId, fix } of problemsOf(result.error, yaml.value)) {
    problems.push({ place: placeAsWritten(yaml, path), message, ruleId, fix });
  }
  return { value: undefined, problems };
}
