/** Does every figure have a source beside it? */
import type { Day } from '../model/date.ts';
import type { Manuscript } from '../model/manuscript.ts';
import { placeInSentence } from '../model/prose.ts';
import { findFigures, isBorneOutBy, type Figure } from '../statements/figures.ts';
import type { Rule } from './rule.ts';
import { blocksOf, isEnglish, type BlockInText } from '../statements/texts.ts';

export const numberIsCited: Rule = {
  id: 'number-is-cited',
  promise:
    'A paragraph of ours that gives a number in digits, a price, percentage or date cites a source. Names, versions, counts below ten and years to come need none.',
  severity: 'warning',
  example: {
    where: 'prose',
    keeps: 'The model scored 1,444 points [@report]. With 1,444 it leads nothing yet.',
    breaks: 'The model scored 1,444 points.',
    says: 'Unexpected “1,444” in a paragraph without a citation, expected the source it comes from: `[@…]`',
  },
  sees: (_manuscript, { today }) => today,
  check(manuscript, report, { today }) {
    if (!isEnglish(manuscript)) return;
    const passages = passagesOf(blocksOf(manuscript));
    const known = [
      ...passages.filter(isCited).flatMap(figuresIn),
      ...figuresOfFrontmatter(manuscript),
    ];
    const names = versionNames(manuscript);
    for (const passage of passages) {
      if (isCited(passage)) continue;
      const [first] = passage
        .filter(({ kind, isQuoted }) => kind !== 'heading' && !isQuoted)
        .flatMap(({ sentences }) =>
          sentences.filter(({ text }) => !makesNoClaim(text) && !isAboutUs(text)),
        )
        .flatMap((sentence) =>
          findFigures(sentence.text)
            .filter((figure) => isTelling(figure, names, sentence.text) && !isToCome(figure, today))
            .filter((figure) => !known.some((other) => isBorneOutBy(figure, other)))
            .map((figure) => ({ figure, sentence })),
        );
      if (!first) continue;
      report({
        place: placeInSentence(first.sentence, first.figure.offset),
        message: `Unexpected “${first.figure.text}” in a paragraph without a citation, expected the source it comes from: \`[@…]\``,
      });
    }
  },
};

/** Blocks that one citation serves: a list or table with what introduces it, and their footnotes. */
type Passage = BlockInText[];

const isCited = (passage: Passage): boolean =>
  passage.some(({ citations }) => citations.length > 0);

const figuresIn = (passage: Passage): Figure[] =>
  passage.flatMap(({ sentences }) => sentences.flatMap(({ text }) => findFigures(text)));

function passagesOf(blocks: readonly BlockInText[]): Passage[] {
  const passages: Passage[] = [];
  for (const block of blocks) {
    if (block.footnote !== undefined || block.sentences.length === 0) continue;
    const last = passages.at(-1);
    if (last && belongsTo(last, block)) last.push(block);
    else passages.push([block]);
  }
  const notes = Map.groupBy(blocks, ({ footnote }) => footnote);
  for (const [label, note] of notes) {
    if (label === undefined) continue;
    const referring = passages.filter((one) => one.some((block) => block.notes.includes(label)));
    if (referring.length === 0) passages.push(note);
    for (const passage of referring) passage.push(...note);
  }
  return passages;
}

function belongsTo(passage: Passage, next: BlockInText): boolean {
  const before = passage.at(-1);
  if (!before || before.kind === 'heading' || next.kind === 'heading') return false;
  if (next.kind === 'tableRow') return true;
  if (next.place.line <= before.lastLine + 1) return true;
  // A note directly below a table speaks of the table.
  if (before.kind === 'tableRow') return next.place.line <= before.lastLine + 2;
  const isIntroduced = passage.some(({ text }) => text.endsWith(':'));
  return isIntroduced && (before.text.endsWith(':') || isSetOff(before)) && isSetOff(next);
}

/** True for what a sentence with a colon can introduce. */
const isSetOff = ({ kind, isQuoted }: BlockInText) => kind === 'listItem' || isQuoted;

/** Figures that stand in the frontmatter with a source, or that we set ourselves: forecasts, days of our work. */
function figuresOfFrontmatter({ piece }: Manuscript): Figure[] {
  const texts = [
    ...piece.claims.filter(({ sources }) => sources.length > 0).map(({ text }) => text),
    ...piece.forecasts.flatMap((forecast) => [
      forecast.statement,
      forecast.criteria,
      forecast.madeOn,
      forecast.resolvesOn,
      forecast.resolution?.note ?? '',
      ...[forecast.probability, ...forecast.updates.map(({ probability }) => probability)].flatMap(
        (probability) =>
          probability === undefined ? [] : `${Math.round(probability * 1000) / 10} per cent`,
      ),
    ]),
    ...piece.caveats.flatMap(({ text, searched }) => [text, ...searched.map(({ date }) => date)]),
    ...piece.corrections.flatMap(({ date, now }) => [date, now]),
    ...piece.sources.flatMap(({ accessed, issued }) => [accessed, issued]),
    piece.datePublished.slice(0, 10),
  ];
  return texts.flatMap(findFigures);
}

/** Numbers that this piece uses as names: `1.1` where it speaks of “HappyHorse 1.1”. */
function versionNames({ piece, prose }: Manuscript): Set<string> {
  const texts = [piece.title, piece.description, ...prose.sentences.map(({ text }) => text)];
  const names = texts.flatMap((text) =>
    [
      ...text.matchAll(
        /(?:\p{Lu}[\p{L}\p{N}]*|\bversion)\s+(?<name>\d+\.\d+(?:\.\d+)*)(?![\d%])/gu,
      ),
    ].map(({ groups }) => groups?.name ?? ''),
  );
  return new Set(names);
}

/** Questions and suppositions need no source. */
const makesNoClaim = (sentence: string): boolean =>
  /\?[”’"')]*$/.test(sentence) ||
  /\b(?:suppose|imagine|for (?:example|instance)|hypothetical(?:ly)?|say,|assume|assuming)\b/i.test(
    sentence,
  ) ||
  /^if\b|\bif\b.*\bwould\b|\bwould\b.*\bif\b/i.test(sentence);

/** What we say we do or expect ourselves needs none either. */
const isAboutUs = (sentence: string): boolean =>
  /\b[Ww]e\b|\b[Oo]ur\b|\b[Tt]his (?:piece|article|page|analysis|note)\b/.test(sentence);

/** True for a day that no source can have seen. */
function isToCome({ date }: Figure, today: Day): boolean {
  if (date?.year === undefined) return false;
  const [year, month, day] = [date.year, date.month ?? 1, date.day ?? 1].map(String);
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` > today;
}

/** False for what reads as a count in passing, a definition, or a name. */
function isTelling(figure: Figure, names: ReadonlySet<string>, sentence: string): boolean {
  const before = sentence.slice(0, figure.offset);
  const after = sentence.slice(figure.offset + figure.text.length);
  if (figure.kind === 'date') return !isNameOfEvent(figure, before, after);
  if (figure.kind === 'percentage') return !/^[ -](?:confidence|credible|intervals?)\b/.test(after);
  if (figure.kind === 'price' || figure.isMeasured)
    return !RACE.test(after) || !/\b[Tt]he (?:\p{L}+’s )?$/u.test(before);
  if (names.has(figure.text) || isSiblingOfVersion(figure, names, after)) return false;
  if (STREET.test(after)) return false;
  if (SPAN.test(`${figure.text}${after}`) || RETURN_PERIOD.test(after)) return false;
  return figure.value >= 10 || !Number.isInteger(figure.value);
}

/** “The 2024 Olympics”. */
const isNameOfEvent = ({ text }: Figure, before: string, after: string): boolean =>
  /^\d{4}$/.test(text) && /\b[Tt]he $/.test(before) && /^ \p{Lu}/u.test(after);

/** One or two days, or three, as it is said: “in less than 24 hours”, “48 hours later”. */
const SPAN = /^(?:24|48|72)[ -]hours?\b/;

/** “10 Downing Street”, “14 Rue des Lilas”. */
const STREET =
  /^ (?:\p{Lu}[\p{L}’-]+ ){1,3}(?:Street|St|Road|Avenue|Lane|Square|Drive|Place|Boulevard|Way)\b|^ (?:Rue|Via|Calle) /u;

/** “A 100-year flood” says how rare it is. */
const RETURN_PERIOD = /^-year (?:flood|storm|event|rain\w*|wave|drought)/;

/** “The 100 metres final”. */
const RACE =
  /^ ?(?:metres?|meters?|m) (?:final|race|heats?|hurdles|relay|freestyle|butterfly|backstroke|sprint|record|title|and\b|in\b)|^ ?(?:metres?|meters?|m)[.,;]/;

/** “1.9” where “Firmware 1.10” is spoken of. */
const isSiblingOfVersion = ({ text }: Figure, names: ReadonlySet<string>, after: string): boolean =>
  /^\d{1,2}\.\d{1,2}$/.test(text) &&
  names.size > 0 &&
  !/^ ?(?:±|points?\b|times\b|\p{L}+s\b)/u.test(after);
