/** What in a piece is in question, and by what? Its doubts gathered by their cause. */
import type { ClaimRow, PieceRows, SentenceRow } from './rows.ts';
import { causeKey, type Doubt } from './doubts.ts';

/** Something that no longer stands, with all of one piece that rests on it. */
export interface Question {
  /** The shortest way from the piece to the cause. */
  doubt: Doubt;
  sentences: SentenceRow[];
  claims: ClaimRow[];
}

/** The causes by which parts of a piece are in question, each with what rests on it there. */
export function questionsOf({
  sentences,
  claims,
}: Pick<PieceRows, 'sentences' | 'claims'>): Question[] {
  const questions = new Map<string, Question>();
  const questionOf = (doubt: Doubt): Question => {
    const key = causeKey(doubt.cause);
    const known = questions.get(key) ?? { doubt, sentences: [], claims: [] };
    if (doubt.through.length < known.doubt.through.length) known.doubt = doubt;
    questions.set(key, known);
    return known;
  };
  for (const row of sentences)
    for (const doubt of row.doubts) questionOf(doubt).sentences.push(row);
  for (const row of claims) for (const doubt of row.doubts) questionOf(doubt).claims.push(row);
  return [...questions.values()];
}
