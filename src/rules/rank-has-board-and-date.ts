/** On which list, and when? A rank without them cannot be checked. */
import { placeInSentence } from '../model/prose.ts';
import type { Source } from '../model/source.ts';
import { findFigures } from '../statements/figures.ts';
import { findRanks } from '../statements/ranks.ts';
import type { Rule } from './rule.ts';
import { blocksOf, isEnglish, isQuoted, type BlockInText } from '../statements/texts.ts';

export const rankHasBoardAndDate: Rule = {
  id: 'rank-has-board-and-date',
  promise:
    'A rank in the text comes with the list, race or vote it stands on and a date, in the same paragraph. “The second largest” is a size.',
  severity: 'warning',
  example: {
    where: 'prose',
    keeps: 'The model ranks second on Arena’s list of 16 April 2026 [@report].',
    breaks: 'The model ranks second [@report].',
    says: 'Unexpected “ranks second” in a paragraph that names no list and no date, expected both, as in “second on Arena’s list of 16 April 2026”',
  },
  check(manuscript, report) {
    if (!isEnglish(manuscript)) return;
    const sources = new Map(manuscript.piece.sources.map((source) => [source.id, source]));
    const blocks = blocksOf(manuscript);
    for (const block of blocks) {
      if (block.kind === 'heading' || block.kind === 'tableRow' || block.isQuoted) continue;
      const [first] = block.sentences
        .filter(({ text }) => !givesNoRank(text))
        .flatMap((sentence) =>
          findRanks(sentence.text)
            .filter(({ offset }) => !isQuoted(sentence.text, offset))
            .map((rank) => ({ sentence, rank })),
        );
      if (!first) continue;
      const read = blocks.filter((other) => other === block || areReadTogether(block, other));
      const datasets = read
        .flatMap(({ citations }) => citations.map((index) => manuscript.prose.citations[index]))
        .flatMap((citation) => sources.get(citation?.source ?? '') ?? [])
        .filter(({ role }) => role === 'dataset');
      const lacks = [
        ...(read.some(namesBoard) || datasets.length > 0 ? [] : ['no list']),
        ...(read.some(namesDate) || datasets.some(isDated) ? [] : ['no date']),
      ];
      if (lacks.length === 0) continue;
      report({
        place: placeInSentence(first.sentence, first.rank.offset),
        message: `Unexpected “${first.rank.text}” in a paragraph that names ${lacks.join(' and ')}, expected ${
          lacks.length === 2 ? 'both' : 'it'
        }, as in “second on Arena’s list of 16 April 2026”`,
      });
    }
  },
};

/** A footnote is read with what refers to it. */
const areReadTogether = (one: BlockInText, other: BlockInText): boolean =>
  (other.footnote !== undefined && one.notes.includes(other.footnote)) ||
  (one.footnote !== undefined && [...other.notes, other.footnote].includes(one.footnote));

/** Lists, and what ends in one: a race, an election. */
const namesBoard = ({ text }: BlockInText): boolean =>
  /\b(?:(?:leader)?boards?|lists?|rankings?|ratings?|index|indices|indexes|charts?|standings|leagues?|arena|benchmarks?|tracker|surveys?|census|snapshots?|tournament|competition|contest|table|directory|register|elections?|by-election|referendum|polls?|ballot|primary|race|marathon|regatta|rally|championships?|olympics|paralympics|grand prix|finals?|semi-finals?|heats?|festival)\b/i.test(
    text,
  ) || /\b(?:Cup|Games|Open|Masters|Tour)\b|\b[Tt]he vote (?:of|in)\b/.test(text);

const namesDate = ({ text, sentences }: BlockInText): boolean =>
  sentences.some((sentence) => findFigures(sentence.text).some(({ kind }) => kind === 'date')) ||
  /\b(?:January|February|March|April|June|July|August|September|October|November|December|(?:in|of|since|until|by|late|early|mid-) ?May)\b/.test(
    text,
  );

const isDated = ({ issued }: Source): boolean => issued !== 'unknown';

/** “… with no version and no board”, “whether it was second”, “a third place would”: no rank is claimed. */
const givesNoRank = (text: string): boolean =>
  /^whether\b|\?[”’"')]*$|\b(?:could|would|might|if|suppose|imagine)\b/i.test(text) ||
  /\b(?:no|without an?|which|whose|unnamed|unstated|unclear|unknown)\b[^.;]*\b(?:version|board|list|index|date|ranking|leaderboard)\b/i.test(
    text,
  );
