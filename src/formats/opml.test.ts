/** Can a feed reader take the list of feeds, whatever their names are? */
import { JSDOM } from 'jsdom';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { toOpml } from './opml.ts';

const feed = {
  title: 'News: <b>R&D</b> "today"\n]]>\u0000',
  description: 'What’s new & what is not.',
  url: 'https://example.org/topics/r-d/',
  feedUrl: 'https://example.org/topics/r-d/rss.xml?a=1&b=2',
};

test('an XML parser reads each feed as it is named, and what OPML requires of a feed', () => {
  const text = toOpml('A & B', [feed, { ...feed, feedUrl: 'https://example.org/rss.xml' }]);
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  const { document } = new JSDOM(text, { contentType: 'text/xml' }).window;
  expect(document.documentElement.getAttribute('version')).toBe('2.0');
  expect(document.querySelector('head > title')?.textContent).toBe('A & B');
  const outlines = [...document.querySelectorAll('body > outline')];
  expect(outlines.map((one) => one.getAttribute('xmlUrl'))).toEqual([
    feed.feedUrl,
    'https://example.org/rss.xml',
  ]);
  expect(outlines[0]?.getAttribute('type')).toBe('rss');
  expect(outlines[0]?.getAttribute('text')).toContain('<b>R&D</b> "today"');
  expect(outlines[0]?.getAttribute('htmlUrl')).toBe(feed.url);
});
