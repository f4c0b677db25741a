/**
 * Tags in the text (`#python/async`) become links to the pages of their tags. What is a tag, the summary and the page
 * agree on, because both ask the same function.
 */
import type { Nodes, Parents, Text } from 'mdast';
import { decodeString } from 'micromark-util-decode-string';
import { tagAt } from '../markdown/tags.ts';
import { spanOf } from '../markdown/tree.ts';
import { tagAddress } from '../names/tag.ts';

/** There is no link in a link. */
const links: ReadonlySet<string> = new Set(['link', 'linkReference']);
const leaves: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell']);

/** An escape, a character reference or a plain sign: all that can put a `#` into a text. */
const signs = /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});|#/gi;

/** Changes the tree. */
export function linkTags(tree: Nodes, source: string): void {
  if ('children' in tree) linkWithin(tree, source, 0);
}

/** @param from where the paragraph, heading or cell begins that is being read. */
function linkWithin(parent: Parents, source: string, from: number): void {
  const children = (parent.children as Nodes[]).flatMap((child): Nodes[] => {
    if (child.type === 'text') return child.value.includes('#') ? divided(child, source, from) : [child];
    if (!('children' in child) || links.has(child.type)) return [child];
    linkWithin(child, source, leaves.has(child.type) ? spanOf(child.children[0] ?? child)[0] : from);
    return [child];
  });
  (parent.children as Nodes[]) = children;
}

/** The same text with its tags as links; each `#` of its source is the next one of its value. */
function divided(node: Text, source: string, from: number): Text[] {
  const [start, end] = spanOf(node);
  const { value } = node;
  const pieces: Text[] = [];
  let done = 0;
  let at = -1;
  for (const sign of source.slice(start, end).matchAll(signs)) {
    if (!decodeString(sign[0]).includes('#')) continue;
    at = value.indexOf('#', at + 1);
    const tag = sign[0] === '#' ? tagAt(source, start + sign.index, from) : null;
    if (at < done || tag === null) continue;
    const name = value.indexOf(tag, at);
    const until = name < 0 ? value.length : name + tag.length;
    if (at > done) pieces.push({ ...node, value: value.slice(done, at) });
    pieces.push(link(value.slice(at, until), tag));
    done = until;
  }
  if (done === 0) return [node];
  if (done < value.length) pieces.push({ ...node, value: value.slice(done) });
  return pieces;
}

function link(value: string, tag: string): Text {
  return { type: 'text', value, data: { hName: 'a', hProperties: { href: tagAddress(tag), className: ['tag'] } } };
}
