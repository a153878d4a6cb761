/** /llms.txt: what there is to read here, for a language model. */
import type { APIRoute } from 'astro';
import { ledgers, markdownAddress } from '../model/addresses.ts';
import { boardFile } from '../boards/states.ts';
import {
  correctionsFeed,
  feedFormats,
  feedPath,
  forecastsFeed,
  mainFeed,
} from '../formats/feed-links.ts';
import { ledgerContents, ledgerNames, ledgerPath } from '../formats/ledger-files.ts';
import { toLlmsTxt } from '../formats/llms-txt.ts';
import { masthead } from '../masthead.ts';
import { publicationToday } from '../queries/published.ts';

export const GET: APIRoute = async () => {
  const { name, description, url, license } = masthead;
  const { pieces, site } = await publicationToday();
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
        links: [...pieces.values()].map(({ manuscript: { slug, piece } }) => ({
          name: piece.title,
          url: `${url}${markdownAddress(slug)}`,
          note: piece.description,
        })),
      },
      {
        title: 'Ledgers',
        links: ledgerNames.map((ledger) => ({
          name: ledgers.find(([path]) => path === `/${ledger}/`)?.[1] ?? ledger,
          url: `${url}${ledgerPath(ledger, 'json')}`,
          note: ledgerContents[ledger],
        })),
      },
      {
        title: 'Leaderboards',
        links: site.boards.map(({ id, name, operator }) => ({
          name,
          url: `${url}${boardFile(id, 'json')}`,
          note: `Dated states of the board, whose figures belong to ${operator}.`,
        })),
      },
      {
        title: 'Feeds',
        links: [
          ...mainFeed.formats.map((format) => ({ channel: mainFeed, format })),
          { channel: correctionsFeed, format: 'rss' as const },
          { channel: forecastsFeed, format: 'rss' as const },
        ].map(({ channel, format }) => ({
          name: `${channel.title}, ${feedFormats[format].name}`,
          url: `${url}${feedPath(channel, format)}`,
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
            url: `${url}/sitemap-index.xml`,
            note: 'Every page.',
          },
        ],
      },
    ],
  });
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
