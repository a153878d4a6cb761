/** What may a page run and be styled by? Content Security Policy: https://www.w3.org/TR/CSP3/ */
import { createHash } from 'node:crypto';

/** Text of an inline script or style as a source expression: `'sha256-…'`. */
export const hashSource = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The policy of a page that loads nothing, runs nothing and sends nothing: it is looked at, with these styles. */
export const closedPolicy = (styles: readonly string[]): string =>
  [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    ['style-src', ...new Set(styles.map(hashSource))].join(' '),
  ].join(';');

/** The policy without the hashes of what the page does not hold, and with those of what it does. */
export function narrowPolicy(
  policy: string,
  held: { scripts: readonly string[]; styles: readonly string[] },
): string {
  const inline: Record<string, readonly string[]> = {
    'script-src': held.scripts,
    'style-src': held.styles,
  };
  return policy
    .split(';')
    .map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      const texts = inline[name];
      if (!texts) return [name, ...sources].join(' ');
      const others = sources.filter((source) => !/^'sha\d+-/.test(source));
      return [name, ...others, ...new Set(texts.map(hashSource))].join(' ');
    })
    .filter((directive) => directive !== '')
    .join(';');
}
