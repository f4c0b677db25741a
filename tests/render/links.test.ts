/** Links and embeds on the page: each says what it is, also to those who do not see its style. */
import { describe, expect, test } from 'vitest';
import type { FileId, ShownLink } from '../../lib/model.ts';
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

  test('an ambiguous one has the way to all that it could mean beside it', () => {
    const shown: ShownLink = {
      state: 'ambiguous',
      href: '/notes/b/a',
      title: 'a',
      file: 'b/a.md' as FileId,
      which: '/notes/a?which',
    };
    expect(render('[[a|*c*]]', new Map([[0, shown]]), { bodyStart: 0, titleIsHeading: false }).html).toBe(
      '<p><span><a href="/notes/b/a" class="ambiguous"><em>c</em>' +
        '<span class="bl-vh"> (more than one page has this name)</span></a>' +
        '<a href="/notes/a?which" class="which" aria-label="Which “c”?"></a></span></p>',
    );
  });

  test('one to a file that is no note says of which kind it is, unless it reads so', () => {
    expect(body('[[a.pdf]] [[a.pdf|b]]')).toBe(
      '<p><a href="/files/a.pdf" class="attachment">a.pdf</a> ' +
        '<a href="/files/a.pdf" class="attachment">b<span class="bl-vh"> (pdf file)</span></a></p>',
    );
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
    [
      '[](https://www.x.org/a%20b?c)',
      '<a href="https://www.x.org/a%20b?c" class="external" rel="noopener">x.org/a b</a>',
    ],
    ['[](a%zz.md)', '<a href="/notes/a%25zz.md">a%zz.md</a>'],
    ['[a](<https://x.org/b c>)', '<a href="https://x.org/b%20c" class="external" rel="noopener">a</a>'],
    ['[a](https://[::1]/%c3%bc)', '<a href="https://[::1]/%c3%bc" class="external" rel="noopener">a</a>'],
    ['[a]()', 'a'],
    ['[a](#)', 'a'],
    ['[a](javascript:b)', 'a'],
  ])('%s', (text, html) => {
    expect(body(text)).toBe(`<p>${html}</p>`);
  });
});
