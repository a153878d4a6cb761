/** How heavy is a piece, and how soon does it paint, beside the same article as bare HTML and by other generators? */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from '../tests/browser.ts';
import { makeCandidates, pageOf, type Candidate } from './candidates.ts';
import { serveCompressed, type Host } from './loopback.ts';
import { median } from './median.ts';
import { partsOf } from './page-parts.ts';
import { pageWeight, weightRatio, type PageWeight } from './page-weight.ts';
import { loadSlowly, SLOW_4G, SLOW_4G_WITH_SET_UP, type Line, type Load } from './paint.ts';
import { installPeers } from './peers.ts';
import { printTable } from './print-table.ts';

const PIECE = '/analysis/happyhorse-1-1/';
const ROUNDS = Number(process.argv[2] ?? 5);
/** Targets: compressed page over its text, and paint over that of the bare page. */
const MOST_WEIGHT = 2.3;
const MOST_DELAY = 1.05;
const project = join(import.meta.dirname, '..');
const dist = join(project, 'dist');

/** A page and what was measured of it, line by line. */
interface Measured {
  name: string;
  weight: PageWeight;
  loads: Map<Line, Load[]>;
}

/**
 * Loads every candidate `ROUNDS` times, in turns, so that a busy moment of the machine meets all of them. A
 * round before them only warms the browser.
 */
async function measure(candidates: Candidate[], lines: Line[]): Promise<Measured[]> {
  const hosts: Host[] = [];
  const browser = await launchBrowser();
  try {
    for (const { folder } of candidates) hosts.push(await serveCompressed(folder));
    const loads = candidates.map(() => new Map<Line, Load[]>(lines.map((line) => [line, []])));
    for (const line of lines) {
      for (let round = 0; round <= ROUNDS; round += 1) {
        for (const [index, { path }] of candidates.entries()) {
          const load = await loadSlowly(browser, `${hosts[index]?.url}${path}`, line);
          if (round > 0) loads[index]?.get(line)?.push(load);
        }
      }
    }
    return candidates.map((candidate, index) => {
      const own = loads[index] ?? new Map<Line, Load[]>();
      const requested = [...own.values()].flat().flatMap((load) => load.requested);
      return { name: candidate.name, weight: pageWeight(candidate, requested), loads: own };
    });
  } finally {
    await browser.close();
    await Promise.all(hosts.map((host) => host.stop()));
  }
}

type Time = 'firstPaint' | 'largestPaint';

const times = ({ loads }: Measured, line: Line, time: Time): number[] =>
  (loads.get(line) ?? []).map((load) => load[time]);

/** How many times as late as the bare page, by the medians. */
const delay = (page: Measured, bare: Measured, line: Line, time: Time): number =>
  median(times(page, line, time)) / median(times(bare, line, time));

const grouped = (bytes: number) => bytes.toLocaleString('en-GB');

function printWeights(pages: Measured[]): void {
  console.log('\nWeight: what a page loads; bytes by gzip -9, fonts and the rest as they are');
  printTable(
    ['', 'HTML', 'CSS', 'JS', 'text', '÷ text', '÷ by brotli', 'fonts', 'other'],
    pages.map(({ name, weight }) => [
      name,
      ...[weight.html, weight.css, weight.js, weight.text].map(({ gzip }) => grouped(gzip)),
      weightRatio(weight, 'gzip').toFixed(2),
      weightRatio(weight, 'brotli').toFixed(2),
      grouped(weight.fonts.gzip),
      grouped(weight.other.gzip),
    ]),
  );
}

function printPaint(pages: Measured[], bare: Measured, line: Line): void {
  console.log(`\nPaint: ${line.name}; median ms of ${ROUNDS} (least–most), × the bare page`);
  const cells = (page: Measured, time: Time): string[] => {
    const all = times(page, line, time);
    const [middle, least, most] = [median(all), Math.min(...all), Math.max(...all)].map(Math.round);
    return [`${middle} (${least}–${most})`, `× ${delay(page, bare, line, time).toFixed(2)}`];
  };
  const loads = (page: Measured) => page.loads.get(line) ?? [];
  printTable(
    ['', 'first paint', '', 'largest paint', '', 'shift', 'long tasks'],
    pages.map((page) => [
      page.name,
      ...cells(page, 'firstPaint'),
      ...cells(page, 'largestPaint'),
      Math.max(...loads(page).map(({ shift }) => shift)).toFixed(3),
      String(median(loads(page).map(({ longTasks }) => longTasks))),
    ]),
  );
}

function printTargets(ours: Measured, bare: Measured, lines: Line[]): void {
  const verdict = (isMet: boolean) => (isMet ? 'met' : 'missed');
  const weight = weightRatio(ours.weight, 'gzip');
  console.log('\nTargets for ours');
  console.log(
    `  ${verdict(weight <= MOST_WEIGHT)}: page ÷ text ${weight.toFixed(2)}, at most ${MOST_WEIGHT}`,
  );
  for (const line of lines) {
    const first = delay(ours, bare, line, 'firstPaint');
    const largest = delay(ours, bare, line, 'largestPaint');
    console.log(
      `  ${verdict(first <= MOST_DELAY && largest <= MOST_DELAY)}: first paint × ${first.toFixed(2)}, largest × ${largest.toFixed(2)}, at most × ${MOST_DELAY} (${line.name})`,
    );
  }
}

function printParts(html: string): void {
  console.log('\nWhere our bytes go: what the HTML loses by gzip -9 without each part');
  printTable(
    ['', 'bytes'],
    partsOf(html).map(({ name, bytes }) => [name, grouped(bytes)]),
  );
}

if (!existsSync(join(dist, PIECE, 'index.html'))) {
  console.error(`Missing \`dist${PIECE}\`, expected a built site: run \`npm run build\` first`);
  process.exit(1);
}
const lines = [SLOW_4G, SLOW_4G_WITH_SET_UP];
mkdirSync(join(project, '.cache'), { recursive: true });
const workshop = mkdtempSync(join(project, '.cache/bench-'));
try {
  installPeers();
  const { ours, bare, peers } = makeCandidates(dist, PIECE, workshop);
  const pages = await measure([bare, ours, ...peers], lines);
  const [bareMeasured, oursMeasured] = pages as [Measured, Measured, ...Measured[]];
  printWeights(pages);
  for (const line of lines) printPaint(pages, bareMeasured, line);
  printTargets(oursMeasured, bareMeasured, lines);
  printParts(pageOf(ours));
} finally {
  rmSync(workshop, { recursive: true, force: true });
}
