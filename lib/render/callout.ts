/** Callouts: a block quote that begins with `[!type] title`. */
import type { Blockquote, PhrasingContent, Text } from 'mdast';

export interface Callout {
  /** Lower case, letters, digits, `-` and `_` only. */
  readonly type: string;
  readonly title: PhrasingContent[];
  readonly children: Blockquote['children'];
}

/** `[!type|metadata]` with an optional sign for folded or open. */
const marker = /^\[!([^\]|\n]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*/;

/** Reads a block quote as a callout; null when it is an ordinary one. */
export function calloutOf(quote: Blockquote): Callout | null {
  const [first, ...others] = quote.children;
  const start = first?.type === 'paragraph' ? first.children[0] : undefined;
  const found = start?.type === 'text' ? marker.exec(start.value) : null;
  if (first?.type !== 'paragraph' || start?.type !== 'text' || found === null) return null;
  const name = (found[1] as string).trim();
  const [title, body] = atFirstLine([
    { ...start, value: start.value.slice(found[0].length) },
    ...first.children.slice(1),
  ]);
  const children = body.length > 0 ? [{ ...first, children: body }, ...others] : others;
  return {
    type: name.toLowerCase().replace(/[^\p{L}\p{N}_-]+/gu, '-'),
    title: title.length > 0 ? title : [{ type: 'text', value: capitalised(name) }],
    children,
  };
}

/** Divides a phrase at its first line ending. */
function atFirstLine(phrase: readonly PhrasingContent[]): [line: PhrasingContent[], rest: PhrasingContent[]] {
  const at = phrase.findIndex(node => node.type === 'break' || (node.type === 'text' && /[\n\r]/.test(node.value)));
  const split = phrase[at];
  if (split?.type !== 'text')
    return [solid(phrase.slice(0, at < 0 ? undefined : at)), at < 0 ? [] : phrase.slice(at + 1)];
  const eol = split.value.search(/[\n\r]/);
  const rest: Text = { type: 'text', value: split.value.slice(eol).replace(/^(?:\r\n?|\n)/, '') };
  return [
    solid([...phrase.slice(0, at), { ...split, value: split.value.slice(0, eol) }]),
    solid([rest, ...phrase.slice(at + 1)]),
  ];
}

/** Without empty pieces of text. */
function solid(phrase: readonly PhrasingContent[]): PhrasingContent[] {
  return phrase.filter(node => node.type !== 'text' || node.value !== '');
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
