/** Addresses that stand in the text without brackets are read wherever there may be any, and cost nothing elsewhere. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../lib/markdown/parse.ts';
import { outline } from './outline.ts';

/** A paragraph with the signs of every kind of address, and none of them. */
const signs = '@ :// www.\n\n';

/** The tree of a text below that paragraph, each place counted from the text's own beginning. */
function below(text: string): unknown {
  const [, ...nodes] = parse(signs + text).children;
  return JSON.parse(JSON.stringify(nodes), (key, value: unknown) => {
    if (key === 'offset') return Number(value) - signs.length;
    if (key === 'line') return Number(value) - 2;
    return key === 'labelSpan' ? (value as number[]).map(offset => offset - signs.length) : value;
  });
}

const pieces = [
  'a@b.org',
  '@',
  'www.x.org',
  'WWW.x.org',
  'http://y.org/z',
  'HTTPS://y.org',
  '://',
  'www.',
  'ftp://x.org',
];
const around = [
  'word',
  ' ',
  '\n',
  '\n\n',
  '- ',
  '> ',
  '# ',
  '`',
  '*',
  '[a](b)',
  '[[c]]',
  '| ',
  '\n| - |\n',
  '.',
  '_',
  '+',
];
const texts = fc.array(fc.constantFrom(...pieces, ...around), { maxLength: 8 }).map(parts => parts.join(''));

test('a text with one kind of address, or with none, is read as one that has the signs of all', () => {
  fc.assert(
    fc.property(texts, text => void expect(parse(text).children, JSON.stringify(text)).toEqual(below(text))),
    { numRuns: 2000, seed: 2026 },
  );
});

test.each(['a@b.org', 'www.x.org', 'WWW.x.org', 'http://y.org', 'HTTPS://y.org'])('%s is a link', address => {
  expect(outline(`see ${address} there`)).toContain('  link\n');
});

test('a text without an address is not divided at its words', () => {
  const [paragraph] = parse('one two_three four+five 6').children;
  expect(paragraph).toMatchObject({ children: [{ type: 'text', value: 'one two_three four+five 6' }] });
});
