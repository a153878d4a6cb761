/** /favicon.svg: the sign on a tab, and alone for whoever writes about us. */
import type { APIRoute } from 'astro';
import { iconSvg } from '../charts/icon.ts';

export const GET: APIRoute = () =>
  new Response(iconSvg, { headers: { 'Content-Type': 'image/svg+xml' } });
