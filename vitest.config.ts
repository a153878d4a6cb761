// Which tests run: units beside their files, and the built site as its users meet it.
import { defineConfig } from 'vitest/config';

const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // Units share nothing that one of them changes, so the modules of a worker are loaded once.
      { test: { name: 'units', include: ['src/**/*.test.ts'], isolate: false, ...patience } },
      {
        test: {
          name: 'site',
          include: ['tests/**/*.test.ts'],
          globalSetup: ['tests/sites-folder.ts'],
          ...patience,
        },
      },
    ],
  },
});
