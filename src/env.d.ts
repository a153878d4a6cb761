/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** True in `npm run dev` and never in a build, whatever `NODE_ENV` says. */
  readonly WRITING: boolean;
}
