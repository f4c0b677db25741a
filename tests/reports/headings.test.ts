import { expect, test } from 'vitest';
import { headingIndex } from '../../lib/reports/headings.ts';
import { vaultOf } from './vault.ts';

const [note] = vaultOf(`
-- a.md --
# Ideas: first
## Examples
# More [[ideas]]
## Examples
### Deep *one*
# C# and F#
`).all;
const headings = headingIndex(note?.headings ?? []);

test.each([
  ['Ideas: first', 1],
  ['ideas  FIRST', 1],
  ['ideas-first', 1],
  ['Examples', 2],
  ['More ideas#Examples', 4],
  ['more-ideas#Deep one', 5],
  ['More ideas#Examples#deep-one', 5],
  ['examples-1', 4],
  ['Deep **one**', 5],
  ['C# and F#', 6],
  ['C%23-and', null],
  ['Ideas%3A%20first', 1],
  ['[Ideas](a.md): first', 1],
  ['100%', null],
  ['Examples#More ideas', null],
  ['Ideas: first#Deep one', null],
  ['', null],
])('%s', (fragment, line) => {
  expect(headings.find(fragment)?.span.line ?? null).toBe(line);
});
