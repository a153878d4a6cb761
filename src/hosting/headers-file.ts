/** How do Cloudflare Pages and Netlify serve the site? `_headers` and `_redirects`: https://developers.cloudflare.com/pages/configuration/headers/, https://docs.netlify.com/routing/headers/ */
import { patternOf, rulesOf, type Serving } from './serving.ts';

/** Redirects that Cloudflare reads; the pages at the others lead on by themselves. */
const MOST = 2000;

/** Cloudflare lets everyone read everything where it is not told otherwise. */
const CORS_OF_CLOUDFLARE = '  ! Access-Control-Allow-Origin';

/** `_headers`. Of a header that an earlier rule sets, the earlier one is taken away first, as both would be sent. */
export function toHeadersFile(serving: Pick<Serving, 'isPreview'> = {}): string {
  const rules = rulesOf(serving);
  return rules
    .map(({ for: rule, headers }, at) => {
      const example = rule.replaceAll('*', 'x').replace(/:\w+/g, 'x');
      const earlier = rules
        .slice(0, at)
        .filter((other) => new RegExp(patternOf(other.for)).test(example));
      const lines = Object.entries(headers).flatMap(([name, value]) => {
        const isSet = earlier.some((other) => other.headers[name]);
        return [
          ...(isSet ? [`  ! ${name}`] : []),
          ...(value === null ? [] : [`  ${name}: ${value}`]),
        ];
      });
      return [rule, ...(rule === '/*' ? [CORS_OF_CLOUDFLARE] : []), ...lines, ''].join('\n');
    })
    .join('\n');
}

/**
 * `_redirects`. A page stands at each old address, which Netlify shows unless the rule is forced (`301!`); Cloudflare
 * passes such a line over and reads the next.
 */
export const toRedirectsFile = ({ redirects }: Serving): string =>
  redirects
    .slice(0, MOST)
    .flatMap(([from, to]) =>
      ['301!', '301'].map((status) => `${encodeURI(from)} ${to} ${status}\n`),
    )
    .join('');
