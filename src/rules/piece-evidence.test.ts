/** Does the check find what people who read the sources again found? Faults that were in print, rebuilt with invented pages. */
import { describe, expect, it, test } from 'vitest';
import { evidenceFor } from '../../tests/kept-evidence.ts';
import { pieceOf, siteOf } from '../../tests/made-publication.ts';
import type { Message } from '../model/message.ts';
import type { Proof } from '../model/proof.ts';
import { checkOne } from './rule.ts';
import { rules } from './rules.ts';

interface Fault {
  is: string;
  /** A caveat as a writer who remembers the page wrongly writes it. */
  caveat: string;
  lookedFor: string;
  /** The same in the prose. */
  sentence: string;
  /** The page, which says it. */
  page: string;
  /** What the check shows of it. */
  shows: RegExp;
}

const faults: Fault[] = [
  {
    is: 'two prices on two dates, said to be on none (1)',
    caveat: 'No price of one mill is given for two dates.',
    lookedFor: '[before, previously, "from 14 October"]',
    sentence: 'The price list does not say what a sack cost earlier.',
    page: 'New prices from 14 October.\n\nSack | Before | Now\n\nSmall | $1.26 | $1.20\n\nLarge | $2.52 | $2.40',
    shows: /from 14 October/,
  },
  {
    is: 'a price of the larger size, in the same table (2)',
    caveat: 'The seller gives a price of the small sack only.',
    lookedFor: '["25 kg", large]',
    sentence: 'The seller gives no price of the large sack.',
    page: 'Prices per sack\n\n10 kg | $0.084 | $0.0588\n\n25 kg | $0.14 | $0.1176',
    shows: /25 kg/,
  },
  {
    is: 'a newer model that is dearer (3)',
    caveat: 'No seller is known to ask more for the newer mill.',
    lookedFor: '["mill 3", "newer"]',
    sentence: 'No source gives a higher price for the newer mill.',
    page: 'Our hire prices for ten hours: mill 2.7 at $1.10, mill 3 at $1.30.',
    shows: /mill 3 at \$1\.30/,
  },
  {
    is: 'sound that stands beside a price (4)',
    caveat: 'Whether delivery is part of a price is not stated beside any price.',
    lookedFor: '[delivery, delivered]',
    sentence: 'No page says whether delivery is part of the price.',
    page: 'Ten sacks, delivered: $154. Ten sacks, collected: $120.',
    shows: /delivered: \$154/,
  },
  {
    is: 'a promise that the official page makes (5)',
    caveat: 'The site is silent on the recipe and quotes no promise.',
    lookedFor: '[recipe, "will publish", coming]',
    sentence: 'The site does not mention the recipe.',
    page: 'The full recipe is coming: links to the plans and the recipe are pending.',
    shows: /recipe is coming/,
  },
  {
    is: 'a day and a reason for a stop (6)',
    caveat: 'The accounts of the stop give no day and no evidence.',
    lookedFor: '[March, letter, frozen, halted]',
    sentence: 'The accounts give no day on which the mill was stopped.',
    page: 'Work was frozen on 16 March after a letter from the guild of bakers.',
    shows: /frozen on 16 March/,
  },
  {
    is: 'regions that the main witness names (7)',
    caveat: 'Countries are not named by any page before August.',
    lookedFor: '["United States", US, Brazil, regions]',
    sentence: 'No page names a country before August.',
    page: 'In May the flour was sold in Brazil and Indonesia; access in the US stayed uncertain.',
    shows: /Brazil and Indonesia/,
  },
  {
    is: 'a statement of the maker, relayed (8)',
    caveat: 'A statement by the maker is not in the record.',
    lookedFor: '[spokesperson, "told reporters", statement]',
    sentence: 'A statement by the maker was not found.',
    page: 'A spokesperson of the mill said that safeguards were being added before the sale.',
    shows: /spokesperson of the mill/,
  },
  {
    is: 'the level of an interval, in the notes of the data (11)',
    caveat: 'The level of the intervals is not stated.',
    lookedFor: '["confidence interval", 95%]',
    sentence: 'The table does not state the level of its intervals.',
    page: 'Columns. `w`: weight in kilos. `ci`: the 95% confidence interval of the weight.',
    shows: /95% confidence interval/,
  },
];

const text = (caveats: string, prose: string, more = '') => `---
title: "The mill and what two papers say of it"
description: "Two papers describe one mill; what each of them bears out, and what neither does."
authors: [staff]
datePublished: 2026-11-22
topics: [ai-video]
framing: Two papers were read in full and compared.
sources:
  - { id: page, title: A page, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting${more} }
  - { id: study, title: A study, publisher: An institute, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: analysis }
caveats:${caveats === '' ? ' []' : `\n  - ${caveats}`}
---
A paper describes the mill [@page]. An institute describes it too [@study].

${prose}
`;

/** Messages about a piece whose sources say that; without the texts, as in a clone, where `isClone`. */
function messagesOn(
  file: string,
  texts: Record<string, string>,
  { isClone = false, changed = file }: { isClone?: boolean; changed?: string } = {},
): Message[] {
  const { proofs, texts: kept } = evidenceFor(pieceOf('example', file), texts);
  const manuscript = pieceOf('example', changed);
  const site = siteOf([manuscript], isClone ? { proofs } : { proofs, texts: kept });
  return checkOne(rules, manuscript, site, '2026-11-23');
}

const of = (messages: readonly Message[], rule: string) =>
  messages.filter(({ ruleId }) => ruleId === rule);

describe('a silence that is none', () => {
  for (const { is, caveat, lookedFor, sentence, page, shows } of faults) {
    const texts = { page, study: 'A study of mills.' };
    const named = `{ text: "${caveat}", scope: in-source, silent: [page], lookedFor: ${lookedFor} }`;

    it(`is an error that shows the passage: ${is}`, () => {
      const [first] = of(messagesOn(text(named, ''), texts), 'silence-holds');
      expect(first?.severity).toBe('error');
      expect(first?.message).toMatch(shows);
    });

    it(`is an error in a clone that has no texts: ${is}`, () => {
      expect(
        of(messagesOn(text(named, ''), texts, { isClone: true }), 'silence-holds'),
      ).toMatchObject([{ severity: 'error', place: { line: 12 } }]);
    });

    it(`is asked about where the prose states it alone: ${is}`, () => {
      const said = of(
        messagesOn(text('', `${sentence.replace(/\.$/, '')} [@page].`), texts),
        'silence-is-searched',
      );
      expect(said).toMatchObject([
        {
          severity: 'warning',
          place: { line: 15 },
          message: expect.stringContaining('`lookedFor`') as string,
        },
      ]);
    });
  }

  it('is asked about where a caveat names nothing that was looked for', () => {
    const caveat = '{ text: The price is not stated., scope: in-source, silent: [page] }';
    expect(
      of(messagesOn(text(caveat, ''), { page: 'A page.' }), 'silence-is-searched'),
    ).toHaveLength(1);
  });

  it('is one once every passage is answered', () => {
    const caveat =
      '{ text: What flour costs is not stated., scope: in-source, silent: [page], lookedFor: [price], cleared: [{ source: page, passage: the price of fame, why: It is a figure of speech. }] }';
    const texts = { page: 'He paid the price of fame.', study: 'A study.' };
    expect(of(messagesOn(text(caveat, ''), texts), 'silence-holds')).toEqual([]);
    const twice = { ...texts, page: `${texts.page}\n\nThe price of flour is $2.` };
    expect(of(messagesOn(text(caveat, ''), twice), 'silence-holds')).toHaveLength(1);
  });

  it('is searched in all sources where a caveat names none', () => {
    const caveat =
      '{ text: What flour costs is not stated., scope: in-source, lookedFor: [price] }';
    const texts = { page: 'A page.', study: 'The price of flour is $2.' };
    expect(of(messagesOn(text(caveat, ''), texts), 'silence-holds')[0]?.message).toContain(
      '`study`',
    );
  });
});

test('a rewrite that names no origin is told of (10)', () => {
  const report =
    'Procurement teams in the bakeries of the region now weigh the new flour against contracts that run for years, and the cheaper sack does not always win once delivery, storage and the cost of changing recipes are counted.';
  const rewrite =
    'For procurement teams in the bakeries of the region, who now weigh the new flour against contracts that run for years, the cheaper sack does not always win once delivery, storage and the cost of changing the recipes are counted.';
  const texts = { page: `${report} So it goes.`, study: `News. ${rewrite}` };
  expect(of(messagesOn(text('', ''), texts), 'copies-are-named')).toMatchObject([
    { place: { line: 10 } },
  ]);
  const marked = text('', '', ', origin: study');
  expect(of(messagesOn(marked, texts), 'copies-are-named')).toEqual([]);
});

describe('figures and quotations', () => {
  const texts = { page: 'It made 1,850 tonnes for $1.98 in June.', study: 'It made 1,600 tonnes.' };
  const figures = (prose: string, options = {}) =>
    of(messagesOn(text('', prose), texts, options), 'figure-is-found').map(
      ({ message }) => /“(.*?)”/.exec(message)?.[1],
    );

  it('are missed where only a near one stands there', () => {
    expect(figures('It made 1,805 tonnes [@page] for €1.98 [@page] in July 2026 [@page].')).toEqual(
      ['1,805', '€1.98', 'July 2026'],
    );
  });

  it('stand where any of the cited sources has them', () => {
    expect(figures('It made 1,600 tonnes, then 1850 [@page; @study].')).toEqual([]);
    expect(figures('It made 1,600 tonnes [@page].')).toEqual(['1,600']);
  });

  it('stand in what the entry says of the source, such as its day', () => {
    expect(figures('So a paper wrote on 22 June 2026 [@page].')).toEqual([]);
  });

  it('are told in a clone too, without the passage', () => {
    const [message] = of(
      messagesOn(text('', 'It made 1,805 tonnes [@page].'), texts, { isClone: true }),
      'figure-is-found',
    );
    expect(message?.message).toMatch(/is worked out of$/);
  });

  it('are not asked of a source where they are our own estimate', () => {
    const estimate = text('', 'We give 15 per cent to a new mill [@page].').replace(
      'framing:',
      'forecasts: [{ id: mill, statement: A mill is built., madeOn: 2026-11-22, resolvesOn: 2027-02-28, probability: 0.15, criteria: A paper shows it., resolutionSource: The paper. }]\nframing:',
    );
    expect(of(messagesOn(estimate, texts), 'figure-is-found')).toEqual([]);
    const other = estimate.replace('0.15', '0.25');
    expect(of(messagesOn(other, texts), 'figure-is-found')).toHaveLength(1);
  });

  it('are computed only where the figures they are made of are there and make them', () => {
    const withMark = (from: string, figure = '250 tonnes') =>
      text('', 'It made 250 tonnes more than before [@page; @study].').replace(
        'framing:',
        `computed: [{ figure: ${figure}, from: ${from} }]\nframing:`,
      );
    const missing = (file: string) => of(messagesOn(file, texts), 'figure-is-found');
    expect(missing(withMark('["1,850 tonnes", "1,600 tonnes"]'))).toEqual([]);
    expect(missing(withMark('["1,850 tonnes", "1,601 tonnes"]'))).toHaveLength(1);
    expect(missing(withMark('["1,850 tonnes", "1,850 tonnes"]'))).toHaveLength(1);
  });
});

describe('a proof', () => {
  const texts = { page: 'It made 1,850 tonnes.', study: 'A study.' };
  const before = text('', 'It made 1,850 tonnes [@page].');

  it('is older than a sentence that has changed since, which a clone is told', () => {
    const changed = before.replace('1,850 tonnes [', '1,900 tonnes [');
    expect(
      of(messagesOn(before, texts, { isClone: true, changed }), 'evidence-is-kept'),
    ).toMatchObject([
      {
        severity: 'warning',
        place: { line: 15 },
        message: expect.stringContaining('1 statement not looked for') as string,
      },
    ]);
    // Where the texts are, the sentence is looked for at once.
    expect(of(messagesOn(before, texts, { changed }), 'figure-is-found')).toHaveLength(1);
  });

  it('belongs to the sources that a sentence cites, and to no other work', () => {
    const otherSource = before.replace('tonnes [@page]', 'tonnes [@study]');
    expect(
      of(messagesOn(before, texts, { isClone: true, changed: otherSource }), 'evidence-is-kept'),
    ).toHaveLength(1);
    const otherWork = before.replace('example.org/a', 'example.org/c');
    expect(
      of(messagesOn(before, texts, { isClone: true, changed: otherWork }), 'evidence-is-kept')[0]
        ?.message,
    ).toContain('1 source of 2 without evidence (`page`)');
  });

  it('of an excerpt is no proof of a source read in full', () => {
    const manuscript = pieceOf('example', before);
    const { proofs } = evidenceFor(manuscript, texts, {
      more: { page: { part: 'excerpt', missing: 'the second page' } },
    });
    const messages = checkOne(rules, manuscript, siteOf([manuscript], { proofs }), '2026-11-23');
    expect(of(messages, 'evidence-is-kept').map(({ message }) => message)).toEqual([
      'Unexpected `read: full` of `page`, of which an excerpt is on record, without the second page: expected `read: excerpt`, or the whole read',
    ]);
  });

  it('is asked for once a publication keeps evidence, and not before', () => {
    const manuscript = pieceOf('example', before);
    const none = checkOne(rules, manuscript, siteOf([manuscript]), '2026-11-23');
    expect(none.filter(({ ruleId }) => /evidence|figure-is|silence/.test(ruleId))).toEqual([]);
    const proofs = new Map<string, Proof>(evidenceFor(pieceOf('other', before), texts).proofs);
    const asked = checkOne(rules, manuscript, siteOf([manuscript], { proofs }), '2026-11-23');
    expect(of(asked, 'evidence-is-kept')).toHaveLength(1);
  });
});
