/** What is told of an outline at a glance, against all that it holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarise } from '../../lib/markdown/summary.ts';
import type { NoteId } from '../../lib/model.ts';
import { hasHeading, linedIn, outlineOf, placesIn } from '../../lib/wiki/outline.ts';

const texts = ['One', 'One two', 'two', '2 5 One', '5 One', 'a', ''];

test('a heading is there when one has its very text', () => {
  const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...texts, 'text ^One')));
  fc.assert(
    fc.property(lines, fc.constantFrom(...texts, 'One\n1 9 two'), (written, asked) => {
      const text = written.map(([depth, line]) => (line.includes('^') ? line : `${'#'.repeat(depth)} ${line}`));
      const outline = outlineOf(summarise('a.md' as NoteId, text.join('\n\n'), '', []));
      expect(hasHeading(outline, asked)).toBe(placesIn(outline).headings.some(heading => heading.text === asked));
    }),
  );
});

test('places tell what the note itself tells of them, with their lines', () => {
  const parts = ['# One', '## One', '### *two* ^block-1', 'text ^id', '> # quoted', '- item ^a-b', ''];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts)), fc.constantFrom('\n', '\n\n', '\r\n'), (written, between) => {
      const text = written.join(between);
      const note = summarise('a.md' as NoteId, text, '', []);
      const { headings, blocks } = linedIn(outlineOf(note), text);
      expect(headings).toEqual(
        note.headings.map(({ depth, text: own, anchor, span }) => ({ depth, text: own, anchor, line: span.line })),
      );
      expect(blocks).toEqual(note.blocks.map(({ id }) => id));
    }),
  );
});
