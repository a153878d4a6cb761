/** Is nothing that happens to a file answered by a trace, a hang or a silent loss? Files changed by chance, taken as the check and `cite` take them. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const INPUTS = 3_000;

// In a process of its own, as the commands run: Vitest loads packages with assertions that no writer meets.
test('files that are changed by chance are read as they are typed, or what is wrong is told', () => {
  const script = join(import.meta.dirname, 'fuzz.ts');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [script, '--inputs', String(INPUTS), '--seed', '20261128'],
    { encoding: 'utf8' },
  );
  const [, accepted, faults] = / inputs, (\d+) pieces accepted, (\d+) faults/.exec(stdout) ?? [];
  expect(faults, stdout + stderr).toBe('0');
  // Among them are pieces without an error, of whose words none is lost.
  expect(Number(accepted)).toBeGreaterThan(INPUTS / 20);
}, 300_000);
