/**
 * Callouts: a block quote that begins with `[!type] title`.
 *
 * Law: every callout is of one of the thirteen kinds that have a sign and a colour; a type that nobody knows is a note
 * which bears the type's name.
 */
import type { Blockquote, PhrasingContent, Text } from 'mdast';

export interface Callout {
  readonly kind: string;
  /** What its type is called, for those who do not see its sign. */
  readonly name: string;
  /** Null when it says nothing of its own. */
  readonly title: readonly PhrasingContent[] | null;
  /** Whether it can be folded, and how it stands at first. */
  readonly fold: 'open' | 'closed' | null;
  readonly children: Blockquote['children'];
}

/** Each kind with the other types that mean it. */
const kinds: ReadonlyMap<string, string> = new Map(
  [
    'note',
    'abstract summary tldr',
    'info',
    'todo',
    'tip hint important',
    'success check done',
    'question help faq',
    'warning caution attention',
    'failure fail missing',
    'danger error',
    'bug',
    'example',
    'quote cite',
  ].flatMap(row => {
    const types = row.split(' ');
    return types.map(type => [type, types[0] as string] as const);
  }),
);

/** `[!type|metadata]` with an optional sign for open or folded. */
const marker = /^\[!([^\]|\n]+)(?:\|[^\]\n]*)?\]([+-]?)[ \t]*/;

/**
 * Reads a block quote as a callout; null when it is an ordinary one.
 * @param source the note's text, which alone tells a bracket from an escaped one.
 */
export function calloutOf(quote: Blockquote, source: string): Callout | null {
  const [first, ...others] = quote.children;
  const start = first?.type === 'paragraph' ? first.children[0] : undefined;
  const found = start?.type === 'text' ? marker.exec(start.value) : null;
  if (first?.type !== 'paragraph' || start?.type !== 'text' || found === null) return null;
  if (source[start.position?.start.offset ?? -1] === '\\') return null;
  const type = (found[1] as string).trim();
  const [title, body] = atFirstLine([
    { ...start, value: start.value.slice(found[0].length) },
    ...first.children.slice(1),
  ]);
  return {
    kind: kinds.get(type.toLowerCase()) ?? 'note',
    name: capitalised(type),
    title: title.length > 0 ? title : null,
    fold: found[2] === '+' ? 'open' : found[2] === '-' ? 'closed' : null,
    children: body.length > 0 ? [{ ...first, children: body }, ...others] : others,
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

/** As it is read: `NOTE` is Note, `my-type` is My type; a name that was written with capitals of its own keeps them. */
function capitalised(type: string): string {
  const words = (type === type.toUpperCase() ? type.toLowerCase() : type).replace(/[-_]+/g, ' ').trim() || type;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
