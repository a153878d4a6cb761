// How the site is built: which Markdown, which fonts, what a page may load.
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig, fontProviders } from 'astro/config';
import { desk } from './src/desk/integration.ts';
import { pagePlugins } from './src/rendering/page-plugins.ts';
import { tableAlignmentAsClass } from './src/rendering/rehype-table-alignment.ts';
import { keepBundle } from './src/building/keep-bundle.ts';
import { mastheadColors } from './src/building/masthead-colors.ts';
import { masthead } from './src/masthead.ts';
import { basePath } from './src/site-address.ts';

export default defineConfig({
  site: masthead.url,
  trailingSlash: 'always',
  // One page for one address; two would mean that one of them is silently lost.
  prerenderConflictBehavior: 'error',
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets' },
  integrations: [
    mdx({
      // Astro's own GFM and quotation marks are off: the reader and the page share one list of plugins.
      processor: unified({
        gfm: false,
        smartypants: false,
        remarkPlugins: pagePlugins,
        rehypePlugins: [tableAlignmentAsClass],
      }),
      optimize: true,
      syntaxHighlight: false,
    }),
    desk(),
    keepBundle(),
  ],
  markdown: { syntaxHighlight: false },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
    },
  },
  fonts: [
    {
      name: 'Source Serif 4',
      cssVariable: '--font-text',
      provider: fontProviders.local(),
      // `styles/fallbacks.css` has the first two.
      fallbacks: ['Times as Source Serif', 'Noto as Source Serif', 'Georgia', 'serif'],
      optimizedFallbacks: false,
      display: 'optional',
      options: {
        variants: [
          {
            src: ['./src/styles/fonts/source-serif-4.woff2'],
            weight: 400,
            style: 'normal',
          },
          {
            src: ['./src/styles/fonts/source-serif-4-italic.woff2'],
            weight: 400,
            style: 'italic',
          },
        ],
      },
    },
    {
      name: 'Public Sans',
      cssVariable: '--font-data',
      provider: fontProviders.local(),
      fallbacks: ['Arial as Public Sans', 'Roboto as Public Sans', 'Arial', 'sans-serif'],
      optimizedFallbacks: false,
      display: 'optional',
      options: {
        variants: [
          {
            src: ['./src/styles/fonts/public-sans.woff2'],
            weight: '400 700',
            style: 'normal',
          },
        ],
      },
    },
  ],
  experimental: { contentIntellisense: true },
  vite: {
    define: { 'import.meta.env.SITE_PATH': JSON.stringify(basePath) },
    css: { postcss: { plugins: [mastheadColors] } },
    build: {
      // Every MDX module begins with a directive that the bundler warns about, once a piece.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
});
