/** What may a thing be called? Ids of sources and claims, and the addresses of sources. */
import { z } from 'zod';

/** A citation key as Pandoc reads it: https://pandoc.org/MANUAL.html#citation-syntax */
export const KEY = /^[\p{L}\p{N}_][\p{L}\p{N}_:./+~-]*$/u;

const ID = 'an id of letters, digits, `-`, `_`, `:` or `.`, such as `vb`';

/** Id by which prose and frontmatter point at a source, claim, forecast or narrative. */
export const idSchema = z
  .union([z.string(), z.number()], ID)
  .transform(String)
  .refine((id) => KEY.test(id), ID);

const ELSEWHERE = 'a part of another piece, as `slug#id`';

/** A part of another piece: `slug#id`. */
export const elsewhereSchema = z.string(ELSEWHERE).regex(/^[^#\s]+#[^#\s]+$/, ELSEWHERE);

/** Part of an address on this site: lowercase letters, digits, hyphens. */
export const slugSchema = z
  .string('a slug such as `ai-video`')
  .regex(
    /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u,
    'lowercase words joined by hyphens, such as `ai-video`',
  );

/** True for an absolute http or https address. */
export function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value);
}

/** An absolute web address; any other scheme breaks the promise `address-is-http`. */
export const urlSchema = z
  .string('a web address such as `https://example.org/report`')
  .refine(isWebAddress, {
    error: 'a web address that begins with `https://` or `http://`',
    params: { ruleId: 'address-is-http' },
  });
