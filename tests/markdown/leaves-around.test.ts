import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBlocks } from '../../lib/markdown/blocks.ts';
import { readFrontMatter } from '../../lib/markdown/front-matter.ts';
import { LeavesAround } from '../../lib/markdown/leaves-around.ts';
import { scan } from '../../lib/markdown/scanner.ts';
import { sentenceReader } from '../../lib/markdown/sentences.ts';

/** Lines that open, continue, close and cut into blocks of every kind. */
const lines = [
  '',
  '',
  '',
  'text [[a]]',
  'more [[b]] text',
  '# Heading',
  '## [[c]]',
  ' ### indented',
  'Title',
  '===',
  '---',
  '- item [[d]]',
  '  # in an item',
  '  more',
  '> quote [[e]]',
  '> # in a quote',
  'lazy [[f]]',
  '```',
  '~~~',
  '    code',
  '| a | [[g]] |',
  '| - | - |',
  '<div>',
  '<!--',
  '-->',
  '$$',
  '%%',
  '[r]: x.md',
  '[r] and [[h]]',
  '[^1]',
  '[^1]: [[i]]',
];

const notes = fc
  .tuple(fc.array(fc.constantFrom(...lines), { maxLength: 24 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([written, end]) => written.join(end));

test('the leaf at an offset is the one that reading the whole note finds', () => {
  fc.assert(
    fc.property(notes, fc.array(fc.nat(300), { maxLength: 4 }), (text, places) => {
      const { end: body } = readFrontMatter(text);
      const headings = scan(text, body)?.headings.map(({ start }) => start) ?? [];
      const { leaves } = readBlocks(text, body, false);
      const around = new LeavesAround(text, headings);
      for (const offset of places.map(place => place % (text.length + 1)).sort((a, b) => a - b)) {
        const whole = leaves.find(({ start, end }) => start <= offset && offset < end) ?? null;
        expect(around.at(offset)).toEqual(whole);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a sentence is the same with and without the headings', () => {
  const read = sentenceReader();
  fc.assert(
    fc.property(notes, text => {
      const found = scan(text, readFrontMatter(text).end);
      if (found === null) return;
      const headings = found.headings.map(({ start }) => start);
      for (const { start } of found.links) expect(read(text, [start], headings)).toEqual(read(text, [start]));
    }),
    { numRuns: 2000 },
  );
});

test('what stands before the nearest heading is not read, and definitions only for a leaf that asks', () => {
  const text = `\`\`\`\n${'code\n'.repeat(9)}\n# Heading\n\nSee [[a]].\n\n\`\`\`\n`;
  // A fence that is never closed would swallow the link, were it read from the beginning.
  const [offset, heading] = [text.indexOf('[[a]]'), text.indexOf('# Heading')];
  expect(new LeavesAround(text, []).at(offset)).toBeNull();
  expect(new LeavesAround(text, [heading]).at(offset)).toMatchObject({ kind: 'paragraph' });
  const defined = 'See [the page].\n\n# End\n\n[the page]: there.md\n';
  expect(sentenceReader()(defined, [4])).toEqual([{ text: 'See the page.', mark: [4, 12] }]);
});
