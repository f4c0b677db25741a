import { expect, test } from 'vitest';
import { articleAttributes } from '../../lib/pages/article.ts';
import { readFrontMatter } from '../../lib/markdown/front-matter.ts';

const attributes = (yaml: string, rtl = false): ReturnType<typeof articleAttributes> =>
  articleAttributes(readFrontMatter(`---\n${yaml}\n---\n`).properties, rtl);

test('classes of a note cannot be those of the frame', () => {
  expect(attributes('cssclasses: [wide, bl-top, callout, wide]\ncssclass: cards, 表').class).toBe(
    'user-wide user-bl-top user-callout user-cards user-表',
  );
  expect(attributes('cssclasses: ["a\\"><script>", "x y", 3, null, "é.b"]').class).toBe('user-x user-y');
  expect(
    attributes(`cssclasses: ${Array.from({ length: 40 }, (_, i) => `c${i}`).join(' ')}`).class?.split(' '),
  ).toHaveLength(20);
  expect(attributes('cssclasses:').class).toBeNull();
});

test('a language is one that browsers know how to take', () => {
  expect(['fa', 'pt_BR', 'zh-Hans-CN'].map(tag => attributes(`lang: ${tag}`).lang)).toEqual([
    'fa',
    'pt-BR',
    'zh-Hans-CN',
  ]);
  for (const nonsense of ['English', '"f a"', '12', '[fa]', '"x\\" onload="', '']) {
    expect(attributes(`lang: ${nonsense}`).lang, nonsense).toBeNull();
  }
});

test('the writer says the direction, else the text does', () => {
  expect(attributes('dir: rtl').dir).toBe('rtl');
  expect(attributes('dir: LTR', true).dir).toBe('ltr');
  expect(attributes('dir: auto', true).dir).toBe('rtl');
  expect(attributes('a: b').dir).toBeNull();
});
