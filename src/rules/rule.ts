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
  /**
   * Of an error: when a writer can be right against it, and may acknowledge it as a warning is acknowledged. It is true
   * of what the rule reports with `isArguable`.
   */
  arguable?: string;
  example: RuleExample;
  /**
   * What it looks at besides the piece, as plain values: what it has found is kept while they stay the same. A rule
   * without this is asked each time, unless its check takes the piece and the report alone.
   */
  sees?: (manuscript: Manuscript, publication: Publication) => unknown;
  check: (manuscript: Manuscript, report: Report, publication: Publication, run: Run) => void;
}

/** The publication as each piece of a site is judged in it: a draft or scheduled piece among everything. */
export function publicationsOf(
  site: Site,
  today: Day,
  seen = publicationOf(site, today),
  everything = everythingOf(seen),
): (manuscript: Manuscript) => Publication {
  return ({ piece }) => (isPublished(piece, today) ? seen : everything);
}

/** A publication with drafts and scheduled pieces. */
export const everythingOf = (seen: Publication): Publication =>
  seen.pieces.size === seen.site.manuscripts.length
    ? seen
    : publicationOf(seen.site, seen.today, { including: 'everything' });

/** What rules have found in a piece, by their ids, and what else they saw. */
export type OwnFindings = Record<string, { saw: string; findings: LaidFinding[] }>;
type LaidFinding = Finding;

/** Hands over what was found in a manuscript before, and keeps what is found now. */
export type KeepFindings = (
  manuscript: Manuscript,
  find: (before: OwnFindings) => OwnFindings,
) => OwnFindings;

/** Messages of all rules over all pieces of a site on a UTC day, by file, line and column. */
export function checkAll(
  rules: readonly Rule[],
  site: Site,
  today: Day,
  keep?: KeepFindings,
  publicationFor = publicationsOf(site, today),
): Message[] {
  return site.manuscripts.flatMap(
    (manuscript) => verdictOn(rules, manuscript, publicationFor(manuscript), keep).messages,
  );
}

/** True for a rule of which is known on what its findings rest: the piece, and what it `sees`. */
const isKept = ({ check, sees }: Rule): boolean => sees !== undefined || check.length <= 2;

/** What one rule finds, each finding with its place. */
function findingsOf(
  { check }: Rule,
  manuscript: Manuscript,
  publication: Publication,
  run: Run,
): LaidFinding[] {
  const findings: LaidFinding[] = [];
  const report: Report = ({ message, fix, repair, isArguable, ...where }) => {
    const place = 'at' in where ? placeOf(manuscript, where.at) : where.place;
    findings.push({ place, message, fix, repair, isArguable });
  };
  check(manuscript, report, publication, run);
  return findings;
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
  /** What the writer has answered, each with the reason that readers see. */
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
  keep: KeepFindings = (_manuscript, find) => find({}),
): Verdict {
  const { file, piece } = manuscript;
  const said = new Set<string>();
  const found: Message[] = [];
  const spoken = isLegible(manuscript)
    ? rules
    : rules.filter(({ severity }) => severity === 'error');
  const find = (rule: Rule) => findingsOf(rule, manuscript, publication, { rules, found });
  const own = keep(manuscript, (before) =>
    Object.fromEntries(
      spoken.filter(isKept).map((rule) => {
        const saw = JSON.stringify(rule.sees?.(manuscript, publication) ?? null);
        const known = before[rule.id];
        return [rule.id, known?.saw === saw ? known : { saw, findings: find(rule) }];
      }),
    ),
  );
  for (const rule of spoken) {
    for (const finding of own[rule.id]?.findings ?? find(rule)) {
      const key = `${finding.place.line}:${finding.place.column} ${finding.message}`;
      if (said.has(key)) continue;
      said.add(key);
      found.push({ file, severity: rule.severity, ruleId: rule.id, ...finding });
    }
  }
  const verdict: Verdict = { messages: [], acknowledged: [] };
  for (const message of found.toSorted((a, b) => byPlace(a.place, b.place))) {
    const reason = piece.acknowledged[message.ruleId];
    const isFixed = message.severity === 'error' && message.isArguable !== true;
    if (isFixed || reason === undefined) verdict.messages.push(withWayOut(message));
    else verdict.acknowledged.push({ message, reason });
  }
  return verdict;
}

/** The message, with how it is answered where the writer may be right against it. */
const withWayOut = (message: Message): Message =>
  message.severity === 'error' && message.isArguable
    ? {
        ...message,
        message: `${message.message}; or say in \`acknowledged: { ${message.ruleId}: … }\` why it is right`,
      }
    : message;

/** True for a rule whose findings may stand with a reason: a warning, or an error against which a writer can be right. */
export const isAcknowledgeable = ({ severity, arguable }: Rule): boolean =>
  severity === 'warning' || arguable !== undefined;

/** Promises a piece openly leaves unkept, each with its reason, for readers of its page. */
export function acknowledgedRules(
  rules: readonly Rule[],
  { acknowledged }: Pick<Manuscript['piece'], 'acknowledged'>,
): { rule: Rule; reason: string }[] {
  return rules.flatMap((rule) => {
    const reason = acknowledged[rule.id];
    return !isAcknowledgeable(rule) || reason === undefined ? [] : [{ rule, reason }];
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
