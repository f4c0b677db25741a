/** Files in a note: pictures, players, cards; and local addresses in HTML. */
import { describe, expect, test } from 'vitest';
import type { FileId, ShownLink } from '../../lib/model.ts';
import { sizeText } from '../../lib/render/facts.ts';
import { captionOf, mediaOf } from '../../lib/render/media.ts';
import { render } from '../../lib/render/render.ts';
import { body } from './body.ts';

describe('embeds of files', () => {
  test.each([
    ['![[a.png]]', '<img src="/files/a.png" alt="a.png" decoding="async">'],
    ['![[b/a.png|300]]', '<img src="/files/b/a.png" alt="a.png" width="300" decoding="async">'],
    ['![[a.png|A cat|640x480]]', '<img src="/files/a.png" alt="A cat" width="640" height="480" decoding="async">'],
    ['![[a.png|center|350]]', '<img src="/files/a.png" alt="a.png" width="350" class="align-center" decoding="async">'],
    ['![A cat|100](a.png "b")', '<img src="/files/a.png" alt="A cat" title="b" width="100" decoding="async">'],
    ['![](a.png)', '<img src="/files/a.png" alt="" decoding="async">'],
    [
      '![[a.mp3]]',
      '<audio src="/files/a.mp3" controls preload="metadata" aria-label="a.mp3"><a href="/files/a.mp3">a.mp3</a></audio>',
    ],
    [
      '![[a.webm|300]]',
      '<video src="/files/a.webm" controls preload="metadata" aria-label="a.webm" width="300"><a href="/files/a.webm">a.webm</a></video>',
    ],
    ['![[a.pdf#page=2]]', '<span class="file"><a href="/files/a.pdf#page=2" class="attachment">a.pdf</a></span>'],
    [
      '![[missing.png|300]]',
      '<a href="/files/missing.png" class="missing">missing.png<span class="bl-vh"> (missing file)</span></a>',
    ],
    ['[a ![[b]]](c.md)', '<a href="/notes/c.md">a b</a>'],
  ])('%s', (text, html) => {
    expect(body(text)).toBe(`<p>${html}</p>`);
  });

  test('only the first picture is loaded before it is near', () => {
    expect(body('![[a.png]] ![[b.png]]').match(/loading="lazy"/g)).toHaveLength(1);
  });

  test('a picture of another website is a link to it, and in a link its text', () => {
    expect(body('![A cat](https://x.org/a.png)')).toBe(
      '<p><a href="https://x.org/a.png" class="external" rel="noopener">A cat<span class="bl-vh"> (image on another website)</span></a></p>',
    );
    expect(body('<img src="https://x.org/a.png">')).toContain('>a.png<span');
    expect(body('[![b](https://x.org/b.png)](c.md)')).toBe('<p><a href="/notes/c.md">b</a></p>');
    expect(body('<a href="https://x.org"><img src="https://x.org/b.png" alt="b"></a>')).not.toContain(
      'another website',
    );
  });
});

/** Renders one link, of which this is known. */
function shown(text: string, link: Partial<ShownLink>): string {
  const table = new Map([[0, { state: 'found', href: '/files/x', title: 'x', file: 'x' as FileId, ...link } as const]]);
  return render(text, table, { bodyStart: 0, titleIsHeading: false }).html;
}

describe('what is known of a file', () => {
  const picture = { file: 'a.png' as FileId, href: '/files/a.png' };
  const facts = { bytes: 1_234_567, width: 400, height: 300, captions: null };

  test.each([
    ['![[a.png]]', 'width="400" height="300"'],
    ['![[a.png|200]]', 'width="200" height="150"'],
    ['![[a.png|1]]', 'width="1" height="1"'],
    ['![[a.png|200x50]]', 'width="200" height="50"'],
  ])('%s keeps its place: %s', (text, size) => {
    expect(shown(text, { ...picture, facts })).toContain(size);
  });

  test('captions lie beside a film', () => {
    const film = { file: 'a.mp4' as FileId, href: '/files/a.mp4', facts: { ...facts, captions: '/files/a.vtt' } };
    expect(shown('![[a.mp4]]', film)).toContain('<track kind="captions" src="/files/a.vtt" default>');
  });

  test('a card says what one gets', () => {
    const paper = { file: 'a.pdf' as FileId, href: '/files/a.pdf#page=3', facts };
    expect(shown('![[a.pdf#page=3]]', paper)).toBe(
      '<p><span class="file"><a href="/files/a.pdf#page=3" class="attachment">a.pdf</a> PDF, 1.2 MB, page 3</span></p>',
    );
  });

  test.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [5e12, '5000 GB'],
  ])('%d is %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
});

describe('local addresses in HTML', () => {
  const found = { state: 'found', title: '', file: 'b/a.png' as FileId } as const;
  const addresses = new Map<string, ShownLink>([
    ['a.png', { ...found, href: '/files/b/a.png', facts: { bytes: 1, width: 400, height: 300, captions: null } }],
    ['n.md', { ...found, file: 'n.md' as FileId, href: '/notes/n' }],
    ['gone.png', { state: 'missing', href: null, title: 'gone.png', file: null }],
    ['gone.md', { state: 'missing', href: '/notes/gone', title: 'gone', file: null }],
    ['/notes/n', { state: 'missing', href: null, title: '', file: null }],
  ]);
  const html = (text: string): string =>
    render(text, new Map(), { bodyStart: 0, titleIsHeading: false, addresses }).html;

  test.each([
    ['<img src="a.png" alt="b">', '<img src="/files/b/a.png" alt="b" width="400" height="300" decoding="async">'],
    ['<img src=a.png width=200>', '<img src="/files/b/a.png" width="200" height="150" alt="" decoding="async">'],
    ['<a href="n.md#b">c</a>', '<a href="/notes/n#b">c</a>'],
    ['<a href="#b">c</a>', '<a href="#b">c</a>'],
    ['<a href="/notes/n">c</a>', '<a href="/notes/n">c</a>'],
    ['<img src="gone.png" alt="b">', '<span class="missing">b<span class="bl-vh"> (missing file)</span></span>'],
    ['<img src="c/never.png">', '<span class="missing">never.png<span class="bl-vh"> (missing file)</span></span>'],
    [
      '<a href="gone.md">c</a>',
      '<a href="/notes/gone" class="missing">c<span class="bl-vh"> (missing note)</span></a>',
    ],
    [
      '<video src="gone.png"></video>',
      '<span class="missing">gone.png<span class="bl-vh"> (missing file)</span></span>',
    ],
    [
      '<video><source src="gone.png"><source src="a.png"></video>',
      '<video controls><source src="/files/b/a.png"></video>',
    ],
  ])('%s', (text, expected) => {
    expect(html(`b ${text}`)).toBe(`<p>b ${expected}</p>`);
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
