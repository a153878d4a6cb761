/** What is a rule? A promise to the reader that a machine can check. */
import { publicationOf } from '../publication/publication-of.ts';
import type { Finding, Message } from '../model/message.ts';
import { isPublished } from '../model/visibility.ts';
import type { Publication } from '../publication/publication.ts';
import type { Site } from '../model/site.ts';
import type { Day } from '../model/date.ts';
import { placeOf, type Manuscript, type Path } from '../model/manuscript.ts';
import { byPlace } from '../model/place.ts';

/** What a rule says of a place in the file, or of a part of the piece: `at: ['sources', 0, 'URL']`. */
export type Report = (finding: Finding | (Omit<Finding, 'place'> & { at: Path })) => void;

/** The run a rule is part of. */
export interface Run {
  rules: readonly Rule[];
  /** What the rules before this one have found in the piece. */
  found: readonly Message[];
}

/**
 * A part of a piece, as `where` of the example says: YAML lines of its frontmatter, Markdown of its
 * prose, or both with a line `---` between them. The rest of the piece keeps every promise.
 */
export interface RuleExample {
  where: 'frontmatter' | 'prose' | 'both';
  /** Keeps the promise. */
  keeps: string;
  /** Breaks it. */
  breaks: string;
  /** What the writer is then told. */
  says: string;
  /** A field that the rest of the piece lacks, or its `evidence`; it takes its absence to break the promise. */
  without?: string;
  /** The UTC day of the check, where the promise depends on it. */
  today?: string;
  /** What its sources say, by their ids, where the promise depends on it. */
  read?: Record<string, string>;
  /** What they say when they are read again. */
  later?: Record<string, string>;
}

export interface Rule {
  /** Named for the truth it keeps: `citation-resolves`. */
  id: string;
  /** What readers can rely on, in one sentence. */
  promise: string;
  severity: Message['severity'];
  example: RuleExample;
  check: (manuscript: Manuscript, report: Report, publication: Publication, run: Run) => void;
}

/** The publication as each piece of a site is judged in it: a draft or scheduled piece among everything. */
export function publicationsOf(site: Site, today: Day): (manuscript: Manuscript) => Publication {
  const seen = publicationOf(site, today);
  const everything =
    seen.pieces.size === site.manuscripts.length
      ? seen
      : publicationOf(site, today, { including: 'everything' });
  return ({ piece }) => (isPublished(piece, today) ? seen : everything);
}

/** Messages of all rules over all pieces of a site on a UTC day, by file, line and column. */
export function checkAll(rules: readonly Rule[], site: Site, today: Day): Message[] {
  const publicationFor = publicationsOf(site, today);
  return site.manuscripts.flatMap(
    (manuscript) => verdictOn(rules, manuscript, publicationFor(manuscript)).messages,
  );
}

/** Messages about one piece as it would stand among the others of a site, by line and column. */
export function checkOne(
  rules: readonly Rule[],
  manuscript: Manuscript,
  site: Site,
  today: Day,
): Message[] {
  const others = site.manuscripts.filter(({ slug }) => slug !== manuscript.slug);
  const changed = { ...site, manuscripts: [...others, manuscript] };
  return verdictOn(rules, manuscript, publicationsOf(changed, today)(manuscript)).messages;
}

/** What the rules say of one manuscript. */
export interface Verdict {
  /** By line and column; the same one is said once. */
  messages: Message[];
  /** Warnings the writer has answered, each with the reason that readers see. */
  acknowledged: { message: Message; reason: string }[];
}

/**
 * Applies all rules to one manuscript. Where the frontmatter cannot be read, warnings wait: they would
 * speak of what is only illegible.
 */
export function verdictOn(
  rules: readonly Rule[],
  manuscript: Manuscript,
  publication: Publication,
): Verdict {
  const { file, piece } = manuscript;
  const said = new Set<string>();
  const found: Message[] = [];
  const spoken = isLegible(manuscript)
    ? rules
    : rules.filter(({ severity }) => severity === 'error');
  for (const { id: ruleId, severity, check } of spoken) {
    const report: Report = ({ message, fix, repair, ...where }) => {
      const place = 'at' in where ? placeOf(manuscript, where.at) : where.place;
      const key = `${place.line}:${place.column} ${message}`;
      if (said.has(key)) return;
      said.add(key);
      found.push({ file, place, severity, ruleId, message, fix, repair });
    };
    check(manuscript, report, publication, { rules, found });
  }
  const verdict: Verdict = { messages: [], acknowledged: [] };
  for (const message of found.toSorted((a, b) => byPlace(a.place, b.place))) {
    const reason = piece.acknowledged[message.ruleId];
    if (message.severity === 'error' || reason === undefined) verdict.messages.push(message);
    else verdict.acknowledged.push({ message, reason });
  }
  return verdict;
}

/** Promises a piece openly leaves unkept, each with its reason, for readers of its page. */
export function acknowledgedRules(
  rules: readonly Rule[],
  { acknowledged }: Pick<Manuscript['piece'], 'acknowledged'>,
): { rule: Rule; reason: string }[] {
  return rules.flatMap((rule) => {
    const reason = acknowledged[rule.id];
    return rule.severity === 'error' || reason === undefined ? [] : [{ rule, reason }];
  });
}

/** False where the frontmatter is missing, or is no YAML: then nothing in it has a place. */
export const isLegible = ({ places }: Pick<Manuscript, 'places'>): boolean =>
  Object.keys(places).length > 1;

/** The check of a rule whose faults are found while the file is read. */
export const foundInReading =
  (ruleId: string) =>
  (manuscript: Manuscript, report: Report): void => {
    manuscript.problems.filter((problem) => problem.ruleId === ruleId).forEach(report);
  };
