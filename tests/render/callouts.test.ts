/** Callouts: their kinds, titles, folding, nesting. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tagAddress } from '../../lib/names/tag.ts';
import { body } from './body.ts';

describe('callouts', () => {
  test.each([
    ['> [!tip]\n> a', 'tip', 'Tip', '<p>a</p>'],
    ['> [!my type|x] b', 'note', spoken('My type') + 'b', ''],
    ['> [!note] **b**\n>\n> - c', 'note', `${spoken('Note')}<strong>b</strong>`, '<ul>\n<li>c</li>\n</ul>'],
    ['> [!note] b\\\n> c', 'note', `${spoken('Note')}b`, '<p>c</p>'],
    ['> [!NOTE]\n> a', 'note', 'Note', '<p>a</p>'],
    ['> [!constructor]', 'note', 'Constructor', ''],
    ['> [!info] [[c]] and #d\n> e', 'info', `${spoken('Info')}<a href="/notes/c">c</a> and ${tag('d')}`, '<p>e</p>'],
  ])('%j', (text, kind, title, content) => {
    expect(body(text)).toBe(
      `<div class="callout" data-callout="${kind}" role="note"><p class="callout-title">${title}</p>\n` +
        `${content === '' ? '' : `${content}\n`}</div>`,
    );
  });

  test.each([
    ['> [!Tip]- *b* [[c]]\n> a', '', `${spoken('Tip')}<em>b</em> <a href="/notes/c">c</a>`],
    ['> [!tip]+\n> a', ' open', 'Tip'],
  ])('one that folds: %j', (text, open, title) => {
    expect(body(text)).toBe(
      `<details class="callout" data-callout="tip"${open}><summary class="callout-title">${title}</summary>\n` +
        '<p>a</p>\n</details>',
    );
  });

  test('one within another', () => {
    const html = body('> [!example]\n> > [!quote]- b\n> > c').replace(/\n/g, '');
    expect(html).toBe(
      '<div class="callout" data-callout="example" role="note"><p class="callout-title">Example</p>' +
        `<details class="callout" data-callout="quote"><summary class="callout-title">${spoken('Quote')}b</summary>` +
        '<p>c</p></details></div>',
    );
  });

  test.each([
    ['note', 'note nobody-knows-this'],
    ['abstract', 'abstract summary tldr'],
    ['info', 'info'],
    ['todo', 'todo'],
    ['tip', 'tip hint important'],
    ['success', 'success check done'],
    ['question', 'question help faq'],
    ['warning', 'warning caution attention'],
    ['failure', 'failure fail missing'],
    ['danger', 'danger error'],
    ['bug', 'bug'],
    ['example', 'example'],
    ['quote', 'quote cite'],
  ])('%s stands for %s', (kind, types) => {
    for (const type of types.split(' ')) expect(body(`> [!${type}]`)).toContain(`data-callout="${kind}"`);
  });

  test('every kind has a sign and a colour that reads', () => {
    const css = readFileSync('lib/styles/callouts.css', 'utf8');
    for (const type of 'abstract info todo tip success question warning failure danger bug example quote'.split(' ')) {
      expect(css, type).toMatch(new RegExp(`\\[data-callout='${type}'\\] \\{\\s*--sign: path`));
    }
  });

  test('an ordinary quotation is none', () => {
    expect(body('> [a] b')).toBe('<blockquote>\n<p>[a] b</p>\n</blockquote>');
    expect(body('> a [!note]')).toBe('<blockquote>\n<p>a [!note]</p>\n</blockquote>');
    expect(body('> \\[!note] a')).toBe('<blockquote>\n<p>[!note] a</p>\n</blockquote>');
  });
});

function spoken(name: string): string {
  return `<span class="bl-vh">${name}: </span>`;
}

function tag(name: string): string {
  return `<a href="${tagAddress(name)}" class="tag">#${name}</a>`;
}
