/** What may a thing be called? Ids of sources and claims, and the addresses of sources. */
import ipaddr from 'ipaddr.js';
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

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions */
const OF_WINDOWS = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?:[. ].*)?$/i;

/**
 * Why a file or folder with this path cannot be had on every system, completing “Unexpected …, ”: a step of it bears a
 * name that Windows keeps for itself, or ends in a dot or a space, or, of a file, holds a sign that no name there may.
 * Undefined where it can.
 */
export function nameFault(path: string, is: 'file' | 'address' = 'file'): string | undefined {
  const steps = path.split('/');
  if (steps.some((step) => OF_WINDOWS.test(step))) {
    return 'which Windows keeps for itself, expected another name';
  }
  if (steps.some((step) => /[. ]$/.test(step))) {
    return 'expected a name that ends in neither a dot nor a space, which Windows would leave out';
  }
  if (is === 'address') return undefined;
  const sign = /[<>:"|?*\\\p{Cc}]/u.exec(path)?.[0];
  return (
    sign &&
    `expected a name without \`${/\p{Cc}/u.test(sign) ? 'control characters' : sign}\`, which Windows does not take`
  );
}

/** A slug that can be the name of a folder on every system. */
export const folderSchema = slugSchema.refine((slug) => nameFault(slug) === undefined, {
  error: 'another id: Windows keeps this one for itself, and it becomes the name of a folder',
});

/** True for an absolute http or https address. */
export function isWebAddress(value: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(value) && URL.canParse(value);
}

/** Hosts that no reader can reach: https://www.iana.org/assignments/special-use-domain-names */
const PRIVATE = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa|corp)$/;

/**
 * True where the host of a web address is one of the public internet, as far as its name tells: neither
 * `localhost` nor a name without a dot nor an address of a private network.
 */
export function isPublicHost(address: string): boolean {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() === 'unicast';
  return host.includes('.') && !PRIVATE.test(host);
}

const WEB = 'a web address that begins with `https://` or `http://`';

/** What an address should be that no reader could follow; undefined where nothing is wrong with it. */
export function addressFault(value: string): string | undefined {
  if (!isWebAddress(value)) return WEB;
  if (/\s/.test(value)) return 'a web address without spaces: a space in it is written `%20`';
  if (/[\\<>"]/.test(value)) return 'a web address without `\\`, `<`, `>` and `"`';
  const { hostname, username, password } = new URL(value);
  if (username || password) {
    return 'a web address without name and password, which would be published';
  }
  const again = /^https?:\/\/(?:www\.)?(https?:?\/\/.*)$/i.exec(value)?.[1];
  if (again !== undefined || /(?:^|\.)https?$/.test(hostname)) {
    const meant = again?.replace(/^(https?):?\/\//i, '$1://');
    return `a web address that begins once, such as \`${meant ?? 'https://example.org/report'}\``;
  }
  const isHost = /^\[[\da-f:.]+\]$|^(?:[\p{L}\p{M}\p{N}_-]+\.)*[\p{L}\p{M}\p{N}_-]+\.?$/iu;
  return isHost.test(hostname)
    ? undefined
    : 'a web address with the name of a host, such as `https://example.org/report`';
}

/** An absolute web address; any other scheme breaks the promise `address-is-http`. */
export const urlSchema = z
  .string('a web address such as `https://example.org/report`')
  .superRefine((value, context) => {
    const message = addressFault(value);
    if (message === undefined) return;
    context.addIssue({ code: 'custom', message, params: { ruleId: 'address-is-http' } });
  });

/** A web address that a reader can reach. */
export const publicUrlSchema = urlSchema.refine(
  (value) => !isWebAddress(value) || isPublicHost(value),
  {
    error: 'a web address on the public internet, such as `https://example.org/report`',
    params: { ruleId: 'address-is-http' },
  },
);
