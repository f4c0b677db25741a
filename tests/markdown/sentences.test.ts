import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrontMatter } from '../../lib/markdown/front-matter.ts';
import { scanLeniently } from '../../lib/markdown/scanner.ts';
import { sentenceReader, styledReader } from '../../lib/markdown/sentences.ts';

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

/** The styles of the sentence around the first link to `x`, each as what it is and the text it is on. */
function stylesOf(source: string): string[] {
  const [sentence] = styledReader()(source, [source.indexOf('[[x')]);
  if (sentence === undefined) throw new Error('a sentence');
  return sentence.styles.map(({ as, start, end }) => `${as} ${sentence.text.slice(start, end)}`);
}

test.each([
  ['`code` and *em*, **strong** and ~~old~~ [[x]]', ['code code', 'em em', 'strong strong', 'del old']],
  ['A [[Event Loop|loop]], [[x]], [words](y.md).', ['link loop', 'link words']],
  ['**All of [[x]] and `a  b`** then', ['strong All of x and a b', 'code a b']],
  ['*one **two [[x]]***', ['em one two x', 'strong two x']],
  ['*a *b* c* [[x]]', ['em a b c', 'em b']],
  ['Before `this`. Here is [[x]] in `that`. After `it`.', ['code that']],
  [`${'word '.repeat(100)}**bold** [[x]] ${'word '.repeat(100)}*far*`, ['strong bold']],
  ['A \\*star\\* and [[x]], ==light==', []],
  ['> a **b\n> c** [[x]]', ['strong b c']],
])('what of a sentence shows in a way of its own: %s', (source, styles) => {
  expect(stylesOf(source)).toEqual(styles);
});
