/** Which licences and advisories are let pass? Those in `.ci/supply.yml`, each exception with its reason. */
import { parse } from 'yaml';
import { z } from 'zod';

const reason = z.string().min(10);
const schema = z.strictObject({
  licences: z.array(z.string()),
  exceptions: z.array(z.strictObject({ package: z.string(), licence: z.string(), reason })),
  advisories: z.array(z.strictObject({ id: z.string(), reason, until: z.iso.date() })),
});

export type Allowed = z.infer<typeof schema>;

/** What a file lets pass. Throws an error with a sentence where it is no such list. */
export function allowedIn(text: string): Allowed {
  const read = schema.safeParse(parse(text));
  if (read.success) return read.data;
  throw new Error(`Unexpected content of \`.ci/supply.yml\`: ${z.prettifyError(read.error)}`);
}
