/** Does every link within the site arrive? */
import type { Address } from '../publication/publication.ts';
import { cureOf } from '../model/expect.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { decoded, pieceAddress } from '../model/addresses.ts';
import { isOwnPage } from '../model/own-page.ts';
import type { Publication } from '../publication/publication.ts';
import { isLegible, type Rule } from './rule.ts';
import { hiddenAs, isHiddenFrom } from '../model/visibility.ts';

export const linkLands: Rule = {
  id: 'link-lands',
  promise: 'Every link within this site arrives, down to the heading.',
  severity: 'error',
  example: {
    where: 'prose',
    keeps: 'See [our sources](#sources).',
    breaks: 'See [our sources](#source).',
    says: 'Unexpected `#source`, did you mean `#sources`?',
  },
  check(manuscript, report, publication, { rules }) {
    for (const { url, place } of manuscript.prose.links) {
      if (!/^[/#]/.test(url) || url.startsWith('//')) continue;
      const [, path = '', query = '', anchor] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
      const { address, piece } = landingOf(path || pathOf(manuscript), publication);
      const elsewhere = (to: string) => ({
        was: url,
        now: `${to}${query}${anchor === undefined ? '' : `#${anchor}`}`,
      });
      if (piece && isHiddenFrom(manuscript, piece, publication.today)) {
        report({
          place,
          message: `Unexpected address \`${url}\`, which is ${hiddenAs(piece.piece)}: expected a page that is there when this piece appears`,
        });
      } else if (!address && path !== '') {
        const served = `${path}/`;
        const isMeant = landingOf(served, publication).address !== undefined;
        report({
          place,
          message: `Unexpected address \`${url}\`, ${
            isMeant ? `expected \`${served}\`` : 'expected a page of this site'
          }`,
          repair: isMeant ? elsewhere(served) : undefined,
        });
      } else if (anchor !== undefined && address?.to !== undefined) {
        const repair = address.to.includes('#')
          ? { was: url, now: address.to }
          : elsewhere(address.to);
        report({
          place,
          message: `Unexpected \`#${anchor}\` after an old address, which does not carry it on: expected \`${repair.now}\``,
          repair,
        });
      } else if (anchor !== undefined && address?.anchors && (!piece || isLegible(piece))) {
        // The rules stand on a page of the house, under their ids.
        const ofRules = path === '/standards/' ? rules.map(({ id }) => id) : [];
        const name = decoded(anchor);
        if (address.anchors.has(name) || ofRules.includes(name)) continue;
        const known = [...address.anchors, ...ofRules];
        const ofPiece = path === '' || decoded(path) === address.view?.path;
        const what = ofPiece ? 'the anchor of a heading or source' : `an anchor of \`${path}\``;
        const cure = cureOf(name, known, what, (meant) => `#${meant}`);
        report({ place, message: `Unexpected \`#${anchor}\`, ${cure}` });
      }
    }
  },
};

/** Where a manuscript stands: a piece, or a page of our own. */
const pathOf = ({ file, slug }: Manuscript): string =>
  isOwnPage(file) ? `/${slug}/` : pieceAddress(slug);

/** What stands at a path, and the piece it is about, even where readers of today do not see that piece. */
function landingOf(
  path: string,
  { addresses, owners }: Publication,
): { address: Address | undefined; piece: Manuscript | undefined } {
  const address = addresses.get(decoded(path));
  return { address, piece: address ? address.view?.manuscript : owners.get(decoded(path)) };
}
