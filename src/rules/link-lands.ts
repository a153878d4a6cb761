/** Does every link within the site arrive? */
import { forecastViews } from '../model/forecast-state.ts';
import type { Publication } from '../publication/publication.ts';
import { nearest } from '../model/expect.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Piece } from '../model/piece.ts';
import { headingsOf } from '../model/prose.ts';
import { sourceRoles } from '../model/source.ts';
import { decoded, pieceAddress } from '../model/addresses.ts';
import {
  caveatAnchor,
  citationAnchor,
  claimAnchor,
  correctionAnchor,
  forecastAnchor,
  narrativeAnchor,
  parts,
  sentenceAnchors,
  sourceAnchor,
} from '../model/anchors.ts';
import { caveatViews, claimFilters } from '../publication/ledger-views.ts';
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
  check(manuscript, report, publication) {
    const { owners, site } = publication;
    const isServed = (path: string) =>
      owners.has(path) || (site.isServed(path) && isNamed(path, publication));

    for (const { url, place } of manuscript.prose.links) {
      if (!/^[/#]/.test(url) || url.startsWith('//')) continue;
      const [, path = '', rest = '', anchor] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
      const owner = owners.get(decoded(path));
      const isPiece = owner !== undefined && pieceAddress(owner.slug) === decoded(path);
      const target = path === '' ? manuscript : isPiece ? owner : undefined;
      if (path !== '' && !isServed(decoded(path))) {
        const served = `${path}/`;
        const isMeant = isServed(decoded(served));
        report({
          place,
          message: `Unexpected address \`${url}\`, ${
            isMeant ? `expected \`${served}\`` : 'expected a page of this site'
          }`,
          repair: isMeant
            ? { was: url, now: `${served}${rest}${anchor === undefined ? '' : `#${anchor}`}` }
            : undefined,
        });
      } else if (target && isHiddenFrom(manuscript, target, publication.today)) {
        report({
          place,
          message: `Unexpected address \`${url}\`, which is ${hiddenAs(target.piece)}: expected a page that is there when this piece appears`,
        });
      } else if (anchor !== undefined && target && isLegible(target)) {
        const anchors = anchorsOf(target);
        if (anchors.has(decoded(anchor))) continue;
        const meant = nearest(decoded(anchor), [...anchors]);
        report({
          place,
          message: `Unexpected \`#${anchor}\`, ${
            meant ? `did you mean \`#${meant}\`?` : 'expected the anchor of a heading or source'
          }`,
        });
      }
    }
  },
};

/** False for a page of a list, such as that of a topic or source, whose last part names nothing there is. */
function isNamed(path: string, { site, works, owners }: Publication): boolean {
  const [, room = '', name = ''] = /^(.+\/)([^/]+)\/$/.exec(path.replace(/page\/\d+\/$/, '')) ?? [];
  const names: Record<string, (name: string) => boolean> = {
    '/topics/': (id) => site.topics.some((one) => one.id === id),
    '/authors/': (id) => site.authors.some((one) => one.id === id),
    '/sources/': (slug) => [...works.values()].some((work) => work.slug === slug),
    '/sources/role/': (role) => sourceRoles.some((one) => one === role),
    '/claims/': (slug) => owners.has(pieceAddress(slug)),
    '/claims/topic/': (id) => site.topics.some((one) => one.id === id),
    '/claims/status/': (status) => claimFilters.some((one) => one === status),
    '/caveats/': (view) => caveatViews.some((one) => one === view),
    '/forecasts/': (view) => forecastViews.some((one) => one === view),
  };
  return names[room]?.(name) ?? true;
}

/** Anchors of the parts that the page of a piece has. */
const partsOf = (piece: Piece): string[] => [
  parts.caveats,
  parts.sources,
  parts.corrections,
  parts.howToCite,
  ...(piece.framing === undefined ? [] : [parts.framing]),
  ...(piece.closes.length + piece.resolves.length > 0 ? [parts.answers] : []),
  ...(['narratives', 'wouldChangeOurMind', 'forecasts', 'claims'] as const)
    .filter((part) => piece[part].length > 0)
    .map((part) => parts[part]),
];

/** Every anchor of a piece’s page. */
function anchorsOf(manuscript: Manuscript): Set<string> {
  const { piece, prose } = manuscript;
  const seen = new Map<string, number>();
  return new Set([
    ...partsOf(piece),
    ...headingsOf(prose).map((heading) => heading.id),
    ...piece.sources.map(({ id }) => sourceAnchor(id)),
    ...piece.claims.map(({ id }) => claimAnchor(id)),
    ...piece.forecasts.map(({ id }) => forecastAnchor(id)),
    ...piece.narratives.map(({ id }) => narrativeAnchor(id)),
    ...piece.caveats.map((caveat, index) => caveatAnchor(caveat, index + 1)),
    ...piece.corrections.map(({ id }) => correctionAnchor(id)),
    ...sentenceAnchors(prose).values(),
    ...prose.citations.map(({ source }) => {
      const nth = (seen.get(source) ?? 0) + 1;
      seen.set(source, nth);
      return citationAnchor(source, nth);
    }),
  ]);
}
