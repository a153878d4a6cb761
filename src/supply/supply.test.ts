/** Does the supply of packages fail where it should, and tell what nobody knows? */
import { expect, test } from 'vitest';
import { auditedIn, unfitAdvisories } from './advisories.ts';
import { allowedIn } from './allowed.ts';
import { licencesIn, unfitLicences } from './licences.ts';

const lock = (packages: Record<string, unknown>) => ({
  packages: Object.fromEntries(
    Object.entries(packages).map(([name, license]) => [
      `node_modules/${name}`,
      { version: '1.0.0', license },
    ]),
  ),
});
const allowed = (more = '') =>
  allowedIn(
    `licences: [MIT, ISC]\nexceptions:\n  - { package: '@img/*', licence: LGPL-3.0-or-later, reason: It is run while building. }\nadvisories: [${more}]\n`,
  );
const advisory = {
  name: 'left',
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  title: 'Reads too much',
  severity: 'high',
  range: '<2.0.0',
};
const answer = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: { left: { via: [advisory] }, right: { via: ['left'] } },
});
const pass = (until: string) =>
  `{ id: GHSA-aaaa-bbbb-cccc, reason: We never call it., until: ${until} }`;

test('a package with a licence that is not listed is named; one with a choice, or an exception, is not', () => {
  const packages = { a: 'MIT', b: '(GPL-3.0 OR MIT)', '@img/c': 'LGPL-3.0-or-later AND MIT' };
  expect(unfitLicences(lock(packages), allowed())).toEqual([]);
  const unfit = { a: 'GPL-3.0', b: 'MIT AND GPL-3.0', c: 'LGPL-3.0-or-later', d: undefined };
  const told = unfitLicences(lock(unfit), allowed());
  expect(told.map((sentence) => /of (\w)@/.exec(sentence)?.[1])).toEqual(['a', 'b', 'c', 'd']);
  expect(unfitLicences(lock({ a: 'MIT AND ISC OR GPL-3.0' }), allowed())).toHaveLength(1);
});

test('a package that stands twice in the lock file is listed once, by its own name', () => {
  const twice = lock({ 'a/node_modules/@b/c': 'MIT', '@b/c': 'MIT' });
  expect(licencesIn(twice)).toEqual([{ name: '@b/c', version: '1.0.0', licence: 'MIT' }]);
});

test('what is known against a package fails, once, until somebody lets it pass with a reason and a day', () => {
  const audited = auditedIn(answer);
  const advisories = 'advisories' in audited ? audited.advisories : [];
  const on = (list: string) => unfitAdvisories(advisories, allowed(list), '2026-11-28');
  expect(on('')).toHaveLength(1);
  expect(on('')[0]).toContain('GHSA-aaaa-bbbb-cccc, high, in left');
  expect(on(pass('2026-11-28'))).toEqual([]);
  expect(on(pass('2026-11-27')).join()).toContain('was let pass until 2026-11-27');
});

test.each([
  ['a refusal', JSON.stringify({ message: '405 Method Not Allowed', error: { summary: '' } })],
  ['nothing', ''],
  ['an empty object', '{}'],
])('%s of a registry is no answer that all is well', (_what, printed) => {
  expect(auditedIn(printed)).toHaveProperty('unanswered');
});

test('an exception without a reason or a day is refused', () => {
  expect(() => allowed('{ id: GHSA-aaaa-bbbb-cccc }')).toThrow(/supply\.yml/);
});
