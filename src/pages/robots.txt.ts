/** /robots.txt: who may read? Everyone; here are the lists of pages. */
import type { APIRoute } from 'astro';
import { masthead } from '../masthead.ts';

export const GET: APIRoute = () =>
  new Response(
    [
      'User-agent: *',
      'Allow: /',
      '',
      `Sitemap: ${masthead.url}/sitemap-index.xml`,
      `Sitemap: ${masthead.url}/news-sitemap.xml`,
      '',
    ].join('\n'),
  );
