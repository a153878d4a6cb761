/** What do the files say, counted by hand as it were? YAML and plain text alone; nothing of the site’s own code. */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

type Fields = Record<string, unknown>;

export interface CountedSource {
  id: string;
  key: string;
  container: string;
  title: string;
  role: string;
  origin: string | undefined;
  state: string;
  archived: boolean;
}

export interface CountedSentence {
  sources: string[];
  claims: string[];
  /** Sources by the claim that their citation names. */
  backing: { source: string; claim: string }[];
  /** Its words, without marks. */
  text: string;
}

export interface CountedPiece {
  slug: string;
  title: string;
  topics: string[];
  authors: string[];
  sources: CountedSource[];
  sentences: CountedSentence[];
  /** Source ids that prose or claims cite. */
  cited: Set<string>;
  fields: Fields;
}

const list = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);
const day = (value: unknown): string =>
  value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((one) => String(one)) : [];
const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? String((value as Fields).id) : String(value);

/** One work wherever it is listed: the DOI, else the address without what does not matter. */
function keyOf(source: Fields): string {
  if (source.DOI !== undefined) return `doi:${String(source.DOI).toLowerCase()}`;
  return String(source.URL)
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '');
}

/** Pieces of `root` that readers see on `today`. */
export function countContent(root: string, today: string): CountedPiece[] {
  const folder = join(root, 'content/analysis');
  return readdirSync(folder)
    .filter((slug) => existsSync(join(folder, slug, 'index.mdx')))
    .map((slug) => countPiece(slug, readFileSync(join(folder, slug, 'index.mdx'), 'utf8')))
    .filter(({ fields }) => fields.draft !== true && day(fields.datePublished) <= today);
}

function countPiece(slug: string, text: string): CountedPiece {
  const [, frontmatter = '', prose = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const fields = parse(frontmatter) as Fields;
  const sources = list(fields.sources).map((source): CountedSource => {
    const state = source.state ?? 'live';
    return {
      id: String(source.id),
      key: keyOf(source),
      container: String(source['container-title'] ?? source.publisher),
      title: String(source.title),
      role: String(source.role),
      origin: source.origin === undefined ? undefined : String(source.origin),
      state: typeof state === 'object' ? String((state as Fields).is) : String(state),
      archived: source.archived !== undefined,
    };
  });
  const sentences = countSentences(prose);
  const cited = new Set([
    ...sentences.flatMap((sentence) => sentence.sources),
    ...list(fields.claims).flatMap((claim) =>
      Array.isArray(claim.sources) ? (claim.sources as unknown[]).map(idOf) : [],
    ),
  ]);
  return {
    slug,
    title: String(fields.title),
    topics: texts(fields.topics),
    authors: texts(fields.authors),
    sources,
    sentences,
    cited,
    fields,
  };
}

const GROUP = /\s*\[-?@[^\]]*\]/g;

/** Sentences with a citation: a block is cut where a full stop is followed by a capital, and a row is one. */
function countSentences(prose: string): CountedSentence[] {
  const blocks = prose
    .split(/\n\s*\n/)
    .flatMap((block) => (/^\s*(\||[-*] |\d+\. )/.test(block) ? block.split('\n') : [block]));
  return blocks.flatMap((block) => {
    const groups: string[] = [];
    const marked = block
      .replace(/\n/g, ' ')
      .replace(GROUP, (group) => `${String.fromCharCode(0xe000)}${groups.push(group) - 1};`)
      // A mark belongs to the sentence before it, on whichever side of the full stop it stands.
      .replace(/([.!?…]["”’)*_]*)((?:\s*\uE000\d+;)+)/g, '$2$1')
      .replace(/\b(Nos?|vs|e\.g|i\.e|cf|approx|paras?|pp?|Inc|Ltd|Co|Dr|Mr|St)\.\s/g, '$1\u2024 ');
    const cut = block.trimStart().startsWith('|')
      ? [marked]
      : marked.split(/(?<=[.!?…]["”’)*_]*)\s+(?=[*_“"‘(]*[\p{Lu}\p{N}])/u);
    return cut.flatMap((sentence) => {
      const own = [...sentence.matchAll(/\uE000(\d+);/g)].map(([, at]) => groups[Number(at)] ?? '');
      if (own.length === 0) return [];
      const items = own.flatMap((group) => group.trim().slice(1, -1).split(';'));
      return [
        {
          sources: items.map((item) => /@([^\s,;#\]]+)/.exec(item)?.[1] ?? ''),
          claims: items.flatMap((item) => /#(\S+)\s*$/.exec(item)?.[1] ?? []),
          backing: items.flatMap((item) => {
            const [, source, claim] = /@([^\s,;#]+).*#(\S+)\s*$/.exec(item) ?? [];
            return source && claim ? [{ source, claim }] : [];
          }),
          text: sentence.replace(/\s*\uE000\d+;/g, '').trim(),
        },
      ];
    });
  });
}

/** Everything the ledgers say in figures, from the files. */
export function expectedFigures(pieces: readonly CountedPiece[], today: string) {
  const oldest = [...pieces].sort((a, b) =>
    `${day(a.fields.datePublished)} ${a.slug}` < `${day(b.fields.datePublished)} ${b.slug}`
      ? -1
      : 1,
  );

  // Works: the first entry describes one; the gravest state counts; copies are followed across pieces.
  const works = new Map<
    string,
    { first: CountedSource; state: string; archived: boolean; repeats: string | undefined }
  >();
  const gravity = ['live', 'moved', 'paywalled', 'dead', 'corrected', 'retracted'];
  for (const piece of oldest) {
    for (const source of piece.sources) {
      const repeats = piece.sources.find(({ id }) => id === source.origin)?.key;
      const known = works.get(source.key);
      if (!known) {
        works.set(source.key, {
          first: source,
          state: source.state,
          archived: source.archived,
          repeats,
        });
        continue;
      }
      if (gravity.indexOf(source.state) > gravity.indexOf(known.state)) known.state = source.state;
      known.archived ||= source.archived;
      known.repeats ??= repeats;
    }
  }
  const chainOf = (key: string): string[] => {
    const chain = [key];
    for (let at = works.get(key)?.repeats; at !== undefined; at = works.get(at)?.repeats) {
      if (chain.includes(at)) break;
      chain.push(at);
    }
    return chain;
  };
  const originOf = (key: string): string => chainOf(key).at(-1) ?? key;
  const hasFallen = (key: string): boolean =>
    chainOf(key).some((one, at) => {
      const work = works.get(one);
      if (work?.state === 'dead') return at === 0 && !work.archived;
      return work?.state === 'corrected' || work?.state === 'retracted';
    });

  // Claims: status, then doubts carried along dependencies until nothing changes.
  const statuses = ['stands', 'weakened', 'superseded', 'corrected', 'withdrawn'];
  const claims = new Map<
    string,
    {
      slug: string;
      status: string;
      /** What corrections say that it was. */
      was: string[];
      sources: string[];
      dependsOn: string[];
      doubted: boolean;
    }
  >();
  for (const piece of pieces) {
    const keyOfSource = new Map(piece.sources.map(({ id, key }) => [id, key]));
    for (const claim of list(piece.fields.claims)) {
      let status = String(claim.status ?? 'stands');
      for (const correction of list(piece.fields.corrections)) {
        const affects = texts(correction.affects);
        const isRetraction = correction.kind === 'retraction';
        if (!affects.includes(String(claim.id)) && !(isRetraction && affects.length === 0))
          continue;
        const now = isRetraction ? 'withdrawn' : 'corrected';
        if (statuses.indexOf(now) > statuses.indexOf(status)) status = now;
      }
      const listed = (Array.isArray(claim.sources) ? (claim.sources as unknown[]) : []).map(
        (one) => ({
          id: idOf(one),
          supports:
            typeof one !== 'object' || ((one as Fields).stance ?? 'supports') === 'supports',
        }),
      );
      const fromProse = piece.sentences
        .flatMap(({ backing }) => backing)
        .filter((one) => one.claim === claim.id)
        .map(({ source }) => source);
      const supporting = listed.filter(({ supports }) => supports).map(({ id }) => id);
      const drawsOn = [...listed.map(({ id }) => id), ...fromProse];
      claims.set(`${piece.slug}#${String(claim.id)}`, {
        slug: piece.slug,
        status,
        was: list(piece.fields.corrections)
          .filter(({ affects }) => texts(affects).includes(String(claim.id)))
          .map(({ was }) => String(was)),
        sources: [...new Set(drawsOn)].map((id) => keyOfSource.get(id) ?? ''),
        dependsOn: texts(claim.dependsOn).map((id) =>
          id.includes('#') ? id : `${piece.slug}#${id}`,
        ),
        doubted:
          [...supporting, ...fromProse.filter((id) => !listed.some((one) => one.id === id))].some(
            (id) => hasFallen(keyOfSource.get(id) ?? ''),
          ) ||
          (claim.reviewBy !== undefined &&
            day(claim.reviewBy) < today &&
            (status === 'stands' || status === 'weakened')),
      });
    }
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const claim of claims.values()) {
      if (claim.doubted) continue;
      claim.doubted = claim.dependsOn.some((key) => {
        const other = claims.get(key);
        return other?.doubted || other?.status === 'corrected' || other?.status === 'withdrawn';
      });
      changed ||= claim.doubted;
    }
  }
  const isDoubted = (piece: CountedPiece, sentence: CountedSentence): boolean =>
    sentence.sources.some((id) =>
      hasFallen(piece.sources.find((source) => source.id === id)?.key ?? ''),
    ) ||
    sentence.claims.some((id) => {
      const claim = claims.get(`${piece.slug}#${id}`);
      if (claim?.doubted || claim?.status === 'withdrawn') return true;
      // What a correction of the piece put right is in question no more.
      const { text } = sentence;
      return (
        claim?.status === 'corrected' &&
        (claim.was.length === 0 ||
          claim.was.some((was) => was.includes(text) || text.includes(was)))
      );
    });

  // Caveats and forecasts: what other pieces close and resolve counts too.
  const closedKeys = new Set(
    pieces.flatMap(({ fields }) => list(fields.closes).map(({ caveat }) => String(caveat))),
  );
  const endings = new Map(
    pieces.flatMap(({ fields }) =>
      list(fields.resolves).map((one): [string, Fields] => [String(one.forecast), one]),
    ),
  );
  const caveats = pieces.flatMap((piece) =>
    (Array.isArray(piece.fields.caveats) ? (piece.fields.caveats as unknown[]) : []).map((one) => {
      const caveat = typeof one === 'string' ? {} : (one as Fields);
      return {
        slug: piece.slug,
        scope: String(caveat.scope ?? 'not-stated'),
        closed:
          caveat.closedBy !== undefined || closedKeys.has(`${piece.slug}#${String(caveat.id)}`),
      };
    }),
  );
  const forecasts = pieces.flatMap((piece) =>
    list(piece.fields.forecasts).map((forecast) => {
      const resolution = (forecast.resolution ??
        endings.get(`${piece.slug}#${String(forecast.id)}`)) as Fields | undefined;
      const ours = !piece.sources.some(({ id }) => id === forecast.by);
      const due = day(forecast.resolvesOn);
      const left = (Date.parse(due) - Date.parse(today)) / 86_400_000;
      const state = resolution ? 'resolved' : left < 0 ? 'overdue' : left <= 14 ? 'due' : 'open';
      const isScored =
        ours &&
        forecast.probability !== undefined &&
        /^(yes|no)$/.test(String(resolution?.outcome));
      const estimates = list(forecast.updates).filter(
        (update) => resolution && day(update.date) < day(resolution.date),
      );
      return {
        slug: piece.slug,
        view: ours ? state : state === 'resolved' ? 'others-resolved' : 'others-open',
        by: forecast.by === undefined ? undefined : String(forecast.by),
        isOpen: !resolution,
        scored: isScored
          ? {
              p: Number(estimates.at(-1)?.probability ?? forecast.probability),
              o: resolution?.outcome === 'yes' ? 1 : 0,
            }
          : undefined,
      };
    }),
  );

  return {
    pieces,
    works,
    claims,
    caveats,
    forecasts,
    corrections: pieces.flatMap((piece) =>
      list(piece.fields.corrections).map((correction) => ({
        slug: piece.slug,
        kind: String(correction.kind),
        severity: String(correction.severity),
      })),
    ),
    originOf,
    hasFallen,
    isDoubted,
    sentences: pieces.flatMap((piece) => piece.sentences.map((sentence) => ({ piece, sentence }))),
  };
}
