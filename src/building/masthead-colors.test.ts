import postcss from 'postcss';
import { expect, test } from 'vitest';
import { masthead } from '../masthead.ts';
import { mastheadColors } from './masthead-colors.ts';

const { light, dark } = masthead.colors.ink;
const made = async (css: string) =>
  (await postcss([mastheadColors]).process(css, { from: undefined })).css;

test('a style sheet gets the colours of the masthead, by day and for both schemes', async () => {
  expect(await made(':root{@masthead-colors light;}')).toContain(`--color-ink: ${light}`);
  expect(await made(':root{@masthead-colors light-dark;}')).toContain(
    `--color-ink: light-dark(${light}, ${dark})`,
  );
  expect(await made(':root{@masthead-colors contrast;}')).toContain(
    '--color-ink: light-dark(#000, #fff)',
  );
});

test('another word is refused at its place', async () => {
  await expect(made(':root{@masthead-colors dusk;}')).rejects.toThrow(
    '1:7: Unexpected `dusk`, expected `light`, `light-dark` or `contrast`',
  );
});
