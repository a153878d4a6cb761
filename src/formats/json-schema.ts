/** JSON Schema, draft 7, the one that editors know in full: https://json-schema.org/draft-07 */
import { z } from 'zod';

/**
 * A schema of the model as JSON Schema: which fields a writer may write, with the help they carry. It is a
 * part of the whole: what a transform or refinement demands is left to the check.
 */
export const toJsonSchema = (schema: z.ZodType): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(schema, {
    target: 'draft-07',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // A file holds a date as text; the Date is what a reader of YAML makes of it.
      if (zodSchema._zod.def.type === 'date') jsonSchema.type = 'string';
    },
  });
