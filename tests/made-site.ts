/** Many pieces that lean on one another: shared sources, copies, claims across pieces, answers, endings, corrections. */

/** The day of the made site. */
export const MADE_DAY = '2026-11-23';
export const MADE_EPOCH = String(Date.parse(MADE_DAY) / 1000);

const slugOf = (n: number) => `made-${String(n).padStart(3, '0')}`;
const ROLES = ['primary', 'reporting', 'analysis', 'vendor', 'dataset', 'aggregator', 'community'];

/** `count` pieces on `sources` works, slug → file. Every piece cites the first work. */
export function madeSite(count: number, sources: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [slugOf(n), madePiece(n, sources)]),
  );
}

function madePiece(n: number, sources: number): string {
  const works = worksOf(n, sources);
  const cite = (at: number) => `s${works[at % works.length]}`;
  return `---
title: "Made piece ${n} on what is rented and what is owned"
description: "Piece ${n} of those that are made to see whether the ledgers count what there is to count."
authors: [staff]
datePublished: 2026-11-${String(1 + (n % 20)).padStart(2, '0')}
topics: [${n % 3 === 0 ? 'ai-video' : n % 3 === 1 ? 'compute' : 'ai-video, compute'}]
framing: "It is made to be counted, and read against nothing."
sources:
${works.map((work) => sourceEntry(work, n, works)).join('\n')}
claims:
${Array.from({ length: 8 }, (_, c) => claimEntry(n, c, cite)).join('\n')}
caveats:
${Array.from({ length: 7 }, (_, c) => caveatEntry(n, c, cite)).join('\n')}
${n % 4 === 3 ? `closes:\n  - { caveat: "${slugOf(n - 3)}#v1", source: ${cite(1)}, date: 2026-11-21, note: "It is now said on page ${n}." }\n` : ''}forecasts:
${Array.from({ length: 4 }, (_, f) => forecastEntry(n, f, cite)).join('\n')}
${n % 2 === 1 ? `resolves:\n  - { forecast: "${slugOf(n - 1)}#f3", date: 2026-11-21, outcome: ambiguous, source: ${cite(2)}, note: "It named nobody." }\n` : ''}${corrections(n)}---

${Array.from({ length: 10 }, (_, p) => paragraph(n, p, cite)).join('\n\n')}
`;
}

/** Numbers of the works a piece lists: the first, some of its own, and what any of them repeats in every second piece. */
function worksOf(n: number, sources: number): number[] {
  const own = Array.from({ length: 8 }, (_, at) => 1 + ((n * 7 + at * 61) % (sources - 1)));
  const repeated = n % 2 === 0 ? own.filter(isCopy).map((work) => work - 1) : [];
  return [...new Set([0, ...own, ...repeated])];
}

const isCopy = (work: number) => work % 10 === 9;

function sourceEntry(work: number, n: number, listed: readonly number[]): string {
  const origin = isCopy(work) && listed.includes(work - 1) ? `, origin: s${work - 1}` : '';
  const state =
    work % 97 === 5 && n % 3 === 0
      ? ', state: { is: retracted, date: 2026-11-10 }'
      : work % 89 === 7
        ? ', state: corrected'
        : work % 83 === 11
          ? `, state: dead${n % 2 === 0 ? `, archived: "https://archive.example/${work}"` : ''}`
          : '';
  return `  - { id: s${work}, title: "Report ${work} on the market for rented machines", container-title: Paper ${work % 40}, URL: "https://reports.example/${work}", issued: 2026-06-${String(1 + (work % 28)).padStart(2, '0')}, accessed: 2026-10-30, role: ${ROLES[work % 7]}${origin}${state} }`;
}

function claimEntry(n: number, c: number, cite: (at: number) => string): string {
  const status = n % 11 === 0 && c === 4 ? 'weakened' : n % 23 === 0 && c === 5 ? 'withdrawn' : '';
  const dependsOn =
    c === 1 ? 'c0' : c === 2 && n > 0 ? `"${slugOf(n - 1)}#c5"` : c === 3 ? 'c1, c2' : '';
  const parts = [
    `id: c${c}`,
    `text: "Claim ${c} of piece ${n} says that the price of a rented hour fell by ${c + 11} per cent."`,
    `sources: [${cite(c)}, { id: ${cite(c + 3)}, stance: ${c % 3 === 0 ? 'contradicts' : 'supports'} }]`,
    ...(dependsOn ? [`dependsOn: [${dependsOn}]`] : []),
    ...(status ? [`status: ${status}`] : []),
    ...(n % 17 === 0 && c === 0 ? ['reviewBy: 2026-11-20'] : []),
    'confidence: moderate',
  ];
  return `  - { ${parts.join(', ')} }`;
}

const SCOPES = [
  'scope: in-source',
  'scope: searched, searched: [{ where: The maker’s pages, date: 2026-11-01 }]',
  'scope: unknowable',
  'matters: low',
];

function caveatEntry(n: number, c: number, cite: (at: number) => string): string {
  const closed =
    n % 9 === 0 && c === 2
      ? `, closedBy: { source: ${cite(1)}, date: 2026-11-22, note: The maker has said so. }`
      : '';
  return `  - { id: v${c}, text: "What machine ${c} of piece ${n} costs to run is not stated.", ${SCOPES[c % 4]}, silent: [${cite(c)}]${closed} }`;
}

function forecastEntry(n: number, f: number, cite: (at: number) => string): string {
  const ways = [
    `resolvesOn: 2027-0${1 + (n % 9)}-15, probability: 0.${1 + (n % 9)}${n % 5 === 0 ? ', updates: [{ date: 2026-11-21, probability: 0.5, why: A list came out. }]' : ''}`,
    `resolvesOn: 2026-${n % 2 === 0 ? '11-20' : '12-01'}, probability: 0.3, by: staff`,
    `resolvesOn: 2026-11-22, probability: 0.${1 + (n % 9)}, updates: [{ date: 2026-11-18, probability: 0.${1 + (n % 7)}, why: A report came out. }, { date: 2026-11-22, probability: 0.9, why: It was nearly over. }], resolution: { date: 2026-11-22, outcome: ${n % 7 === 0 ? 'annulled' : n % 3 === 0 ? 'yes' : 'no'}, source: ${cite(0)} }`,
    `resolvesOn: 2027-03-01, unscored: true, by: ${cite(4)}`,
  ];
  return `  - { id: f${f}, statement: "Machine ${f} of piece ${n} is rented out by the day.", madeOn: 2026-10-31, criteria: A list shows it., resolutionSource: The list., ${ways[f]} }`;
}

const corrections = (n: number) =>
  n % 10 === 4
    ? `corrections:\n  - { id: k0, date: 2026-11-22, kind: ${n % 50 === 4 ? 'retraction' : n % 20 === 4 ? 'clarification' : 'correction'}, was: "By 12 per cent.", now: "By 17 per cent.", why: A row was misread., severity: ${n % 30 === 4 ? 'material' : 'minor'}, affects: [c6] }\n`
    : '';

const paragraph = (n: number, p: number, cite: (at: number) => string) =>
  `## Part ${p} of piece ${n}

Piece ${n} finds in part ${p} that the price of a rented hour fell by ${p + 11} per cent [@${cite(p)}]. The second list of that week shows it ${p + 2} places lower [@${cite(p + 1)}, p. ${p + 1}; @${cite(p + 5)}]. What the maker says agrees with what others saw [@${cite(p + 2)} #c${p % 8}]. A buyer who asks what follows for a plan of twelve months will find that the plan holds whichever reading is right, since both lead to the same first step. Every piece says that the market is young [@s0].`;
