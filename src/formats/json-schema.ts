/** JSON Schema, draft 7, the one that editors know in full: https://json-schema.org/draft-07 */
import { z } from 'zod';
import { dateTimeSchema, daySchema } from '../model/date.ts';
import { knownElsewhere } from '../model/expect.ts';
import { idSchema, publicUrlSchema, urlSchema } from '../model/id.ts';

const WEB_ADDRESS = '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/]\\S*$';

/** What an editor can hold of schemas whose demands are code. YAML gives text, or a number; both are judged as text. */
const patterns: [z.ZodType, string][] = [
  [urlSchema, WEB_ADDRESS],
  [publicUrlSchema, WEB_ADDRESS],
  [daySchema, day('')],
  [dateTimeSchema, day('(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2}))?')],
  [idSchema, '^[\\p{L}\\p{N}_][\\p{L}\\p{N}_:./+~-]*$'],
];

/** A day of the calendar, as far as a pattern can tell, with what may follow it. */
function day(then: string): string {
  return `^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])${then}$`;
}

/** What VS Code says where a value does not fit: https://code.visualstudio.com/docs/languages/json#_custom-validation-messages */
type EditorSchema = z.core.JSONSchema.BaseSchema & {
  errorMessage?: string;
  patternErrorMessage?: string;
  deprecationMessage?: string;
  doNotSuggest?: boolean;
};

/**
 * A schema of the model as JSON Schema: which fields a writer may write, with the help they carry, and in our words
 * what is expected. It is a part of the whole: what a transform or refinement demands is left to the check.
 */
export const toJsonSchema = (schema: z.ZodType): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(schema, {
    target: 'draft-07',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      // A file holds a date as text; the Date is what a reader of YAML makes of it.
      if (def.type === 'date') jsonSchema.type = 'string';
      explain(def, jsonSchema);
      tellOthers(zodSchema, jsonSchema);
      const [, pattern] = patterns.find(([{ _zod }]) => _zod.def === def) ?? [];
      if (pattern !== undefined) demand(def, pattern, jsonSchema);
    },
  });

/** An object’s own fields explain themselves, and editors say of an unknown one that it is unknown. */
function explain(def: z.core.$ZodTypeDef, jsonSchema: EditorSchema): void {
  if (def.type === 'object' || def.type === 'record') return;
  const expected = expectedBy(def);
  if (expected !== undefined) jsonSchema.errorMessage = `Expected ${expected}`;
  const pattern = checksOf(def).find(({ check }) => check === 'string_format');
  const demanded = pattern && (expectedBy(pattern) ?? expected);
  if (demanded !== undefined) jsonSchema.patternErrorMessage = `Expected ${demanded}`;
}

/** Names that other tools have for a field are refused with its name here, and offered to nobody. */
function tellOthers(schema: z.core.$ZodType, { properties }: EditorSchema): void {
  const { others = {} } = knownElsewhere.get(schema) ?? {};
  for (const [name, told] of Object.entries(others)) {
    if (!properties || name in properties) continue;
    const answer = typeof told === 'function' ? told(undefined) : told;
    const cure = answer in properties ? `did you mean \`${answer}\`?` : answer;
    const message = `Unexpected field \`${name}\`, ${cure}`;
    const other: EditorSchema = { not: {}, description: message, errorMessage: message };
    properties[name] = { ...other, deprecationMessage: message, doNotSuggest: true };
  }
}

/** A pattern, in the words of the refinement that it stands for. */
function demand(def: z.core.$ZodTypeDef, pattern: string, jsonSchema: EditorSchema): void {
  const inner = checksOf(def).length > 0 || !('in' in def) ? def : (def.in as z.ZodType)._zod.def;
  const demanded = checksOf(inner).map(expectedBy).find(Boolean) ?? expectedBy(inner);
  jsonSchema.pattern = pattern;
  if (demanded !== undefined) jsonSchema.patternErrorMessage = `Expected ${demanded}`;
}

const checksOf = ({ checks = [] }: z.core.$ZodTypeDef): z.core.$ZodCheckDef[] =>
  checks.map(({ _zod }) => _zod.def);

/** What a schema or check says that it expects, where that is the same whatever stands there. */
function expectedBy(def: z.core.$ZodTypeDef | z.core.$ZodCheckDef): string | undefined {
  const error = def.error as z.core.$ZodErrorMap<z.core.$ZodIssueCustom> | undefined;
  const said = error?.({ code: 'custom', input: undefined, path: [] });
  return typeof said === 'string' ? said : said?.message;
}
