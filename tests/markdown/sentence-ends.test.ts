import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainSentence, segmented, stretchAround } from '../../lib/markdown/sentence-ends.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentence from the character `«` to the character `»`, as it is found without the segmenter. */
function plain(marked: string): string | null {
  const [first, last] = [marked.indexOf('«'), marked.indexOf('»') - 2];
  const text = marked.replace(/[«»]/g, '');
  const found = plainSentence(text, first, last);
  return found === null ? null : text.slice(...found);
}

test.each([
  ['One. «Two» three. Four', 'Two three. '],
  ['One. two «three». four', 'One. two three. four'],
  ['One! two? «three»! four', 'three! '],
  ['See example.org/?q=A.b «now»', 'See example.org/?q=A.b now'],
  ['By J. R. R. «Tolkien» e.g. Books', 'By J. R. R. Tolkien e.g. Books'],
  ['«One. Two» three. Four', 'One. Two three. '],
  ['Über – “Öl”. Es «ist» so', 'Es ist so'],
  // In doubt before the sentence begins there is none within it.
  ['今天。 One. «Two»', 'Two'],
])('without the segmenter: %s', (text, sentence) => {
  expect(plain(text)).toBe(sentence);
});

test.each(['今天。«Two»', 'One. (Two «three»)', '«One» 3. 4 apples', 'He said “One.” «Two»'])('in doubt: %s', text => {
  expect(plain(text)).toBeNull();
});

const pieces = [
  '. ',
  '. ',
  '? ',
  '.',
  '?',
  '!',
  ' ',
  ' ',
  'a',
  'A',
  '1',
  'Word ',
  'word ',
  'Dr. ',
  'e.g. ',
  ',',
  '-',
  ':',
  ';',
  '(',
  ')',
  '"',
  "'",
  'é',
  'É',
  '’',
  '“',
  '…',
  '中',
  '。',
  'ß',
  'ǅ',
  'ª',
  '\u00ad',
  '😀',
];

test('what is found without the segmenter is what the segmenter finds', () => {
  const piece = fc.constantFrom(...pieces);
  let sure = 0;
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 25 }), fc.nat(), fc.nat(6), (written, at, length) => {
      const text = written.join('');
      const first = at % text.length;
      const last = Math.min(text.length - 1, first + length);
      const found = plainSentence(text, first, last);
      if (found === null) return;
      sure++;
      expect(found).toEqual(segmented(text, first, last, () => segmenter));
    }),
    { numRuns: 3000 },
  );
  expect(sure).toBeGreaterThan(100);
});

test('prose in plain English is divided without a segmenter', () => {
  const text = 'It was late. The [old] clock, by then, struck ten; nobody heard it. Then the rain began.';
  const start = text.indexOf('[');
  const none = (): never => {
    throw new Error('asked the segmenter');
  };
  expect(text.slice(...stretchAround(text, [start, start + 5], none))).toMatch(/^The .* it\. $/);
});
