/** Whatever is put together, the parser makes a tree of it whose nodes lie within each other and within the source. */
import type { Nodes } from 'mdast';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../lib/markdown/parse.ts';
import { spanOf, walk } from '../../lib/markdown/tree.ts';

const pieces =
  '[[ ]] ![ [ ] ( ) (u.md) | \\ ` `` % %% $ $$ * ** _ ~~ == == == === [[a]] --- <b> </b> <!-- --> # ## > - 1. [^1] [^1]: [r] [r]: #t ^i a é 😀 ! & &amp; https://x.y/ www.x.y a@b.c'
    .split(' ')
    .concat(['\n', '\n', '\n\n', '\r\n', ' ', '    ', '\t', '\u00a0', '| a |\n|---|\n', '```\n', '[r]: x.md\n']);

const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(parts => parts.join(''));

test('nodes are in order, within their parents, and text says what stands there', () => {
  fc.assert(
    fc.property(text, source => {
      walk(parse(source), node => check(node, source));
    }),
    { numRuns: 4_000, examples: [['[[==[[[[=='], ['==b c*]][[## ~~ <b>é==']] },
  );
});

function check(node: Nodes, source: string): void {
  const [start, end] = spanOf(node);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(source.length);
  if (node.type === 'text' && /^[a-zé]+$/.test(node.value)) expect(source.slice(start, end)).toBe(node.value);
  if (!('children' in node)) return;
  let at = start;
  for (const child of node.children) {
    expect(spanOf(child)[0]).toBeGreaterThanOrEqual(isUnderlined(child) ? 0 : at);
    expect(spanOf(child)[1]).toBeLessThanOrEqual(end);
    at = spanOf(child)[1];
  }
}

/** The parser lets an underlined heading begin at the link definitions above it. */
function isUnderlined(node: Nodes): boolean {
  return node.type === 'heading' && node.position?.start.line !== node.position?.end.line;
}
