/** How are pages kept as code? An integration that stops a build once everything is bundled, and keeps the bundle. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';

/** Folder in which the bundle is kept, absolute; a build without it makes every page, as Astro does. */
export const BUNDLE_VARIABLE = 'KEEP_BUNDLE_IN';

/** What else a kept bundle needs, beside its code. */
export interface BundleFacts {
  /** Key of a page, and the style sheets that it shows. */
  styles: [page: string, styles: unknown[]][];
  /** Scripts of integrations, for all pages. */
  scripts: unknown[];
}

interface AppOfBundle extends AstroPrerenderer {
  app: { getSettings: () => { scripts: unknown[] } };
}

/**
 * Astro integration. Where the variable is set, nothing is prerendered: the code of the pages stays in that folder, for
 * `kept-bundle.ts` to run. https://docs.astro.build/en/reference/adapter-reference/#custom-prerenderer
 */
export function keepBundle(folder = process.env[BUNDLE_VARIABLE]): AstroIntegration {
  if (folder === undefined) return { name: 'keep-bundle', hooks: {} };
  let pages: ReadonlyMap<string, { styles: unknown[] }> = new Map();
  let code = '';
  return {
    name: 'keep-bundle',
    hooks: {
      'astro:config:done': ({ config }) => {
        code = join(fileURLToPath(config.outDir), '.prerender');
      },
      'astro:build:setup': ({ pages: all }) => {
        pages = all;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          name: 'keep-bundle',
          setup: () => prerenderer.setup?.() ?? Promise.resolve(),
          getStaticPaths: () => Promise.resolve([]),
          teardown: () => {
            const { scripts } = (prerenderer as AppOfBundle).app.getSettings();
            cpSync(code, join(folder, 'code'), { recursive: true });
            const styles = [...pages].map(([page, data]): BundleFacts['styles'][number] => [
              page,
              data.styles,
            ]);
            const facts: BundleFacts = { styles, scripts };
            writeFileSync(join(folder, 'facts.json'), JSON.stringify(facts));
            return Promise.resolve();
          },
        }));
      },
    },
  };
}
