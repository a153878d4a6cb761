/** `npm run hosts`: how does each host that is installed answer for the built site? Prints the table, and what is wrong. */
import { join } from 'node:path';
import { servingIn } from '../src/hosting/write-hosting.ts';
import { webHosts, type WebHostName } from './web-hosts.ts';
import { faultsAt, foundIn, webRequests } from './web-requests.ts';

const root = join(import.meta.dirname, '..');
const serving = servingIn(root);
if (!serving)
  throw new Error('Missing `hosting/`, expected a built site: run `npm run build` first');
const site = join(root, 'dist');
const rows = webRequests(foundIn(site));
const lines = rows.map(({ asks }) => asks.padEnd(52));
const faults: string[] = [];
const names = Object.keys(webHosts) as WebHostName[];
for (const name of names) {
  const host = await webHosts[name](site, { ...serving, gone: ['/taken-back/', ...serving.gone] });
  if (!host) {
    console.log(
      `${name} is not installed${name === 'Wrangler' ? ', or `WRANGLER` does not name it' : ''}`,
    );
    for (const at of lines.keys()) lines[at] += '–'.padEnd(name.length + 2);
    continue;
  }
  try {
    for (const [at, row] of rows.entries()) {
      const found = await faultsAt(host.url, name, row);
      const isOther = row.otherwise?.[name] !== undefined;
      lines[at] += (found.length > 0 ? '✖' : isOther ? '(✔)' : '✔').padEnd(name.length + 2);
      if (found.length > 0)
        faults.push(`${name}, ${row.method ?? 'GET'} ${row.path}: ${found.join('; ')}`);
    }
  } finally {
    await host.stop();
  }
}
console.log(
  [''.padEnd(52) + names.map((name) => `${name}  `).join(''), ...lines, ...faults].join('\n'),
);
console.log(
  '✔ as meant · (✔) otherwise, as is known of the host · ✖ not as meant · – not installed',
);
process.exitCode = faults.length > 0 ? 1 : 0;
