/** Tags as a tree, with the notes of each and of those below it. */
import { expect, test } from 'vitest';
import { tagAddress, tagKey, tagsAbove } from '../../lib/names/tag.ts';
import { takeAll } from '../../lib/wiki/turns.ts';
import { bearing, tagBranch, tagTree, type TagBranch } from '../../lib/reports/tag-tree.ts';

const notes = [['Python/Async', 'z'], ['python/async/io', 'python'], ['PYTHON/types', 'python/ASYNC'], []].map(
  tags => ({
    tags,
  }),
);

test('a tag counts the notes of those below it, each once; the casing seen first is shown', () => {
  expect(lines(takeAll(tagTree(notes)))).toEqual([
    'Python 3',
    '  Python/Async 3',
    '    python/async/io 1',
    '  PYTHON/types 1',
    'z 1',
  ]);
});

test('one tag is found in any casing, with what is below it; what nobody bears is not there', () => {
  const tree = takeAll(tagTree(notes));
  expect(tagBranch(tree, tagKey('PYTHON/Async'))).toMatchObject({ tag: 'Python/Async', notes: 3 });
  expect(tagBranch(tree, tagKey('python/as'))).toBeNull();
  expect(tagBranch(tree, tagKey('constructor'))).toBeNull();
  expect(tagBranch(tree, tagKey('/'))).toBeNull();
});

test('a note bears a tag with those above it, and none that only begins alike', () => {
  const [above, below, other] = [{ tags: ['x', 'A'] }, { tags: ['a/B', 'a/c'] }, { tags: ['ab'] }];
  expect(takeAll(bearing([below, other, above], tagKey('A')))).toEqual([below, above]);
  expect(takeAll(bearing([below, other, above], tagKey('a/b')))).toEqual([below]);
});

test('names and addresses', () => {
  expect(tagsAbove('a//B/c')).toEqual(['a', 'a/B', 'a/B/c']);
  expect(tagAddress('Größe/日本')).toBe('/tags/gr%C3%B6sse/%E6%97%A5%E6%9C%AC');
});

function lines(tree: readonly TagBranch[], indent = ''): string[] {
  return tree.flatMap(({ tag, notes: count, below }) => [`${indent}${tag} ${count}`, ...lines(below, `${indent}  `)]);
}
