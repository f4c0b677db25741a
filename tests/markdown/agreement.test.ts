/**
 * Two readers, one meaning: on every text of which the scanner is sure it reads what the syntax tree reads. Over
 * generated Markdown, the sample notes, and the real vaults where they are at hand.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readFrontMatter } from '../../lib/markdown/front-matter.ts';
import { tooComplex } from '../../lib/markdown/limits.ts';
import type { LinkOrder, Reading } from '../../lib/markdown/reading.ts';
import { scan } from '../../lib/markdown/scanner.ts';
import { readTree } from '../../lib/markdown/tree.ts';

/** Pieces that meet in odd ways when they are put side by side. */
const pieces = [
  '[[a]]',
  '[[b|c]]',
  '![[d.png|3]]',
  '[[e\\|f]]',
  '[[k|]]',
  '[[|l]]',
  '[[*m*|n#o]]',
  '[[',
  ']]',
  '[',
  ']',
  '(',
  ')',
  '[t](u.md)',
  '![i](j.png)',
  '[r]',
  '[r][]',
  '[x][r]',
  '\n\n[r]: v.md\n\n',
  '[^1]',
  '\n\n[^1]: note\n\n',
  '`',
  '``',
  '`[[g]]`',
  '*',
  '**',
  '_',
  '~~',
  '==',
  '$',
  '$$',
  '%%',
  '\\',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<div>',
  '\n<div>\n',
  '<a href="x">',
  'https://x.org/',
  'www.y.org',
  '#tag',
  '# ',
  '## h',
  '\n# H\n',
  '\n',
  '\n\n',
  '\n\n\n',
  ' ',
  '  ',
  '    ',
  '\t',
  '- ',
  '\n- ',
  '\n  - ',
  '1. ',
  '\n2) ',
  '> ',
  '\n> ',
  '\n>',
  '\n```\n',
  '\n~~~~\n',
  '\n---\n',
  '\n===\n',
  '\n***\n',
  '| a | b |',
  '| [[k]] | l | [[m]] |',
  '\n    | - | - |\n',
  '%%n%%',
  '\n| - | - |\n',
  '|',
  '\n%%\n',
  '\n$$\n',
  ' ^id',
  '\n^id\n',
  'word',
  'a',
  '5',
  '.',
  '!',
  '&amp;',
  '漢',
  '😀',
  '\r\n',
];

const markdown = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map(parts => parts.join(''));

/** What both readers must agree on; where a heading ends is nobody's business. */
function comparable(reading: Reading): unknown {
  const { links, headings, blocks, tags, leadingHeading } = reading;
  return {
    links,
    headings: headings.map(({ depth, text, start }) => ({ depth, text, start })),
    blocks,
    tags,
    leadingHeading,
  };
}

/** True when the scanner was sure. */
function agree(text: string, order: LinkOrder = 'target-first'): boolean {
  const from = readFrontMatter(text).end;
  const scanned = scan(text, from, order);
  if (scanned === null || tooComplex(text)) return false;
  expect(comparable(scanned), JSON.stringify(text)).toEqual(comparable(readTree(text, from, order)));
  return true;
}

function notesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile() && /\.md$/i.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name));
}

function agreeOnAll(paths: readonly string[]): number {
  return paths.filter(path => !agree(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))).length;
}

/** The seed is fixed, so that a failure is one of the change at hand; other seeds are for whoever changes a reader. */
test.each<LinkOrder>(['target-first', 'text-first'])('generated Markdown, %s', order => {
  fc.assert(
    fc.property(markdown, text => void agree(text, order)),
    { numRuns: 3000, seed: 2026 },
  );
});

test('the sample notes', () => {
  const notes = notesBelow(join(import.meta.dirname, '../../notes'));
  expect(notes.length).toBeGreaterThan(10);
  expect(agreeOnAll(notes)).toBe(0);
});

test('both readers are sure of which side the target is on', () => {
  expect(agree('[[a|b]] ![[c|d]] [[e\\|f#g]]\n\n# [[h|i]]\n', 'text-first')).toBe(true);
  const targets = (order: LinkOrder): readonly string[] =>
    readTree('[[a|b]] ![[c|d]]', 0, order).links.map(link => link.target);
  expect([targets('target-first'), targets('text-first')]).toEqual([
    ['a', 'c'],
    ['b', 'c'],
  ]);
});

const shared = join(import.meta.dirname, '../../../shared');
const vaults = existsSync(join(shared, 'vaults')) ? readdirSync(join(shared, 'vaults')) : [];
describe.skipIf(vaults.length === 0)('real vaults (they stand beside the project, or these tests are skipped)', () => {
  test.each(vaults)('%s', { timeout: 120_000 }, archive => {
    const folder = mkdtempSync(join(tmpdir(), 'backlit-real-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    execFileSync('tar', ['xzf', join(shared, 'vaults', archive), '-C', folder]);
    const notes = notesBelow(folder);
    expect(agreeOnAll(notes) / notes.length).toBeLessThan(0.02);
  });

  test('seeds', () => {
    expect(agreeOnAll(notesBelow(join(shared, 'seeds')))).toBe(0);
  });
});
