/** Does every pointer to another piece arrive at the part it means? */
import type { Publication } from '../publication/publication.ts';
import type { Finding } from '../model/message.ts';
import { cureOf } from '../model/expect.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { splitKey } from '../publication/cross-references.ts';
import type { Rule } from './rule.ts';
import { hiddenAs, isHiddenFrom } from '../model/visibility.ts';

/** What a reference can mean, by the list of the piece that holds it. */
type Kind = 'claims' | 'caveats' | 'forecasts';

const nouns: Record<Kind, string> = { claims: 'claim', caveats: 'caveat', forecasts: 'forecast' };

export const referenceLands: Rule = {
  id: 'reference-lands',
  promise:
    'What a piece says of another one, that it rests on it, answers it or replaces it, leads to the very part it means.',
  severity: 'error',
  example: {
    where: 'frontmatter',
    keeps:
      'claims:\n  - { id: rank, text: The model ranks second. }\n  - { id: rise, text: The model has risen., dependsOn: ["example#rank"] }',
    breaks:
      'claims:\n  - { id: rank, text: The model ranks second. }\n  - { id: rise, text: The model has risen., dependsOn: ["example#rnak"] }',
    says: 'Unexpected claim `example#rnak`, did you mean `example#rank`?',
  },
  check(manuscript, report, publication) {
    const { piece, slug } = manuscript;
    const refuse = (path: (string | number)[], finding: Omit<Finding, 'place'> | undefined) => {
      if (finding) report({ at: path, ...finding });
    };

    piece.claims.forEach(({ dependsOn }, at) => {
      dependsOn.forEach((key, index) => {
        if (!key.includes('#')) return;
        refuse(
          ['claims', at, 'dependsOn', index],
          faultOfReference(manuscript, key, 'claims', publication),
        );
      });
    });
    piece.closes.forEach(({ caveat }, at) => {
      refuse(
        ['closes', at, 'caveat'],
        splitKey(caveat).slug === slug
          ? inOwnPiece(caveat, 'caveats')
          : faultOfReference(manuscript, caveat, 'caveats', publication),
      );
    });
    piece.resolves.forEach(({ forecast }, at) => {
      refuse(
        ['resolves', at, 'forecast'],
        splitKey(forecast).slug === slug
          ? inOwnPiece(forecast, 'forecasts')
          : (faultOfReference(manuscript, forecast, 'forecasts', publication) ??
              secondResolution(manuscript, forecast, publication)),
      );
    });
    if (piece.supersedes !== undefined) {
      refuse(['supersedes'], faultOfSuperseded(manuscript, piece.supersedes, publication));
    }
  },
};

/** What is wrong with `slug#id` in a piece, or undefined. */
function faultOfReference(
  from: Manuscript,
  key: string,
  kind: Kind,
  publication: Publication,
): Omit<Finding, 'place'> | undefined {
  const { manuscripts: pieces } = publication;
  const noun = nouns[kind];
  const { slug, id } = splitKey(key);
  const target = slug === from.slug ? from : pieces.get(slug);
  if (!target) {
    const expected = 'the slug of a piece before the `#`';
    const cure = cureOf(slug, [...pieces.keys()], expected, (meant) => `${meant}#${id}`);
    return { message: `Unexpected ${noun} \`${key}\`, ${cure}` };
  }
  const ids = target.piece[kind].flatMap((part) => part.id ?? []);
  if (!ids.includes(id)) {
    // It may stand in an entry that could not be read: that entry has its own message.
    if (target.problems.length > 0) return undefined;
    const written = (one: string) => `${slug}#${one}`;
    const expected =
      ids.length > 0
        ? `one of ${ids.map((one) => `\`${written(one)}\``).join(', ')}`
        : `a ${noun} with an \`id\`, and \`${slug}\` has none`;
    return { message: `Unexpected ${noun} \`${key}\`, ${cureOf(id, ids, expected, written)}` };
  }
  return isHiddenFrom(from, target, publication.today)
    ? {
        message: `Unexpected ${noun} \`${key}\`, which stands in ${hidden(target)}: expected one that readers can see`,
      }
    : undefined;
}

const hidden = ({ piece }: Manuscript): string =>
  piece.draft ? 'a draft' : `a piece ${hiddenAs(piece)}`;

const inOwnPiece = (key: string, kind: 'caveats' | 'forecasts') => ({
  message: `Unexpected ${nouns[kind]} \`${key}\` of this piece, expected ${
    kind === 'caveats' ? '`closedBy` of the caveat' : '`resolution` of the forecast'
  } itself: a reference leads to another piece`,
});

/** One forecast has one outcome, told in one place. */
function secondResolution(
  from: Manuscript,
  key: string,
  publication: Publication,
): Omit<Finding, 'place'> | undefined {
  const { slug, id } = splitKey(key);
  const row = publication.pieces.get(slug)?.forecasts.find(({ forecast }) => forecast.id === id);
  const by = row?.resolution?.by === from.slug ? undefined : row?.resolution?.by;
  return by === undefined
    ? undefined
    : {
        message: `Unexpected resolution of \`${key}\`, which \`${by}\` has resolved: expected one outcome for one forecast`,
      };
}

function faultOfSuperseded(
  from: Manuscript,
  slug: string,
  publication: Publication,
): Omit<Finding, 'place'> | undefined {
  const { manuscripts: pieces } = publication;
  const target = pieces.get(slug);
  if (target === from || slug === from.slug) {
    return {
      message: `Unexpected \`supersedes: ${slug}\`, expected an earlier piece than this one`,
    };
  }
  if (!target) {
    const cure = cureOf(slug, [...pieces.keys()], 'the slug of a piece');
    return { message: `Unexpected piece \`${slug}\` in \`supersedes\`, ${cure}` };
  }
  return isHiddenFrom(from, target, publication.today)
    ? {
        message: `Unexpected piece \`${slug}\` in \`supersedes\`, which is ${hiddenAs(target.piece)}: expected one that readers can see`,
      }
    : undefined;
}
