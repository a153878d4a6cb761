/** What shows where a page is shared or kept? Its image, its icon and the colours around it. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lettersMissing, shareImage, type ShareCard } from '../src/charts/share-image.ts';
import { directionOf } from '../src/model/language.ts';
import { typefacesFor } from '../src/charts/typefaces.ts';
import { masthead } from '../src/masthead.ts';
import { builtSite } from './built-site.ts';
import { launchBrowser } from './browser.ts';

const site = await builtSite('own');
const pages = globSync('**/*.html', { cwd: site }).sort();
const pieces = globSync('analysis/*/index.html', { cwd: site }).sort();

const documentOf = (page: string) =>
  new JSDOM(readFileSync(join(site, page), 'utf8')).window.document;
/** The head of a page alone: there are many pages, and most of each is its body. */
const headOf = (page: string) => {
  const html = readFileSync(join(site, page), 'utf8');
  return new JSDOM(html.slice(0, html.indexOf('</head>'))).window.document;
};
const metaOf = (document: Document, name: string) =>
  document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content');
const fileAt = (url: string) => join(site, new URL(url, masthead.url).pathname);

/** Width and height in the header of a PNG: https://www.w3.org/TR/png-3/#11IHDR */
const sizeOf = (png: Buffer) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

const card = (title: string, language = 'en'): ShareCard => ({
  masthead: masthead.name,
  kicker: 'Analysis · AI video',
  title,
  direction: directionOf(language),
  foot: '20 sources · 18 independent origins · 11 open caveats · 2 open forecasts',
});

describe('the image of a page', () => {
  test('is there for every page that a reader can share, in the size and type it is announced with', () => {
    const wrong = pages.filter((page) => {
      const document = headOf(page);
      const url = metaOf(document, 'og:image');
      // Nobody shares a page that leads on, or a chart that stands in the page of another.
      if (url === undefined || url === null)
        return (
          !document.querySelector('[http-equiv="refresh"]') && !page.endsWith('/embed/index.html')
        );
      const announced = ['width', 'height'].map((side) => metaOf(document, `og:image:${side}`));
      return (
        !existsSync(fileAt(url)) ||
        sizeOf(readFileSync(fileAt(url))) !== announced.join('x') ||
        announced.join('x') !== '1200x630' ||
        metaOf(document, 'og:image:type') !== 'image/png' ||
        metaOf(document, 'twitter:card') !== 'summary_large_image'
      );
    });
    expect(wrong).toEqual([]);
  });

  test('is its own for a piece, told in words, and the one its structured data names', () => {
    const images = new Set<string>();
    for (const page of pieces) {
      const document = documentOf(page);
      const url = metaOf(document, 'og:image') ?? '';
      const data = document.querySelector('script[type="application/ld+json"]')?.textContent ?? '';
      expect((JSON.parse(data) as { image: string }).image).toBe(url);
      expect(metaOf(document, 'og:image:alt')).toContain(document.querySelector('h1')?.textContent);
      images.add(readFileSync(fileAt(url)).toString('base64'));
    }
    expect(images.size).toBe(pieces.length);
  });
});

describe('a title', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  /** First and last column and row with ink in a part of the image; undefined where there is none. */
  async function ink(
    png: Uint8Array,
    part: [left: number, top: number, right: number, bottom: number],
  ) {
    const url = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
    return page.evaluate(
      async ({ url, part: [left, top, right, bottom] }) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('No canvas');
        context.drawImage(image, 0, 0);
        const { data, width } = context.getImageData(left, top, right - left, bottom - top);
        const columns: number[] = [];
        for (let at = 0; at < data.length; at += 4) {
          if ((data[at + 1] ?? 255) < 200) columns.push(left + ((at / 4) % width));
        }
        return columns.length === 0
          ? undefined
          : { first: Math.min(...columns), last: Math.max(...columns) };
      },
      { url, part },
    );
  }

  const titles: [script: string, language: string, title: string][] = [
    [
      'Latin',
      'en',
      'Seedance shelved or shipping: what ByteDance said, whom it told and what the record now shows',
    ],
    [
      'Latin with many marks',
      'vi',
      'HappyHorse 1.1 và vị trí số 2 mà không bảng xếp hạng nào xác nhận',
    ],
    ['Cyrillic', 'ru', 'HappyHorse 1.1 и второе место, которого не подтверждает ни одна таблица'],
    ['Greek', 'el', 'Η δεύτερη θέση του HappyHorse 1.1 που κανένας πίνακας δεν επιβεβαιώνει'],
    ['Chinese', 'zh-Hans', 'HappyHorse 1.1：没有任何榜单能够证实的“第二名”'],
    ['Japanese', 'ja', 'HappyHorse 1.1の「第2位」を裏づけるランキングはどこにもない'],
    ['Korean', 'ko', '어떤 순위표도 확인해 주지 않는 해피호스 1.1의 2위'],
    ['Chinese names in English', 'en', 'What 快手 said of 可灵 3.0, and what it left out'],
    ['Arabic', 'ar', 'نموذج HappyHorse 1.1 والمرتبة الثانية التي لا تؤكدها أي لوحة'],
    [
      'Persian with vowel marks',
      'fa',
      'مدل «هپی‌هورس ۱٫۱» و رتبهٔ دومی که هیچ جدولی آن را تأیید نمی‌کند',
    ],
    ['Hebrew', 'he', 'HappyHorse 1.1 והמקום השני (מס׳ 2) שאף לוח אינו מאשר'],
    ['Devanagari', 'hi', 'हैप्पीहॉर्स 1.1 और वह दूसरा स्थान जिसकी पुष्टि कोई बोर्ड नहीं करता'],
    ['Thai', 'th', 'อันดับสองของ HappyHorse 1.1 ที่ไม่มีตารางใดยืนยันได้'],
    ['an emoji and signs', 'en', 'A rank 🎬 ≥ 5 → 6'],
    ['110 of the widest letters', 'en', 'W'.repeat(110)],
    ['110 squares', 'zh', '没有任何榜单能够证实的第二名阿里'.repeat(7).slice(0, 110)],
  ];

  test.each(titles)(
    'in %s is drawn whole, in letters we have, between its margins',
    async (_script, language, title) => {
      const faces = typefacesFor(card(title, language), language);
      expect(await lettersMissing(card(title, language), faces)).toEqual([]);
      const png = await shareImage(card(title, language), faces);
      expect(await ink(png, [72, 140, 1128, 440])).toBeDefined();
      expect(await ink(png, [0, 0, 66, 630])).toBeUndefined();
      expect(await ink(png, [1134, 0, 1200, 630])).toBeUndefined();
      // Above the rule the paper is clear: the title ends before it.
      expect(await ink(png, [0, 452, 1200, 468])).toBeUndefined();
    },
  );

  test('that runs from right to left begins at the right edge', async () => {
    const png = await shareImage(
      card('لوحة واحدة', 'ar'),
      typefacesFor(card('لوحة واحدة', 'ar'), 'ar'),
    );
    const words = await ink(png, [0, 110, 1200, 440]);
    expect(words?.first).toBeGreaterThan(600);
    expect(words?.last).toBeGreaterThan(1100);
  });

  test('in a script without letters of ours is told letter by letter', async () => {
    const faces = typefacesFor(card('தமிழ்'), 'ta');
    expect(await lettersMissing(card('தமிழ்'), faces)).toContain('த');
  });
});

describe('a kept page', () => {
  test('finds every icon of the manifest in the size it is announced with', () => {
    const document = documentOf('index.html');
    const href = document.querySelector('link[rel=manifest]')?.getAttribute('href') ?? '';
    const manifest = JSON.parse(readFileSync(fileAt(href), 'utf8')) as {
      name: string;
      icons: { src: string; sizes: string; type: string; purpose?: string }[];
    };
    expect(manifest.name).toBe(masthead.name);
    const drawn = manifest.icons.filter(({ type }) => type === 'image/png');
    expect(drawn.map(({ src }) => sizeOf(readFileSync(fileAt(src))))).toEqual(
      drawn.map(({ sizes }) => sizes),
    );
    expect(drawn.some(({ purpose }) => purpose === 'maskable')).toBe(true);
    for (const link of document.querySelectorAll('link[rel=icon], link[rel=apple-touch-icon]')) {
      expect(existsSync(fileAt(link.getAttribute('href') ?? ''))).toBe(true);
    }
  });

  test('is framed in the colour of its paper, by day and by night', () => {
    const colors = [...documentOf('index.html').querySelectorAll('meta[name=theme-color]')].map(
      (meta) => meta.getAttribute('content') ?? '',
    );
    const page = readFileSync(join(site, 'index.html'), 'utf8');
    expect(page).toContain(`--color-paper:light-dark(${colors.join(',')})`);
  });
});
