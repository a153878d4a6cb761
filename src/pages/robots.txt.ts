/** /robots.txt: who may read? Everyone; here are the lists of pages. */
import type { APIRoute } from 'astro';
import { publication } from '../publication.ts';

export const GET: APIRoute = () =>
  new Response(
    [
      'User-agent: *',
      'Allow: /',
      '',
      `Sitemap: ${publication.url}/sitemap-index.xml`,
      `Sitemap: ${publication.url}/news-sitemap.xml`,
      '',
    ].join('\n'),
  );
