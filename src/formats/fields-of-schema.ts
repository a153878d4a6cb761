/** Which fields does a noun have, and what do they mean? Read from the model itself, so that no list can go stale. */
import type { z } from 'zod';
import { toJsonSchema } from '../formats/json-schema.ts';

export interface Field {
  name: string;
  meaning: string;
  isRequired: boolean;
  /** The words a field of few words may hold. */
  words: string[];
}

interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  enum?: unknown[];
  anyOf?: JsonSchema[];
  items?: JsonSchema;
}

/** Fields with a meaning, in the order of the schema; of alternatives, the one that has fields. */
export function fieldsOf(schema: z.ZodType): Field[] {
  const json = toJsonSchema(schema) as JsonSchema;
  const object = json.properties ? json : json.anyOf?.find((option) => option.properties);
  return Object.entries(object?.properties ?? {}).flatMap(([name, field]) =>
    field.description === undefined
      ? []
      : [
          {
            name,
            meaning: field.description,
            isRequired: object?.required?.includes(name) ?? false,
            words: wordsOf(field),
          },
        ],
  );
}

const wordsOf = (field: JsonSchema): string[] =>
  (field.enum ?? field.anyOf?.find((option) => option.enum)?.enum ?? []).map(String);
