/**
 * The scanner is linear on whatever is thrown at it: ten times the text takes about ten times as long, where something
 * quadratic would take a hundred times. The bound leaves room for a busy machine.
 */
import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { summarise } from '../../lib/markdown/summary.ts';

const repeated = [
  '[[a]] ',
  '[[a]]',
  '[[a]](b)',
  '![[a]](',
  '`',
  '` ',
  '[[',
  '[[a ',
  '[',
  ']',
  '[a](b ',
  '[a](b "',
  '>',
  '- ',
  '$a ',
  '$$ ',
  '$$ a\nb\n\n',
  '%%a ',
  '%%\n\n',
  '<a b="',
  '<!-- ',
  '<',
  '<a:',
  '*a_ ',
  'http://a.',
  '&a',
  'www.a ',
  '[a]: b\n',
  '[a]: "',
  '```\n',
  '~~~\nx\n',
  '[^a]: x\n',
  'a\n=\n',
  'word\n',
  '#a ',
  '![',
  '[a][b]',
  'a\r',
  '> a [[b]]\nlazy\n',
  '\\',
  '[[a `b` ',
  '^a\n\n',
  '[a [b](c) ',
  '| x | y |\n',
  '# *a **b\n',
  '\u00a0',
  '😀',
  'x <!-- y\n\n',
  'x <? y\n\n',
  'x <a b="y\n\n',
];

const shapes: readonly (readonly [string, (times: number) => string])[] = [
  ['marks in one heading', times => `# ${'**a'.repeat(times)}`],
  ['marks of one kind that never close', times => `# ${'_a '.repeat(times)}${'b* '.repeat(times)}`],
  ['bullets on one line', times => `${'- '.repeat(times)}a`],
  ['blank lines in nested lists', times => `${'   1. '.repeat(times)}a${'\n\t'.repeat(times)}`],
  ['blank lines in lists in a quotation', times => `> ${'- '.repeat(times)}a${'\n>'.repeat(times)}`],
];

test.each(repeated)('%j over and over', piece => {
  const repeat = (length: number): string => `x\n\n${piece.repeat(Math.ceil(length / piece.length))}`;
  const small = Math.max(3, fastest(repeat(30_000)));
  expect(fastest(repeat(300_000)) / small).toBeLessThan(40);
});

test.each(shapes)('%s', (_name, shape) => {
  const small = Math.max(3, fastest(shape(3_000)));
  expect(fastest(shape(30_000)) / small).toBeLessThan(40);
});

/** Milliseconds to read a text, the best of three. */
function fastest(text: string): number {
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    summarise('a.md' as NoteId, text, '', []);
    return performance.now() - started;
  });
  return Math.min(...times);
}
