/** Which colours do the tokens name, and how far do two stand apart? */

/** A role by day and by night, as `#rrggbb`. */
export interface RoleColor {
  light: string;
  dark: string;
}

/** The roles of the first `light-dark()` of each `--color-…` in a style sheet, by name without the prefix. */
export function readPalette(css: string): Record<string, RoleColor> {
  const palette: Record<string, RoleColor> = {};
  const written = /--color-([a-z]+):\s*light-dark\((#[0-9a-f]{3,6}),\s*(#[0-9a-f]{3,6})\)/g;
  for (const [, role = '', light = '', dark = ''] of css.matchAll(written)) {
    palette[role] ??= { light, dark };
  }
  return palette;
}

/** From 1 to 21, as WCAG 2.2 reckons it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
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
