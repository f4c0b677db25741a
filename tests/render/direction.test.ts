import { expect, test } from 'vitest';
import { render } from '../../lib/render/render.ts';

const drawn = (text: string): { html: string; rtl: boolean } => {
  const { html, rtl } = render(text, new Map(), { bodyStart: 0, titleIsHeading: false });
  return { html, rtl };
};

test('a note without such letters is left as it is', () => {
  const { html, rtl } = drawn('# One\n\nText, 文字 и текст.\n\n- a\n');
  expect(rtl).toBe(false);
  expect(html).not.toContain('dir=');
});

test('a paragraph in another direction says so, and nothing else does', () => {
  const { html, rtl } = drawn('Plain English, quite a lot of it, to begin with.\n\nשלום עולם\n\n123 + 4');
  expect(rtl).toBe(false);
  expect(html).toBe(
    '<p dir="ltr">Plain English, quite a lot of it, to begin with.</p>\n<p dir="rtl">שלום עולם</p>\n<p>123 + 4</p>',
  );
});

test('a Persian paragraph may begin with an English name, and an English one with a Hebrew word', () => {
  expect(drawn('Python یک زبان برنامه‌نویسی است.')).toEqual({
    html: '<p dir="rtl">Python یک زبان برنامه‌نویسی است.</p>',
    rtl: true,
  });
  expect(drawn('שלום is how one greets in Hebrew.').html).toContain('<p dir="ltr">');
});

test('code counts for nothing and has no direction of its own', () => {
  const { html, rtl } = drawn(
    'قبل `asyncio.create_task(coroutine())`\n\n```\nprint("a long line of English code")\n```',
  );
  expect(rtl).toBe(true);
  expect(html).toContain('<p dir="rtl">');
  expect(html).not.toMatch(/<(?:pre|code)[^>]* dir=/);
});

test('lists, quotations and tables turn as a whole; what is inside says only where it differs', () => {
  expect(drawn('- אחת\n- שתיים\n').html).toBe('<ul dir="rtl">\n<li>אחת</li>\n<li>שתיים</li>\n</ul>');
  expect(drawn('> ציטוט ארוך מאוד בעברית\n>\n> in English\n').html).toBe(
    '<blockquote dir="rtl">\n<p>ציטוט ארוך מאוד בעברית</p>\n<p dir="ltr">in English</p>\n</blockquote>',
  );
  expect(drawn('| א | ב |\n|---|---|\n| ג | d |\n').html).toMatch(/<td dir="ltr">d<\/td>/);
});

test('a direction that the writer set stays', () => {
  expect(drawn('<div dir="ltr">\n\nשלום עולם\n\n</div>').html).toBe('<div dir="ltr">\n<p>שלום עולם</p>\n</div>');
});
