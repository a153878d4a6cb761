/** When does a page paint on a slow phone? One cold load in a real browser, and what it asked for on the way. */
import type { Browser } from '@playwright/test';

/** What the line does to a request, in the words of `Network.emulateNetworkConditions` (bytes a second, ms). */
export interface Line {
  name: string;
  /** Milliseconds from a request to the first byte of its answer. */
  latency: number;
  downloadThroughput: number;
  uploadThroughput: number;
}

const kilobits = (count: number) => (count * 1000) / 8;

/**
 * Slow 4G in the two ways Lighthouse knows it
 * (https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md): as it is, and as it is set where
 * only whole requests can be slowed and each has to bear what name, connection and encryption would cost.
 */
export const SLOW_4G: Line = {
  name: 'slow 4G, 150 ms a request',
  latency: 150,
  downloadThroughput: kilobits(1600),
  uploadThroughput: kilobits(750),
};
export const SLOW_4G_WITH_SET_UP: Line = {
  name: 'slow 4G, 562.5 ms a request in place of connection set-up',
  latency: 562.5,
  downloadThroughput: kilobits(1474.56),
  uploadThroughput: kilobits(675),
};
export const CPU_SLOWDOWN = 4;
/** The phone of Lighthouse’s mobile preset. */
const PHONE = {
  viewport: { width: 412, height: 823 },
  deviceScaleFactor: 1.75,
  isMobile: true,
  hasTouch: true,
};

export interface Load {
  /** First contentful paint (https://www.w3.org/TR/paint-timing/), milliseconds since the navigation began. */
  firstPaint: number;
  /** Largest contentful paint (https://www.w3.org/TR/largest-contentful-paint/), likewise. */
  largestPaint: number;
  /** Sum of layout shifts (https://wicg.github.io/layout-instability/); 0 is still. */
  shift: number;
  /** Tasks of more than 50 ms on the main thread (https://www.w3.org/TR/longtasks-1/). */
  longTasks: number;
  /** Addresses that the page asked for until the network was quiet for half a second, itself first. */
  requested: string[];
}

/**
 * Loads a page once, with nothing in the cache, over `line` and with the processor slowed by `CPU_SLOWDOWN`.
 *
 * The throttling is the browser’s own (Chrome DevTools Protocol, `Network.emulateNetworkConditions` and
 * `Emulation.setCPUThrottlingRate`). Modelled: a wait for the first byte of each answer, the width of the line,
 * shared by all that travels at once, bytes that arrive little by little, a slower processor. Not modelled on
 * loopback: looking up a name, setting up a connection and its encryption, the slow start of TCP, loss, and
 * several requests on one connection. So the times compare pages within one run and are no phone’s.
 */
export async function loadSlowly(browser: Browser, url: string, line: Line): Promise<Load> {
  const context = await browser.newContext(PHONE);
  try {
    const page = await context.newPage();
    const requested: string[] = [];
    page.on('request', (request) => requested.push(request.url()));
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    const { latency, downloadThroughput, uploadThroughput } = line;
    await protocol.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput,
      uploadThroughput,
    });
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    const response = await page.goto(url, { waitUntil: 'networkidle' });
    if (!response?.ok()) throw new Error(`${url} answered ${response?.status()}`);
    return { ...(await page.evaluate(readTimeline)), requested };
  } finally {
    await context.close();
  }
}

/** Runs in the page: what the browser noted down since the navigation began. */
async function readTimeline(): Promise<Omit<Load, 'requested'>> {
  const entriesOf = (type: string) =>
    new Promise<PerformanceEntry[]>((resolve) => {
      const found: PerformanceEntry[] = [];
      const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
      observer.observe({ type, buffered: true });
      setTimeout(() => {
        resolve([...found, ...observer.takeRecords()]);
      }, 200);
    });
  const [paints, largest, shifts, tasks] = await Promise.all(
    ['paint', 'largest-contentful-paint', 'layout-shift', 'longtask'].map(entriesOf),
  );
  return {
    firstPaint: paints?.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? NaN,
    largestPaint: largest?.at(-1)?.startTime ?? NaN,
    shift: (shifts ?? []).reduce((sum, entry) => sum + (entry as LayoutShift).value, 0),
    longTasks: tasks?.length ?? 0,
  };
}

/** An entry of `layout-shift`, which TypeScript’s DOM does not know. */
type LayoutShift = PerformanceEntry & { value: number };
