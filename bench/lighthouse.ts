/** What does Lighthouse find in the built site? Several runs a page, on the phone of its mobile preset. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runCli, scratchProject } from '../tests/scratch-project.ts';
import { serveCompressed } from './loopback.ts';
import { median } from './median.ts';
import { installPeers, peerPackages } from './peers.ts';

const PAGES = ['/analysis/happyhorse-1-1/', '/', '/claims/'];
const RUNS = Number(process.argv[2] ?? 5);
const LEAST_PERFORMANCE = 99;
/** Fixed, since the site is built for its address: a canonical address elsewhere would fail an audit. */
const PORT = 4329;

const JUDGED = ['accessibility', 'best-practices', 'seo'] as const;
const CATEGORIES = ['performance', ...JUDGED] as const;
type Category = (typeof CATEGORIES)[number];

/** What is read of a report (https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md). */
interface Report {
  categories: Record<
    Category,
    { score: number | null; auditRefs: { id: string; group?: string }[] }
  >;
  audits: Record<string, Audit>;
  runtimeError?: { message: string };
}

interface Audit {
  title: string;
  /** 0–1; null where the audit does not judge. */
  score: number | null;
  numericValue?: number;
  displayValue?: string;
  details?: { items?: AuditItem[] };
}

/** A row of an audit’s table; which keys it has is the audit’s own affair. */
type AuditItem = Record<string, unknown>;

/** Path of the packaged Chromium, or of the Chrome that `CHROME` names; elsewhere Lighthouse looks for one. */
async function chromePath(): Promise<string | undefined> {
  if (process.env.CHROME || process.platform !== 'linux' || process.arch !== 'x64') {
    return process.env.CHROME;
  }
  // The package brings the libraries it needs only where it believes itself on a bare server.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** One run of Lighthouse with its mobile preset, in a browser of its own. */
async function audit(url: string, chrome: string | undefined): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(peerPackages, 'lighthouse/cli/index.js'),
      url,
      '--output=json',
      '--quiet',
      '--no-enable-error-reporting',
      `--only-categories=${CATEGORIES.join(',')}`,
      '--chrome-flags=--headless --no-sandbox',
    ],
    {
      maxBuffer: 256 * 1024 ** 2,
      env: { ...process.env, ...(chrome !== undefined && { CHROME_PATH: chrome }) },
    },
  );
  const report = JSON.parse(stdout) as Report;
  if (report.runtimeError) throw new Error(report.runtimeError.message);
  return report;
}

const percent = (report: Report, category: Category) =>
  Math.round((report.categories[category].score ?? 0) * 100);
const valueOf = (report: Report, id: string) => report.audits[id]?.numericValue ?? 0;

/** Milliseconds of each task that held the main thread for more than 50. */
const longTasks = (report: Report) =>
  (report.audits['long-tasks']?.details?.items ?? []).map(({ duration }) =>
    Math.round(Number(duration)),
  );

/** Audits that found something in any run, by id; those that no report shows are left out. */
function findings(reports: Report[]): Map<string, Audit> {
  const found = new Map<string, Audit>();
  for (const { categories, audits } of reports) {
    for (const { id, group } of CATEGORIES.flatMap((name) => categories[name].auditRefs)) {
      const one = audits[id];
      if (group !== 'hidden' && one && one.score !== null && one.score < 1) found.set(id, one);
    }
  }
  return found;
}

/** What a row of an audit’s table points at: elements with what is wrong with them, and addresses. */
function complaints(row: unknown): string[] {
  if (typeof row !== 'object' || row === null) return [];
  const { snippet, explanation, url } = row as AuditItem;
  if (typeof snippet === 'string') {
    return [[snippet, explanation].filter((part) => typeof part === 'string').join(' ')];
  }
  return [
    ...(typeof url === 'string' ? [url] : []),
    // What stands below a row names the neighbours of what the row names.
    ...Object.entries(row).flatMap(([key, value]) => (key === 'subItems' ? [] : complaints(value))),
  ];
}

function report(path: string, reports: Report[]): boolean {
  const performance = reports.map((one) => percent(one, 'performance'));
  const least = JUDGED.map((category) => ({
    category,
    score: Math.min(...reports.map((one) => percent(one, category))),
  }));
  const middle = (id: string) => Math.round(median(reports.map((one) => valueOf(one, id))));
  const shift = Math.max(...reports.map((one) => valueOf(one, 'cumulative-layout-shift')));
  const tasks = reports.map(longTasks).toSorted((one, other) => other.length - one.length)[0] ?? [];
  const isMet =
    median(performance) >= LEAST_PERFORMANCE &&
    least.every(({ score }) => score === 100) &&
    shift === 0 &&
    tasks.length === 0;

  console.log(`\n${path}`);
  console.log(`  performance ${median(performance)} (runs: ${performance.join(', ')})`);
  console.log(`  ${least.map(({ category, score }) => `${category} ${score}`).join(', ')}`);
  console.log(
    `  first paint ${middle('first-contentful-paint')} ms, largest paint ${middle('largest-contentful-paint')} ms, blocking ${middle('total-blocking-time')} ms, shift at most ${shift.toFixed(4)}`,
  );
  console.log(
    `  long tasks in the worst run: ${tasks.map((duration) => `${duration} ms`).join(', ') || 'none'}`,
  );
  console.log(
    `  ${isMet ? 'met' : 'missed'}: performance at least ${LEAST_PERFORMANCE}, the others 100, no shift, no long task`,
  );
  for (const [id, { title, displayValue, details }] of findings(reports)) {
    console.log(`  ${id}: ${[title, displayValue].filter(Boolean).join(', ')}`);
    for (const row of details?.items ?? []) {
      for (const line of complaints(row)) console.log(`    ${line.replace(/\n\s*/g, ' ')}`);
    }
  }
  return isMet;
}

installPeers();
const chrome = await chromePath();
const root = scratchProject();
try {
  const url = `http://127.0.0.1:${PORT}`;
  const { status, output } = runCli(root, 'build', [], { SITE_URL: url });
  if (status !== 0) throw new Error(output);
  const host = await serveCompressed(join(root, 'dist'), PORT);
  try {
    const met: string[] = [];
    for (const path of PAGES) {
      const reports: Report[] = [];
      for (let run = 0; run < RUNS; run += 1) reports.push(await audit(`${url}${path}`, chrome));
      if (report(path, reports)) met.push(path);
    }
    console.log(`\n${met.length} of ${PAGES.length} pages meet the targets`);
  } finally {
    await host.stop();
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
