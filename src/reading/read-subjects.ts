/** Which subjects are there? `content/subjects.yml`, each with its maker and the sources of its days. */
import { join } from 'node:path';
import { cureOf, nearest } from '../model/expect.ts';
import { slugSchema } from '../model/id.ts';
import type { Manuscript } from '../model/manuscript.ts';
import type { Message } from '../model/message.ts';
import { compare } from '../model/order.ts';
import { namesOf, SUBJECTS, subjectsSchema, type Subject } from '../model/subject.ts';
import { readWhole } from './piece-files.ts';
import { readData } from './read-data.ts';

interface Fault {
  path: string[];
  message: string;
}

/** All subjects by id, and what is wrong with their file; a publication without the file has none. */
export function readSubjects(
  root: string,
  manuscripts: readonly Manuscript[],
): { subjects: Subject[]; messages: Message[] } {
  const found = readWhole(join(root, SUBJECTS));
  if (!found) return { subjects: [], messages: [] };
  const { value = {}, problems, placeOf } = readData(found, subjectsSchema);
  const subjects = Object.entries(value)
    .map(([id, subject]) => ({ ...subject, id }))
    .sort((a, b) => compare(a.id, b.id));
  const faults = [
    ...nameFaults(subjects),
    ...subjects.flatMap((subject) => [
      ...makerFaults(subject, subjects),
      ...sourceFaults(subject, manuscripts),
    ]),
  ].map(({ path, message }) => ({
    place: placeOf(...path),
    message,
    ruleId: 'frontmatter-is-valid',
  }));
  return {
    subjects,
    messages: [...problems, ...faults].map((problem) => ({
      file: SUBJECTS,
      severity: 'error',
      ...problem,
    })),
  };
}

/** Names that would mean two subjects. */
function nameFaults(subjects: readonly Subject[]): Fault[] {
  const owners = new Map<string, string>();
  return subjects.flatMap((subject) =>
    namesOf(subject).flatMap((name): Fault[] => {
      const owner = owners.get(name);
      owners.set(name, subject.id);
      if (owner === undefined) return [];
      return [
        {
          path: [subject.id],
          message: `Unexpected name \`${name}\`, which \`${owner}\` has too, expected one that means one subject`,
        },
      ];
    }),
  );
}

/** A maker spelled as an id is one. */
function makerFaults({ id, maker }: Subject, subjects: readonly Subject[]): Fault[] {
  const ids = subjects.map((subject) => subject.id);
  if (maker === undefined || ids.includes(maker) || !slugSchema.safeParse(maker).success) return [];
  const cure = cureOf(maker, ids, 'the id of another subject, or a name with a capital');
  return [{ path: [id, 'maker'], message: `Unexpected maker \`${maker}\`, ${cure}` }];
}

/** A day stands on a source that a piece lists. */
function sourceFaults(subject: Subject, manuscripts: readonly Manuscript[]): Fault[] {
  return (['since', 'until'] as const).flatMap((field): Fault[] => {
    const written = subject[field]?.source;
    if (written === undefined) return [];
    const [slug = '', source = ''] = written.split('#');
    const piece = manuscripts.find((one) => one.slug === slug)?.piece;
    const ids = piece?.sources.map(({ id }) => id) ?? [];
    if (ids.includes(source)) return [];
    const slugs = manuscripts.map((one) => one.slug);
    const meant = piece ? nearest(source, ids) : nearest(slug, slugs);
    const cure =
      meant === undefined
        ? 'expected a source of a piece, as `slug#id`'
        : `did you mean \`${piece ? `${slug}#${meant}` : `${meant}#${source}`}\`?`;
    return [
      { path: [subject.id, field, 'source'], message: `Unexpected source \`${written}\`, ${cure}` },
    ];
  });
}
