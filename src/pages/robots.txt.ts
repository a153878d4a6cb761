/** /robots.txt: who may read? Everyone; here is the list of pages. */
import type { APIRoute } from 'astro';
import { publication } from '../publication.ts';

export const GET: APIRoute = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${publication.url}/sitemap-index.xml\n`);
