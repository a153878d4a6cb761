/** Where does a sentence end? Unicode's rule, with the abbreviations it does not know joined again. */
import { segmenter } from '../model/language.ts';

/** Words after which a full stop ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(“"‘'])(?:No|Nos|Fig|Figs|vs|e\.g|i\.e|cf|ca|approx|para|paras|p|pp|ch|vol|ed|eds|Dr|Mr|Mrs|Ms|Prof|St|Inc|Ltd|Corp|Co|U\.S|U\.K|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s+$/;

/** Start and end offsets of the sentences of a text, white space at the ends left out. */
export function sentenceSpans(text: string, language: string): { start: number; end: number }[] {
  const segments = segmenter(language, 'sentence').segment(text);
  const spans: { start: number; end: number }[] = [];
  let open: number | undefined;
  for (const { segment, index } of segments) {
    open ??= index;
    const end = index + segment.length;
    const soFar = text.slice(open, end);
    if (ABBREVIATION.test(soFar) && end < text.length) continue;
    const lead = soFar.length - soFar.trimStart().length;
    const trimmed = soFar.trim();
    if (trimmed !== '') spans.push({ start: open + lead, end: open + lead + trimmed.length });
    open = undefined;
  }
  return spans;
}
