import { expect, test } from 'vitest';
import { feedPages } from './feed-history.ts';

const items = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('the current document holds the latest items, the newest first', () => {
  expect(feedPages(items(7), 3)[0]?.items).toEqual([7, 6, 5]);
});

test('the current document holds as many pieces as it may beside light items, and five times its size at most', () => {
  const isEven = (item: number) => item % 2 === 0;
  expect(feedPages(items(12), 3, isEven)[0]?.items).toEqual([12, 11, 10, 9, 8, 7, 6]);
  expect(feedPages(items(40), 3, () => true)[0]?.items).toHaveLength(15);
  expect(feedPages(items(0), 3, isEven)[0]?.items).toEqual([]);
});

test('an archive exists once the current document cannot hold everything', () => {
  expect(feedPages(items(0), 3)).toHaveLength(1);
  expect(feedPages(items(3), 3)).toHaveLength(1);
  expect(feedPages(items(4), 3)[1]?.items).toEqual([3, 2, 1]);
  expect(feedPages(items(6), 3)).toHaveLength(2);
});

test.each([1, 3, 4, 6, 7, 20, 21, 22])('%i items are all found by walking back', (count) => {
  const pages = feedPages(items(count), 3);
  const found = new Set<number>();
  for (let page = pages[0]; page;) {
    page.items.forEach((item) => found.add(item));
    const { previous } = page;
    page = pages.find(({ archive }) => previous !== undefined && archive === previous);
  }
  expect([...found].sort((a, b) => a - b)).toEqual(items(count));
});

test('what is new leaves the items of every archive as they were', () => {
  for (let count = 1; count < 30; count += 1) {
    const [, ...before] = feedPages(items(count), 3);
    const [, ...after] = feedPages(items(count + 1), 3);
    expect(after.slice(0, before.length).map((page) => page.items)).toEqual(
      before.map((page) => page.items),
    );
  }
});

test('archives lead to their neighbours, the last one to none after it', () => {
  const links = feedPages(items(10), 3).map(({ archive, previous, next }) => [
    archive,
    previous,
    next,
  ]);
  expect(links).toEqual([
    [undefined, 3, undefined],
    [1, undefined, 2],
    [2, 1, 3],
    [3, 2, undefined],
  ]);
});
