/** Does anybody without a stake bear out what is claimed as our own? */
import type { Rule } from './rule.ts';

export const claimRestsOnVendor: Rule = {
  id: 'claim-rests-on-vendor',
  promise:
    'What we claim rests on somebody besides those who gain if it is believed; otherwise we say that it is their word.',
  severity: 'warning',
  example: {
    where: 'frontmatter',
    keeps:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }\n  - { id: study, title: Product page, publisher: A seller, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: vendor }\nclaims:\n  - { id: fast, text: The model is fast., sources: [study, report] }\n  - { id: said, text: The seller calls the model fast., kind: attribution, sources: [study] }',
    breaks:
      'sources:\n  - { id: report, title: A report, publisher: A paper, URL: "https://example.org/a", issued: 2026-06-22, accessed: 2026-11-22, role: reporting }\n  - { id: study, title: Product page, publisher: A seller, URL: "https://example.org/b", issued: 2026-06-23, accessed: 2026-11-22, role: vendor }\nclaims:\n  - { id: fast, text: The model is fast., sources: [study] }',
    says: 'Unexpected claim `fast` on the word of `study` alone, which gains if it is believed: expected a source without a stake, or `kind: attribution` and a text that names who says so',
  },
  check(manuscript, report) {
    const { piece, prose } = manuscript;
    const sources = new Map(piece.sources.map((source) => [source.id, source]));
    const backing = new Map<string, string[]>();
    for (const { claim, source } of prose.citations) {
      if (claim !== undefined) backing.set(claim, [...(backing.get(claim) ?? []), source]);
    }
    piece.claims.forEach((claim, at) => {
      if (claim.kind === 'attribution' || claim.status === 'withdrawn') return;
      const supporting = claim.sources.filter(({ stance }) => stance === 'supports');
      const ids = new Set([...supporting.map(({ id }) => id), ...(backing.get(claim.id) ?? [])]);
      const known = [...ids].flatMap((id) => sources.get(id) ?? []);
      // A source that is missing from the list may be the one without a stake.
      if (known.length === 0 || known.length < ids.size) return;
      if (!known.every(({ role, interest }) => role === 'vendor' || interest)) return;
      const names = known.map(({ id }) => `\`${id}\``);
      report({
        at: ['claims', at],
        message: `Unexpected claim \`${claim.id}\` on the word of ${names.join(', ')} alone, which ${
          names.length === 1 ? 'gains' : 'gain'
        } if it is believed: expected a source without a stake, or \`kind: attribution\` and a text that names who says so`,
      });
    });
  },
};
