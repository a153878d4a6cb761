/** Does a new site take the place of the old one wherever that lies, and is there always a whole one? */
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countPages, putInPlace, settleSite } from './put-in-place.ts';

let root = '';
const path = (name: string) => join(root, name);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'place-'));
  write('next', 'new', ['index.html', 'a/index.html', 'feed.xml']);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(folder: string, text: string, files: string[]): void {
  for (const file of files) {
    mkdirSync(join(path(folder), file, '..'), { recursive: true });
    writeFileSync(join(path(folder), file), text);
  }
}

/** Files of a folder and what stands in them, each as one text. */
const read = (folder: string) =>
  readdirSync(path(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => `${file.slice(path(folder).length + 1)}: ${readFileSync(file, 'utf8')}`)
    .sort();

const NEW = ['a/index.html: new', 'feed.xml: new', 'index.html: new'];
const OLD = ['b/index.html: old', 'index.html: old'];
const put = (site = 'dist') => {
  putInPlace(path('next'), path(site), path('aside'));
};

test('the new site stands where there was none', () => {
  put();
  expect(read('dist')).toEqual(NEW);
});

test('the new site takes the place of a folder, and nothing of the old one stays', () => {
  write('dist', 'old', ['index.html', 'b/index.html']);
  put();
  expect(read('dist')).toEqual(NEW);
  expect(readdirSync(root)).toEqual(['dist']);
});

test('a link stays a link, and what it leads to changes', () => {
  write('served', 'old', ['index.html', 'b/index.html']);
  symlinkSync(path('served'), path('dist'));
  put();
  expect(lstatSync(path('dist')).isSymbolicLink()).toBe(true);
  expect(read('served')).toEqual(NEW);
  expect(readdirSync(path('served')).sort()).toEqual(['a', 'feed.xml', 'index.html']);
});

test('a link to nothing is refused with where it leads', () => {
  symlinkSync(path('nowhere'), path('dist'));
  expect(() => {
    put();
  }).toThrow(`Unexpected link to \`${path('nowhere')}\`, which is not there`);
});

test('the old site stays where there is no new one to take its place', () => {
  rmSync(path('next'), { recursive: true });
  write('dist', 'old', ['index.html', 'b/index.html']);
  expect(() => {
    put();
  }).toThrow('ENOENT');
  expect(read('dist')).toEqual(OLD);
  write('served', 'old', ['index.html', 'b/index.html']);
  symlinkSync(path('served'), path('link'));
  expect(() => {
    put('link');
  }).toThrow('ENOENT');
  expect(read('served')).toEqual(OLD);
});

test('a site that was taken away by a build that was killed comes back', () => {
  write('aside', 'old', ['index.html', 'b/index.html']);
  settleSite(path('dist'), path('aside'));
  expect(read('dist')).toEqual(OLD);
});

test('a folder whose site had half gone when its build was killed has the old one again', () => {
  write('dist', 'old', ['b/index.html', '.site-going/index.html']);
  write('dist/.site-coming', 'new', ['index.html', 'a/index.html']);
  settleSite(path('dist'), undefined);
  expect(read('dist')).toEqual(OLD);
});

test('a folder whose new site had half come when its build was killed has all of the new one', () => {
  write('dist', 'new', ['index.html']);
  write('dist/.site-going', 'old', ['index.html', 'b/index.html']);
  write('dist/.site-arriving', 'new', ['a/index.html', 'feed.xml']);
  settleSite(path('dist'), undefined);
  expect(read('dist')).toEqual(NEW);
});

test('a site without a page is refused, and pages are counted at any depth', () => {
  expect(countPages(path('next'))).toBe(2);
  mkdirSync(path('empty'));
  expect(() => countPages(path('empty'))).toThrow('Unexpected site without a page');
});
