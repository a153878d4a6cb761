/** How does our sign stand on a tab or a home screen? As SVG by day and by night, PNG and ICO. */
import { Resvg } from '@resvg/resvg-js';
import { masthead } from '../masthead.ts';
import { colorsOf } from './palette.ts';

const { frontier, reached } = masthead.sign.icon;
const [light, dark] = [colorsOf('light'), colorsOf('dark')];

/** SVG 2 (https://www.w3.org/TR/SVG2/): night on a light screen, and day on a dark one. */
export const iconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <style>
    rect { fill: ${light.ink} }
    .step { stroke: ${dark.accent} }
    .frontier { stroke: ${light.paper} }
    @media (prefers-color-scheme: dark) {
      rect { fill: ${light.paper} }
      .step { stroke: ${light.accent} }
      .frontier { stroke: ${light.ink} }
    }
  </style>
  <rect width="32" height="32" rx="4"/>
  <path class="step" d="${reached}" fill="none" stroke-width="3"/>
  <path class="frontier" d="${frontier}" stroke-width="2" stroke-dasharray="3 3"/>
</svg>
`;

/** PNG (https://www.w3.org/TR/png-3/) of `size` pixels. With `share` it has no corners and its sign that share of its size. */
export function iconPng(size: number, share?: number): Buffer<ArrayBuffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="${share === undefined ? 4 : 0}" fill="${light.ink}"/>
  <g transform="translate(16 16) scale(${share ?? 1}) translate(-16 -16)" fill="none">
    <path d="${reached}" stroke="${dark.accent}" stroke-width="3"/>
    <path d="${frontier}" stroke="${light.paper}" stroke-width="2" stroke-dasharray="3 3"/>
  </g>
</svg>`;
  const png = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
  return Buffer.from(png);
}

/** ICO with one PNG of 32 pixels: https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10) */
export function iconIco(): Buffer<ArrayBuffer> {
  const png = iconPng(32);
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.set([32, 32, 0, 0], 6);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}
