/** /favicon.ico: the sign for programs that ask for no other. */
import type { APIRoute } from 'astro';
import { iconIco } from '../charts/icon.ts';

export const GET: APIRoute = () =>
  new Response(iconIco(), { headers: { 'Content-Type': 'image/vnd.microsoft.icon' } });
