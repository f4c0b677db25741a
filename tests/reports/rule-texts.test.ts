import { expect, test } from 'vitest';
import { rules } from '../../lib/reports/findings.ts';
import { ruleTexts } from '../../lib/reports/rule-texts.ts';

test('every rule is told, in the order of the rules', () => {
  expect(Object.keys(ruleTexts)).toEqual(rules);
});

test.each(rules)('%s: a title in the plural, whole sentences', rule => {
  const { title, meaning, mend } = ruleTexts[rule];
  expect(title).toMatch(/^[A-Z][^.]*$/);
  expect(title.length).toBeLessThanOrEqual(40);
  for (const text of [meaning, mend]) expect(text).toMatch(/^[A-Z].*[.”"]$/);
  expect(meaning.match(/\. [A-Z]/g)).toBeNull();
});
