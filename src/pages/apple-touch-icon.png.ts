/** /apple-touch-icon.png: the sign on the home screens of Apple, which round the corners themselves. */
import type { APIRoute } from 'astro';
import { iconPng } from '../charts/icon.ts';

export const GET: APIRoute = () =>
  new Response(iconPng(180, 0.9), { headers: { 'Content-Type': 'image/png' } });
