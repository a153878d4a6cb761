/** What is known against the packages that we build upon? As `npm audit --json` tells it: https://docs.npmjs.com/cli/v11/commands/npm-audit */
import type { Day } from '../model/date.ts';
import type { Allowed } from './allowed.ts';

interface Advisory {
  url: string;
  title: string;
  severity: string;
  name: string;
  range: string;
}

/** What the registry says; a question that it does not answer is no answer that all is well. */
export type Audited = { unanswered: string } | { advisories: Advisory[] };

/** Reads what `npm audit --json` printed. */
export function auditedIn(printed: string): Audited {
  let read: unknown;
  try {
    read = JSON.parse(printed);
  } catch {
    return { unanswered: 'it printed no JSON' };
  }
  const { vulnerabilities, message, error } = read as {
    vulnerabilities?: Record<string, { via: (Advisory | string)[] }>;
    message?: string;
    error?: { summary?: string };
  };
  if (typeof vulnerabilities !== 'object') {
    const why = [message, error?.summary].find(Boolean) ?? 'it says nothing of vulnerabilities';
    return { unanswered: why.replace(/ - \w+ https?:\S+/g, '') };
  }
  // A name stands for an advisory that is listed with the package of that name.
  const all = Object.values(vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((one) => typeof one !== 'string');
  return { advisories: [...new Map(all.map((one) => [`${one.url} ${one.name}`, one])).values()] };
}

const idOf = ({ url }: Advisory): string => url.replace(/^.*\//, '');

/** What is known and not let pass on `today`, and what is let pass for no reason any more, in a sentence each. */
export function unfitAdvisories(
  advisories: readonly Advisory[],
  { advisories: allowed }: Pick<Allowed, 'advisories'>,
  today: Day,
): string[] {
  const holding = new Set(allowed.filter(({ until }) => until >= today).map(({ id }) => id));
  return [
    ...advisories
      .filter((one) => !holding.has(idOf(one)))
      .map(
        (one) =>
          `${idOf(one)}, ${one.severity}, in ${one.name} ${one.range}: ${one.title} (${one.url})`,
      ),
    ...allowed
      .filter(({ until }) => until < today)
      .map(
        ({ id, until }) =>
          `${id} was let pass until ${until}: look at it again in \`.ci/supply.yml\``,
      ),
  ];
}
