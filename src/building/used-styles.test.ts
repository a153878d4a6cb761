import { describe, expect, test } from 'vitest';
import { leanPage, leanPageAt } from './lean-pages.ts';
import { usedStyles, type PageNames } from './used-styles.ts';

const page: PageNames = {
  tags: new Set(['p', 'a']),
  classes: new Set(['note', 'open']),
  ids: new Set(['top']),
  attributes: new Set(['href', 'data-theme']),
  languages: new Set(['en', 'zh-Hans']),
  hasRightToLeft: false,
};

describe('a rule', () => {
  test.each([
    'p.note > a[href]:hover::after{color:red}',
    ':root[data-theme=dark] *{color:red}',
    ':focus-visible{color:red}',
    'p:not(.missing){color:red}',
    ':is(.missing,.note) a{color:red}',
    'p:lang(zh){color:red}',
    '#top{color:red}',
    '@keyframes fade{from{opacity:0}}',
  ])('stays where it can hold: %s', (css) => {
    expect(usedStyles(css, page)).toBe(css);
  });

  test.each([
    '.missing p{color:red}',
    'p.note table{color:red}',
    ':is(.missing,td) a{color:red}',
    'a[download]{color:red}',
    '#bottom{color:red}',
    'p:lang(ja){color:red}',
    'p:dir(rtl){color:red}',
    '@media print{@supports (gap:1px){.missing{color:red}}}',
    '@font-face{font-family:"Mincho";src:local(x)}',
  ])('goes where it cannot: %s', (css) => {
    expect(usedStyles(css, page)).toBe('');
  });

  test('keeps of its selectors those that can hold', () => {
    expect(usedStyles('p,td,.note{color:red}', page)).toBe('p,.note{color:red}');
  });

  test('of another sheet keeps a face by naming it', () => {
    const css = '@font-face{font-family:"Song";src:local(x)}';
    expect(usedStyles(css, page, ':root{--font-text:Ours,Song,serif}')).toBe(css);
  });

  test('that names a face keeps the face', () => {
    const css = '@font-face{font-family:"Song";src:local(x)}p{font-family:Song,serif}';
    expect(usedStyles(css, page)).toBe(css);
  });
});

describe('a built page', () => {
  const html = (script: string) =>
    `<html><head><meta http-equiv="content-security-policy" content="default-src 'none';script-src 'self' 'sha256-old='; style-src 'sha256-old='"><style>.gone{color:red}p{color:red}</style></head><body><p>1 < 2</p>${script}</body></html>`;

  test('carries its own styles, and allows its own and no others', () => {
    // The hashes are those of `openssl dgst -sha256 -binary | base64` for `p{color:red}` and `go()`.
    const lean = leanPage(html('<script>go()</script>'));
    expect(lean).toContain('<style>p{color:red}</style>');
    expect(lean).toContain(
      `script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=';style-src 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='"`,
    );
    expect(lean).toContain('<p>1 < 2</p><script>go()</script>');
  });

  test('that shares its styles asks for all of them at an address of the site', () => {
    const kept: string[] = [];
    const lean = leanPage(
      html('').replace("style-src 'sha256-old='", "style-src 'self' 'sha256-old='"),
      { toSheet: (css) => `/assets/${kept.push(css)}.css` },
    );
    expect(kept).toEqual(['.gone{color:red}p{color:red}']);
    expect(lean).toContain('<link rel="stylesheet" href="/assets/1.css"></head>');
    expect(lean).toContain(`style-src 'self'"`);
  });

  test('has its policy before all that it should bind', () => {
    const lean = leanPage(
      `<head><meta charset="utf-8"><script>go()</script><style>p{color:red}</style><meta http-equiv="content-security-policy" content="script-src 'self'"></head><body><p>1</p>`,
    );
    expect(lean).toMatch(
      /^<head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="[^"]+"><script>/,
    );
    expect(lean.match(/http-equiv/g)).toHaveLength(1);
  });

  test('that stands in the pages of others may load nothing, and run nothing', () => {
    const { html: lean } = leanPageAt('/leaderboards/a/embed/', html(''));
    expect(lean).toContain(
      `content="default-src 'none';base-uri 'none';form-action 'none';style-src 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='"`,
    );
  });

  test('that writes more of itself keeps all of its styles', () => {
    expect(leanPage(html('<script type="module">go()</script>'))).toContain('.gone{color:red}');
  });

  test('keeps the words of a label apart without its styles, and touches no others', () => {
    const label = '<p class="label more"><span>Open</span><a href="/">made</a> <b>by</b>, us</p>';
    const text = '<p><b>one</b><i>word</i></p>';
    expect(leanPage(label + text)).toContain(
      `<span>Open</span> <a href="/">made</a> <b>by</b>, us</p>${text}`,
    );
  });
});
