/** What does a person tell of a piece? A part of a newsletter in Markdown, and a post that is short enough everywhere, with its picture. */
import { plainText } from '../model/text.ts';
import { correctionWords } from '../model/words.ts';
import { dayOf } from '../model/date.ts';
import type { DuePage } from './to-announce.ts';

/** Characters that the strictest of the usual networks takes: https://docs.bsky.app/docs/advanced-guides/posts */
export const POST = 300;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const lengthOf = (text: string) => [...characters.segment(text)].length;

/** A part of a newsletter. `url` is the origin of our pages. */
export function forNewsletter({ view, path, at, isNew, image }: DuePage, url: string): string {
  const { title, description, keyPoints, lead } = view.manuscript.piece;
  return [
    `## ${plain(title)}`,
    ...(isNew ? [] : [correctionsIn(view, at)]),
    plain(description),
    ...(lead ? [`![${plain(lead.caption)}](${url}${image})`] : []),
    ...(keyPoints.length > 0 ? [keyPoints.map((one) => `- ${plain(one.text)}`).join('\n')] : []),
    `${url}${path}`,
  ].join('\n\n');
}

/** A post of at most `POST` characters, its address counted. */
export function forPost({ view, path, at, isNew }: DuePage, url: string): string {
  const { title, description, lead } = view.manuscript.piece;
  const address = `${url}${path}`;
  const head = isNew ? plain(title) : `Corrected: ${plain(title)}`;
  const said = isNew ? plain(lead?.caption ?? description) : correctionsIn(view, at);
  const room = POST - lengthOf(address) - 2;
  const first = cut(head, room);
  const rest = cut(said, room - lengthOf(first) - 2);
  return [first, ...(rest === '' ? [] : [rest]), address].join('\n\n');
}

/** What the picture shows that goes with a post, and where it is. */
export const pictureOf = (
  { view, image }: DuePage,
  url: string,
): { address: string; alt: string } => ({
  address: `${url}${image}`,
  alt: plain(view.manuscript.piece.lead?.caption ?? view.manuscript.piece.title),
});

/** What was corrected on the day of a change, in a sentence each. */
const correctionsIn = (view: DuePage['view'], at: string): string =>
  view.material
    .filter(({ correction }) => correction.date === dayOf(at))
    .map(({ correction: { kind, was, now } }) => {
      const words = correctionWords[kind];
      return `${words}: was “${plain(was)}”, now “${plain(now)}”.`;
    })
    .join(' ');

/** On one line, as what is pasted elsewhere is. */
const plain = (text: string): string => plainText(text).replace(/\s+/g, ' ').trim();

/** As much as fits, whole words, with an ellipsis where something is left out; nothing where hardly anything fits. */
function cut(text: string, most: number): string {
  if (lengthOf(text) <= most) return text;
  if (most < 20) return '';
  let kept = '';
  for (const word of text.split(' ')) {
    if (lengthOf(`${kept} ${word}…`) > most) break;
    kept = kept === '' ? word : `${kept} ${word}`;
  }
  return kept === '' ? '' : `${kept.replace(/[\s,;:.]+$/, '')}…`;
}
