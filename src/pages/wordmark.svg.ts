/** /wordmark.svg: our name and sign as outlines, for whoever writes about us. */
import type { APIRoute } from 'astro';
import { wordmark } from '../charts/wordmark.ts';
import { wellFormed } from '../formats/xml.ts';
import { masthead } from '../masthead.ts';
import { typefacesFor } from '../charts/typefaces.ts';

export const GET: APIRoute = async () => {
  const { name, language } = masthead;
  const { title } = typefacesFor({ title: name, direction: 'ltr' }, language);
  const { svg } = await wordmark(name, title);
  return new Response(wellFormed(svg), { headers: { 'Content-Type': 'image/svg+xml' } });
};
