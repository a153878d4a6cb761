// How Starlight builds the article: as its starter does, with a title and nothing else set.
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://movingfrontier.example',
  integrations: [starlight({ title: 'Moving Frontier' })],
});
