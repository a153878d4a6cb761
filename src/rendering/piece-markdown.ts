/** How does a piece read as plain Markdown? Whole, with its evidence, for whoever has no use for a page. */
import { masthead } from '../masthead.ts';
import type { NumberedSource, PieceView, Publication } from '../publication/publication.ts';
import { exhibitOf } from '../exhibits/exhibit-of.ts';
import { pieceAddress } from '../model/addresses.ts';
import type { BlockContent, Definition, PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { dateInWords, sourceLabel } from '../model/source-labels.ts';
import type {
  CaveatRow,
  ClaimRow,
  CorrectionRow,
  ForecastRow,
  Pointer,
} from '../publication/rows.ts';
import { likelihood } from '../model/likelihood.ts';
import type { Doubt } from '../publication/doubts.ts';
import {
  caveatScopeWords,
  correctionWords,
  counted,
  forecastStateWords,
  inPercent,
  outcomeWords,
  readAs,
  roleWords,
} from '../model/words.ts';
import { parseCitationGroup } from '../model/citation.ts';
import { sourceAddress, sourceContainer, type Source } from '../model/source.ts';
import { heading, joined, link, list, paragraph, strong, type Inline } from './mdast-nodes.ts';
import { plainProse } from './prose-markdown.ts';

/** What neither the piece nor the publication says. */
export interface Surroundings {
  /** The reference to the piece, in words. */
  reference: string;
  /** Absolute addresses of the images beside the piece, by their file’s name. */
  images?: ReadonlyMap<string, { url: string }> | undefined;
}

/** The piece at hand, its surroundings, and its sources by their ids. */
interface Context extends Surroundings {
  view: PieceView;
  publication: Publication;
  /** Absolute address of its page. */
  url: string;
  numbers: ReadonlyMap<string, number>;
}

const site = masthead.url;

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', tightDefinitions: true })
  .freeze();

/**
 * The whole piece as CommonMark with GFM’s tables, without frontmatter: head, prose, evidence.  A citation is a worded link, `([VentureBeat, 22 Jun 2026][1], para. 3)`; its number is the source’s.
 * https://spec.commonmark.org/0.31.2/, https://github.github.com/gfm/
 */
export function toPieceMarkdown(
  view: PieceView,
  publication: Publication,
  surroundings: Surroundings,
): string {
  const { piece, text } = view.manuscript;
  const { sources } = view;
  const { boards } = publication.site;
  const url = `${site}${view.path}`;
  const numbers = new Map(sources.map(({ number, source }) => [source.id, number]));
  const context: Context = { ...surroundings, view, publication, url, numbers };
  const root: Root = {
    type: 'root',
    children: [
      ...head(context),
      ...corrected(context),
      ...inQuestion(context),
      ...section(
        'In short',
        piece.keyPoints.map((point) => [point.text]),
      ),
      ...plainProse(text, {
        url,
        images: surroundings.images,
        citation: (group) => citationInWords(group, context),
        exhibit: (component, attributes) => {
          const answer = exhibitOf(component, attributes, { boards, piece });
          return answer && 'exhibit' in answer ? answer.exhibit : undefined;
        },
      }),
      heading(2, 'What the sources do not say'),
      piece.caveats.length === 0
        ? paragraph('None stated.')
        : list(view.caveats.map((row) => caveatInWords(row, context))),
      ...section(
        'Answers earlier caveats',
        view.closes.map((row) => caveatInWords(row, context)),
      ),
      ...section(
        'Resolves earlier forecasts',
        view.resolves.map((row) => forecastInWords(row, context)),
      ),
      ...readings(context),
      ...section(
        'What would change our mind',
        piece.wouldChangeOurMind.map((sentence) => [sentence]),
      ),
      ...forecasts(context),
      ...section(
        'Claims',
        view.claims.map((row) => claimInWords(row, context)),
      ),
      heading(2, 'Sources'),
      list(
        sources.map((one) => sourceInWords(one, context)),
        { ordered: true },
      ),
      ...(piece.framing ? [heading(2, 'How this piece was made'), paragraph(piece.framing)] : []),
      heading(2, 'Corrections'),
      view.corrections.length === 0
        ? paragraph('None since publication.')
        : list(view.corrections.map(correctionInWords)),
      ...foot(context),
      ...sources.flatMap(({ number, source }) => definition(number, source)),
    ],
  };
  return writer.stringify(root);
}

/** A heading and a list below it, or nothing. */
const section = (title: string, items: readonly (readonly Inline[])[]): BlockContent[] =>
  items.length === 0 ? [] : [heading(2, title), list(items)];

/** ` (first; second)`, or nothing. */
const inBrackets = (...details: readonly Inline[]): Inline =>
  details.some((detail) => detail !== undefined && detail !== false)
    ? [' (', joined(details, '; '), ')']
    : undefined;

function head(context: Context): BlockContent[] {
  const { view, url } = context;
  const { authors, topics, modified } = view;
  const { piece } = view.manuscript;
  return [
    heading(1, piece.title),
    paragraph(piece.description),
    paragraph(
      `By ${authors.map(({ name }) => name).join(', ')}. `,
      `Published ${dateInWords(piece.datePublished)}, `,
      modified === piece.datePublished
        ? 'not changed since. '
        : `changed ${dateInWords(modified)}. `,
      `${counted(view.minutes, 'minute')}. `,
      topics.length > 0 ? `${topics.map(({ name }) => name).join(', ')}. ` : '',
      link(url, url),
    ),
    ...(view.supersededBy === undefined
      ? []
      : [paragraph(strong('Replaced by'), ' ', pieceLink(view.supersededBy, context))]),
    ...(view.supersedes === undefined
      ? []
      : [paragraph(strong('Replaces'), ' ', pieceLink(view.supersedes, context))]),
  ];
}

const corrected = ({ view }: Context): BlockContent[] =>
  section('Corrected since publication', view.material.map(correctionInWords));

const inQuestion = (context: Context): BlockContent[] =>
  section(
    'In question',
    context.view.questions.map(({ doubt, sentences, claims }) => [
      [...sentences.map(({ text }) => text), ...claims.map(({ claim }) => claim.text)]
        .map((text) => `“${text}”`)
        .join(' '),
      ' ',
      doubtInWords(doubt, context),
    ]),
  );

const BECAME = {
  corrected: 'which was corrected',
  retracted: 'which was retracted',
  dead: 'which can no longer be read',
  withdrawn: 'which was withdrawn',
};

function doubtInWords({ cause, through }: Doubt, { publication }: Context): Inline {
  const linkTo = (kind: 'work' | 'claim', key: string): Inline => {
    const claim = kind === 'claim' ? publication.claims.get(key) : undefined;
    if (claim) return link(`${site}${claim.path}`, claim.claim.text);
    const work = publication.sources.get(key);
    return work ? link(`${site}${work.path}`, work.work.source.title) : key;
  };
  const since = cause.kind === 'review' ? cause.due : cause.since;
  return [
    cause.kind === 'source'
      ? ['Rests on ', linkTo('work', cause.work)]
      : ['Depends on ', linkTo('claim', cause.claim)],
    ', ',
    cause.kind === 'review' ? 'which was to be looked at again by' : BECAME[cause.is],
    since && ` ${dateInWords(since)}`,
    through.length > 0
      ? [
          ', by way of ',
          joined(
            through.map(({ kind, key }) => linkTo(kind, key)),
            ', ',
          ),
        ]
      : undefined,
    '.',
  ];
}

/** `[@vb, para. 3; @arena]` → `([VentureBeat, 22 Jun 2026][1], para. 3; [Arena, 5 Jul 2026][2])`. */
function citationInWords(group: string, context: Context): PhrasingContent[] {
  const { sources } = context.view.manuscript.piece;
  const items = parseCitationGroup(group);
  if ('wrong' in items) return [];
  const marks = items.flatMap(({ source: id, locator }): Inline[] => {
    const source = sources.find((one) => one.id === id);
    return source ? [[mark(source, context), locator && `, ${locator}`]] : [];
  });
  return paragraph('(', joined(marks, '; '), ')').children;
}

/** A source of the piece in a few words, linked where it has an address. */
function mark(source: Source, { numbers }: Context): Inline {
  const number = String(numbers.get(source.id) ?? '');
  const label = sourceLabel(source);
  return sourceAddress(source) === undefined
    ? `${label}, source ${number}`
    : {
        type: 'linkReference',
        identifier: number,
        label: number,
        referenceType: 'full',
        children: [{ type: 'text', value: label }],
      };
}

/** Where the reference of a source leads. */
function definition(number: number, source: Source): Definition[] {
  const url = sourceAddress(source);
  const identifier = String(number);
  return url === undefined ? [] : [{ type: 'definition', identifier, label: identifier, url }];
}

/** A source as the rows of a piece point at it: in this piece by its number, from another by its address. */
function pointerInWords({ source, locator }: Pointer, slug: string, context: Context): Inline {
  const address = sourceAddress(source);
  return [
    slug === context.view.manuscript.slug
      ? mark(source, context)
      : address
        ? link(address, sourceLabel(source))
        : sourceLabel(source),
    locator && `, ${locator}`,
  ];
}

const pieceLink = (slug: string, { publication }: Context): Inline =>
  link(
    `${site}${pieceAddress(slug)}`,
    publication.pieces.get(slug)?.manuscript.piece.title ?? slug,
  );

/** Where a row of another piece stands. */
const inPiece = (slug: string, context: Context): Inline =>
  slug === context.view.manuscript.slug ? undefined : ['in ', pieceLink(slug, context)];

function caveatInWords(row: CaveatRow, context: Context): Inline[] {
  const { slug, caveat, scope, silent, closed } = row;
  return [
    caveat.text,
    inBrackets(
      inPiece(slug, context),
      caveatScopeWords[scope],
      caveat.kind?.replace('-', ' '),
      ...caveat.searched.map(({ where, date }) => `looked at ${where}, ${dateInWords(date)}`),
      silent.length === 0
        ? undefined
        : [
            'silent: ',
            joined(
              silent.map((pointer) => pointerInWords(pointer, slug, context)),
              ', ',
            ),
          ],
      caveat.matters && `would matter: ${caveat.matters}`,
    ),
    closed && [
      ' ',
      strong(`Closed ${dateInWords(closed.date)}:`),
      ` ${closed.note}`,
      inBrackets(
        closed.answer && pointerInWords(closed.answer, closed.by, context),
        closed.by === slug ? undefined : inPiece(closed.by, context),
      ),
    ],
  ];
}

function readings({ view }: Context): BlockContent[] {
  const { narratives, claims } = view.manuscript.piece;
  if (narratives.length === 0) return [];
  const side = (name: string, ids: readonly string[]): BlockContent[] =>
    ids.length === 0
      ? [paragraph(`${name}: no evidence in this piece.`)]
      : [
          paragraph(`${name}:`),
          list(claims.filter(({ id }) => ids.includes(id)).map(({ text }) => [text])),
        ];
  return [
    heading(2, 'Competing readings'),
    ...narratives.flatMap((reading) => [
      heading(3, reading.thesis),
      paragraph(reading.strongest),
      paragraph(`Held by: ${reading.holder}.`),
      ...side('For it', reading.for),
      ...side('Against it', reading.against),
      ...(reading.wouldChange ? [paragraph(`Would change it: ${reading.wouldChange}`)] : []),
    ]),
  ];
}

const forecasts = (context: Context): BlockContent[] =>
  context.view.forecasts.length === 0
    ? []
    : [
        heading(2, 'Forecasts'),
        list(
          context.view.forecasts.map((row) => ({
            blocks: [
              paragraph(...forecastInWords(row, context)),
              list([
                [`Criteria: ${row.forecast.criteria}`],
                [`Where to look: ${row.forecast.resolutionSource}`],
                ...row.forecast.updates.map(({ date, probability, why }) => [
                  `${dateInWords(date)}, ${inPercent(probability)}: ${why}`,
                ]),
              ]),
            ],
          })),
          { ordered: true },
        ),
      ];

function forecastInWords(row: ForecastRow, context: Context): Inline[] {
  const { slug, forecast, state, by, probability, resolution, brier } = row;
  const author = by && 'author' in by ? by.author : undefined;
  return [
    strong(
      probability === undefined
        ? 'Tracked, not scored:'
        : `${inPercent(probability)}, ${likelihood(probability).words}:`,
    ),
    ` ${forecast.statement}`,
    inBrackets(
      inPiece(slug, context),
      forecastStateWords[state].toLowerCase(),
      [
        'made by ',
        by && 'pointer' in by
          ? pointerInWords(by.pointer, slug, context)
          : (context.publication.site.authors.find(({ id }) => id === author)?.name ?? 'us'),
        `, ${dateInWords(forecast.madeOn)}`,
      ],
      `${resolution ? 'was due' : 'resolves'} ${dateInWords(forecast.resolvesOn)}`,
    ),
    resolution && [
      ' ',
      strong(`${outcomeWords[resolution.outcome]}, ${dateInWords(resolution.date)}.`),
      resolution.note && ` ${resolution.note}`,
      inBrackets(
        typeof resolution.decidedBy === 'string'
          ? resolution.decidedBy
          : pointerInWords(resolution.decidedBy, resolution.by, context),
        resolution.by === slug ? undefined : inPiece(resolution.by, context),
        brier === undefined ? undefined : `Brier score ${brier.toFixed(2)}`,
      ),
    ],
  ];
}

const STANCES = {
  supports: undefined,
  cited: undefined,
  contradicts: 'contradicted by ',
  context: 'context: ',
};

function claimInWords(row: ClaimRow, context: Context): Inline[] {
  const { slug, claim, status, correction, evidence, dependsOn } = row;
  const others = dependsOn.flatMap((key) => context.publication.claims.get(key) ?? []);
  return [
    claim.text,
    inBrackets(
      [status, correction && ` ${dateInWords(correction.date)}`],
      claim.kind,
      claim.confidence && `${claim.confidence} confidence`,
      claim.asOf && `as of ${dateInWords(claim.asOf)}`,
      claim.reviewBy && `review by ${dateInWords(claim.reviewBy)}`,
      ...evidence.map((pointer): Inline => [
        STANCES[pointer.stance],
        pointerInWords(pointer, slug, context),
        pointer.quote && `, “${pointer.quote}”`,
      ]),
    ),
    others.length > 0
      ? [
          ' Depends on: ',
          joined(
            others.map((other) => link(`${site}${other.path}`, other.claim.text)),
            ' ',
          ),
        ]
      : undefined,
  ];
}

function sourceInWords({ source, row }: NumberedSource, { numbers }: Context): Inline[] {
  const { author, origin, archived, note, interest } = source;
  // What another piece has seen of the source counts here too.
  const state = row.work.state.is;
  const address = sourceAddress(source);
  return [
    author && `${author.map(nameInWords).join(', ')}: `,
    address ? link(address, source.title) : source.title,
    `. ${sourceContainer(source)}, ${dateInWords(source.issued)}`,
    inBrackets(
      roleWords[source.role],
      readAs[source.read],
      `accessed ${dateInWords(source.accessed)}`,
      state === 'live' ? undefined : state,
      origin && `same origin as source ${numbers.get(origin) ?? origin}`,
      archived && link(archived, 'archived copy'),
    ),
    '.',
    note && ` ${note}`,
    interest && ` Interest: ${interest}`,
  ];
}

const nameInWords = ({ family, given, literal }: NonNullable<Source['author']>[number]): string =>
  literal ?? [given, family].filter(Boolean).join(' ');

const correctionInWords = ({ correction }: CorrectionRow): Inline[] => {
  const { date, kind, severity, was, now, why, reportedBy } = correction;
  return [
    strong(`${correctionWords[kind]}, ${severity}, ${dateInWords(date)}:`),
    ` was “${was}”, now “${now}”. ${why}`,
    reportedBy && ` Reported by ${reportedBy}.`,
  ];
};

function foot({ view, url, reference }: Context): BlockContent[] {
  const { piece } = view.manuscript;
  return [
    heading(2, 'How to cite'),
    paragraph(joined(reference.split(url), link(url, url))),
    paragraph(
      'Licence: ',
      piece.license
        ? link(piece.license, piece.license)
        : link(masthead.license.url, masthead.license.name),
      '. Sources as data: ',
      joined(
        ['json', 'bib', 'ris'].map((format) => {
          const address = `${url}sources.${format}`;
          return link(address, address);
        }),
        ', ',
      ),
      '.',
    ),
  ];
}
