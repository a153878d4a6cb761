/** How does Vercel serve the site? `vercel.json`: https://vercel.com/docs/project-configuration */
import { rulesOf, type Serving } from './serving.ts';

/** Redirects that one file may hold. */
const MOST = 2000;

/** A pattern of ours in the syntax of path-to-regexp. */
const sourceOf = (rule: string): string =>
  rule.replace(/[.+?!(){}[\]]/g, '\\$&').replaceAll('*', '(.*)');

/** `vercel.json`; of two rules with one header the later holds. An empty header is none. */
export const toVercelJson = (serving: Serving): string =>
  `${JSON.stringify(
    {
      trailingSlash: true,
      redirects: serving.redirects.slice(0, MOST).map(([from, destination]) => ({
        source: encodeURI(from).replace(/[+!(){}[\]*:]/g, '\\$&'),
        destination,
        statusCode: 301,
      })),
      headers: rulesOf(serving).map(({ for: rule, headers }) => ({
        source: sourceOf(rule),
        headers: Object.entries(headers).map(([key, value]) => ({ key, value: value ?? '' })),
      })),
    },
    null,
    2,
  )}\n`;
