/** How does a command start sooner? What Node has compiled of our code and the packages is kept: https://nodejs.org/api/module.html#module-compile-cache */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Node puts the path into a pattern of its own, and finds some packages no more.
if (import.meta.dirname.includes('*')) {
  const root = join(import.meta.dirname, '../..');
  process.stderr.write(
    `Unexpected \`*\` in the path of the project, \`${root}\`, expected a folder without it\n`,
  );
  process.exit(1);
}

enableCompileCache(join(import.meta.dirname, '../../.cache/compiled'));
