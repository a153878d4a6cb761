/** `npm run supply`: can what we build upon be relied on? Known advisories and licences of the packages in the lock file, and a list of them all. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { counted } from '../model/words.ts';
import { allowedIn, type Allowed } from '../supply/allowed.ts';
import { auditedIn, unfitAdvisories } from '../supply/advisories.ts';
import { licencesIn, unfitLicences, type LockFile } from '../supply/licences.ts';
import { anyText, command, Failure, main } from './command.ts';

/** Bytes that npm may print. */
const MOST = 100_000_000;

/** What npm prints, whatever it ends with. */
function npm(root: string, ...args: string[]): string {
  const { stdout, error } = spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: MOST,
    shell: process.platform === 'win32',
  });
  if (error) throw new Failure(`npm could not be run: ${error.message}`);
  return stdout;
}

function allowedAt(file: string): Allowed {
  try {
    return allowedIn(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure((error as Error).message);
  }
}

export const supplyCommand = command({
  name: 'supply',
  about:
    'Asks the registry what is known against the packages of the lock file, and checks their licences; `.ci/supply.yml` says what may pass.',
  options: {
    strict: { is: 'fail, too, where the registry does not say what is known' },
    licences: { is: 'print every package with its version and licence, a line each' },
    sbom: {
      is: 'write a list of all packages in CycloneDX',
      value: 'FILE',
      takes: anyText('a file, such as `sbom.json`'),
    },
  },
  run({ options: { strict, licences, sbom } }, { root, from, today, out, err }) {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as LockFile;
    const allowed = allowedAt(join(root, '.ci/supply.yml'));
    const packages = licencesIn(lock);
    if (licences) {
      out(packages.map((one) => `${one.name}\t${one.version}\t${one.licence}`).join('\n'));
    }
    if (sbom !== undefined) {
      const list = npm(root, 'sbom', '--package-lock-only', '--sbom-format', 'cyclonedx');
      if (!list.startsWith('{')) throw new Failure('npm wrote no list of packages');
      writeFileSync(resolve(from, sbom), list);
    }
    const audited = auditedIn(npm(root, 'audit', '--json'));
    const isAnswered = 'advisories' in audited;
    const faults = [
      ...unfitLicences(lock, allowed),
      ...unfitAdvisories(isAnswered ? audited.advisories : [], allowed, today()),
    ];
    for (const fault of faults) err(`✖ ${fault}`);
    if (!isAnswered) {
      err(
        `⚠ Nobody knows whether anything is known against these packages: the registry did not say (${audited.unanswered}).`,
      );
    }
    if (faults.length === 0) {
      const what = isAnswered ? 'licences and advisories' : 'licences alone';
      err(`✔ ${counted(packages.length, 'package')}: nothing against them, by ${what}`);
    }
    return faults.length > 0 || (strict && !isAnswered) ? 1 : 0;
  },
});

if (import.meta.main) await main(supplyCommand);
