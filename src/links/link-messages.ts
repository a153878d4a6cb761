/** What is a writer told about links? One message a place, and a line to paste where one fixes it. */
import type { LinkAnswer } from './link-answer.ts';
import type { Message } from '../model/message.ts';
import type { CitedAddress, Citing, UnarchivedSource } from './cited-addresses.ts';
import { linkVerdict, type Verdict } from './link-verdict.ts';

/** A copy of a page in an archive. */
export interface ArchivedCopy {
  url: string;
  /** The UTC day on which it was made. */
  day: string;
}

/**
 * Messages about addresses that do not simply answer; those without an answer are passed over.
 * `today` dates the state a source may be given. What a source’s `state` already says is not repeated.
 */
export function linkMessages(
  addresses: readonly CitedAddress[],
  answers: ReadonlyMap<string, LinkAnswer>,
  today: string,
): Message[] {
  return addresses.flatMap(({ address, citings }) => {
    const answer = answers.get(address);
    if (!answer) return [];
    const verdict = linkVerdict(address, answer);
    return citings
      .filter((citing) => !isRecorded(verdict, citing))
      .flatMap((citing) => {
        const finding = findingOf(verdict, citing, today);
        return finding
          ? [{ file: citing.file, place: citing.place, ruleId: 'link-answers', ...finding }]
          : [];
      });
  });
}

/** Messages about sources without an archived copy; `copyOf` answers null where the archive has none. */
export function archiveMessages(
  sources: readonly UnarchivedSource[],
  copyOf: (source: UnarchivedSource) => ArchivedCopy | null | undefined,
): Message[] {
  return sources.flatMap((unarchived): Message[] => {
    const copy = copyOf(unarchived);
    if (copy === undefined) return [];
    const { file, place, source, address } = unarchived;
    const missing = `Missing field \`archived\` in source \`${source.id}\`, expected an archived copy`;
    return [
      {
        file,
        place,
        severity: 'warning',
        ruleId: 'source-is-archived',
        message: copy
          ? `${missing}, such as the one of ${copy.day} in the Wayback Machine`
          : `${missing}; none is known, https://web.archive.org/save/${address} makes one`,
        fix: copy ? `archived: ${JSON.stringify(copy.url)}` : undefined,
      },
    ];
  });
}

function isRecorded(verdict: Verdict, { as, source }: Citing): boolean {
  if (!source || as === 'archived') return false;
  const state = source.state.is;
  return verdict.is === state || (verdict.is === 'soft-404' && state === 'dead');
}

function findingOf(
  verdict: Verdict,
  { written, as, source }: Citing,
  today: string,
): Pick<Message, 'severity' | 'message' | 'fix'> | undefined {
  const isSource = as === 'URL' || as === 'DOI';
  const stateLine = (state: string) =>
    isSource ? `state: { is: ${state}, date: ${today} }` : undefined;
  switch (verdict.is) {
    case 'alive':
      return isSource && source?.state.is === 'dead'
        ? {
            severity: 'warning',
            message: `Unexpected state \`dead\` of source \`${source.id}\`, expected \`live\`: \`${written}\` answers`,
            fix: stateLine('live'),
          }
        : undefined;
    case 'moved': {
      const to = withFragmentOf(written, verdict.to);
      return {
        severity: 'warning',
        message: `Moved address \`${written}\`, expected \`${to}\``,
        fix: as === 'link' || as === 'DOI' ? to : `${as}: ${JSON.stringify(to)}`,
      };
    }
    case 'dead':
    case 'soft-404':
      return {
        severity: 'error',
        message: `Dead address \`${written}\` (${verdict.because}), expected one that answers`,
        fix: stateLine('dead'),
      };
    case 'paywalled':
      return {
        severity: 'warning',
        message: `Closed address \`${written}\` (${verdict.because}), expected one that every reader can open, or the state \`paywalled\``,
        fix: stateLine('paywalled'),
      };
    case 'refused':
      return {
        severity: 'warning',
        message: `Refused address \`${written}\` (${verdict.because}), expected one that readers can open: a browser shows whether they can`,
      };
    case 'unreachable':
      return {
        severity: 'warning',
        message: `Unreachable address \`${written}\` (${verdict.because}), expected one that answers: a later run shows whether it does`,
      };
  }
}

/** A redirect keeps the fragment it is not told to change: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2 */
function withFragmentOf(written: string, to: string): string {
  const { hash } = new URL(written);
  return hash !== '' && new URL(to).hash === '' ? `${to}${hash}` : to;
}
