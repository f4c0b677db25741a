/** A page's tree and its text: what stands in the tree stands in the document, and nothing of it is HTML but what is meant to be. */
import * as fc from 'fast-check';
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { Fragment, jsx } from '../../lib/pages/jsx-runtime.ts';
import { raw } from '../../lib/pages/raw.ts';
import { htmlText } from '../../lib/site/html-text.ts';

test('text and attributes are escaped, scripts and finished HTML are not', () => {
  const tree = jsx('p', {
    class: 'a "b" <c> & d',
    hidden: true,
    title: null,
    open: false,
    tabindex: 0,
    children: ['1 < 2 & 3 > 2', jsx('script', { children: 'a && b' }), raw('<b>d</b>')],
  });
  expect(htmlText(tree)).toBe(
    '<p class="a &quot;b&quot; <c> &amp; d" hidden tabindex="0">1 &lt; 2 &amp; 3 > 2<script>a && b</script><b>d</b></p>',
  );
});

test('lists, fragments and nothing leave no trace in the tree', () => {
  const list = ['a', [null, ['b', 0, undefined]], jsx(Fragment, { children: [jsx('i', {}), 'c'] })];
  expect(htmlText(jsx(Fragment, { children: list }))).toBe('ab0<i></i>c');
});

test('what a page cannot hold is a fault, and not left out', () => {
  expect(() => htmlText({ type: 'comment', value: 'a' })).toThrow(TypeError);
});

/** Trees of elements that mean the same wherever they stand. */
const trees = fc.letrec<{ tree: unknown; list: unknown[] }>(tie => ({
  list: fc.array(fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary' }), fc.integer(), tie('tree')), {
    maxLength: 4,
  }),
  tree: fc
    .tuple(
      fc.constantFrom('div', 'a', 'circle', 'input', 'script'),
      fc.record({ title: fc.string({ unit: 'binary' }), id: fc.string(), hidden: fc.boolean() }, { requiredKeys: [] }),
      tie('list'),
    )
    .map(([type, props, children]) =>
      jsx(type, { ...props, children: type === 'input' ? null : type === 'script' ? 'a<b' : (children as string[]) }),
    ),
})).list;

test('it is what hast-util-to-html makes of the tree', () => {
  const options = { allowDangerousCharacters: true, characterReferences: { useNamedReferences: true } };
  fc.assert(
    fc.property(trees, children => {
      const root: Root = { type: 'root', children: [{ type: 'doctype' }] };
      const content = jsx(Fragment, { children: children as string[] });
      if (content.type === 'root') root.children.push(...content.children);
      expect(htmlText(root)).toBe(toHtml(root, options));
    }),
    { seed: 2026 },
  );
});
