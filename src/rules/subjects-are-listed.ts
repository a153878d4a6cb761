/** Does a piece list the subjects that it treats? */
import { subjectsIn } from '../statements/subjects-named.ts';
import type { Rule } from './rule.ts';

/** Sentences in which a subject is named from which on a piece that lists some treats it too. */
const OFTEN = 5;

export const subjectsAreListed: Rule = {
  id: 'subjects-are-listed',
  promise: 'A piece can be found under the subjects that it treats.',
  severity: 'warning',
  example: {
    where: 'both',
    keeps: 'subjects: [harbour-one]\n---\nHarbour One ranks second.',
    breaks: 'title: "Harbour One and its rank"\n---\nHarbour One ranks second.',
    says: 'Missing `harbour-one` in `subjects`, expected what the piece treats, the foremost first',
  },
  sees: (_manuscript, { site }) => site.subjects,
  check({ piece, prose }, report, { site: { subjects } }) {
    if (subjects.length === 0) return;
    const inTitle = new Set(subjectsIn(piece.title, subjects).map(({ subject }) => subject));
    const times = new Map(subjects.map((subject) => [subject, 0]));
    for (const { text } of prose.sentences) {
      for (const subject of new Set(subjectsIn(text, subjects).map((named) => named.subject))) {
        times.set(subject, (times.get(subject) ?? 0) + 1);
      }
    }
    const fewest = piece.subjects.length === 0 ? 1 : OFTEN;
    const treated = [...times]
      .filter(([subject, often]) => inTitle.has(subject) || often >= fewest)
      .filter(([{ id }]) => !piece.subjects.includes(id))
      .toSorted(
        ([one, a], [other, b]) => Number(inTitle.has(other)) - Number(inTitle.has(one)) || b - a,
      )
      .map(([{ id }]) => `\`${id}\``);
    if (treated.length === 0) return;
    report({
      at: ['subjects'],
      message: `Missing ${treated.join(', ')} in \`subjects\`, expected what the piece treats, the foremost first`,
    });
  },
};
