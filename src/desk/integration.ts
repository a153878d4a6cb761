/** What stands beside the site while a writer works? A toolbar app and a guide; none of it reaches a build. */
import type { AstroIntegration } from 'astro';
import { settleDay } from '../today.ts';

/**
 * Astro integration. It also tells pages whether a writer is at work: `import.meta.env.DEV` follows
 * `NODE_ENV`, which a build may inherit from anywhere, and would then publish drafts.
 */
export function desk(): AstroIntegration {
  return {
    name: 'desk',
    hooks: {
      'astro:config:setup': ({ command, updateConfig, addDevToolbarApp, injectRoute }) => {
        const isWriting = command === 'dev';
        const define = { 'import.meta.env.WRITING': JSON.stringify(isWriting) };
        updateConfig({ vite: { define } });
        if (!isWriting) {
          settleDay();
          return;
        }
        addDevToolbarApp({
          id: 'desk',
          name: 'Desk',
          icon: 'file-search',
          entrypoint: new URL('./toolbar-app.ts', import.meta.url),
        });
        injectRoute({
          pattern: '/desk.json',
          entrypoint: new URL('./desk.json.ts', import.meta.url),
        });
        injectRoute({ pattern: '/write/', entrypoint: new URL('./guide.astro', import.meta.url) });
      },
    },
  };
}
