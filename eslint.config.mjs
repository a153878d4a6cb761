// What the linter holds: correctness that types alone do not show, and that browsers have what styles and scripts ask of them.
import { readFileSync } from 'node:fs';
import css from '@eslint/css';
import eslint from '@eslint/js';
import astro from 'eslint-plugin-astro';
import baseline from 'eslint-plugin-baseline-js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The year of `baseline 2023` in `package.json`: https://web-platform-dx.github.io/web-features/ */
const { browserslist } = JSON.parse(readFileSync('package.json', 'utf8'));
const available = Number(browserslist[0].replace('baseline ', ''));

export default defineConfig(
  { ignores: ['dist/', '.astro/', 'node_modules/', '.cache/'] },
  {
    files: ['**/*.{js,mjs,ts,astro}'],
    extends: [
      eslint.configs.recommended,
      ...tseslint.configs.strict,
      ...astro.configs.recommended,
      ...astro.configs['jsx-a11y-recommended'],
    ],
    rules: {
      'no-console': 'off',
      eqeqeq: 'error',
      'no-undef': 'off',
      'no-control-regex': 'off',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { disallowTypeAnnotations: false, fixStyle: 'inline-type-imports' },
      ],
    },
  },
  {
    files: ['src/scripts/*.ts'],
    plugins: { 'baseline-js': baseline },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'baseline-js/use-baseline': [
        'error',
        {
          available,
          includeWebApis: { preset: 'type-aware' },
          includeJsBuiltins: { preset: 'type-aware' },
        },
      ],
    },
  },
  {
    files: ['src/styles/*.css'],
    plugins: { css },
    language: 'css/css',
    // `@masthead-colors` is ours.
    languageOptions: { tolerant: true },
    rules: {
      'css/use-baseline': [
        'error',
        {
          available,
          // Where a browser lacks one of these, lines break otherwise or a letter looks plainer, and nothing is lost.
          allowProperties: [
            'text-wrap',
            'text-autospace',
            'text-size-adjust',
            'paint-order',
            'orphans',
            'widows',
            'user-select',
            'forced-color-adjust',
            'content-visibility',
            // Without these a preview stands at the foot of the window.
            'anchor-name',
            'position-anchor',
            'position-area',
            'position-try-fallbacks',
            'position-try-order',
            'position-visibility',
          ],
          allowPropertyValues: {
            'font-family': ['ui-monospace'],
            'break-after': ['avoid'],
            'justify-self': ['anchor-center'],
          },
          // Folded parts open and print whole by a script where a browser lacks these.
          allowSelectors: ['target-text', 'details-content', 'popover-open'],
          allowAtRules: ['page'],
        },
      ],
    },
  },
);
