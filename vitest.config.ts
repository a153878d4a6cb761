// Which tests run: units beside their files, and the built site as its users meet it.
import { defineConfig } from 'vitest/config';

const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { name: 'units', include: ['src/**/*.test.ts'], ...patience } },
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
