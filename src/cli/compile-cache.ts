/** How does a command start sooner? What Node has compiled of our code and the packages is kept: https://nodejs.org/api/module.html#module-compile-cache */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../../.cache/compiled'));
