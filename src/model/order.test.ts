import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('models without a rank stand in one order, whatever the language of the machine', () => {
  // In Danish, aa is the last letter of the alphabet.
  const script = `
    import { modelsOf } from ${JSON.stringify(join(import.meta.dirname, '../boards/states.ts'))};
    const rows = ['zebra', 'aardvark'].map((model) => ({ model }));
    console.log([...modelsOf({ snapshots: [{ rows }] }).values()].join(' '));`;
  const orderOn = (LC_ALL: string) =>
    spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL },
    }).stdout.trim();
  expect([orderOn('da_DK.UTF-8'), orderOn('en_US.UTF-8')]).toEqual([
    'aardvark zebra',
    'aardvark zebra',
  ]);
});
