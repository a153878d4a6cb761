/** `npm test`: does everything hold? Lint and types run beside the tests, and what they say is told when the tests have ended. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

const npm = (...args: string[]) =>
  // On Windows npm is a script for the shell.
  spawn('npm', args, { stdio: 'pipe', shell: process.platform === 'win32' });

/** Runs one of our scripts; answers what it said, or undefined where all holds. */
async function faultsOf(script: string): Promise<string | undefined> {
  const child = npm('run', '--silent', script);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return code === 0 ? undefined : `npm run ${script}\n${stdout}${stderr}`;
}

const lint = faultsOf('lint');
const types = lint.then(() => faultsOf('types'));
const tests = spawn('vitest', ['run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
const code = await new Promise<number | null>((resolve) => tests.on('close', resolve));
const faults = (await Promise.all([lint, types])).filter((fault) => fault !== undefined);
for (const fault of faults) console.error(`\n${fault}`);
console.error(
  faults.length === 0 ? '✔ lint and types hold' : `✖ ${faults.length} of lint and types`,
);
process.exitCode = faults.length > 0 ? 1 : (code ?? 1);
