/** Links and embeds on the page: each says what it is, also to those who do not see its style. */
import { describe, expect, test } from 'vitest';
import { captionOf, mediaOf } from '../../lib/render/media.ts';
import { render } from '../../lib/render/render.ts';
import { body } from './body.ts';

describe('wiki links', () => {
  test.each([
    ['[[a]]', '<a href="/notes/a">a</a>'],
    ['[[a]]s', '<a href="/notes/a">a</a>s'],
    ['[[a#b#c]]', '<a href="/notes/a#b#c">a › b › c</a>'],
    ['[[#b]]', '<a href="/notes/#b">b</a>'],
    ['[[a#^b]]', '<a href="/notes/a">a › ^b</a>'],
    ['[[a|*b* `c` & d]]', '<a href="/notes/a"><em>b</em> <code>c</code> &#x26; d</a>'],
    ['[[a|b **c]]', '<a href="/notes/a">b **c</a>'],
    ['[[a|# b]]', '<a href="/notes/a"># b</a>'],
    ['[[a|- *b*]]', '<a href="/notes/a">- <em>b</em></a>'],
    ['[[a|<b>]]', '<a href="/notes/a">a</a>'],
    ['[[a|]]', '<a href="/notes/a">a</a>'],
    ['[[a|[b](c.md) ![d](e.png)]]', '<a href="/notes/a">b d</a>'],
    ['[[*a*]]', '<a href="/notes/*a*">*a*</a>'],
    [
      '[[missing b]]',
      '<a href="/notes/missing%20b" class="missing">missing b<span class="bl-vh"> (missing note)</span></a>',
    ],
    [
      '[[missing.png]]',
      '<a href="/files/missing.png" class="missing">missing.png<span class="bl-vh"> (missing file)</span></a>',
    ],
    [
      '[[missing everywhere]]',
      '<span class="missing">missing everywhere<span class="bl-vh"> (missing note)</span></span>',
    ],
    [
      '[[ambiguous]]',
      '<a href="/notes/ambiguous" class="ambiguous">ambiguous<span class="bl-vh"> (more than one page has this name)</span></a>',
    ],
  ])('%s', (text, html) => {
    expect(body(text)).toBe(`<p>${html}</p>`);
  });

  test('one that the table does not know is its text', () => {
    expect(render('[[a|b]] [c](d.md)', new Map(), { bodyStart: 0, titleIsHeading: false }).html).toBe('<p>b c</p>');
  });

  test('within a Markdown link it is shown as text', () => {
    expect(body('[a [[b]] *[[c]]*](d.md)')).toBe('<p><a href="/notes/d.md">a b <em>c</em></a></p>');
  });
});

describe('Markdown links', () => {
  test.each([
    ['[a](b.md "c")', '<a href="/notes/b.md" title="c">a</a>'],
    ['[a][r]\n\n[r]: b.md', '<a href="/notes/b.md">a</a>'],
    ['[a](missing.md)', '<a href="/notes/missing.md" class="missing">a<span class="bl-vh"> (missing note)</span></a>'],
    ['[a](https://x.org)', '<a href="https://x.org" class="external" rel="noopener">a</a>'],
    ['[a](HTTPS://x.org)', '<a href="https://x.org" class="external" rel="noopener">a</a>'],
    ['[a](//x.org)', '<a href="//x.org" class="external" rel="noopener">a</a>'],
    ['<https://x.org>', '<a href="https://x.org" class="external" rel="noopener">https://x.org</a>'],
    ['www.x.org', '<a href="http://www.x.org" class="external" rel="noopener">www.x.org</a>'],
    ['[a](mailto:b@x.org)', '<a href="mailto:b@x.org">a</a>'],
    ['[a]()', 'a'],
    ['[a](#)', 'a'],
    ['[a](javascript:b)', 'a'],
  ])('%s', (text, html) => {
    expect(body(text)).toBe(`<p>${html}</p>`);
  });
});

describe('embeds', () => {
  test.each([
    ['![[a.png]]', '<img src="/files/a.png" alt="a.png" loading="lazy">'],
    ['![[b/a.png|300]]', '<img src="/files/b/a.png" alt="a.png" width="300" loading="lazy">'],
    ['![[a.png|A cat|640x480]]', '<img src="/files/a.png" alt="A cat" width="640" height="480" loading="lazy">'],
    ['![[a.png|center|350]]', '<img src="/files/a.png" alt="a.png" width="350" class="align-center" loading="lazy">'],
    ['![A cat|100](a.png)', '<img src="/files/a.png" alt="A cat" width="100" loading="lazy">'],
    ['![](a.png)', '<img src="/files/a.png" alt="" loading="lazy">'],
    ['![A cat](https://x.org/a.png)', '<img src="https://x.org/a.png" alt="A cat" loading="lazy">'],
    ['[![[a.png]]](b.md)', '<a href="/notes/b.md"><img src="/files/a.png" alt="a.png" loading="lazy"></a>'],
    [
      '![[a.mp3]]',
      '<audio src="/files/a.mp3" controls preload="metadata" aria-label="a.mp3"><a href="/files/a.mp3">a.mp3</a></audio>',
    ],
    [
      '![[a.webm|300]]',
      '<video src="/files/a.webm" controls preload="metadata" aria-label="a.webm" width="300"><a href="/files/a.webm">a.webm</a></video>',
    ],
    ['![[a.pdf#page=2]]', '<a href="/files/a.pdf#page=2">a.pdf</a>'],
    [
      '![[missing.png|300]]',
      '<a href="/files/missing.png" class="missing">missing.png<span class="bl-vh"> (missing file)</span></a>',
    ],
    [
      '![[missing a]]',
      '<a href="/notes/missing%20a" class="missing">missing a<span class="bl-vh"> (missing note)</span></a>',
    ],
    ['a ![[b#c]]', 'a <span class="embed">Embedded note: <a href="/notes/b#c">b › c</a></span>'],
    ['[a ![[b]]](c.md)', '<a href="/notes/c.md">a b</a>'],
  ])('%s', (text, html) => {
    expect(body(text)).toBe(`<p>${html}</p>`);
  });

  test('a note alone in its paragraph is a card', () => {
    expect(body('![[a|b]]')).toBe('<p class="embed">Embedded note: <a href="/notes/a">b</a></p>');
  });
});

test.each([
  [null, { text: null, width: null, height: null, align: null }],
  ['300', { text: null, width: 300, height: null, align: null }],
  ['a cat|640X480', { text: 'a cat', width: 640, height: 480, align: null }],
  ['a\\|Centre\\|b\\|20', { text: 'a b', width: 20, height: null, align: 'center' }],
  ['300|a', { text: '300 a', width: null, height: null, align: null }],
  ['1234567', { text: '1234567', width: null, height: null, align: null }],
])('a caption: %j', (label, caption) => {
  expect(captionOf(label)).toEqual(caption);
});

test.each([
  ['a/b.PNG', 'image'],
  ['a.md', 'note'],
  ['v1.2 notes', null],
  ['a', null],
  ['a.canvas', 'other'],
  ['constructor.__proto__', null],
])('the kind of %j is %j', (path, kind) => {
  expect(mediaOf(path)).toBe(kind);
});
