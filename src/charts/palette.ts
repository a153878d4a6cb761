/** Which colours has a scheme, and how far do two stand apart? */
import { masthead, type ColorRole } from '../masthead.ts';

/** The colours of all roles by day or by night. */
export const colorsOf = (scheme: 'light' | 'dark'): Record<ColorRole, string> =>
  Object.fromEntries(
    Object.entries(masthead.colors).map(([role, color]) => [role, color[scheme]]),
  ) as Record<ColorRole, string>;

/** From 1 to 21, as WCAG 2.2 counts it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance, of `#rrggbb`. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
