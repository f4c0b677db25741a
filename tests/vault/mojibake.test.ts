/** Garbled text: what is told of it, and that honest text of any kind is never told. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../../lib/vault/decode.ts';
import { mojibakeIn } from '../../lib/vault/mojibake.ts';

/** What Windows-1252 shows for the bytes 80 to 9F; some of them mean nothing there. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** What becomes of a text whose UTF-8 is read in another encoding. */
function garbled(text: string, encoding: 'windows-1252' | 'latin1' = 'windows-1252'): string {
  const latin = Buffer.from(text).toString('latin1');
  return encoding === 'latin1'
    ? latin
    : latin.replace(/[\u0080-\u009f]/g, sign => windows.charAt(sign.charCodeAt(0) - 0x80));
}

test.each(['don’t', 'schöner', 'voilà\u00a0la', '€', '→', '👉🏽', 'привет', '日本語', 'żółć', '20°C'])(
  '%s is mended in the hint',
  text => {
    for (const encoding of ['windows-1252', 'latin1'] as const) {
      const flaw = mojibakeIn(`Some ${garbled(text, encoding)} and more.`);
      expect(flaw?.hint).toMatch(new RegExp(`^It was “${text}” once: `));
      expect(flaw?.detail).toBe(`“${garbled(text, encoding)}” was read in the wrong encoding and saved again`);
    }
  },
);

test('what went wrong twice is mended twice', () => {
  expect(mojibakeIn(`It${garbled(garbled('’'))}s`)?.hint).toMatch(/^It was “It’s” once/);
});

test('a byte order mark in the text is a sign that is not seen', () => {
  expect(mojibakeIn('ï»¿Text')).toMatchObject({ hint: expect.stringMatching(/^It was “\ufeffText” once/) });
  expect(mojibakeIn('Text ï»¿')?.hint).toMatch(/^It was a sign that is not seen/);
});

test('the span is that of the first signs, the detail counts all places', () => {
  expect(mojibakeIn('One\r\ntwo schÃ¶n\nthree schÃ¶n')).toMatchObject({
    span: { start: 12, end: 14, line: 2, column: 8 },
    detail: '“schÃ¶n” was read in the wrong encoding and saved again, here and in 1 other place',
  });
});

test('only text that is valid UTF-8 is looked at, whatever else it holds', () => {
  expect(decode(Buffer.from('schÃ¶n')).flaw?.rule).toBe('mojibake');
  expect(decode(Buffer.concat([Buffer.from('schÃ¶n'), Buffer.from([0xff])])).flaw?.rule).toBe('bad-encoding');
});

test('honest words with honest punctuation are never told', () => {
  const alphabets = [
    'aeinorstuéèêàâçîïôû',
    'aeinorstuäöüß',
    'aeinorstuæøå',
    'aeinorstuãõáâàéêíóç',
    'aeinorstuáéíóúñ',
    'aeinorstuõäöüšž',
    'aeinorstuąćęłńóśźż',
    'aeinorstuâîășț',
    'aeinorstuâîûğşçıö',
    'авенорстяйю',
    'αεινορστάέή',
  ];
  const letters = fc
    .constantFrom(...alphabets)
    .chain(alphabet => fc.array(fc.constantFrom(...alphabet), { minLength: 2, maxLength: 8 }).map(all => all.join('')));
  const word = letters.chain(all =>
    fc.constantFrom(all, all.toUpperCase(), all.charAt(0).toUpperCase() + all.slice(1)),
  );
  const after = fc.constantFrom(
    ' ',
    '… ',
    '” ',
    '’ ',
    '» ',
    ' «',
    ' – ',
    '—',
    '–',
    '.” ',
    '…» ',
    '…” ',
    '™ ',
    '®, ',
    '² ',
    '\u00a0» ',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(word, after), { maxLength: 8 }), words => {
      expect(mojibakeIn(words.flat().join(''))).toBeNull();
    }),
    { numRuns: 3000 },
  );
});

test('garbled prose of many languages is told', () => {
  const sentences = [
    'L’été dernier, déjà vu',
    'Größe und Übermut',
    'El niño comió piñas',
    'Não há informação',
    'Привет, мир',
    'Καλημέρα κόσμε',
    'こんにちは世界',
    'שלום עולם',
    'Dziękuję bardzo, żółw',
    'Nice 🎉 work',
    'It’s “fine” – really…',
  ];
  for (const sentence of sentences) expect(mojibakeIn(garbled(sentence)), sentence).not.toBeNull();
  for (const sentence of sentences) expect(mojibakeIn(sentence), sentence).toBeNull();
});

test('a text of nothing but such signs costs no more than its length', () => {
  const started = process.cpuUsage().user;
  expect(mojibakeIn('Ã©'.repeat(100_000))).not.toBeNull();
  expect(mojibakeIn('é… '.repeat(100_000))).toBeNull();
  expect(mojibakeIn('Ã© '.repeat(100_000))).not.toBeNull();
  expect(process.cpuUsage().user - started).toBeLessThan(5_000_000);
});
