/** Which picture stands at the top of a piece? One component that shows data, and the finding it carries in one sentence. */
import { z } from 'zod';
import { proseComponents } from './components.ts';
import { fields, text } from './expect.ts';

/** What a lead is, whichever component it names; `with` holds the properties of that component. */
export interface Lead {
  component: string;
  with: Record<string, unknown>;
  caption: string;
}

const CAPTION = 'the finding in one sentence of 20 to 180 characters that ends with a full stop';

/** Components that show data; one with content of its own is no picture of data. */
const shown = Object.entries(proseComponents).filter(([, { hasContent }]) => !hasContent);
const FORM = 'a picture: `{ component, with, caption }`';
const COMPONENT = `one of ${shown.map(([name]) => `\`${name}\``).join(', ')}`;

const forms = shown.map(([name, { properties }]) =>
  fields(
    {
      component: z
        .literal(name)
        .describe('Component of the prose that shows data, such as `ScoreHistory`.'),
      with: fields(properties.shape, `the properties of \`<${name}>\``).describe(
        'Its properties, under the names that they have in the prose.',
      ),
      caption: text(CAPTION, { min: 20, max: 180 })
        .regex(/[.?!…。？！][”’")»]*$/u, CAPTION)
        // A second sentence begins after a full stop, a space and a capital.
        .refine((words) => !/\p{Ll}{2}[.?!] \p{Lu}/u.test(words), CAPTION)
        .describe('The finding, in one sentence.'),
    },
    FORM,
  ),
) as unknown as [z.ZodObject];

/** A picture with its data; what `with` may hold is what its component takes in the prose. */
export const leadSchema = z.discriminatedUnion('component', forms, {
  error: ({ code }) => (code === 'invalid_union' ? COMPONENT : FORM),
}) as unknown as z.ZodType<Lead>;
