/** Does one process build at a time, and is nobody kept out by one that has ended? */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BuildIsHeld, takeBuildLock, type Holder } from './build-lock.ts';

let folder = '';
let lock = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  lock = join(folder, 'build.lock');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const NOW = new Date().toISOString();
/** The parent of this process: it is alive, and it is not us. */
const other: Holder = { pid: process.ppid, host: hostname(), since: NOW, began: beginOf() };
const ended = spawnSync(process.execPath, ['-v']).pid;

function beginOf(): string | undefined {
  const file = `/proc/${process.ppid}/stat`;
  if (!existsSync(file)) return undefined;
  return readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')[19];
}

const write = (holder: Holder) => {
  writeFileSync(lock, JSON.stringify(holder));
};

test('a lock says who holds it, and is gone when it is given back', () => {
  const release = takeBuildLock(lock);
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({
    pid: process.pid,
    host: hostname(),
  });
  release();
  expect(existsSync(lock)).toBe(false);
});

test('the lock of a living process is refused with its number, machine and time', () => {
  write(other);
  expect(() => takeBuildLock(lock)).toThrow(
    new BuildIsHeld(
      `Process ${process.ppid} on \`${hostname()}\` has been building in this folder since ${NOW}: wait until it has ended`,
    ),
  );
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual(JSON.parse(JSON.stringify(other)));
});

test.each([
  ['has ended', { ...other, pid: ended, began: undefined }],
  ['had our own number', { ...other, pid: process.pid }],
  ['had a number that another process has now', { ...other, began: '1' }],
  [
    'ran on another machine long ago',
    { ...other, host: 'elsewhere', since: '2020-01-01T00:00:00.000Z' },
  ],
])('the lock of a process that %s is taken over', (_, holder) => {
  write(holder);
  takeBuildLock(lock)();
  expect(existsSync(lock)).toBe(false);
});

test('a lock of another machine holds, and its message says what to do if that is dead', () => {
  write({ ...other, host: 'elsewhere' });
  expect(() => takeBuildLock(lock)).toThrow('or remove `.cache/build.lock` if it is dead');
});

test('a lock in which nobody stands yet holds for a moment and no longer', () => {
  writeFileSync(lock, '');
  expect(() => takeBuildLock(lock)).toThrow('Another build has just begun');
  utimesSync(lock, 0, 0);
  takeBuildLock(lock)();
  expect(existsSync(lock)).toBe(false);
});

test('whoever was taken over leaves the lock of its follower alone', () => {
  const release = takeBuildLock(lock);
  write({ ...other, since: '2020-01-01T00:00:00.000Z' });
  release();
  expect(existsSync(lock)).toBe(true);
});
