import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SoughtNames } from '../../lib/search/mentions-names.ts';
import { mentionReader } from '../../lib/search/mentions.ts';

const read = mentionReader('target-first');
const none = (): ReadonlySet<number> => new Set();

/** Where a text names a page of these names, as `offset text`. */
function named(text: string, names: readonly string[], others: readonly string[] = []): readonly string[] {
  const sought = new SoughtNames(names);
  for (const other of others) sought.yieldTo(other);
  return read(text, sought, none).map(place => `${place.start} ${place.text}`);
}

test.each([
  ['a precomposed letter', 'Im Caf\u00e9 am See.', ['Cafe\u0301 am See'], ['3 Caf\u00e9 am See']],
  ['a letter and its mark', 'Im Cafe\u0301 am See.', ['Caf\u00e9 am See'], ['3 Cafe\u0301 am See']],
  ['no mark at all', 'Im CAFE AM SEE.', ['Caf\u00e9 am See'], ['3 CAFE AM SEE']],
  ['ß and ss', 'Die STRASSE.', ['Straße'], ['4 STRASSE']],
  ['a final sigma', 'Ο ΛΟΓΟΣ.', ['λόγος'], ['2 ΛΟΓΟΣ']],
  ['half a syllable', '코룬다', ['코루'], []],
  ['half a letter', 'がくせい', ['かくせい'], []],
  ['a letter beyond the basic plane', 'x 𠮷野家 y', ['𠮷野'], ['2 𠮷野']],
])('letters: %s', (_name, text, names, places) => {
  expect(named(text, names)).toEqual(places);
});

test.each([
  ['the longest of its own names', 'async generators', ['Async', 'Async Generators'], [], ['0 async generators']],
  ['a longer name after it', 'event loop policy', ['Event Loop'], ['Event Loop Policy'], []],
  ['a longer name before it', 'the event loop', ['loop'], ['Event Loop'], []],
  ['a longer name with a sign', 'loops: a guide', ['Loops'], ['Loops: A Guide'], []],
  ['a longer word is no longer name', 'loops aside', ['loops'], ['loops as'], ['0 loops']],
  ['the same name of another', 'event loop', ['Event Loop'], ['event loop'], ['0 event loop']],
])('the longest name: %s', (_name, text, names, others, places) => {
  expect(named(text, names, others)).toEqual(places);
});

test('among thousands of longer names the right one is found', () => {
  const others = Array.from({ length: 5000 }, (_, i) => `Note ${i}`);
  const text = `note 4999, ${'note aside, '.repeat(2000)}note 17.`;
  expect(named(text, ['note'], others)).toHaveLength(2000);
});

test('a text that names the page is never passed over for a look at it', () => {
  const words = fc.constantFrom('async', 'Café', 'cafe\u0301', '协程', 'STRASSE', 'straße', 'loop', 'C++', 'ﬀ', 'é');
  const gap = fc.constantFrom(' ', '\n', '  ', '\n> ', ' **', '* ', ' _', ', ');
  const name = fc.array(words, { minLength: 1, maxLength: 3 }).map(parts => parts.join(' '));
  const text = fc.array(fc.tuple(words, gap), { maxLength: 12 }).map(parts => parts.flat().join(''));
  fc.assert(
    fc.property(name, text, (sought, source) => {
      const names = new SoughtNames([sought]);
      fc.pre(!names.isEmpty);
      const open = Object.assign(new SoughtNames([sought]), { mayBeIn: () => true });
      expect(read(source, names, none)).toEqual(read(source, open, none));
    }),
    { numRuns: 2000 },
  );
});

test('every place is the source of what is marked', () => {
  const parts = fc.constantFrom(
    'Event loop',
    '**event**',
    'loop',
    '&amp;',
    '`event loop`',
    '[[x|event loop]]',
    '\\*',
    '^a',
  );
  const gap = fc.constantFrom(' ', '\n', '. ', ' | ');
  fc.assert(
    fc.property(fc.array(fc.tuple(parts, gap), { maxLength: 20 }), all => {
      const source = all.flat().join('');
      for (const { start, text, context } of read(source, new SoughtNames(['event loop']), none)) {
        expect(source.slice(start, start + 5).toLowerCase()).toBe('event');
        expect(context.text.slice(...context.mark)).toBe(text);
      }
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['one word', (n: number) => 'coroutine '.repeat(n)],
  ['links', (n: number) => '[coroutine](x) coroutine '.repeat(n)],
  ['brackets', (n: number) => '[ coroutine '.repeat(n)],
  ['tags', (n: number) => '<a> coroutine </code> '.repeat(n)],
  ['no blank', (n: number) => 'coroutine/'.repeat(n)],
  ['the name in itself', (n: number) => 'coroutin'.repeat(n)],
])('time grows with the text alone: %s', (_name, make) => {
  const time = (n: number): number => {
    const text = make(n);
    const sought = new SoughtNames(['coroutine', 'coroutin']);
    const start = performance.now();
    read(text, sought, none);
    return performance.now() - start;
  };
  time(500);
  const [small, large] = [Math.min(time(2000), time(2000)), Math.min(time(20_000), time(20_000))];
  expect(large).toBeLessThan(30 * small + 100);
});
