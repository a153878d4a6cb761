/** What has changed in a piece since it was released, and may it? Editions, and what they hold a piece to. */
import { sha256 } from '../model/text.ts';
import { plainText } from '../model/text.ts';
import type { Site } from '../model/site.ts';
import type { Finding, Message } from '../model/message.ts';
import { dayOf, type Day } from '../model/date.ts';
import type { Forecast } from '../model/forecast.ts';
import { placeOf, type Manuscript } from '../model/manuscript.ts';
import {
  lastEdition,
  RECORD_INDEX,
  RECORD_VERSION,
  recordFile,
  type Edition,
  type PieceRecord,
  type RecordedForecast,
} from '../model/record.ts';
import { masthead } from '../masthead.ts';
import { aliasAddress, pieceAddress } from '../model/addresses.ts';
import { isPublished } from '../model/visibility.ts';
import { firstChange, named } from './first-change.ts';
import { isOurs } from '../model/forecast-state.ts';
import { publishedText, textOf } from './published-text.ts';
import { canonicalJson, sealOf, type RecordProblem } from './chain.ts';

/** A `tag:` URI: https://www.rfc-editor.org/rfc/rfc4151 */
const firstFeedId = ({ slug, piece }: Manuscript): string =>
  `tag:${masthead.tagAuthority},${dayOf(piece.datePublished).slice(0, 4)}:analysis/${encodeURI(slug)}`;

/** Id of the piece in feeds: the one on record, else the one it gets with its first edition. */
export const feedIdOf = (manuscript: Manuscript, record: PieceRecord | undefined): string =>
  record?.feedId ?? firstFeedId(manuscript);

/** Every address under which a record was published, the first first. */
export const addressesOf = (record: PieceRecord): string[] => [
  ...new Set(record.editions.map(({ address }) => address)),
];

const hasAlias = ({ piece }: Manuscript, address: string) =>
  piece.aliases.some((alias) => aliasAddress(alias) === address);

/**
 * The record of each piece that has one, by its slug: its own, else the one of an old address that it is the first to
 * name and at which no piece stands.
 */
export function recordsOf({
  manuscripts,
  records,
}: Pick<Site, 'manuscripts' | 'records'>): Map<string, PieceRecord> {
  const found = new Map<string, PieceRecord>();
  const heirs = new Map<string, string>();
  for (const { slug, piece } of manuscripts) {
    const own = records.get(slug);
    if (own) found.set(slug, own);
    else {
      for (const address of piece.aliases.map(aliasAddress)) {
        if (!heirs.has(address)) heirs.set(address, slug);
      }
    }
  }
  const standing = new Set(manuscripts.map(({ slug }) => slug));
  for (const record of records.values()) {
    const heir = heirs.get(pieceAddress(record.slug));
    if (heir !== undefined && !standing.has(record.slug) && !found.has(heir))
      found.set(heir, record);
  }
  return found;
}

/** A forecast as the record keeps it. */
const recorded = (forecast: Forecast): RecordedForecast => ({
  id: forecast.id,
  statement: plainText(forecast.statement),
  madeOn: forecast.madeOn,
  resolvesOn: forecast.resolvesOn,
  criteria: plainText(forecast.criteria),
  resolutionSource: plainText(forecast.resolutionSource),
  probability: forecast.probability,
  unscored: forecast.unscored,
  by: forecast.by,
  updates: forecast.updates.map((update) => ({ ...update, why: plainText(update.why) })),
  resolution: forecast.resolution && {
    date: forecast.resolution.date,
    outcome: forecast.resolution.outcome,
    source: plainText(forecast.resolution.source),
    note: forecast.resolution.note && plainText(forecast.resolution.note),
  },
});

const same = (a: unknown, b: unknown) =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);

const newCorrections = ({ piece }: Manuscript, record: PieceRecord | undefined): string[] => {
  const known = new Set(record?.editions.flatMap(({ corrections }) => corrections));
  return piece.corrections.map(({ id }) => id).filter((id) => !known.has(id));
};

/** What the piece itself says of a change since its last edition, in words for the record. */
function ownReasons(manuscript: Manuscript, record: PieceRecord): string[] {
  const last = lastEdition(record);
  const forecasts = manuscript.piece.forecasts.flatMap((forecast) => {
    const before = last.forecasts.find(({ id }) => id === forecast.id);
    const now = recorded(forecast);
    if (!before) return [`forecast ${forecast.id} added`];
    if (now.resolution && !before.resolution) return [`forecast ${forecast.id} resolved`];
    return same(now.updates, before.updates) ? [] : [`forecast ${forecast.id} updated`];
  });
  return [
    ...newCorrections(manuscript, record).map((id) => `correction ${id}`),
    ...forecasts,
    ...(last.address === pieceAddress(manuscript.slug) ? [] : [`moved from ${last.address}`]),
  ];
}

/**
 * Why the piece needs a new edition, as far as it says so itself; `text changed` where it does not.
 * Empty where it stands as recorded.
 */
export function changesSince(manuscript: Manuscript, record: PieceRecord | undefined): string[] {
  if (!record) return ['first publication'];
  const reasons = ownReasons(manuscript, record);
  const stands = lastEdition(record).textHash === sha256(textOf(manuscript));
  return reasons.length > 0 || stands ? reasons : ['text changed'];
}

/**
 * The edition a release on `date` adds, or undefined where the piece stands as recorded.
 * `stated` is the reason given at release; without it the piece gives its own.
 */
export function editionOf(
  manuscript: Manuscript,
  record: PieceRecord | undefined,
  { date, stated }: { date: Day; stated?: string | undefined },
): Edition | undefined {
  const changes = changesSince(manuscript, record);
  if (changes.length === 0) return undefined;
  const { piece, slug } = manuscript;
  const own =
    stated === undefined ? changes : changes.filter((change) => change !== 'text changed');
  const text = textOf(manuscript);
  const edition = {
    number: (record?.editions.length ?? 0) + 1,
    date,
    reason: [...own, ...(stated === undefined ? [] : [plainText(stated)])].join('; '),
    corrections: newCorrections(manuscript, record),
    address: pieceAddress(slug),
    datePublished: piece.datePublished,
    title: plainText(piece.title),
    text,
    textHash: sha256(text),
    forecasts: piece.forecasts.map(recorded),
    previousHash: record ? lastEdition(record).hash : sha256(feedIdOf(manuscript, record)),
  };
  return { ...edition, hash: sealOf(edition) };
}

/** The record with one more edition, under the address the piece now has. */
export const recordWith = (
  manuscript: Manuscript,
  record: PieceRecord | undefined,
  edition: Edition,
): PieceRecord => ({
  version: RECORD_VERSION,
  slug: manuscript.slug,
  address: edition.address,
  feedId: feedIdOf(manuscript, record),
  editions: [...(record?.editions ?? []), edition],
});

/** The record as if the text of the piece stood in its last edition: what a stated reason excuses, and no more. */
export function excused(record: PieceRecord, manuscript: Manuscript): PieceRecord {
  const text = textOf(manuscript);
  const last = { ...lastEdition(record), text, textHash: sha256(text) };
  return { ...record, editions: [...record.editions.slice(0, -1), last] };
}

/**
 * How a piece breaks its record. `record` is undefined for a piece not yet released, of which only the
 * dates of its forecasts can be judged. A piece that cannot be read whole is not compared: what is
 * missing from it may stand in the part that could not be read.
 */
export function recordProblems(
  manuscript: Manuscript,
  record: PieceRecord | undefined,
  { today, authors }: { today: Day; authors: readonly string[] },
): Finding[] {
  if (manuscript.problems.length > 0) return [];
  const last = record && lastEdition(record);
  const backdated = isPublished(manuscript.piece, today)
    ? misdatedForecasts(manuscript, last, today, authors)
    : [];
  if (!record) return backdated;
  return [
    ...withdrawn(manuscript, record),
    ...brokenAddresses(manuscript, record),
    ...rewrittenForecasts(manuscript, record),
    ...backdated,
    ...lostCorrections(manuscript, record),
    ...unexplainedText(manuscript, record),
  ];
}

function withdrawn(manuscript: Manuscript, record: PieceRecord): Finding[] {
  const { piece } = manuscript;
  const last = lastEdition(record);
  const findings: Finding[] = [];
  if (piece.draft) {
    findings.push({
      place: placeOf(manuscript, ['draft']),
      message:
        'Unexpected `draft: true` in a released piece, expected it to stay: a piece is withdrawn by a correction with `kind: retraction`',
    });
  }
  if (piece.datePublished !== last.datePublished) {
    findings.push({
      place: placeOf(manuscript, ['datePublished']),
      message: `Unexpected \`datePublished\` ${piece.datePublished}, expected ${last.datePublished} as in ${named(last)}: the date of first publication never moves`,
      fix: `datePublished: ${last.datePublished}`,
    });
  }
  return findings;
}

function brokenAddresses(manuscript: Manuscript, record: PieceRecord): Finding[] {
  return addressesOf(record)
    .filter(
      (address) => address !== pieceAddress(manuscript.slug) && !hasAlias(manuscript, address),
    )
    .map((address) => ({
      place: placeOf(manuscript, ['aliases']),
      message: `Missing \`${address}\` in \`aliases\`, expected every address the piece was published under: an address never breaks`,
      fix: `aliases: [${[...manuscript.piece.aliases, address].join(', ')}]`,
    }));
}

/** Fields of a forecast that never change once it is published. */
const FIXED = [
  'statement',
  'criteria',
  'madeOn',
  'resolvesOn',
  'resolutionSource',
  'probability',
  'unscored',
  'by',
] as const;

function rewrittenForecasts(manuscript: Manuscript, record: PieceRecord): Finding[] {
  const { piece } = manuscript;
  const last = lastEdition(record);
  const isCorrected = newCorrections(manuscript, record).length > 0;
  return last.forecasts.flatMap((before): Finding[] => {
    const at = piece.forecasts.findIndex(({ id }) => id === before.id);
    const forecast = piece.forecasts[at];
    if (!forecast) {
      return [
        {
          place: placeOf(manuscript, ['forecasts']),
          message: `Missing forecast \`${before.id}\` of ${named(last)}, expected it to stay: a forecast is resolved or annulled, never removed`,
        },
      ];
    }
    const now = recorded(forecast);
    const refuse = (path: (string | number)[], message: string) => ({
      place: placeOf(manuscript, ['forecasts', at, ...path]),
      message,
    });
    const findings = FIXED.filter((field) => !same(now[field], before[field])).map((field) =>
      refuse(
        [field],
        `${found(field, now[field])} in forecast \`${before.id}\`, expected ${wanted(before[field])} as in ${named(last)}: a forecast is never rewritten${
          field === 'probability' ? ', a new estimate is appended to `updates`' : ''
        }`,
      ),
    );
    const altered = before.updates.findIndex((update, index) => !same(update, now.updates[index]));
    if (altered >= 0) {
      findings.push(
        refuse(
          ['updates', altered],
          `${altered < now.updates.length ? 'Unexpected change in' : 'Missing'} update ${altered + 1} of forecast \`${before.id}\`, expected it as in ${named(last)}: updates are appended, never rewritten`,
        ),
      );
    }
    if (before.resolution && !same(before.resolution, now.resolution) && !isCorrected) {
      findings.push(
        refuse(
          ['resolution'],
          `${now.resolution ? 'Unexpected change in the' : 'Missing'} resolution of forecast \`${before.id}\`, expected “${before.resolution.outcome}” of ${before.resolution.date} as in ${named(last)}, or a new correction that says why`,
        ),
      );
    }
    return findings;
  });
}

const found = (field: string, value: string | number | true | undefined) =>
  value === undefined ? `Missing \`${field}\`` : `Unexpected \`${field}\` ${shown(value)}`;

const wanted = (value: string | number | true | undefined) =>
  value === undefined ? 'no such field' : shown(value);

const shown = (value: string | number | true) =>
  typeof value !== 'string' || /^\d{4}-\d{2}-\d{2}$/.test(value) ? String(value) : `“${value}”`;

/** Forecasts and estimates that are new since `last` and not dated between it and today. */
function misdatedForecasts(
  manuscript: Manuscript,
  last: Edition | undefined,
  today: Day,
  authors: readonly string[],
): Finding[] {
  return manuscript.piece.forecasts.flatMap((forecast, at): Finding[] => {
    const before = last?.forecasts.find(({ id }) => id === forecast.id);
    const judge = (date: Day, path: (string | number)[], what: string): Finding[] => {
      const place = placeOf(manuscript, ['forecasts', at, ...path]);
      if (date > today) {
        const message = `Unexpected ${what} in the future, expected the day it is made`;
        return [{ place, message }];
      }
      if (last && date < last.date && isOurs(forecast, authors)) {
        const message = `Unexpected ${what} before ${named(last)}, which does not have it, expected a day from ${last.date} on: nothing is backdated`;
        return [{ place, message }];
      }
      return [];
    };
    return [
      ...(before
        ? []
        : judge(
            forecast.madeOn,
            ['madeOn'],
            `\`madeOn\` ${forecast.madeOn} of forecast \`${forecast.id}\``,
          )),
      ...forecast.updates
        .map((update, index) => ({ update, index }))
        .slice(before?.updates.length ?? 0)
        .flatMap(({ update: { date }, index }) =>
          judge(
            date,
            ['updates', index, 'date'],
            `update of ${date} to forecast \`${forecast.id}\``,
          ),
        ),
    ];
  });
}

function lostCorrections(manuscript: Manuscript, record: PieceRecord): Finding[] {
  const ids = new Set(manuscript.piece.corrections.map(({ id }) => id));
  return record.editions.flatMap((edition) =>
    edition.corrections
      .filter((id) => !ids.has(id))
      .map((id) => ({
        place: placeOf(manuscript, ['corrections']),
        message: `Missing correction \`${id}\` of ${named(edition)}, expected it to stay: a correction is never taken back silently`,
      })),
  );
}

function unexplainedText(manuscript: Manuscript, record: PieceRecord): Finding[] {
  const last = lastEdition(record);
  if (newCorrections(manuscript, record).length > 0) return [];
  const lines = publishedText(manuscript);
  const change = firstChange(
    lines.map(({ text }) => text),
    last,
  );
  if (!change) return [];
  return [
    {
      place: lines[change.line]?.place ?? placeOf(manuscript, []),
      message: `${change.what}, expected a new entry in \`corrections\`, or \`npm run release -- ${manuscript.slug} --reason "…"\` for a change that needs none`,
    },
  ];
}

/** Records of pieces that were published at an address. */
export function recordsAt(
  address: string,
  { records }: Pick<Site, 'records'>,
): readonly PieceRecord[] {
  const known = recordsByAddress.get(records) ?? new Map<string, PieceRecord[]>();
  if (!recordsByAddress.has(records)) {
    for (const record of records.values()) {
      for (const at of addressesOf(record)) known.set(at, [...(known.get(at) ?? []), record]);
    }
    recordsByAddress.set(records, known);
  }
  return known.get(address) ?? [];
}

const recordsByAddress = new WeakMap<object, Map<string, PieceRecord[]>>();

/** Why a piece cannot stand at its address: it belongs to the record of another, or to the index of records. */
export function addressProblems(
  manuscript: Manuscript,
  record: PieceRecord | undefined,
  { records }: Pick<Site, 'records'>,
): Finding[] {
  const { slug } = manuscript;
  const place = placeOf(manuscript, []);
  if (slug === RECORD_INDEX) {
    const message = `Unexpected slug \`${RECORD_INDEX}\`, expected another name for the folder: \`${recordFile(RECORD_INDEX)}\` is the list of records`;
    return [{ place, message }];
  }
  const taken = recordsAt(pieceAddress(slug), { records }).find((other) => other !== record);
  if (!taken) return [];
  const message = `Unexpected address \`${pieceAddress(slug)}\`, under which the piece \`${taken.slug}\` was published, expected another name for the folder: an address never changes its meaning`;
  return [{ place, message }];
}

/** Records whose piece is gone and to whose addresses nothing leads any more, unless readers are told that it is gone. */
export function orphanedRecords({
  manuscripts,
  records,
  moved,
}: Pick<Site, 'manuscripts' | 'records' | 'moved'>): RecordProblem[] {
  const gone = new Set(moved.flatMap(({ from, to }) => (to === undefined ? from : [])));
  const standing = new Set(manuscripts.map(({ slug }) => slug));
  return [...records.values()]
    .filter(({ slug }) => !standing.has(slug))
    .flatMap((record) =>
      addressesOf(record)
        .filter(
          (address) =>
            !gone.has(address) && !manuscripts.some((manuscript) => hasAlias(manuscript, address)),
        )
        .map((address) => ({
          file: recordFile(record.slug),
          path: ['address'],
          message: `Missing piece of \`${address}\`, expected \`content/analysis/${record.slug}/index.mdx\`, or \`${address}\` in the \`aliases\` of the piece it became: an address never breaks, and a piece is withdrawn by a correction with \`kind: retraction\``,
        })),
    );
}

/** Published pieces whose present state no edition holds, though they say why; a warning each. */
export function unrecorded(site: Pick<Site, 'manuscripts' | 'records'>, today: Day): Message[] {
  const records = recordsOf(site);
  return site.manuscripts.flatMap((manuscript): Message[] => {
    const { file, piece, problems } = manuscript;
    if (problems.length > 0 || !isPublished(piece, today)) return [];
    const record = records.get(manuscript.slug);
    const changes = record ? ownReasons(manuscript, record) : ['first publication'];
    if (changes.length === 0) return [];
    const warning = { file, severity: 'warning', ruleId: 'record-is-kept' } as const;
    if (!record) {
      const place = placeOf(manuscript, ['datePublished']);
      const message =
        'Missing record of a published piece, expected its first edition: `npm run release`';
      return [{ ...warning, place, message }];
    }
    const { number } = lastEdition(record);
    const place = placeOf(manuscript, []);
    const message = `Unexpected change since edition ${number} (${changes.join('; ')}), expected edition ${number + 1}: \`npm run release\``;
    return [{ ...warning, place, message }];
  });
}
