/**
 * The scanner is linear on whatever is thrown at it: ten times the text takes about ten times as long, where something
 * quadratic would take a hundred times. The bound leaves room for a busy machine.
 */
import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { summarise } from '../../lib/markdown/summary.ts';

const repeated = [
  '[[a]] ',
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
];

test.each(repeated)('%j over and over', piece => {
  const small = Math.max(3, fastest(piece, 30_000));
  expect(fastest(piece, 300_000) / small).toBeLessThan(40);
});

/** Milliseconds for so many characters, the best of three. */
function fastest(piece: string, length: number): number {
  const text = `x\n\n${piece.repeat(Math.ceil(length / piece.length))}`;
  const times = [1, 2, 3].map(() => {
    const started = performance.now();
    summarise('a.md' as NoteId, text, '', []);
    return performance.now() - started;
  });
  return Math.min(...times);
}
