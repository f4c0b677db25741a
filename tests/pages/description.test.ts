import { expect, test } from 'vitest';
import { description } from '../../lib/pages/description.ts';
import { tooled } from '../render/tooled.ts';

test('the writer’s own words come first', () => {
  expect(description([{ key: 'Description', value: 'In my words.' }], '<p>Else.</p>')).toBe('In my words.');
});

test('else it is the text of the first paragraph, without what only a screen reader gets', () => {
  const html =
    '<h2>A</h2>\n<p>If a &#x3C; b, see <a class="missing" href="/b">b<span class="bl-vh"> (missing note)</span></a> &#x26; c.</p><p>No.</p>';
  expect(description([], html)).toBe('If a < b, see b & c.');
});

test('a long one is clamped, none is null', () => {
  expect(description([], `<p>${'word '.repeat(100)}</p>`)?.length).toBeLessThanOrEqual(160);
  expect(description([], '<ul><li>a</li></ul>')).toBeNull();
  expect(description([{ key: 'description', value: '  ' }], '')).toBeNull();
});

test('an embedded note does not speak for the page, unless nothing else does', () => {
  const embedded =
    '<figure class="embed"><div><p>Theirs.</p><figure class="embed"><p>Deeper.</p></figure></div></figure>';
  expect(description([], `${embedded}<p>Ours.</p>`)).toBe('Ours.');
  expect(description([], embedded)).toBe('Theirs.');
});

test('a formula is said once, as it was written', async () => {
  const { html } = await tooled('If $a < b$ and $\\frac{c$, then:\n\n$$\nd\n$$');
  expect(description([], html)).toBe('If a < b and \\frac{c, then:');
});
