/** Tests of how the address of a site is taken apart. */
import { expect, test } from 'vitest';
import { absoluteAddress, faultOfAddress, pathOf } from './site-address.ts';

test('a site stands at the root of its host or below a path', () => {
  expect(pathOf('https://user.example')).toBe('');
  expect(pathOf('https://user.example/')).toBe('');
  expect(pathOf('https://user.example/repo/')).toBe('/repo');
  expect(pathOf('https://user.example/a/b')).toBe('/a/b');
});

test('a link from the root is one from the root of the site, any other is read from its page', () => {
  const page = 'https://user.example/repo/analysis/one/';
  const absolute = (written: string) => absoluteAddress(written, page, '/repo');
  expect(absolute('/about/')).toBe('https://user.example/repo/about/');
  expect(absolute('#claims')).toBe('https://user.example/repo/analysis/one/#claims');
  expect(absolute('../two/')).toBe('https://user.example/repo/analysis/two/');
  expect(absolute('//other.example/')).toBe('https://other.example/');
  expect(absolute('https://other.example/a')).toBe('https://other.example/a');
});

test.each([
  'user.example',
  'ftp://a.example',
  'https://a.example/?b',
  'https://a.example/#b',
  'https://a@a.example',
  'https://a.example/a b',
  'https://a.example/{a}',
])('an address that no site can have, such as %s, is refused in a sentence', (url) => {
  expect(faultOfAddress(url)).toBe(
    `Unexpected SITE_URL \`${url}\`, expected the address of the site, such as \`https://user.example/repo/\``,
  );
});

test('an address with a port or a path is one', () => {
  for (const url of ['http://localhost:4321', 'https://user.example/~me/repo']) {
    expect(faultOfAddress(url)).toBeUndefined();
  }
});
