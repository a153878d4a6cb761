/** What is in the n-th of many made pieces? All that a real one has: shared works, citations, claims, caveats, forecasts, corrections. */
import { deflateSync, crc32 } from 'node:zlib';
import {
  adjective,
  capitalised,
  drawFrom,
  maker,
  NOUNS,
  pick,
  pickSome,
  place,
  sentence,
  subjectOf,
  verb,
  type Draw,
  type Subject,
} from './made-prose.ts';

/** First and last day on which made pieces are published. */
const FIRST_DAY = Date.parse('2021-11-22');
const LAST_DAY = Date.parse('2026-11-20');
const DAY = 86_400_000;

const PIECES_A_TOPIC = 25;
const SECTIONS = 10;
const SOURCES = 8;
/** Of them, works that other pieces may cite too. */
const SHARED = 4;
const ROLES = ['primary', 'reporting', 'analysis', 'dataset', 'community', 'aggregator'];

export interface MadePiece {
  slug: string;
  title: string;
  description: string;
  /** Day of publication. */
  date: string;
  topics: string[];
  authors: string[];
  /** Frontmatter as YAML, between its lines of dashes. */
  frontmatter: string;
  /** Paragraphs, headings, tables and components, with citations. */
  blocks: string[];
  /** Works it lists, in their order. */
  sources: { id: string; title: string; url: string }[];
  /** A picture that lies beside it, which one of its blocks shows. */
  picture: Buffer | undefined;
}

/** How many topics and authors `count` pieces have. */
export const topicsOf = (count: number): number => Math.max(2, Math.ceil(count / PIECES_A_TOPIC));
export const authorsOf = (count: number): number => Math.max(3, Math.ceil(count / 60));

const numbered = (name: string, n: number) => `${name}-${String(n).padStart(2, '0')}`;

/** Words to which the pieces of a topic return. */
export const topicNouns = (topic: number): string[] =>
  pickSome(drawFrom(7_000_000 + topic), NOUNS, 18);
export const topicId = (topic: number): string => numbered(topicNouns(topic)[0] ?? 'topic', topic);
export const authorId = (author: number): string => numbered('author', author);
export const authorName = (author: number): string => {
  const draw = drawFrom(8_000_000 + author);
  return `${pick(draw, GIVEN)} ${maker(draw)}`;
};
const GIVEN =
  'Ada Bo Carla Dev Esi Farid Greta Hiro Ines Jonas Kofi Lena Mira Nils Olga Paulo'.split(' ');

const dayText = (time: number) => new Date(time).toISOString().slice(0, 10);
const published = (n: number, count: number) =>
  FIRST_DAY + Math.floor(((LAST_DAY - FIRST_DAY) * Math.min(n, count)) / count / DAY) * DAY;

/** A text for YAML: JSON is YAML, and escapes by itself. */
const quoted = (text: string) => JSON.stringify(text);

export const slugOf = (n: number): string => {
  const draw = drawFrom(n);
  return `${pick(draw, NOUNS)}-${pick(draw, NOUNS)}-${n}`;
};

/**
 * The `n`-th of `count` pieces, from 0 on, the oldest first; the same whenever it is asked for. Those past the
 * last are new pieces of the last day.
 */
export function madePiece(n: number, count: number): MadePiece {
  const draw = drawFrom(1_000_000 + n);
  const time = published(n, count);
  const some = (of: number, more: number, name: (at: number) => string) => [
    ...new Set([n % of, ...(draw() < more ? [Math.floor(draw() * of)] : [])].map(name)),
  ];
  const subject = subjectOf(draw, topicNouns(n % topicsOf(count)));
  const [first, second, third] = pickSome(draw, subject.nouns, 3) as [string, string, string];
  const front = {
    title: `${capitalised(adjective(draw))} ${first}, ${adjective(draw)} ${second}: who ${verb(draw)} the ${third} in ${place(draw)}`,
    description: `${capitalised(adjective(draw))} and ${adjective(draw)} at once: what is known of the ${first}, and of the ${second} beside it.`,
    date: dayText(time),
    topics: some(topicsOf(count), 0.4, topicId),
    authors: some(authorsOf(count), 0.2, authorId),
    sources: worksOf(n, count, time, draw),
  };
  const making = { n, time, subject, draw };
  const picture = n % 10 === 3 ? drawnPicture(n) : undefined;
  return {
    ...front,
    slug: slugOf(n),
    frontmatter: frontmatterOf(front, making),
    blocks: blocksOf(making, picture !== undefined),
    picture,
  };
}

/** What all parts of a piece are made from. */
interface Making {
  n: number;
  time: number;
  subject: Subject;
  draw: Draw;
}

interface Work {
  id: string;
  title: string;
  url: string;
  /** As the frontmatter has it. */
  entry: string;
}

/** Eight works: some from a pool of which a few are cited far more than the rest, some that only this piece has. */
function worksOf(n: number, count: number, time: number, draw: Draw): Work[] {
  const pool = Math.max(12, Math.floor(count / 2));
  const shared = new Set<number>();
  while (shared.size < SHARED) shared.add(Math.floor(pool * draw() ** 2));
  const own = Array.from({ length: SOURCES - SHARED }, (_, at) => ({
    work: pool + n * SOURCES + at,
    issued: time - DAY * (3 + at),
  }));
  const all = [...shared].map((work) => ({ work, issued: FIRST_DAY - DAY * (30 + (work % 700)) }));
  return [...all, ...own].map(({ work, issued }, at) => {
    const of = drawFrom(2_000_000 + work);
    const title = `${capitalised(adjective(of))} ${pick(of, NOUNS)} and ${pick(of, NOUNS)}: a report from ${place(of)}`;
    const container = `${place(of)} ${capitalised(pick(of, NOUNS))} Review`;
    const url = `https://${maker(of).toLowerCase()}.example/reports/${work}`;
    const id = `s${at}`;
    const author =
      of() < 0.5 ? `, author: [{ family: ${maker(of)}, given: ${pick(of, GIVEN)} }]` : '';
    // The last repeats the one before it, in every fifth piece.
    const origin = at === SOURCES - 1 && n % 5 === 0 ? ', origin: s6' : '';
    const entry = `{ id: ${id}, title: ${quoted(title)}, container-title: ${quoted(container)}, URL: ${quoted(url)}${author}, issued: ${dayText(issued)}, accessed: ${dayText(time)}, role: ${pick(of, ROLES)}${origin} }`;
    return { id, title, url, entry };
  });
}

type Front = Pick<MadePiece, 'title' | 'description' | 'date' | 'topics' | 'authors'> & {
  sources: readonly Work[];
};

function frontmatterOf(front: Front, making: Making): string {
  const { n, subject, draw } = making;
  const said = () => quoted(`${capitalised(sentence(draw, subject))}.`);
  const list = (name: string, entries: readonly string[]) =>
    entries.length === 0 ? [] : [`${name}:`, ...entries.map((entry) => `  - { ${entry} }`)];
  return [
    `title: ${quoted(front.title)}`,
    `description: ${quoted(front.description)}`,
    `authors: [${front.authors.join(', ')}]`,
    `datePublished: ${front.date}`,
    `topics: [${front.topics.join(', ')}]`,
    `framing: ${quoted(`It was made to be measured. ${capitalised(sentence(draw, subject))}.`)}`,
    ...list('keyPoints', [`text: ${said()}`, `text: ${said()}, claim: c1`, `text: ${said()}`]),
    'sources:',
    ...front.sources.map(({ entry }) => `  - ${entry}`),
    ...list('claims', claimsOf(making, said)),
    ...list('caveats', caveatsOf(making, front.date)),
    ...list('forecasts', [forecastOf(making, said)]),
    ...list('resolves', n % 9 === 8 ? [resolves(n, front.date, said)] : []),
    ...list('closes', n % 11 === 10 ? [closes(n, front.date, said)] : []),
    ...list('corrections', n % 12 === 7 ? [correctionOf(making, said)] : []),
  ].join('\n');
}

function claimsOf({ n, draw }: Making, said: () => string): string[] {
  return Array.from({ length: 4 }, (_, c) => {
    const depends = c === 1 ? 'c0' : c === 3 && n % 6 === 5 ? `"${slugOf(n - 4)}#c0"` : '';
    return [
      `id: c${c}, text: ${said()}, kind: ${pick(draw, ['fact', 'inference', 'attribution'])}`,
      `sources: [s${c}, { id: s${c + 4}, stance: ${c === 2 ? 'context' : 'supports'} }]`,
      ...(depends === '' ? [] : [`dependsOn: [${depends}]`]),
      `confidence: ${pick(draw, ['low', 'moderate', 'high'])}`,
    ].join(', ');
  });
}

function caveatsOf({ subject, draw }: Making, date: string): string[] {
  return [
    'scope: in-source, silent: [s1, s2]',
    `scope: searched, searched: [{ where: The pages of ${pick(draw, subject.makers)}, date: ${date} }]`,
    'scope: unknowable, matters: low',
  ].map((scope, v) => {
    const [one, other] = [pick(draw, subject.nouns), pick(draw, NOUNS)];
    return `id: v${v}, text: What the ${one} does to the ${other} is not stated., ${scope}`;
  });
}

/** True where a later piece says how the forecast ended. */
const isResolvedElsewhere = (n: number) => n % 9 === 5;

function forecastOf({ n, time, subject, draw }: Making, said: () => string): string {
  const probability = 0.1 + Math.floor(draw() * 9) / 10;
  const due = time + 365 * DAY;
  const isOver = due < LAST_DAY && !isResolvedElsewhere(n);
  const fields = [
    `id: f0, statement: The ${pick(draw, subject.nouns)} of ${pick(draw, subject.makers)} is sold in ${place(draw)}.`,
    `by: ${authorId(n % 3)}, madeOn: ${dayText(time)}, resolvesOn: ${isOver ? dayText(due) : '2036-06-30'}`,
    `criteria: A list of prices shows it., resolutionSource: The list., probability: ${probability.toFixed(1)}`,
  ];
  if (isOver && n % 4 === 0) {
    const [date, why] = [dayText(time + 90 * DAY), 'A list came out.'];
    fields.push(`updates: [{ date: ${date}, probability: 0.${2 + (n % 7)}, why: ${why} }]`);
  }
  if (isOver) {
    const outcome = draw() < probability ? 'yes' : 'no';
    fields.push(
      `resolution: { date: ${dayText(due)}, outcome: ${outcome}, source: s0, note: ${said()} }`,
    );
  }
  return fields.join(', ');
}

const resolves = (n: number, date: string, said: () => string) =>
  `forecast: "${slugOf(n - 3)}#f0", date: ${date}, outcome: ${n % 2 === 0 ? 'yes' : 'no'}, source: s2, note: ${said()}`;

const closes = (n: number, date: string, said: () => string) =>
  `caveat: "${slugOf(n - 5)}#v0", source: s3, date: ${date}, note: ${said()}`;

const correctionOf = ({ n, time }: Making, said: () => string) =>
  `id: k0, date: ${dayText(Math.min(time + 9 * DAY, LAST_DAY))}, kind: ${n % 24 === 7 ? 'correction' : 'clarification'}, was: ${said()}, now: ${said()}, why: A row was misread., severity: ${n % 36 === 7 ? 'material' : 'minor'}`;

function blocksOf(making: Making, hasPicture: boolean): string[] {
  const { n, subject, draw } = making;
  const blocks: string[] = [];
  let cited = 0;
  for (let at = 0; at < 2 * SECTIONS; at += 1) {
    if (at > 0 && at % 2 === 0) blocks.push(heading(making));
    const isCited = at % 5 === 0 || at % 5 === 1 || at % 5 === 3;
    blocks.push(paragraph(making, isCited ? citation(cited) : ''));
    if (isCited) cited += 1;
    if (at === 6 && n % 4 === 1) blocks.push(table(making));
    if (at === 10 && n % 7 === 2) blocks.push(timeline(making));
    if (at === 14 && hasPicture) {
      const [one, other] = [pick(draw, subject.nouns), pick(draw, subject.nouns)];
      blocks.push(
        `<Figure caption="The ${one} beside the ${other}.">\n\n![Bands of colour that stand for the ${one} and the ${other}](./${PICTURE})\n\n</Figure>`,
      );
    }
  }
  if (n % 3 === 2) {
    blocks.push(`What came before is told [in an earlier piece](/analysis/${slugOf(n - 1)}/).`);
  }
  return blocks;
}

/** File of the picture, beside the piece. */
export const PICTURE = 'picture.png';

function heading({ subject, draw }: Making): string {
  const [one, other] = pickSome(draw, subject.nouns, 2);
  return `## ${capitalised(`${adjective(draw)} ${one}`)}, ${adjective(draw)} ${other}`;
}

/** The `at`-th citation: every third with a page, the first four with the claim they back. */
function citation(at: number): string {
  const page = at % 3 === 2 ? `, p. ${at + 2}` : '';
  return ` [@s${at % SOURCES}${page}${at < 4 ? ` #c${at}` : ''}]`;
}

/** About 52 words; with a citation they have a figure too. */
function paragraph({ subject, draw }: Making, cited: string): string {
  const sentences: string[] = [];
  let words = 0;
  while (words < 42) {
    const isCounted = cited !== '' && sentences.length === 0;
    const said = capitalised(sentence(draw, subject, isCounted));
    words += said.split(' ').length;
    sentences.push(`${said}${isCounted ? cited : ''}.`);
  }
  return sentences.join(' ');
}

function table({ subject, draw }: Making): string {
  const rows = pickSome(draw, subject.nouns, 5).map(
    (noun) =>
      `| ${capitalised(noun)} | ${pick(draw, subject.makers)} | ${place(draw)} | ${11 + Math.floor(draw() * 80)} | [@s${Math.floor(draw() * SOURCES)}] |`,
  );
  return ['| Part | Maker | Place | Weeks | Source |', '|---|---|---|---:|---|', ...rows].join(
    '\n',
  );
}

function timeline({ time, subject, draw }: Making): string {
  const events = [40, 25, 9].map((before, at) =>
    JSON.stringify([
      dayText(time - before * DAY),
      `${pick(draw, subject.makers)} shows the ${pick(draw, subject.nouns)}`,
      `s${at}`,
    ]),
  );
  return `<Timeline from="${dayText(time - 30 * DAY)}" to="${dayText(time - 12 * DAY)}" window="Two to four weeks" events={[${events.join(', ')}]} />`;
}

/** Bands of colour as a PNG (https://www.w3.org/TR/png-3/), so that there is an image to make smaller. */
function drawnPicture(n: number): Buffer {
  const [width, height] = [1200, 675];
  const draw = drawFrom(3_000_000 + n);
  const bands = Array.from({ length: 24 }, () => [draw() * 255, draw() * 255, draw() * 255]);
  const pixels = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const band = bands[Math.floor((x + y) / 80) % bands.length] ?? [];
      const at = y * (1 + width * 3) + 1 + x * 3;
      for (let part = 0; part < 3; part += 1) pixels[at + part] = ((band[part] ?? 0) + y / 8) & 255;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a channel, red, green and blue.
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND')];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(name: string, data = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
