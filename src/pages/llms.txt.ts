/** /llms.txt: what there is to read here, for a language model. */
import type { APIRoute } from 'astro';
import { ledgers, markdownAddress, subjectFile } from '../model/addresses.ts';
import { ledgerContents } from '../formats/ledger-files.ts';
import { toLlmsTxt } from '../formats/llms-txt.ts';
import { masthead } from '../masthead.ts';
import { SITEMAP_INDEX } from '../publication/addresses.ts';
import {
  correctionsFeed,
  feedFormats,
  forecastsFeed,
  mainFeed,
} from '../publication/feed-channels.ts';
import { boardFiles, feedFiles, ledgerFiles } from '../publication/file-routes.ts';
import { publicationToday } from '../queries/published.ts';

/** Feeds that are no part of another. */
const ofAll = new Set([mainFeed, correctionsFeed, forecastsFeed]);

export const GET: APIRoute = async () => {
  const { name, description, url, license } = masthead;
  const publication = (await publicationToday()).published;
  const text = toLlmsTxt({
    name,
    summary: description,
    details: [
      'Each piece is one Markdown file with everything it rests on: what its sources do not say, competing readings, forecasts, claims, sources and corrections. A citation names the source with its date and links to it; the number behind it is that of the list of sources.',
      'The ledgers gather these parts over all pieces as JSON, each with a JSON Schema, and as CSV. A sentence with a citation has an address of its own, which the ledger of claims gives.',
      `Pieces are licensed ${license.name} (${license.url}). When you quote one, name ${name}, the title, the date and the address, and carry the caveat along that bears on what you quote.`,
    ],
    sections: [
      {
        title: 'Pieces',
        links: [...publication.pieces.values()].map(({ manuscript: { slug, piece } }) => ({
          name: piece.title,
          url: `${url}${markdownAddress(slug)}`,
          note: piece.description,
        })),
      },
      {
        title: 'Ledgers',
        links: ledgerFiles()
          .filter(({ ending }) => ending === 'json')
          .map(({ path, name: ledger }) => ({
            name: ledgers.find(([page]) => page === `/${ledger}/`)?.[1] ?? ledger,
            url: `${url}${path}`,
            note: ledgerContents[ledger],
          })),
      },
      {
        title: 'Leaderboards',
        links: boardFiles(publication)
          .filter(({ ending, day }) => ending === 'json' && day === undefined)
          .map(({ path, board }) => ({
            name: board.name,
            url: `${url}${path}`,
            note: `Dated states of the board, whose figures belong to ${board.operator}.`,
          })),
      },
      {
        title: 'Subjects',
        links: [...publication.subjects.values()].map(({ subject }) => ({
          name: subject.name,
          url: `${url}${subjectFile(subject.id, 'json')}`,
          note: `What is claimed, left open, forecast and measured of this ${subject.kind}.`,
        })),
      },
      {
        title: 'Feeds',
        links: feedFiles(publication)
          .filter(({ channel, page }) => ofAll.has(channel) && page.archive === undefined)
          .map(({ path, channel, format }) => ({
            name: `${channel.title}, ${feedFormats[format].name}`,
            url: `${url}${path}`,
            note: channel.description,
          })),
      },
      {
        title: 'Optional',
        links: [
          {
            name: 'Standards',
            url: `${url}/standards/`,
            note: 'Every promise to readers, with the rule that checks it.',
          },
          { name: 'About', url: `${url}/about/`, note: 'Who writes, and how it is paid for.' },
          {
            name: 'Sitemap',
            url: `${url}${SITEMAP_INDEX}`,
            note: 'Every page.',
          },
        ],
      },
    ],
  });
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
