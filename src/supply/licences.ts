/** Under which licences are the packages that we build upon? As the lock file names them: https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json */
import { compare } from '../model/order.ts';
import type { Allowed } from './allowed.ts';

/** A lock file, as far as it is read here. */
export interface LockFile {
  packages: Readonly<Record<string, { version?: string; license?: unknown; link?: boolean }>>;
}

const NONE = 'none named';

/** Every package once: name, version, and licence in the words of SPDX; the lock file names what others bring, too. */
export function licencesIn({
  packages,
}: LockFile): { name: string; version: string; licence: string }[] {
  const all = Object.entries(packages)
    .filter(([path, { link }]) => path !== '' && link !== true)
    .map(([path, { version = '', license }]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version,
      licence: typeof license === 'string' ? license : NONE,
    }));
  return [...new Map(all.map((one) => [`${one.name}@${one.version}`, one])).values()].sort((a, b) =>
    compare(a.name, b.name),
  );
}

/** Packages whose licence is not let pass, in a sentence each. */
export const unfitLicences = (lock: LockFile, { licences, exceptions }: Allowed): string[] =>
  licencesIn(lock).flatMap(({ name, version, licence }) => {
    const excepted = exceptions
      .filter((one) =>
        one.package.endsWith('*')
          ? name.startsWith(one.package.slice(0, -1))
          : name === one.package,
      )
      .map((one) => one.licence);
    return isAllowed(licence, new Set([...licences, ...excepted]))
      ? []
      : [
          `Unexpected licence \`${licence}\` of ${name}@${version}, expected one of \`.ci/supply.yml\``,
        ];
  });

/** `(MIT OR CC0-1.0)`: one of both; `MIT AND ISC`: both. What mixes them is for a person to judge. */
function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const terms = expression.replace(/[()]/g, '');
  const [either, both] = [terms.split(' OR '), terms.split(' AND ')];
  if (either.length > 1) return both.length === 1 && either.some((one) => allowed.has(one));
  return both.every((one) => allowed.has(one));
}
