/** Formulas: written on the server, and never more than formulas. */
import { expect, test } from 'vitest';
import { body } from './body.ts';
import { tooled, tooledBody } from './tooled.ts';

test('a formula is there for eyes and for ears, with its source', async () => {
  const { html, needs } = await tooled('Euler: $e^{i\\pi} = -1$.');
  expect(html).toContain('<bl-math><span class="katex"><span class="katex-mathml"><math xmlns=');
  expect(html).toContain('<annotation encoding="application/x-tex">e^{i\\pi} = -1</annotation>');
  expect(html).toContain('<span class="katex-html" aria-hidden="true">');
  expect(needs).toEqual(['math']);
});

test('display math is a block that can be scrolled with the keyboard, also in the middle of a text', async () => {
  expect(await tooledBody('$$\nx\n$$')).toMatch(/^<bl-math class="display" tabindex="0"><span class="katex-display">/);
  expect(await tooledBody('a $$x$$ b')).toMatch(/^<p>a <bl-math class="display"[^]*<\/bl-math> b<\/p>$/);
  expect(await tooledBody('$$\nx\n$$\n^here')).toMatch(/^<div id="\^here"><bl-math class="display"/);
});

test('a macro holds in the formulas after it, and in no other note', async () => {
  const own = await tooledBody('$\\newcommand{\\half}{\\frac12}$ and $\\half$');
  expect(own).not.toContain('mistaken');
  expect(await tooledBody('$\\half$')).toContain('Undefined control sequence: \\half');
});

test('chemistry is math', async () => {
  expect(await tooledBody('$\\ce{H2O}$')).toContain('<mn>2</mn>');
});

test.each([
  ['$\\frac{a$', '\\frac{a', "Unexpected end of input in a macro argument, expected '}'"],
  ['$\\def\\x{\\x\\x}\\x$', '\\def\\x{\\x\\x}\\x', 'Too many expansions'],
  [`$$${'{'.repeat(5_000)}$$`, '{{{{', 'It is nested too deep.'],
  [`$${'x'.repeat(10_001)}$`, 'xxxx', 'A formula may have 10000 characters.'],
])('a formula that is wrong shows its source and why: %.20s', async (text, source, why) => {
  const html = await tooledBody(text);
  expect(html).toContain(`<code>${source}`);
  expect(html).toContain(`<em>(math error: ${why}`);
});

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\url{https://evil.example/}',
  '\\includegraphics{https://evil.example/x.png}',
  '\\htmlClass{bl-top}{x}',
  '\\htmlId{bl-content}{x}',
  '\\htmlStyle{position:fixed}{x}',
  '\\htmlData{x=y}{x}',
  '\\text{<img src=x onerror=alert(1)>}',
  '</annotation></math><script>alert(1)</script>',
  '\\color{red;background:url(//evil.example)}x',
  '\\unknown{"><script>}',
])('%s makes no HTML of its own', async tex => {
  const html = await tooledBody(`$${tex}$`);
  const tags = new Set([...html.matchAll(/<\/?([\w-]+)/g)].map(([, name]) => name));
  for (const tag of ['a', 'img', 'script']) expect(tags).not.toContain(tag);
  expect(html).not.toMatch(/<[^>]*\s(?:href|src|id|on\w+|data-\w+)=|<[^>]*(?:position:fixed|url\(|bl-top)/);
});

test('no size is without bounds', async () => {
  expect(await tooledBody('$\\rule{9999em}{9999em}$')).not.toMatch(/9999em;/);
});

test('nothing in a note can pose as what was made of math', async () => {
  const html = await tooledBody('<bl-math style="x"><b data-made="<i>">y</b></bl-math>\n\n<span made="z">w</span> $x$');
  expect(html).toContain('<b>y</b>');
  expect(html).toContain('<p><span>w</span> <bl-math>');
  expect(html.match(/<bl-math/g)).toHaveLength(1);
});

test('in HTML, tables and labels it is the same', async () => {
  expect(await tooledBody('<div>\n\n$x$\n\n</div>')).toMatch(/^<div>\n<p><bl-math>/);
  expect(await tooledBody('| $a$ |\n|---|\n| $b$ |')).toMatch(/<th[^>]*><bl-math>[^]*<td><bl-math>/);
  expect(await tooledBody('[[note|$x$]]')).toMatch(/<a href="[^"]*"><bl-math>/);
});

test('without tools it is shown as it is written', () => {
  expect(body('$x$')).toBe('<p><code class="math">x</code></p>');
});
