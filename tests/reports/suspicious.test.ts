import { expect, test } from 'vitest';
import { isSuspicious } from '../../lib/reports/suspicious.ts';

test.each([
  '1',
  '2024',
  '0.08, -0.32',
  '1e-3, 2.5E+4',
  '-f x',
  '! -d "$dir"',
  '$x == y',
  '"$a" =~ b',
  '$n -gt 3',
  'a && b',
  '$(pwd)',
  ':space:',
  ':alpha:][:digit:',
  '…',
  '€ + $',
])('%s was likely never meant as a link', target => {
  expect(isSuspicious(target)).toBe(true);
});

test.each([
  '2024-01-05',
  '2024-01',
  '1984 (novel)',
  'e-mail',
  'C++',
  'x',
  '交换机',
  '🍀',
  'Q&A',
  '- and then',
  'a = b',
  'What is $HOME?',
  'note: space',
])('%s may be a page', target => {
  expect(isSuspicious(target)).toBe(false);
});

test('the time it takes grows with the length alone', () => {
  const long = `${'1'.repeat(50_000)}x`;
  const started = performance.now();
  expect(isSuspicious(long)).toBe(false);
  expect(performance.now() - started).toBeLessThan(500);
});
