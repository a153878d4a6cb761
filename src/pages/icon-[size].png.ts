/** /icon-192.png and the others that the manifest names: the sign on a home screen. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { iconPng } from '../charts/icon.ts';

export const getStaticPaths = (() => [
  { params: { size: '192' }, props: { png: iconPng(192) } },
  { params: { size: '512' }, props: { png: iconPng(512) } },
  // A mask may cut away all but a circle of four fifths: https://www.w3.org/TR/appmanifest/#icon-masks
  { params: { size: 'maskable-512' }, props: { png: iconPng(512, 0.8) } },
]) satisfies GetStaticPaths;

export const GET: APIRoute<{ png: Buffer<ArrayBuffer> }> = ({ props }) =>
  new Response(props.png, { headers: { 'Content-Type': 'image/png' } });
