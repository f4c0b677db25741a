/** Comments, math and highlights in the syntax tree. */
import { describe, expect, test } from 'vitest';
import { endsInside } from '../../lib/markdown/syntax-block.ts';
import { outline } from './outline.ts';

/** The tree of a text as indented lines. */
function check(text: string, ...lines: string[]): void {
  expect(outline(text)).toBe(lines.join('\n'));
}

describe('comments', () => {
  test('within a paragraph, over its lines', () => {
    check('a %%b\nc%% d', 'paragraph', '  text "a "', '  comment "b\\nc"', '  text " d"');
  });

  test('on one line they are inline, also at its start', () => {
    check('%%a%% b', 'paragraph', '  comment "a"', '  text " b"');
  });

  test('from a line of their own over blank lines; what follows is a paragraph', () => {
    check(
      '%%\na [[b]]\n\n# c\n> d\n%% e [[f]]\ng',
      'comment "\\na [[b]]\\n\\n# c\\n> d\\n"',
      'paragraph',
      '  text "e "',
      '  wikiLink "f"',
      'paragraph',
      '  text "g"',
    );
  });

  test('what follows a closer is never a heading, and may define a link', () => {
    check('%%\na\n%% b\n---', 'comment "\\na\\n"', 'paragraph', '  text "b"', 'thematicBreak');
    expect(outline('[r]\n\n%%\na\n%%[r]: x.md')).toContain('linkReference');
  });

  test('a block interrupts a paragraph', () => {
    check('a\n%%\nb\n\nc\n%%\nd', 'paragraph', '  text "a"', 'comment "\\nb\\n\\nc\\n"', 'paragraph', '  text "d"');
  });

  test('a line that closes an inline comment opens no block', () => {
    check(
      'a %%b\n%% c [[d]]\n\n%%e%%',
      'paragraph',
      '  text "a "',
      '  comment "b\\n"',
      '  text " c "',
      '  wikiLink "d"',
      'paragraph',
      '  comment "e"',
    );
  });

  test('unclosed, it is text and swallows nothing', () => {
    check('%%\na\n\n[[b]]', 'paragraph', '  text "%%\\na"', 'paragraph', '  wikiLink "b"');
    check('a %% [[b]]', 'paragraph', '  text "a %% "', '  wikiLink "b"');
  });

  test('a container ends it', () => {
    check(
      '> %%\n> a\n\n[[b]] %%',
      'blockquote',
      '  paragraph',
      '    text "%%\\na"',
      'paragraph',
      '  wikiLink "b"',
      '  text " %%"',
    );
    check(
      '- %%\n  a\n\n  b %%\n- c',
      'list',
      '  listItem',
      '    comment "\\na\\n\\nb "',
      '  listItem',
      '    paragraph',
      '      text "c"',
    );
  });

  test('many that are not closed, each in a container of its own', () => {
    expect(outline('> %% a\n%% b\n\n'.repeat(5))).not.toContain('[[');
    expect(outline(`${'> %%\n> a\n\n'.repeat(9)}[[b]]`)).toContain('wikiLink "b"');
  });

  test('code that begins earlier wins', () => {
    check('`%%` a %%', 'paragraph', '  inlineCode "%%"', '  text " a %%"');
    check('```\n%%\n```\n\na\n\n%%b%%', 'code "%%"', 'paragraph', '  text "a"', 'paragraph', '  comment "b"');
    check('%%`%% a`', 'paragraph', '  comment "`"', '  text " a`"');
  });

  test('an escape makes a percent sign', () => {
    check('\\%%a%%', 'paragraph', '  text "%%a%%"');
  });
});

describe('math', () => {
  test.each([
    ['$a$', 'a'],
    ['$a b$', 'a b'],
    ['$a\nb$', 'a\nb'],
    ['$a\\$b$', 'a\\$b'],
    ['$`a$', '`a'],
    ['$[[a]]$', '[[a]]'],
    ['$$a$b$$', 'a$b'],
    ['x$$ a $$', ' a '],
  ])('%j', (text, value) => {
    expect(outline(text)).toContain(`inlineMath ${JSON.stringify(value)}`);
  });

  test.each(['$a', '$ a$', '$a $', '$a$1', '$5 or $6', '$5 [[a]] or $6', '\\$a$', '$$$a$$$', '$$', 'a$$', '`$a`$'])(
    'none in %j',
    text => {
      expect(outline(text)).not.toContain('ath');
    },
  );

  test('blocks', () => {
    check('$$\na [[b]]\n\nc\n$$\n[[d]]', 'math "a [[b]]\\n\\nc"', 'paragraph', '  wikiLink "d"');
    check('$$ a\nb $$  \nc', 'math " a\\nb "', 'paragraph', '  text "c"');
    check('> $$\n> a\n> $$', 'blockquote', '  math "a"');
  });

  test('unclosed, it is text', () => {
    check('$$\na\n\n[[b]]', 'paragraph', '  text "$$\\na"', 'paragraph', '  wikiLink "b"');
    check('> $$\n\n$$', 'blockquote', '  paragraph', '    text "$$"', 'paragraph', '  text "$$"');
  });
});

describe('highlights', () => {
  test('hold markup and links, and keep line endings', () => {
    check(
      '==a **b**\n[[c]]==',
      'paragraph',
      '  highlight',
      '    text "a "',
      '    strong',
      '      text "b"',
      '    text "\\n"',
      '    wikiLink "c"',
    );
  });

  test('many, with other marks between', () => {
    expect(outline('==b c*]][[## ~~ <b>e==')).toContain('highlight');
    expect(outline('*a ==b* c== ==d `e` &amp; f== ==g ==h')).toContain('text "d "');
  });

  test.each(['== a==', '==a ==', '==a', 'a == b == c', '\\==a==', '===a===', '=a='])('none in %j', text => {
    expect(outline(text)).not.toContain('highlight');
  });

  test('marks that cross those of emphasis are text', () => {
    check('*a ==b* c==', 'paragraph', '  emphasis', '    text "a ==b"', '  text " c=="');
  });
});

test.each([
  ['a', false],
  ['a %%', true],
  ['a %% b %%', false],
  ['`%%` a', false],
  ['`%% a', true],
  ['\\%% a', false],
  ['``a`%%`` %%', true],
])('%j ends inside a comment: %j', (text, inside) => {
  expect(endsInside(text, '%%')).toBe(inside);
});
