import { expect, test } from 'vitest';
import { encodePath, slugOf } from '../../lib/names/address.ts';
import { extensionOf, joinPath, relativePath, withoutMd } from '../../lib/names/paths.ts';

test.each([
  ['a', '../b', 'b'],
  ['a/b', './c', 'a/b/c'],
  ['', './c', 'c'],
  ['a', '../../b', null],
  ['a', '../a/./../c', 'c'],
])('%s joined with %s', (folder, path, joined) => {
  expect(joinPath(folder, path)).toBe(joined);
});

test.each([
  ['', 'a/b', 'a/b'],
  ['a', 'a/b', 'b'],
  ['a/b', 'a/c/d', '../c/d'],
  ['a/b', 'c', '../../c'],
  ['a/b', 'a/b', '../b'],
  ['ab', 'a', '../a'],
])('from %s, %s is %s', (folder, path, relative) => {
  expect(relativePath(folder, path)).toBe(relative);
  expect(joinPath(folder, relative)).toBe(path);
});

test.each([
  ['v1.2 notes', 'v1.2 notes'],
  ['a.MD', 'a'],
  ['a.md.md', 'a.md'],
  ['.md', '.md'],
  ['x/.md', 'x/.md'],
])('%s without .md', (path, bare) => {
  expect(withoutMd(path)).toBe(bare);
});

test.each([
  ['a/b.PNG', 'png'],
  ['.hidden', ''],
  ['v1.2 notes', '2 notes'],
  ['a.b/c', ''],
])('extension of %s', (path, extension) => {
  expect(extensionOf(path)).toBe(extension);
});

test.each([
  ['Foundations/Event Loop', 'Foundations/Event-Loop'],
  ['a\tb', 'a-b'],
  ['..', '..~'],
  ['./x', '.~/x'],
  ['...', '...'],
  ['e\u0301', 'é'],
])('slug of %s', (path, slug) => {
  expect(slugOf(path)).toBe(slug);
});

test('addresses are percent-encoded segment by segment, lone surrogates too', () => {
  expect(encodePath('a b/c#d?e/é/%')).toBe('a%20b/c%23d%3Fe/%C3%A9/%25');
  expect(encodePath('\ud800')).toBe('%EF%BF%BD');
});
