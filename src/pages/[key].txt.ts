/** /<key>.txt: who may tell search engines of our pages? Whoever knows the key that stands here: https://www.indexnow.org/documentation */
import type { APIRoute } from 'astro';
import { masthead } from '../masthead.ts';

const key = masthead.indexNowKey;

export const getStaticPaths = () => (key === undefined ? [] : [{ params: { key } }]);

export const GET: APIRoute = () => new Response(key);
