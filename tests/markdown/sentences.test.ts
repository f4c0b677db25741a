import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrontMatter } from '../../lib/markdown/front-matter.ts';
import { scanLeniently } from '../../lib/markdown/scanner.ts';
import { sentenceReader } from '../../lib/markdown/sentences.ts';

const sentencesAround = sentenceReader();

/** The sentence of each link, the link between guillemets. */
function sentences(text: string): readonly string[] {
  const { end, links } = readFrontMatter(text);
  const offsets = [...links, ...scanLeniently(text, end).links].map(link => link.start);
  return sentencesAround(text, offsets).map(
    ({ text: shown, mark: [from, to] }) => `${shown.slice(0, from)}‹${shown.slice(from, to)}›${shown.slice(to)}`,
  );
}

test.each([
  ['First. See [[b]] now. Last.', ['See ‹b› now.']],
  ['A *marked* `code` [[b|label]] \\# &amp; ~~x~~.', ['A marked code ‹label› # & x.']],
  ['> quoted\n> over [[b]]\n> lines', ['quoted over ‹b› lines']],
  ['- [ ] a task with [[b]]\n- item [[c]]', ['a task with ‹b›', 'item ‹c›']],
  ['| a | b |\n| - | - |\n| one [[c]] | two |', ['one ‹c›']],
  ['## About [[b]] ^id', ['About ‹b›']],
  ['---\nup: "[[b]]"\n---\n', ['up: ‹b›']],
  ['今天学习[[协程]]。明天再说。', ['今天学习‹协程›。']],
  [
    'Read [the [[b]] page](c.md) and [[d]].',
    ['Read ‹the b page› and d.', 'Read the ‹b› page and d.', 'Read the b page and ‹d›.'],
  ],
])('%j', (text, shown) => {
  expect(sentences(text)).toEqual(shown);
});

test('at most 300 characters, the link within, whatever the text', () => {
  const long = fc.array(fc.constantFrom('word', 'Word.', '[[b]]', '[[c|shown]]', '😀', '**x**', '\n'), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(long, words => {
      const text = words.join(' ');
      const offsets = scanLeniently(text, 0).links.map(link => link.start);
      for (const { text: shown, mark } of sentencesAround(text, offsets)) {
        expect(shown.length).toBeLessThanOrEqual(300);
        expect(['b', 'shown']).toContain(shown.slice(...mark));
        expect(shown.isWellFormed()).toBe(true);
      }
    }),
  );
});

test('a link longer than a sentence may be is cut itself', () => {
  const [shown] = sentencesAround(`before [[b|${'long '.repeat(100)}]] after`, [7]);
  expect(shown?.text.length).toBeLessThanOrEqual(300);
});
