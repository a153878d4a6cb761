/** Are two values the same, however they were come by? Equal digests, equal values. */
import { sha256 } from './text.ts';

/** Digests values, and remembers those of objects that stand in several of them. */
export type Digester = (value: unknown) => string;

/** Fields by which objects are known that stand in several values: works, rows, views of pieces, records. */
const SHARED = ['identity', 'anchor', 'feedId', 'editions'];

/**
 * Makes a digester: SHA-256 over the values of plain objects, arrays, maps and sets, in hexadecimal. Objects that
 * have a `digest` of their own stand for what they hold. It remembers objects that are shared, so
 * nothing may change while it is in use; and it follows every reference, so nothing may refer to itself.
 */
export function digester(): Digester {
  const known = new Map<object, string>();
  const written = (value: unknown): string => {
    // With its length a text needs no escapes, and most of what is digested is text.
    if (typeof value === 'string') return `${value.length}"${value}`;
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof Map) return `m${written([...value])}`;
    if (value instanceof Set) return `s${written([...value])}`;
    if (Array.isArray(value)) return items(value);
    if ('digest' in value && typeof value.digest === 'string') return value.digest;
    if (!SHARED.some((name) => name in value)) return fields(value);
    const digest = known.get(value) ?? sha256(fields(value));
    known.set(value, digest);
    return digest;
  };
  const items = (values: readonly unknown[]): string => {
    let text = '[';
    for (const value of values) text += `${written(value)},`;
    return `${text}]`;
  };
  const fields = (value: object): string => {
    let text = '{';
    for (const key of Object.keys(value)) {
      const field = (value as Record<string, unknown>)[key];
      if (field !== undefined) text += `${key}:${written(field)},`;
    }
    return `${text}}`;
  };
  return (value) => sha256(written(value));
}
