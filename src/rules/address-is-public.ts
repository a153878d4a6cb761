/** Can a reader follow every outside address? */
import { isPublicHost, isWebAddress } from '../model/id.ts';
import type { Rule } from './rule.ts';

export const addressIsPublic: Rule = {
  id: 'address-is-public',
  promise: 'Every address leads to the public internet, where a reader can follow it.',
  severity: 'warning',
  example: {
    where: 'prose',
    keeps: 'See the [method](https://example.org/method).',
    breaks: 'See the [method](http://localhost:4321/method).',
    says: 'Unexpected address `http://localhost:4321/method`, expected one on the public internet: no reader can follow it',
  },
  check({ piece, prose }, report) {
    const told = (address: string) =>
      `Unexpected address \`${address}\`, expected one on the public internet: no reader can follow it`;
    const isPrivate = (address: string | undefined) =>
      address !== undefined && isWebAddress(address) && !isPublicHost(address);
    piece.sources.forEach((source, index) => {
      for (const field of ['URL', 'archived'] as const) {
        const address = source[field];
        if (address !== undefined && isPrivate(address)) {
          report({ at: ['sources', index, field], message: told(address) });
        }
      }
    });
    for (const { url, place } of [...prose.links, ...prose.images]) {
      if (isPrivate(url)) report({ place, message: told(url) });
    }
  },
};
