// How a blog is set up as Astro’s blog template sets it up: pieces in MDX, a feed, a sitemap.
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://blog.example',
  trailingSlash: 'always',
  integrations: [mdx(), sitemap()],
});
