/** Who is told what, in which order? Each service one thing at a time; what was taken is kept at once, so that a run that breaks off goes on. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Told } from '../model/told.ts';
import type { WebClient } from '../network/web-client.ts';
import { MOST_AT_ONCE, saveCopy, tellHub, tellSearch, type Refusal } from './services.ts';
import { withTold, type Due, type Dues } from './to-announce.ts';

export interface Telling {
  ask: WebClient;
  /** Origin of our pages, without a slash at the end. */
  url: string;
  search: { endpoint: string; key: string | undefined };
  archive: { endpoint: string; keys: string | undefined; pauseMs: number };
  /** Keeps what was told so far. */
  keep: (told: Told) => void;
  /** Hears of each thing that was told, or why it was not. */
  heard: (service: string, about: string, refusal: Refusal) => void;
}

/** A service that refuses so often in a row is left alone until the next run. */
const MOST_REFUSALS = 3;

/** Tells everything that is due; answers what is told now. Never rejects for what a service does. */
export async function announce(dues: Dues, before: Told, telling: Telling): Promise<Told> {
  const { ask, url, search, archive, heard } = telling;
  let told = before;
  const took = (service: keyof Told, due: Due) => {
    told = withTold(told, service, due);
    telling.keep(told);
  };

  for (const hub of new Set(dues.feeds.map((due) => due.hub))) {
    const feeds = dues.feeds.filter((due) => due.hub === hub);
    await inTurn(feeds, async (due) => {
      const refusal = await tellHub(ask, hub, url + due.about);
      heard(new URL(hub).host, due.about, refusal);
      if (refusal === undefined) took('feeds', due);
      return refusal;
    });
  }
  const { endpoint, key } = search;
  for (let at = 0; key !== undefined && at < dues.pages.length; at += MOST_AT_ONCE) {
    const some = dues.pages.slice(at, at + MOST_AT_ONCE);
    const pages = some.map(({ about }) => url + about);
    const refusal = await tellSearch(ask, endpoint, { url, key, pages });
    for (const due of some) {
      heard(new URL(endpoint).host, due.about, refusal);
      if (refusal === undefined) told = withTold(told, 'pages', due);
    }
    if (refusal === undefined) telling.keep(told);
  }
  await inTurn(dues.copies, async (due) => {
    const refusal = await saveCopy(ask, archive.endpoint, due.about, archive.keys);
    heard(new URL(archive.endpoint).host, due.about, refusal);
    if (refusal === undefined) took('copies', due);
    await pause(archive.pauseMs);
    return refusal;
  });
  return told;
}

/** One after the other, until the service has refused several in a row. */
async function inTurn<One>(
  all: readonly One[],
  tell: (one: One) => Promise<Refusal>,
): Promise<void> {
  let refusals = 0;
  for (const one of all) {
    refusals = (await tell(one)) === undefined ? 0 : refusals + 1;
    if (refusals === MOST_REFUSALS) return;
  }
}
