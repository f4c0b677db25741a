import { expect, test } from 'vitest';
import { wrapped } from '../../lib/pages/labels.ts';

test('a label that fits is one line', () => {
  expect(wrapped('Event Loop', 90)).toEqual(['Event Loop']);
});

test('a longer one breaks at a blank or after a hyphen, and ends in an ellipsis when two lines are too few', () => {
  expect(wrapped('Coroutine Explained', 90)).toEqual(['Coroutine', 'Explained']);
  expect(wrapped('argo-cd-image-updater', 90)).toEqual(['argo-cd-', 'image-updater']);
  expect(wrapped('A long title that goes on and on and on', 90).at(-1)).toMatch(/\S…$/);
});

test('a word without any place to break is cut between letters', () => {
  const [first, second] = wrapped('👩‍👩‍👧'.repeat(30), 90);
  expect(first).toMatch(/^(?:👩‍👩‍👧)+$/u);
  expect(second).toMatch(/^(?:👩‍👩‍👧)+…$/u);
});
