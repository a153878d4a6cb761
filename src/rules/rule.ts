/** What is a rule? A promise to the reader that a machine can check. */
import type { Finding, Message } from '../model/message.ts';
import type { Site } from '../model/site.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { byPlace } from '../model/place.ts';

export type Report = (finding: Finding) => void;

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
  /** A field that the rest of the piece lacks; it takes its absence to break the promise. */
  without?: string;
  /** The UTC day of the check, where the promise depends on it. */
  today?: string;
}

export interface Rule {
  /** Named for the truth it keeps: `citation-resolves`. */
  id: string;
  /** What readers can rely on, in one sentence. */
  promise: string;
  severity: Message['severity'];
  example: RuleExample;
  check: (manuscript: Manuscript, report: Report, site: Site, run: Run) => void;
}

/** Messages of all rules over all manuscripts, by file, line and column. */
export function checkAll(rules: readonly Rule[], site: Site): Message[] {
  return site.manuscripts.flatMap((manuscript) => checkOne(rules, manuscript, site));
}

/** Messages of all rules over one manuscript, by line and column; the acknowledged are left out. */
export function checkOne(rules: readonly Rule[], manuscript: Manuscript, site: Site): Message[] {
  return verdictOn(rules, manuscript, site).messages;
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
export function verdictOn(rules: readonly Rule[], manuscript: Manuscript, site: Site): Verdict {
  const { file, piece } = manuscript;
  const said = new Set<string>();
  const found: Message[] = [];
  const spoken = isLegible(manuscript)
    ? rules
    : rules.filter(({ severity }) => severity === 'error');
  for (const { id: ruleId, severity, check } of spoken) {
    const report: Report = ({ place, message, fix, repair }) => {
      const key = `${place.line}:${place.column} ${message}`;
      if (said.has(key)) return;
      said.add(key);
      found.push({ file, place, severity, ruleId, message, fix, repair });
    };
    check(manuscript, report, site, { rules, found });
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
