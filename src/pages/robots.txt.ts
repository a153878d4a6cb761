/** /robots.txt: who may read? Everyone; here are the lists of pages. */
import type { APIRoute } from 'astro';
import { masthead } from '../masthead.ts';
import { SITEMAP_INDEX } from '../publication/addresses.ts';

export const GET: APIRoute = () =>
  new Response(
    [
      'User-agent: *',
      'Allow: /',
      '',
      `Sitemap: ${masthead.url}${SITEMAP_INDEX}`,
      `Sitemap: ${masthead.url}/news-sitemap.xml`,
      '',
    ].join('\n'),
  );
