import { expect, test } from 'vitest';
import { excerpt } from '../../lib/cli/excerpt.ts';
import { styleFor } from '../../lib/cli/style.ts';

/** A sentence in which the link stands between braces. */
function shown(sentence: string, coloured = false): readonly string[] {
  const start = sentence.indexOf('{');
  const end = sentence.indexOf('}') - 1;
  return [...excerpt({ text: sentence.replace(/[{}]/g, ''), mark: [start, end] }, styleFor(coloured))];
}

test('the link has a line below it, or is underlined where that can be painted', () => {
  expect(shown('Read {this} now.')).toEqual(['Read this now.', '     ~~~~']);
  expect(shown('Read {this} now.', true)).toEqual(['Read \u001b[4mthis\u001b[24m now.']);
});

test('a long sentence is cut on both sides, and what one side does not need the other has', () => {
  const words = 'word '.repeat(40);
  for (const [sentence, line] of [
    [`${words}{link} ${words}`, /^….* link .*…$/],
    [`{link} ${words}`, /^link word.*…$/],
    [`${words}{link}`, /^….*word link$/],
    [`${words}{${'x'.repeat(200)}}${words}`, /^…?x+….*$/],
  ] as const) {
    const [text = '', below = ''] = shown(sentence);
    expect(text).toMatch(line);
    expect(text.length).toBeLessThanOrEqual(102);
    expect(below.length).toBeLessThanOrEqual(text.length);
  }
  expect(shown(`${words}{link} ${words}`)[0]).toHaveLength(100);
});

test('the line stands below the link also where letters are wide, or take no place at all', () => {
  expect(shown('日本語の{リンク}です')).toEqual(['日本語のリンクです', `${' '.repeat(8)}${'~'.repeat(6)}`]);
  expect(shown('e\u0301 👍 {a}')).toEqual(['e\u0301 👍 a', '     ~']);
});

test('a sentence is never cut within a character', () => {
  const [text = ''] = shown(`${'👍'.repeat(80)}{link}`);
  expect(text.isWellFormed()).toBe(true);
});

test('what a note says is shown and not obeyed', () => {
  expect(shown('A {b\u001b[2J} c')).toEqual(['A b␛[2J c', '  ~~~~~']);
});
