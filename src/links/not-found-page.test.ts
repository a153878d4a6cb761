import { expect, test } from 'vitest';
import { saysNotFound } from './not-found-page.ts';

test.each([
  '404',
  '404 Not Found',
  'Error 404',
  'HTTP 404',
  '404 - Page not found',
  'Page Not Found | The Daily',
  'The Daily – Page not found',
  'Oops! Page not found.',
  'Sorry, the page you requested could not be found.',
  "This page doesn't exist",
  'This page isn’t available',
  'We can’t find the page you were looking for',
  'Seite nicht gefunden – Zeitung',
  'Die angeforderte Seite wurde nicht gefunden',
  'Page introuvable',
  'Cette page n’existe pas',
  'Página no encontrada',
  'Página não encontrada - Jornal',
  'Pagina non trovata',
  'Pagina niet gevonden',
  'Sidan hittades inte',
  'Nie znaleziono strony',
  'Страница не найдена',
  'Sayfa bulunamadı',
  '页面不存在',
  '抱歉，您访问的页面不存在_阿里云',
  '找不到網頁',
  'お探しのページは見つかりませんでした',
  '페이지를 찾을 수 없습니다',
])('“%s” says that there is no page', (title) => {
  expect(saysNotFound(title)).toBe(true);
});

test.each([
  'Sora shut down - 404 Media',
  '404 Media',
  'Cause of the outage not found',
  'Water not found on Mars, study says',
  'Peugeot 404: a history',
  'The lost pages: what the archive found',
  'Error rates of video models',
  'HappyHorse 1.1 and the AI video power vacuum',
  'Where the page ends',
  '',
])('“%s” is the title of a page', (title) => {
  expect(saysNotFound(title)).toBe(false);
});

test('a long heading is read in no time worth speaking of', () => {
  expect(saysNotFound('requested web '.repeat(20_000))).toBe(false);
});
