/** How is each part of a piece told? Once, as a Markdown tree, from which Markdown, feed and plain parts of the page are written. */
import type { BlockContent } from 'mdast';
import { masthead } from '../masthead.ts';
import { pieceAddress } from '../model/addresses.ts';
import { parseCitationGroup } from '../model/citation.ts';
import { severityOf } from '../model/correction.ts';
import { likelihood } from '../model/likelihood.ts';
import { readInWords } from '../model/read-in-words.ts';
import type { Edition } from '../model/record.ts';
import { dateInWords, sourceLabel } from '../model/source-labels.ts';
import { nameInWords, sourceAddress, sourceContainer, type Source } from '../model/source.ts';
import {
  correctionWords,
  counted,
  dueWords,
  forecastStateWords,
  inPercent,
  outcomeWords,
  readAs,
  roleWords,
  scopeInWords,
} from '../model/words.ts';
import type { Doubt } from '../publication/doubts.ts';
import { foundInWords } from '../publication/evidence.ts';
import type { PartId } from '../publication/parts.ts';
import type { NumberedSource, PieceView, Surroundings } from '../publication/publication.ts';
import type {
  CaveatRow,
  ClaimRow,
  CorrectionRow,
  ForecastRow,
  Pointer,
} from '../publication/rows.ts';
import { repeatedSource } from '../publication/source-facts.ts';
import { acknowledgedRules } from '../rules/rule.ts';
import { rules } from '../rules/rules.ts';
import { heading, joined, link, list, paragraph, strong, type Inline } from './mdast-nodes.ts';

/** What is told, and how. */
export interface Telling {
  view: PieceView;
  publication: Surroundings;
  /**
   * True in feeds: in short, and only what the piece itself says, never what follows from the day or from other
   * pieces, so that nothing changes in a feed by itself.
   */
  isAlone: boolean;
  /** Origin of addresses within the site, without a trailing slash; empty on its own pages. */
  site: string;
  /** The reference to the piece, in words. */
  reference?: string;
}

type Teller = (telling: Telling) => BlockContent[];

/** Parts that are not told in blocks: lead and text have writers of their own, related pieces are shown on pages alone. */
type Untold = 'lead' | 'text' | 'related';

/** The blocks of each part, below its heading. */
const tellers: Record<Exclude<PartId, Untold>, Teller> = {
  material: ({ view }) => [list(view.material.map(correctionInWords))],
  inQuestion: (telling) => [
    list(
      telling.view.questions.map(({ doubt, sentences, claims }) => [
        [...sentences.map(({ text }) => text), ...claims.map(({ claim }) => claim.text)]
          .map((text) => `“${text}”`)
          .join(' '),
        ' ',
        doubtInWords(doubt, telling),
      ]),
    ),
  ],
  inShort: (telling) => [
    list(
      telling.view.manuscript.piece.keyPoints.map(({ text, claim }) => {
        const row = telling.view.claims.find((one) => one.claim.id === claim);
        return [text, row && !telling.isAlone && inBrackets(fateOf(row))];
      }),
    ),
  ],
  stillOpen: ({ view }) => [list(view.foremost.map(({ caveat }) => [caveat.text]))],
  caveats: (telling) => [
    telling.view.caveats.length === 0
      ? paragraph('None stated.')
      : list(telling.view.caveats.map((row) => caveatInWords(row, telling))),
  ],
  answers: (telling) => [
    list([
      ...telling.view.closes.map((row) => caveatInWords(row, telling)),
      ...telling.view.resolves.map((row) => forecastInWords(row, telling)),
    ]),
  ],
  narratives,
  wouldChangeOurMind: ({ view }) => [
    list(view.manuscript.piece.wouldChangeOurMind.map((sentence) => [sentence])),
  ],
  forecasts,
  claims: (telling) => [list(telling.view.claims.map((row) => claimInWords(row, telling)))],
  sources: (telling) => [
    // When they are read again is no news of the piece.
    ...(telling.isAlone ? [] : foundInWords(telling.view.evidence)).map((words) =>
      paragraph(`${words}.`),
    ),
    list(
      telling.view.sources.map((one) => sourceInWords(one, telling)),
      { ordered: true },
    ),
  ],
  framing,
  corrections: ({ view }) => [
    view.corrections.length === 0
      ? paragraph('No corrections since publication.')
      : list(view.corrections.map(correctionInWords)),
    ...(view.record ? [list(view.record.editions.toReversed().map(editionInWords))] : []),
  ],
  howToCite,
};

/** A part of a piece as blocks, under its heading where it has one. */
export function partInBlocks(
  { id, title }: { id: PartId; title: string | undefined },
  telling: Telling,
): BlockContent[] {
  const blocks = id === 'lead' || id === 'text' || id === 'related' ? [] : tellers[id](telling);
  return title === undefined ? blocks : [heading(2, title), ...blocks];
}

/** ` (first; second)`, or nothing. */
const inBrackets = (...details: readonly Inline[]): Inline =>
  details.some((detail) => detail !== undefined && detail !== false)
    ? [' (', joined(details, '; '), ')']
    : undefined;

/** What has become of a claim; undefined while it stands unquestioned. */
const fateOf = ({ status, doubts }: ClaimRow): string | undefined =>
  status !== 'stands' ? status : doubts.length > 0 ? 'in question' : undefined;

const BECAME = {
  corrected: 'which was corrected',
  retracted: 'which was retracted',
  dead: 'which can no longer be read',
  changed: 'which no longer says what we found there, seen',
  withdrawn: 'which was withdrawn',
  overtaken: 'which is not what a later list says, that of',
};

function doubtInWords({ cause, through }: Doubt, { publication, site }: Telling): Inline {
  const linkTo = (kind: 'work' | 'claim', key: string): Inline => {
    const claim = kind === 'claim' ? publication.claims.get(key) : undefined;
    if (claim) return link(`${site}${claim.path}`, claim.claim.text);
    const work = publication.sources.get(key);
    return work ? link(`${site}${work.work.path}`, work.work.source.title) : key;
  };
  const since = cause.kind === 'review' ? cause.due : cause.since;
  return [
    cause.kind === 'source'
      ? ['Rests on ', linkTo('work', cause.work)]
      : ['Depends on ', linkTo('claim', cause.claim)],
    ', ',
    cause.kind === 'review' ? 'which was to be looked at again by' : BECAME[cause.is],
    since && ` ${dateInWords(since)}`,
    through.length > 0 && [
      ', by way of ',
      joined(
        through.map(({ kind, key }) => linkTo(kind, key)),
        ', ',
      ),
    ],
    '.',
  ];
}

/** A source of the piece in a few words, linked where it has an address: in Markdown by its number. */
function mark(source: Source, { view, isAlone }: Telling): Inline {
  const label = sourceLabel(source);
  const address = sourceAddress(source);
  if (isAlone) return address === undefined ? label : link(address, label);
  const number = numberIn(view, source.id);
  return address === undefined
    ? `${label}, source ${number}`
    : {
        type: 'linkReference',
        identifier: number,
        label: number,
        referenceType: 'full',
        children: [{ type: 'text', value: label }],
      };
}

/** `[@vb, para. 3; see @arena]` → `VentureBeat, 22 Jun 2026, para. 3; see Arena, 5 Jul 2026`, each source as it is marked. */
export function citedInWords(group: string, telling: Telling): Inline {
  const items = parseCitationGroup(group);
  if ('wrong' in items) return undefined;
  const marks = items.flatMap(({ source: id, prefix, locator }): Inline[] => {
    const one = telling.view.sources.find(({ source }) => source.id === id);
    return one
      ? [[prefix && `${prefix} `, mark(one.source, telling), locator && `, ${locator}`]]
      : [];
  });
  return joined(marks, '; ');
}

const numberIn = ({ sources }: PieceView, id: string): string =>
  String(sources.find(({ source }) => source.id === id)?.number ?? '');

/** A source as the rows of a piece point at it: in this piece by its number, from another by its address. */
function pointerInWords(
  { source, prefix, locator }: Pointer,
  slug: string,
  telling: Telling,
): Inline {
  const isHere = slug === telling.view.manuscript.slug;
  return [
    prefix && `${prefix} `,
    mark(source, isHere ? telling : { ...telling, isAlone: true }),
    locator && `, ${locator}`,
  ];
}

/** A piece by its title, linked. */
export const pieceLink = (slug: string, { publication, site }: Telling): Inline =>
  link(
    `${site}${pieceAddress(slug)}`,
    publication.pieces.get(slug)?.manuscript.piece.title ?? slug,
  );

/** Where a row of another piece stands. */
const inPiece = (slug: string, telling: Telling): Inline =>
  slug === telling.view.manuscript.slug ? undefined : ['in ', pieceLink(slug, telling)];

/** What some piece says of a row, as far as it is told. */
const told = <Said extends { by: string }>(
  said: Said | undefined,
  slug: string,
  { isAlone }: Telling,
): Said | undefined => (isAlone && said?.by !== slug ? undefined : said);

function caveatInWords(row: CaveatRow, telling: Telling): Inline[] {
  const { slug, caveat, scope, silent, isInPart, searched, cleared } = row;
  const { isAlone } = telling;
  const closed = told(row.closed, slug, telling);
  const details: Inline[] = [
    caveat.kind?.replace('-', ' '),
    ...caveat.searched.map(({ where, date }) => `looked at ${where}, ${dateInWords(date)}`),
    silent.length > 0 && [
      'silent: ',
      joined(
        silent.map((pointer) => pointerInWords(pointer, slug, telling)),
        ', ',
      ),
    ],
    caveat.lookedFor.length > 0 &&
      `looked for: ${caveat.lookedFor.map((term) => `“${term}”`).join(', ')}`,
    searched.length > 0 && [
      'searched: ',
      joined(
        searched.map(({ pointer, hits }) => [
          pointerInWords(pointer, slug, telling),
          hits === 0 ? ' (nothing)' : ` (${counted(hits, 'passage')})`,
        ]),
        ', ',
      ),
    ],
    ...cleared.map(({ pointer, passage, why }): Inline => [
      pointerInWords(pointer, slug, telling),
      ` has “${passage}”, which does not say it: ${why}`,
    ]),
    caveat.matters && `would matter: ${caveat.matters}`,
  ];
  return [
    caveat.text,
    inBrackets(
      inPiece(slug, telling),
      isAlone && caveat.scope === undefined ? undefined : scopeInWords(scope, isInPart),
      ...(isAlone ? [] : details),
    ),
    closed && [
      ' ',
      strong(`Closed ${dateInWords(closed.date)}:`),
      ` ${closed.note}`,
      !isAlone &&
        inBrackets(
          closed.answer && pointerInWords(closed.answer, closed.by, telling),
          closed.by === slug ? undefined : inPiece(closed.by, telling),
        ),
    ],
  ];
}

function narratives({ view, isAlone }: Telling): BlockContent[] {
  const side = (name: string, ids: readonly string[]): BlockContent[] =>
    ids.length === 0
      ? [paragraph(`${name}: no evidence in this piece.`)]
      : [
          paragraph(`${name}:`),
          list(
            view.claims
              .filter(({ claim }) => ids.includes(claim.id))
              .map((row) => [row.claim.text, inBrackets(fateOf(row))]),
          ),
        ];
  return view.manuscript.piece.narratives.flatMap((reading) => [
    heading(3, reading.thesis),
    paragraph(reading.strongest),
    paragraph(`Held by: ${reading.holder}.`),
    ...(isAlone ? [] : [...side('For it', reading.for), ...side('Against it', reading.against)]),
    ...(reading.wouldChange && !isAlone
      ? [paragraph(`Would change it: ${reading.wouldChange}`)]
      : []),
  ]);
}

function forecasts(telling: Telling): BlockContent[] {
  const { view, isAlone } = telling;
  const details = ({ forecast }: ForecastRow): BlockContent =>
    list([
      [`Criteria: ${forecast.criteria}`],
      [`Where to look: ${forecast.resolutionSource}`],
      ...forecast.updates.map(({ date, probability, why }) => [
        `${dateInWords(date)}, ${inPercent(probability)}: ${why}`,
      ]),
    ]);
  return [
    list(
      view.forecasts.map((row) => ({
        blocks: [paragraph(...forecastInWords(row, telling)), ...(isAlone ? [] : [details(row)])],
      })),
      { ordered: true },
    ),
  ];
}

function forecastInWords(row: ForecastRow, telling: Telling): Inline[] {
  const { slug, forecast, by, probability, brier } = row;
  const { isAlone, publication } = telling;
  const resolution = told(row.resolution, slug, telling);
  const author = by && 'author' in by ? by.author : undefined;
  const state = isAlone ? (resolution ? 'resolved' : 'open') : row.state;
  return [
    strong(
      probability === undefined
        ? 'Tracked, not scored:'
        : `${inPercent(probability)}, ${likelihood(probability).words}:`,
    ),
    ` ${forecast.statement}`,
    inBrackets(
      inPiece(slug, telling),
      !isAlone && forecastStateWords[state].toLowerCase(),
      [
        'made by ',
        by && 'pointer' in by
          ? pointerInWords(by.pointer, slug, telling)
          : (publication.site.authors.find(({ id }) => id === author)?.name ?? 'us'),
        `, ${dateInWords(forecast.madeOn)}`,
      ],
      `${dueWords[state]} ${dateInWords(forecast.resolvesOn)}`,
    ),
    resolution && [
      ' ',
      strong(`${outcomeWords[resolution.outcome]}, ${dateInWords(resolution.date)}.`),
      resolution.note && ` ${resolution.note}`,
      !isAlone &&
        inBrackets(
          typeof resolution.decidedBy === 'string'
            ? resolution.decidedBy
            : pointerInWords(resolution.decidedBy, resolution.by, telling),
          resolution.by === slug ? undefined : inPiece(resolution.by, telling),
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

function claimInWords(row: ClaimRow, telling: Telling): Inline[] {
  const { slug, claim, status, correction, evidence, dependsOn } = row;
  const others = dependsOn.flatMap((key) => telling.publication.claims.get(key) ?? []);
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
        pointerInWords(pointer, slug, telling),
        pointer.quote && `, “${pointer.quote}”`,
      ]),
    ),
    others.length > 0 && [
      ' Depends on: ',
      joined(
        others.map((other) => link(`${telling.site}${other.path}`, other.claim.text)),
        ' ',
      ),
    ],
  ];
}

function sourceInWords(
  one: NumberedSource,
  { view, publication, isAlone, site }: Telling,
): Inline[] {
  const { source, row } = one;
  const { author, archived, note, interest } = source;
  const textRead = view.findings?.sources.get(source.id);
  // What another piece has seen of the source counts here too.
  const state = isAlone ? source.state.is : row.work.state.is;
  const origin = isAlone
    ? source.origin && { number: numberIn(view, source.origin) }
    : repeatedSource(one, view, publication);
  const address = sourceAddress(source);
  return [
    author && `${author.map(nameInWords).join(', ')}: `,
    address ? link(address, source.title) : source.title,
    `. ${sourceContainer(source)}, ${dateInWords(source.issued)}`,
    inBrackets(
      roleWords[source.role],
      readAs[source.read],
      // When it is read again is no news of the piece.
      !isAlone && textRead && `on record: ${readInWords(textRead)}`,
      `accessed ${dateInWords(source.accessed)}`,
      state === 'live' ? undefined : state,
      origin && [
        'same origin as ',
        'number' in origin
          ? `source ${origin.number}`
          : link(`${site}${origin.work.path}`, origin.work.source.title),
      ],
      archived && link(archived, 'archived copy'),
    ),
    '.',
    note && ` ${note}`,
    interest && ` Interest: ${interest}`,
  ];
}

function framing({ view, site }: Telling): BlockContent[] {
  const { piece } = view.manuscript;
  const left = acknowledgedRules(rules, piece);
  return [
    ...(piece.framing === undefined ? [] : [paragraph(piece.framing)]),
    ...(left.length === 0
      ? []
      : [
          paragraph('It does not keep all of what ', link(`${site}/standards/`, 'we promise'), ':'),
          list(
            left.map(({ rule, reason }) => [
              link(`${site}/standards/#${rule.id}`, rule.promise),
              ` ${reason}`,
            ]),
          ),
        ]),
  ];
}

const correctionInWords = ({ correction }: CorrectionRow): Inline[] => {
  const { date, kind, was, now, why, reportedBy } = correction;
  return [
    strong(`${correctionWords[kind]}, ${severityOf(correction)}, ${dateInWords(date)}:`),
    ` was “${was}”, now “${now}”. ${why}`,
    reportedBy && ` Reported by ${reportedBy}.`,
  ];
};

const editionInWords = ({ number, date, reason }: Edition): Inline[] => [
  `Edition ${number}, ${dateInWords(date)}: ${reason}`,
];

function howToCite({ view, site, reference = '' }: Telling): BlockContent[] {
  const { license } = view.manuscript.piece;
  const url = `${site}${view.path}`;
  return [
    paragraph(joined(reference.split(url), link(url, url))),
    paragraph(
      'Licence: ',
      license ? link(license, license) : link(masthead.license.url, masthead.license.name),
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
