/** `npm run announce`: who has to hear of what became public? Hubs, search engines and an archive are told; people get a text to send. */
import { masthead } from '../masthead.ts';
import { announce, type Telling } from '../announce/announce.ts';
import { deployedPages } from '../announce/deployed.ts';
import { forNewsletter, forPost, pictureOf } from '../announce/in-words.ts';
import { readTold, writeTold } from '../announce/read-told.ts';
import { INDEX_NOW, SAVE } from '../announce/services.ts';
import { allTold, countUntold, toAnnounce, type Dues } from '../announce/to-announce.ts';
import { counted } from '../model/words.ts';
import { webClient } from '../network/web-client.ts';
import { publicationOf } from '../publication/publication-of.ts';
import { readSite } from '../reading/read-site.ts';
import { reportOf } from '../formats/check-report.ts';
import { askedAs, askingOptions } from './asking.ts';
import { amount, command, Failure, main, webAddress, type World } from './command.ts';

/** Pages of which the deployed site does not say that it has them as they are. */
function notDeployed({ news }: Dues, deployed: ReadonlyMap<string, string>): string[] {
  return news
    .filter(({ path, at }) => {
      const changed = deployed.get(path);
      return changed === undefined || (changed !== '' && Date.parse(changed) < Date.parse(at));
    })
    .map(({ path }) => path);
}

function texts(dues: Dues, { out }: World): void {
  for (const page of dues.news) {
    const { address, alt } = pictureOf(page, masthead.url);
    out(
      [
        forNewsletter(page, masthead.url),
        'Post:',
        forPost(page, masthead.url),
        `Picture: ${address}\nIn words: ${alt}`,
        '---',
      ].join('\n\n'),
    );
  }
}

export const announceCommand = command({
  name: 'announce',
  about:
    'Tells hubs, search engines and the Internet Archive of what became public since they were told last, and prints a text for a newsletter and for posts. To be run after a deployment; what was told is kept in `content/record/announced.json`.',
  options: {
    'dry-run': { is: 'only show who would be told of what' },
    'as-told': { is: 'tell nobody, and take all that is public for told' },
    'no-archive': { is: 'do not ask the archive for copies' },
    pause: {
      is: 'wait this long between two copies',
      value: 'SECONDS',
      takes: amount('seconds, such as `6`', { most: 600 }),
      default: 6,
    },
    search: {
      is: 'where search engines are told',
      value: 'URL',
      takes: webAddress(INDEX_NOW),
      default: INDEX_NOW,
    },
    archive: {
      is: 'where the archive is asked for copies; its keys stand in ARCHIVE_KEYS as `access:secret`',
      value: 'URL',
      takes: webAddress(SAVE),
      default: SAVE,
    },
    ...askingOptions,
  },
  async run({ options }, world) {
    const { root, env, err, paint } = world;
    const { told, messages } = readTold(root);
    if (messages.length > 0) {
      err(reportOf(messages, 0, paint));
      return 1;
    }
    const day = world.today();
    const publication = publicationOf(readSite(root, day).site, day);
    const key = masthead.indexNowKey;
    const dues = toAnnounce(publication, told, {
      hubs: masthead.webSubHubs,
      hasSearch: key !== undefined,
      hasArchive: !options['no-archive'],
      url: masthead.url,
    });
    const number = countUntold(dues, told);
    if (number === 0) {
      err('Everybody knows all that is public.');
      return 0;
    }
    if (options['as-told']) {
      writeTold(root, allTold(dues, told));
      err(`${counted(number, 'announcement')} taken for told.`);
      return 0;
    }
    texts(dues, world);
    if (options['dry-run']) {
      for (const { hub, about } of dues.feeds) err(`${new URL(hub).host}: ${about}`);
      for (const { about } of dues.pages) err(`${new URL(options.search).host}: ${about}`);
      for (const { about } of dues.copies) err(`${new URL(options.archive).host}: ${about}`);
      err(`${counted(number, 'announcement')}, nobody was told.`);
      return 0;
    }

    const ask = webClient(askedAs(options));
    const deployed = await deployedPages(ask, masthead.url);
    if ('fault' in deployed) {
      throw new Failure(`The deployed site could not be read: ${deployed.fault}. Nobody was told`);
    }
    const missing = notDeployed(dues, deployed);
    if (missing.length > 0) {
      throw new Failure(
        `Not deployed yet: ${missing.join(', ')}. Nobody was told; deploy the site and run this again`,
      );
    }
    let refused = 0;
    const telling: Telling = {
      ask,
      url: masthead.url,
      search: { endpoint: options.search, key },
      archive: {
        endpoint: options.archive,
        keys: env.ARCHIVE_KEYS,
        pauseMs: options.pause * 1000,
      },
      keep: (now) => writeTold(root, now),
      heard(service, about, refusal) {
        if (refusal !== undefined) refused += 1;
        err(
          `${refusal === undefined ? '✔' : '✖'} ${service}: ${about}${refusal === undefined ? '' : `, which ${refusal}`}`,
        );
      },
    };
    const now = await announce(dues, told, telling);
    const left = countUntold(dues, now);
    if (left === 0) return 0;
    err(`${counted(left, 'announcement')} left; the same command goes on from here.`);
    return refused > 0 ? 1 : 0;
  },
});

if (import.meta.main) await main(announceCommand);
