/** Does every link within the site arrive? */
import { dayOf, type Day } from '../../model/date.ts';
import { nearest } from '../../model/expect.ts';
import type { Manuscript } from '../../model/manuscript.ts';
import {
  caveatAnchor,
  citationAnchor,
  claimAnchor,
  forecastAnchor,
  narrativeAnchor,
  parts,
  sourceAnchor,
} from '../anchors.ts';
import { placeOfPart } from '../place-of-part.ts';
import { isLegible, type Rule, type Site } from '../rule.ts';

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
  check(manuscript, report, site) {
    const addresses = addressesOf(site.manuscripts);
    const isServed = (path: string) =>
      addresses.pieces.has(path) || addresses.aliases.has(path) || site.isServed(path);

    for (const { url, place } of manuscript.prose.links) {
      if (!/^[/#]/.test(url) || url.startsWith('//')) continue;
      const [, path = '', rest = '', anchor] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
      const target = path === '' ? manuscript : addresses.pieces.get(decoded(path));
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
      } else if (target && isHiddenFrom(manuscript, target, site.today)) {
        report({
          place,
          message: `Unexpected address \`${url}\`, which is ${
            target.piece.draft ? 'a draft' : `scheduled for ${dayOf(target.piece.datePublished)}`
          }: expected a page that is there when this piece appears`,
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

    const { supersedes } = manuscript.piece;
    if (supersedes !== undefined && !addresses.pieces.has(`/analysis/${supersedes}/`)) {
      const meant = nearest(
        supersedes,
        site.manuscripts.map(({ slug }) => slug),
      );
      report({
        place: placeOfPart(manuscript, ['supersedes']),
        message: `Unexpected piece \`${supersedes}\` in \`supersedes\`, ${
          meant ? `did you mean \`${meant}\`?` : 'expected the slug of a piece'
        }`,
      });
    }
  },
};

/** A part of an address without percent-encoding; as written where the encoding is broken. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** True where `target` has no page when a reader can first follow the link from `from`. */
function isHiddenFrom(from: Manuscript, target: Manuscript, today: Day): boolean {
  if (from === target || from.piece.draft) return false;
  if (target.piece.draft) return true;
  const published = dayOf(from.piece.datePublished);
  return dayOf(target.piece.datePublished) > (published > today ? published : today);
}

interface Addresses {
  pieces: Map<string, Manuscript>;
  aliases: Set<string>;
}

const indexes = new WeakMap<Site['manuscripts'], Addresses>();

/** Addresses of pieces, new and old; made once for a list of pieces. */
function addressesOf(manuscripts: Site['manuscripts']): Addresses {
  const known = indexes.get(manuscripts);
  if (known) return known;
  const addresses: Addresses = {
    pieces: new Map(manuscripts.map((one) => [`/analysis/${one.slug}/`, one])),
    aliases: new Set(manuscripts.flatMap(({ piece }) => piece.aliases)),
  };
  indexes.set(manuscripts, addresses);
  return addresses;
}

const anchorSets = new WeakMap<Manuscript, Set<string>>();

/** Every anchor of a piece’s page; gathered once. */
function anchorsOf(manuscript: Manuscript): Set<string> {
  const known = anchorSets.get(manuscript);
  if (known) return known;
  const { piece, prose } = manuscript;
  const seen = new Map<string, number>();
  const anchors = new Set([
    ...Object.values(parts),
    ...prose.headings.map((heading) => heading.id),
    ...piece.sources.map(({ id }) => sourceAnchor(id)),
    ...piece.claims.map(({ id }) => claimAnchor(id)),
    ...piece.forecasts.map(({ id }) => forecastAnchor(id)),
    ...piece.narratives.map(({ id }) => narrativeAnchor(id)),
    ...piece.caveats.map((_, index) => caveatAnchor(index + 1)),
    ...prose.citations.map(({ source }) => {
      const nth = (seen.get(source) ?? 0) + 1;
      seen.set(source, nth);
      return citationAnchor(source, nth);
    }),
  ]);
  anchorSets.set(manuscript, anchors);
  return anchors;
}
