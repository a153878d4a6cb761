/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Anchors of the sentences that are in question, on the page of a piece. */
    inQuestion?: ReadonlySet<string>;
    /** Open caveats by the anchor of the sentence they belong beside, on the page of a piece. */
    caveats?: ReadonlyMap<string, readonly import('./publication/rows.ts').CaveatRow[]>;
    /** Images beside the piece, by the names of their files. */
    images?: ReadonlyMap<string, import('./queries/served-images.ts').ServedImage>;
    /**
     * The data of a component of the prose, on the page of a piece. MDX hands a component its literal properties
     * and nothing else, so the page, which alone may ask for boards, lays what it found here.
     */
    exhibit?: (
      component: string,
      properties: Record<string, unknown>,
    ) => { exhibit: import('./exhibits/exhibit.ts').Exhibit; csv: string } | undefined;
  }
}

interface ImportMetaEnv {
  /** True in `npm run dev` and never in a build, whatever `NODE_ENV` says. */
  readonly WRITING: boolean;
  /** Path below which the site stands: `/repo`, or empty. */
  readonly SITE_PATH: string;
}
