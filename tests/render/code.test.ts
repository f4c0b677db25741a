/** Blocks of code: coloured on the server by classes, and to the letter what was written. */
import { readFileSync } from 'node:fs';
import dark from 'shiki/themes/github-dark-high-contrast.mjs';
import light from 'shiki/themes/github-light-high-contrast.mjs';
import { describe, expect, test } from 'vitest';
import { codeInfo } from '../../lib/render/code-info.ts';
import { body } from './body.ts';
import { tooled, tooledBody } from './tooled.ts';

/** What a reader copies. */
function textOf(html: string): string {
  const [, code = ''] = /<code[^>]*>([^]*)<\/code>/.exec(html) ?? [];
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return code.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '');
}

test('tokens have classes, and no style', async () => {
  const { html, needs } = await tooled('```js\nlet a = "<b>"; // c\n```');
  expect(html).toBe(
    '<div class="code"><pre tabindex="0"><code class="language-js"><span class="k">let</span> a <span class="k">= </span>' +
      '<span class="s">"&lt;b&gt;"</span>; <span class="c">// c</span>\n'.replaceAll(
        '"&lt;b&gt;"',
        '&quot;&lt;b&gt;&quot;',
      ) +
      '</code></pre><bl-copy label="Copy the code"></bl-copy></div>',
  );
  expect(needs).toEqual(['code']);
});

test.each(['', 'text', 'nonsense', 'constructor', '__proto__', '"><script>'])(
  'plain where "%s" is no language',
  async lang => {
    const html = await tooledBody(`~~~${lang}\na <b> "c"\n~~~`);
    expect(html).toContain('>a &lt;b&gt; &quot;c&quot;\n</code></pre>');
    expect(html).not.toContain('<script');
  },
);

test.each(['js', 'JavaScript', 'mjs', 'dataviewjs', '{.js}', 'js:x.js', 'js{1}'])('%s is JavaScript', async lang => {
  expect(await tooledBody(`\`\`\`${lang}\nlet a\n\`\`\``)).toContain('<span class="k">let</span>');
});

test('indented code has the same box', async () => {
  expect(await tooledBody('    a')).toBe(
    '<div class="code"><pre tabindex="0"><code>a\n</code></pre><bl-copy label="Copy the code"></bl-copy></div>',
  );
});

test('a title, marked lines and numbers', async () => {
  const html = await tooledBody('```js title="a &lt; <b>.js" {1,3-4} showLineNumbers\nlet a\n\nb\n```');
  expect(html).toMatch(
    /^<figure class="code"><figcaption>a &lt; &lt;b&gt;\.js<\/figcaption><pre tabindex="0" class="numbered">/,
  );
  expect(html).toContain('<span class="line marked"><span class="k">let</span> a</span>\n<span class="line"></span>\n');
  expect(html).toContain('<span class="line marked">b</span>\n</code></pre><bl-copy label="Copy a &lt; &lt;b&gt;.js">');
  expect(textOf(html)).toBe('let a\n\nb\n');
});

test('changes are marked in a diff, and its head is not', async () => {
  const html = await tooledBody('```diff\n--- a\n+++ b\n+c\n-d\n e\n```');
  expect([...html.matchAll(/class="(line[^"]*)"/g)].map(([, names]) => names)).toEqual([
    'line',
    'line',
    'line added',
    'line removed',
    'line',
  ]);
});

test.each(['js', 'html', 'yaml', 'bash', 'markdown', 'python', 'diff', 'css', 'nonsense'])(
  'what is copied of %s is to the letter what was written',
  async lang => {
    const code = '  a: "x" <b c=\'d\'>&amp; é 😀\t${e}\\n\n\n\n# f | g\r\n---\n+h -i "j\n<!-- k';
    for (const meta of ['', ' {2} showLineNumbers']) {
      const html = await tooledBody(`\`\`\`${lang}${meta}\n${code}\n\`\`\``);
      expect(textOf(html)).toBe(`${code.replace('\r', '')}\n`);
    }
  },
);

describe('what is too long stays plain', () => {
  const line = 'let a = 1;\n';
  const colours = (html: string): number => html.match(/<span class="k">/g)?.length ?? 0;

  test('a block', async () => {
    expect(colours(await tooledBody(`\`\`\`js\n${line.repeat(1000)}\`\`\``))).toBe(2000);
    expect(colours(await tooledBody(`\`\`\`js\n${line.repeat(2000)}\`\`\``))).toBe(0);
  });

  test('a page: the blocks after the first 60,000 characters', async () => {
    const html = await tooledBody(`\`\`\`js\n${line.repeat(1500)}\`\`\`\n\n`.repeat(5));
    expect(html.split('</pre>').map(colours)).toEqual([3000, 3000, 3000, 0, 0, 0]);
  });

  test('a page: the languages after the first twelve', async () => {
    const unknown = Array.from({ length: 12 }, (_, i) => `\`\`\`unknown${i}\na\n\`\`\`\n\n`).join('');
    expect(colours(await tooledBody(`\`\`\`js\nlet a\n\`\`\`\n\n${unknown}\`\`\`ts\nlet b\n\`\`\`\n`))).toBe(1);
  });

  test('a line', async () => {
    expect(colours(await tooledBody(`\`\`\`js\nlet a = '${'x'.repeat(3000)}'\nlet b\n\`\`\``))).toBe(1);
  });
});

test('a diagram is its source, in the element that draws it', async () => {
  const { html, needs } = await tooled('```mermaid\ngraph TD\n  A-->B\n```');
  expect(html).toMatch(/^<bl-diagram><div class="code"><pre tabindex="0"><code class="language-mermaid">/);
  expect(textOf(html)).toBe('graph TD\n  A-->B\n');
  expect(needs).toEqual(['code', 'diagram']);
});

test('nothing is needed for inline code, and HTML of the note makes none of our elements', async () => {
  const { html, needs } = await tooled(
    '`a` <bl-copy from="/x"></bl-copy><bl-diagram></bl-diagram>\n\n<pre class="code">b</pre>',
  );
  expect(needs).toEqual([]);
  expect(html).toBe('<p><code>a</code> </p>\n<pre tabindex="0">b</pre>');
});

test('without tools it is what the reference makes of it', () => {
  expect(body('```js\nlet a\n```')).toBe('<pre tabindex="0"><code class="language-js">let a\n</code></pre>');
});

test.each([
  ['js', null, { language: 'js', title: null, marked: [], numbered: false }],
  ['js:src/x.js', null, { title: 'src/x.js' }],
  ['js', 'title=x.js', { title: 'x.js' }],
  ['js', 'title="a b"', { title: 'a b' }],
  ['js', "file='a b'", { title: 'a b' }],
  ['js', 'title=""', { title: null }],
  ['{python}', null, { language: 'python' }],
  ['c++', null, { language: 'c++' }],
  ['x'.repeat(41), null, { language: null }],
  ['js{2}', null, { language: 'js', marked: [[2, 2]] }],
  [
    'js',
    '{1, 3-5 ,9-}',
    {
      marked: [
        [1, 1],
        [3, 5],
      ],
    },
  ],
  ['js', '{1-999999999}', { marked: [] }],
  ['js', 'showLineNumbers', { numbered: true }],
  ['js', 'showLineNumbers=false', { numbered: false }],
  ['js', 'title="showLineNumbers"', { title: 'showLineNumbers', numbered: false }],
  [null, null, { language: null }],
] as const)('```%s %s', (lang, meta, expected) => {
  expect(codeInfo(lang, meta)).toMatchObject(expected);
});

describe('the stylesheet', () => {
  const css = readFileSync('lib/styles/code.css', 'utf8');
  const tokens = readFileSync('lib/styles/tokens.css', 'utf8');
  const pairs = [...css.matchAll(/& \.(\w) \{\s*color: light-dark\((#\w+), (#\w+)\)/g)].map(
    ([, name = '', day = '', night = '']) => ({ name, light: day, dark: night }),
  );

  test('has the colours of both themes', () => {
    const used = (theme: typeof light): (string | undefined)[] =>
      (theme.tokenColors ?? []).filter(({ scope }) => scope).map(({ settings }) => settings.foreground?.toLowerCase());
    const both = used(light).map((each, i) => `${each} ${used(dark)[i]}`);
    expect(pairs.length).toBe(8);
    for (const pair of pairs) expect(both, pair.name).toContain(`${pair.light} ${pair.dark}`);
  });

  test('names each class that the highlighter gives', () => {
    const source = readFileSync('lib/render/highlight.ts', 'utf8');
    const given = [...source.matchAll(/\['(#\w{6})', '(\w)'\]/g)].map(
      ([, colour = '', name = '']) => `${name} ${colour.toLowerCase()}`,
    );
    expect(given.sort()).toEqual(pairs.map(({ name, light: colour }) => `${name} ${colour}`).sort());
  });

  /** How much of its colour a changed line has. */
  const share = Number(/var\(--success\) (\d+)%/.exec(css)?.[1]) / 100;

  test.each(['light', 'dark'] as const)('every token can be read, on marked lines too, %s', scheme => {
    const token = (name: string): string =>
      new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens)?.[scheme === 'light' ? 1 : 2] ?? '';
    const tint = (name: string): number[] =>
      channels(token(name)).map((value, i) => share * value + (1 - share) * (channels(token('raised'))[i] ?? 0));
    const inks = [...pairs.map(pair => pair[scheme]), token('text')];
    for (const ink of inks) {
      for (const paper of [channels(token('surface')), channels(token('raised'))]) {
        expect(contrast(channels(ink), paper), ink).toBeGreaterThanOrEqual(4.5);
      }
    }
    for (const change of ['success', 'danger']) {
      for (const ink of inks)
        expect(contrast(channels(ink), tint(change)), `${ink} on ${change}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

function channels(hex: string): number[] {
  return [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16));
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map(each => {
    const value = each / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
