/** Does every outside address lead to the web? */
import { addressFault, isWebAddress } from '../model/id.ts';
import { foundInReading, type Rule } from './rule.ts';

export const addressIsHttp: Rule = {
  id: 'address-is-http',
  promise:
    'Every link is a web address, a mail address or a place on this site; none runs anything.',
  severity: 'error',
  example: {
    where: 'prose',
    keeps: 'See the [method](https://example.org/method).',
    breaks: 'See the [method](javascript:alert).',
    says: 'Unexpected address `javascript:alert`, expected one that begins with `https://`, `http://`, `/` or `#`',
  },
  check(manuscript, report) {
    foundInReading('address-is-http')(manuscript, report);
    const images = new Set(manuscript.prose.images.map(({ url }) => url));
    for (const { url, place } of manuscript.prose.links) {
      if (isWebAddress(url) && !images.has(url)) {
        const expected = addressFault(url);
        if (expected !== undefined) {
          report({ place, message: `Unexpected address \`${url}\`, expected ${expected}` });
        }
        continue;
      }
      const isSound = /^\/(?![/\\])|^#/.test(url) || /^mailto:[^\s@]+@[^\s@]+$/.test(url);
      // The reader of the prose counts a definition that serves an image among the links.
      if (isSound || images.has(url)) continue;
      const meant = `https://${url}`;
      report({
        place,
        message: `Unexpected address \`${url}\`, expected one that begins with \`https://\`, \`http://\`, \`/\` or \`#\``,
        repair: isHostAndPath(url) && isWebAddress(meant) ? { was: url, now: meant } : undefined,
      });
    }
  },
};

/** `www.example.org`, `example.org/report`; `scores.svg` may be a file. */
const isHostAndPath = (url: string): boolean =>
  /^www\.[^\s/]+\.[a-z]{2,}(?:[/?#]|$)|^(?:[a-z\d-]+\.)+[a-z]{2,}\//i.test(url);
