/** How do tests meet the web? Servers on 127.0.0.1, a host each, that play sites and count what they are asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Tally {
  now: number;
  /** The most requests that were open at one time. */
  most: number;
}

export interface LocalHost {
  /** Without a trailing slash. */
  origin: string;
  /** Every request so far: `GET /path`. */
  asked: string[];
}

/** Starts a host that lives until the test ends. Hosts that share a tally are counted together. */
export async function localHost(
  play: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
  tally: Tally = { now: 0, most: 0 },
): Promise<LocalHost> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    tally.now += 1;
    tally.most = Math.max(tally.most, tally.now);
    response.on('close', () => {
      tally.now -= 1;
    });
    void play(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Answers with an HTML page. */
export function answerPage(response: ServerResponse, title: string, status = 200): void {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><title>${title}</title><p>Text.`);
}
