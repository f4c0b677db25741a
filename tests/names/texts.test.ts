import { expect, test } from 'vitest';
import { hashOf, mixed } from '../../lib/names/hash.ts';
import { Texts } from '../../lib/names/texts.ts';

test('as many numbers as there are texts, in their order, and each text is found again', () => {
  const texts = new Texts(text => text);
  const numbers = new Map<string, number>();
  for (let step = 0; step < 20_000; step++) {
    const text = step % 3 === 0 ? `Note ${step % 5000}` : `\u{1f30a} ${step * 7919}`;
    if (!numbers.has(text)) {
      expect(texts.find(text)).toBe(-1);
      numbers.set(text, numbers.size);
    }
    expect(texts.number(text)).toBe(numbers.get(text));
  }
  expect(texts.size).toBe(numbers.size);
  expect(texts.isPiled).toBe(false);
  for (const [text, number] of numbers) {
    expect(texts.find(text)).toBe(number);
    expect(texts.text(number)).toBe(text);
  }
});

test('texts of one hash are different texts', () => {
  const texts = new Texts(text => text);
  // FNV-1a over 32 bits does not tell these from each other.
  expect([texts.number('costarring'), texts.number('liquid'), texts.number('costarring')]).toEqual([0, 1, 0]);
  expect([texts.find('liquid'), texts.find('')]).toEqual([1, -1]);
});

test('of a text that is new is kept what it is to be', () => {
  const texts = new Texts(text => text.toUpperCase());
  expect(texts.text(texts.number('a'))).toBe('A');
});

test('of texts that somebody has written to fall into one place, none is looked for among all of them', () => {
  const piled: string[] = [];
  for (let n = 0; piled.length < 1500; n++) if ((mixed(hashOf(`${n}`)) & 0xfff) === 0) piled.push(`${n}`);
  const texts = new Texts(text => text);
  const numbers = piled.map(text => texts.number(text));
  expect(numbers).toEqual(piled.map((_, number) => number));
  expect(texts.isPiled).toBe(true);
  expect(piled.map(text => [texts.number(text), texts.find(text)])).toEqual(numbers.map(number => [number, number]));
  expect([texts.find('none'), texts.number('more'), texts.text(piled.length), texts.size]).toEqual([
    -1,
    piled.length,
    'more',
    piled.length + 1,
  ]);
});
