import { expect, test } from 'vitest';
import { recentNews, toNewsSitemap } from './sitemap-news.ts';

const PUBLICATION = { name: 'The Daily', url: 'https://example.org' };

const article = (published: string, language = 'en') => ({
  url: `https://example.org/${published}/`,
  title: `Of ${published}`,
  published,
  language,
});

test('news is two days old at most, the newest first, and nothing of a day to come', () => {
  const days = [
    '2026-11-19',
    '2026-11-20',
    '2026-11-22T09:00:00+01:00',
    '2026-11-22',
    '2026-11-23',
  ];
  expect(
    recentNews(
      days.map((day) => article(day)),
      '2026-11-22',
    ).map((one) => one.published),
  ).toEqual(['2026-11-22T09:00:00+01:00', '2026-11-22', '2026-11-20']);
});

test('a sitemap holds a thousand articles at most', () => {
  const many = Array.from({ length: 1001 }, () => article('2026-11-22'));
  expect(recentNews(many, '2026-11-22')).toHaveLength(1000);
});

test.each([
  ['en-GB', 'en'],
  ['zh', 'zh-cn'],
  ['zh-Hans', 'zh-cn'],
  ['zh-Hant-HK', 'zh-tw'],
  ['zh-TW', 'zh-tw'],
])('the language %s is called %s', (language, name) => {
  const xml = toNewsSitemap([article('2026-11-22', language)], PUBLICATION);
  expect(xml).toContain(`<news:language>${name}</news:language>`);
});

test('an address outside ASCII is percent-encoded', () => {
  const xml = toNewsSitemap(
    [{ ...article('2026-11-22'), url: 'https://example.org/analysis/画面/' }],
    PUBLICATION,
  );
  expect(xml).toContain('<loc>https://example.org/analysis/%E7%94%BB%E9%9D%A2/</loc>');
});

test('without an article it is a list of the front page, as a list of nothing is no sitemap', () => {
  expect(toNewsSitemap([], PUBLICATION)).toMatch(
    /<urlset [^>]*><url><loc>https:\/\/example\.org\/<\/loc><\/url><\/urlset>$/,
  );
});
