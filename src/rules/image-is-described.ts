/** Is every image there, and does it say what it shows to those who cannot see it? */
import { cureOf } from '../model/expect.ts';
import type { Place } from '../model/place.ts';
import { placeOf } from '../model/manuscript.ts';
import type { Rule } from './rule.ts';

export const imageIsDescribed: Rule = {
  id: 'image-is-described',
  promise: 'Every image exists and says in words what it shows.',
  severity: 'error',
  example: {
    where: 'prose',
    keeps: '![Scores of ten models, falling from left to right](./scores.svg)',
    breaks: '![](./scores.svg)',
    says: 'Missing description of the image `./scores.svg`, expected what it shows between the brackets: `![…](./scores.svg)`',
  },
  check(manuscript, report) {
    const { piece, prose, files } = manuscript;
    const mustExist = (url: string, place: Place) => {
      const name = url.replace(/^\.\//, '');
      if (/^[a-z][a-z\d+.-]*:|^\//i.test(url)) {
        report({
          place,
          message: `Unexpected image address \`${url}\`, expected a file beside the piece, such as \`./scores.svg\``,
        });
      } else if (!files.some((file) => file === name || encodeURI(file) === name)) {
        const cure = cureOf(name, files, 'it beside the piece', (meant) => `./${meant}`);
        report({ place, message: `Missing file \`${url}\`, ${cure}` });
      }
    };
    for (const { url, alt, place } of prose.images) {
      if (alt.trim() === '') {
        report({
          place,
          message: `Missing description of the image \`${url}\`, expected what it shows between the brackets: \`![…](${url})\``,
        });
      }
      mustExist(url, place);
    }
    if (piece.image) mustExist(piece.image.src, placeOf(manuscript, ['image', 'src']));
  },
};
