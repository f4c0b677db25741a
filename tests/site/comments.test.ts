import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutComments } from '../../lib/site/comments.ts';

test.each([
  ['a %%gone%% b', 'a  b'],
  ['a <!-- gone --> b', 'a  b'],
  ['%%\nseveral\n\nlines\n%%\nb', '\nb'],
  ['a %% never closed', 'a %% never closed'],
  ['a <!-- never closed', 'a <!-- never closed'],
  ['`%%code%%` %%gone%%', '`%%code%%` '],
  ['``a ` %%code%%`` %%gone%%', '``a ` %%code%%`` '],
  ['a ` b\n\n%%gone%% ` c', 'a ` b\n\n ` c'],
  ['```\n%%code%%\n```\n%%gone%%', '```\n%%code%%\n```\n'],
  ['~~~js\n<!-- code -->\n```\n~~~~\n<!-- gone -->', '~~~js\n<!-- code -->\n```\n~~~~\n'],
  ['> ```\n> %%code%%\n> ```\n%%gone%%', '> ```\n> %%code%%\n> ```\n'],
  ['```\n%%code, never closed%%', '```\n%%code, never closed%%'],
  ['%%gone <!-- %% a -->', ' a -->'],
])('%j', (source, shown) => {
  expect(withoutComments(source)).toBe(shown);
});

test('nothing is added or moved: what remains is a subsequence of what was', () => {
  const text = fc.string({
    unit: fc.constantFrom('%%', '<!--', '-->', '`', '``', '```', '~~~', '\n', '\n\n', '> ', 'a '),
  });
  fc.assert(
    fc.property(text, source => {
      let at = 0;
      for (const char of withoutComments(source)) at = source.indexOf(char, at) + 1;
      expect(at).toBeLessThanOrEqual(source.length);
      expect(at > 0 || withoutComments(source) === '').toBe(true);
    }),
  );
});

test.each(['`', '` `` ', '%% ', '<!-- ', '```\n', '`\n\n', '~~~ ` %% '])(
  '%j a hundred thousand times takes no time',
  piece => {
    const started = performance.now();
    withoutComments(piece.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(1500);
  },
);
