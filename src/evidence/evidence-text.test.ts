import { expect, test } from 'vitest';
import { evidenceText, passageAt } from './evidence-text.ts';

test('a passage has at most about 240 characters, whole words and its paragraph', () => {
  const text = evidenceText(
    `First.\n\n${'alpha beta gamma '.repeat(60)}needle ${'delta '.repeat(60)}`,
  );
  const start = text.text.indexOf('needle');
  const passage = passageAt(text, start, start + 6);
  expect(passage.text.length).toBeLessThanOrEqual(240);
  expect(passage.text).toContain('needle');
  expect(
    passage.text.split(' ').every((word) => /^(?:alpha|beta|gamma|delta|needle)$/.test(word)),
  ).toBe(true);
  expect(passage).toMatchObject({ start, paragraph: 2 });
});

test('the language is taken from the text where none is given', () => {
  expect(evidenceText('Der Preis ist im Mai und im Juni gestiegen.').lang).toBe('de');
  expect(evidenceText('Le prix est en hausse pour les abonnés.').lang).toBe('fr');
  expect(evidenceText('このモデルは第二位です。').lang).toBe('ja');
  expect(evidenceText('该模型排名第二。').lang).toBe('zh');
});
