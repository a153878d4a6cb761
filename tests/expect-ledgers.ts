/** Does every figure on every ledger page agree with the files? One pass over a built site of any size. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { countContent, expectedFigures } from './count-content.ts';
import {
  all,
  attributeOf,
  figuresIn,
  pagesAt,
  rowsOf,
  tallyOf,
  textOf,
  withClass,
  type Element,
} from './ledger-pages.ts';

const STATUSES = ['stands', 'weakened', 'superseded', 'corrected', 'withdrawn'];
const ROLE_WORDS: Record<string, string> = { primary: 'primary record' };
const SCOPES = ['in-source', 'searched', 'unknowable', 'not-stated'];
const VIEWS = ['overdue', 'due', 'open', 'resolved', 'others-open', 'others-resolved'];
const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

const first = (pages: Element[]): Element => {
  const [page] = pages;
  if (!page) throw new Error('No such page');
  return page;
};
const rowsOn = (pages: Element[], list: string) => pages.flatMap((page) => rowsOf(page, list));

/** Compares every ledger page of the site built from `root` with the files there. */
export function expectLedgers(root: string, today: string): void {
  const site = join(root, 'dist');
  const files = expectedFigures(countContent(root, today), today);
  const { pieces, works, claims, caveats, forecasts, corrections, sentences } = files;
  const at = (base: string) => pagesAt(site, base);
  const of = <Item>(map: ReadonlyMap<string, Item>) => [...map.values()];
  const inQuestion =
    of(claims).filter(({ doubted }) => doubted).length +
    sentences.filter(({ piece, sentence }) => files.isDoubted(piece, sentence)).length;
  const citing = (key: string) =>
    pieces.filter((piece) =>
      piece.sources.some((source) => source.key === key && piece.cited.has(source.id)),
    );
  const restingOn = (key: string) =>
    sentences.filter(({ piece, sentence }) =>
      sentence.sources.some((id) => piece.sources.find((one) => one.id === id)?.key === key),
    );
  const drawingOn = (key: string) => of(claims).filter((claim) => claim.sources.includes(key));
  const topics = Object.keys(
    parse(readFileSync(join(root, 'content/topics.yml'), 'utf8')) as object,
  );

  // Claims
  const claimPages = at('/claims/');
  expect(tallyOf(first(claimPages))).toEqual({
    'cited sentences': sentences.length,
    'named claims': claims.size,
    'of them stand': of(claims).filter(({ status }) => status === 'stands').length,
    'claims and sentences in question': inQuestion,
  });
  expect(rowsOn(claimPages, 'claims')).toHaveLength(claims.size);
  const filters = withClass(first(claimPages), 'filters').map(textOf).join(' ');
  for (const status of STATUSES) {
    const count = of(claims).filter((claim) => claim.status === status).length;
    expect(filters).toContain(`${status} ${count}`);
    expect(rowsOn(at(`/claims/status/${status}/`), 'claims')).toHaveLength(count);
  }
  expect(filters).toContain(`in question ${inQuestion}`);
  const doubted = at('/claims/status/in-question/');
  expect([...rowsOn(doubted, 'claims'), ...rowsOn(doubted, 'sentences')]).toHaveLength(inQuestion);
  for (const topic of topics) {
    const ofTopic = pieces.filter((piece) => piece.topics.includes(topic));
    const count = of(claims).filter(({ slug }) => ofTopic.some((one) => one.slug === slug)).length;
    expect(rowsOn(at(`/claims/topic/${topic}/`), 'claims')).toHaveLength(count);
    const open = forecasts.filter(
      ({ slug, isOpen }) => isOpen && ofTopic.some((one) => one.slug === slug),
    ).length;
    const topicPages = at(`/topics/${topic}/`);
    expect(topicPages.flatMap((page) => withClass(page, 'card'))).toHaveLength(ofTopic.length);
    expect(headings(first(topicPages))).toEqual([
      'Pieces',
      ...(open > 0 ? [many(open, 'open forecast')] : []),
    ]);
  }
  for (const piece of pieces) {
    const page = first(at(`/claims/${piece.slug}/`));
    const own = of(claims).filter(({ slug }) => slug === piece.slug);
    const origins = new Set(
      piece.sources.filter(({ id }) => piece.cited.has(id)).map(({ key }) => files.originOf(key)),
    ).size;
    expect(tallyOf(page)).toEqual({
      'cited sentences': piece.sentences.length,
      'named claims': own.length,
      'independent origins': origins,
      'in question':
        own.filter((claim) => claim.doubted).length +
        piece.sentences.filter((sentence) => files.isDoubted(piece, sentence)).length,
    });
    expect(rowsOf(page, 'sentences')).toHaveLength(piece.sentences.length);
    expect(rowsOf(page, 'claims')).toHaveLength(own.length);

    // The page of the piece itself: its strip, and where else its sources are cited.
    const ownPage = first(at(`/analysis/${piece.slug}/`));
    const strip = withClass(ownPage, 'evidence').map(textOf).join(' ');
    const open = caveats.filter(({ slug, closed }) => slug === piece.slug && !closed).length;
    expect(strip).toContain(many(piece.sources.length, 'source'));
    expect(strip).toContain(
      origins === 1 ? 'This piece rests on one report' : many(origins, 'independent origin'),
    );
    expect(strip).toContain(many(open, 'open caveat'));
    const list = rowsOf(ownPage, 'sources').map(textOf).join('\n');
    for (const { key } of piece.sources) {
      const others = citing(key).filter((other) => other !== piece).length;
      expect(list).toContain(
        others === 0 ? 'cited in no other piece' : `also cited in ${many(others, 'other piece')}`,
      );
    }
    for (const anchor of rowsOf(page, 'sentences')) {
      const [link] = all(anchor, ({ tagName }) => tagName === 'a');
      const id = attributeOf(link as Element, 'href')?.split('#')[1];
      expect(all(ownPage, (one) => attributeOf(one, 'id') === id)).toHaveLength(1);
    }
  }

  // Sources
  const sourcePages = at('/sources/');
  expect(tallyOf(first(sourcePages))).toEqual({
    sources: works.size,
    'independent origins': new Set([...works.keys()].map(files.originOf)).size,
    'cited in more than one piece': [...works.keys()].filter((key) => citing(key).length > 1)
      .length,
    'no longer stand as they did': [...works.keys()].filter(files.hasFallen).length,
  });
  const roles = withClass(first(sourcePages), 'filters').map(textOf).join(' ');
  for (const role of new Set(of(works).map((work) => work.first.role))) {
    const count = of(works).filter((work) => work.first.role === role).length;
    expect(roles).toContain(`${ROLE_WORDS[role] ?? role} ${count}`);
    expect(rowsOn(at(`/sources/role/${role}/`), 'works')).toHaveLength(count);
  }
  const listed = sourcePages.flatMap((page) => {
    const [list] = all(page, (one) => attributeOf(one, 'aria-label') === 'Sources by publication');
    return list ? rowsOf(list, 'works') : [];
  });
  expect(listed).toHaveLength(works.size);
  const addresses = new Set<string>();
  for (const row of listed) {
    const [link] = all(row, ({ tagName }) => tagName === 'a');
    const address = attributeOf(link as Element, 'href') ?? '';
    addresses.add(address);
    const [path = '', anchor] = address.split('#');
    const pages = at(path);
    const page = first(pages);
    const place = anchor === undefined ? page : withId(page, anchor);
    const [external] = all(place, (one) => attributeOf(one, 'rel') === 'external');
    const url = attributeOf(external as Element, 'href') ?? '';
    const key = url
      .replace(/^https?:\/\/(www\.)?/, '')
      .replace(/#.*$/, '')
      .replace(/\/$/, '');
    const resting = restingOn(key).length;
    const drawing = drawingOn(key).length;
    const inPieces = citing(key).length;
    expect(textOf(row)).toContain(
      inPieces === 0
        ? 'listed, not cited'
        : [
            many(resting, 'sentence'),
            ...(drawing > 0 ? [many(drawing, 'claim')] : []),
            many(inPieces, 'piece'),
          ].join(', '),
    );
    const listing = pieces.filter(({ sources }) => sources.some((source) => source.key === key));
    expect(anchor === undefined, address).toBe(listing.length > 1);
    if (anchor !== undefined) {
      expect(textOf(place).includes('drawn on by'), address).toBe(drawing > 0);
      if (drawing > 0) expect(textOf(place)).toContain(`drawn on by ${many(drawing, 'claim')}`);
      continue;
    }
    expect(tallyOf(page)).toEqual({
      'pieces cite it': inPieces,
      'sentences rest on it': resting,
      'named claims draw on it': drawing,
      'sources repeat it': of(works).filter(({ repeats }) => repeats === key).length,
    });
    expect(rowsOn(pages, 'sentences')).toHaveLength(resting);
    expect(rowsOn(pages, 'claims')).toHaveLength(drawing);
  }
  expect(addresses.size).toBe(works.size);

  // Caveats
  const closedCaveats = caveats.filter(({ closed }) => closed);
  const caveatPage = first(at('/caveats/'));
  const openByScope = tallyOf(caveatPage);
  expect(openByScope.closed).toBe(closedCaveats.length);
  expect(Object.values(openByScope).reduce((sum, count) => sum + count, 0)).toBe(caveats.length);
  for (const scope of SCOPES) {
    const ofScope = caveats.filter((caveat) => caveat.scope === scope);
    const open = ofScope.filter(({ closed }) => !closed).length;
    const pages = at(`/caveats/${scope}/`);
    expect(rowsOn(pages, 'caveats')).toHaveLength(ofScope.length);
    const figures = new RegExp(`(?<!\\d)${open} open ?${ofScope.length - open} closed`);
    expect(textOf(first(pages)).replace(/\s+/g, ' ')).toMatch(figures);
    if (ofScope.length > 0) {
      expect(textOf(caveatPage).replace(/\s+/g, ' ')).toMatch(figures);
    }
  }
  expect(rowsOn(at('/caveats/closed/'), 'caveats')).toHaveLength(closedCaveats.length);

  // Forecasts
  const forecastPage = first(at('/forecasts/'));
  expect(Object.values(tallyOf(forecastPage))).toEqual(
    VIEWS.map((view) => forecasts.filter((forecast) => forecast.view === view).length),
  );
  for (const view of VIEWS) {
    expect(rowsOn(at(`/forecasts/${view}/`), 'forecasts')).toHaveLength(
      forecasts.filter((forecast) => forecast.view === view).length,
    );
  }
  expectScore(
    forecastPage,
    forecasts.flatMap(({ scored }) => scored ?? []),
  );
  const calendar = readFileSync(join(site, 'forecasts.ics'), 'utf8');
  expect(calendar.match(/^BEGIN:VEVENT\r$/gm) ?? []).toHaveLength(forecasts.length);

  // Corrections
  const correctionPages = at('/corrections/');
  expect(tallyOf(first(correctionPages))).toEqual({
    corrections: corrections.length,
    'of them material': corrections.filter(
      ({ kind, severity }) => kind === 'retraction' || severity === 'material',
    ).length,
    retractions: corrections.filter(({ kind }) => kind === 'retraction').length,
    'pieces corrected': new Set(corrections.map(({ slug }) => slug)).size,
    'pieces published': pieces.length,
  });
  expect(rowsOn(correctionPages, 'corrections')).toHaveLength(corrections.length);

  // Authors
  for (const author of readdirSync(join(site, 'authors'))) {
    const pages = at(`/authors/${author}/`);
    const wrote = pieces.filter((piece) => piece.authors.includes(author));
    expect(pages.flatMap((page) => withClass(page, 'card'))).toHaveLength(wrote.length);
    const open = forecasts.filter(
      ({ slug, by, isOpen }) =>
        isOpen &&
        (by === author || (by === undefined && wrote.some((piece) => piece.slug === slug))),
    ).length;
    expect(headings(first(pages)).at(-1)).toBe(open > 0 ? many(open, 'open forecast') : 'Pieces');
  }

  // The overview of all
  const resolved = forecasts.filter(({ isOpen }) => !isOpen).length;
  expect(figuresIn(withClass(first(at('/ledger/')), 'tally'))).toMatchObject({
    'cited sentences': sentences.length,
    'named claims': claims.size,
    'in question': inQuestion,
    sources: works.size,
    'independent origins': new Set([...works.keys()].map(files.originOf)).size,
    open: caveats.length - closedCaveats.length,
    closed: closedCaveats.length,
    unresolved: forecasts.length - resolved,
    resolved,
    corrections: corrections.length,
  });
}

function withId(page: Element, id: string): Element {
  const [found] = all(page, (one) => attributeOf(one, 'id') === id);
  if (!found) throw new Error(`No #${id}`);
  return found;
}

const headings = (page: Element): string[] => {
  const [ledger] = withClass(page, 'ledger');
  return ledger
    ? all(ledger, ({ tagName, attrs }) => tagName === 'h2' && attrs.length > 0)
        .map(textOf)
        .filter((text) => text !== 'Interests to disclose')
    : [];
};

/** The score and the calibration, recomputed. */
function expectScore(page: Element, scored: readonly { p: number; o: number }[]): void {
  const text = textOf(page).replace(/\s+/g, ' ');
  if (scored.length === 0) {
    expect(text).toContain('there is no score');
    return;
  }
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const rate = mean(scored.map(({ o }) => o));
  const brier = mean(scored.map(({ p, o }) => (p - o) ** 2));
  expect(text).toContain(`over ${many(scored.length, 'resolved forecast')} of ours`);
  expect(text).toMatch(new RegExp(`Ours\\s*${brier.toFixed(2)}`));
  expect(text).toContain('0.25');
  expect(text).toMatch(
    new RegExp(`${Math.round(rate * 100)} % every time\\s*${(rate * (1 - rate)).toFixed(2)}`),
  );
  const bins = withClass(page, 'score').flatMap((box) =>
    all(box, ({ tagName }) => tagName === 'tr').slice(1),
  );
  if (scored.length < 30) {
    expect(bins).toEqual([]);
    return;
  }
  const tenths = [...new Set(scored.map(({ p }) => Math.min(9, Math.floor(p * 10 + 1e-9))))].sort();
  const cells = (row: Element) => all(row, ({ tagName }) => /^t[hd]$/.test(tagName));
  expect(bins.map((row) => cells(row).map(textOf).join(' '))).toEqual(
    tenths.map((tenth) => {
      const inBin = scored.filter(({ p }) => Math.min(9, Math.floor(p * 10 + 1e-9)) === tenth);
      const percent = (share: number) => `${Math.round(share * 100)} %`;
      return [
        `${tenth * 10} % to ${(tenth + 1) * 10} %`,
        String(inBin.length),
        percent(mean(inBin.map(({ p }) => p))),
        percent(mean(inBin.map(({ o }) => o))),
      ].join(' ');
    }),
  );
}
