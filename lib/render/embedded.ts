/**
 * Notes within a note: where the body has the place of an embed, what the embed shows is put, as a figure whose caption
 * leads to the source.
 *
 * Laws: whatever notes embed one another, a page grows no further than the limits, and says where it was cut; nothing
 * of an embedded note clashes with the page around it.
 */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { anchor } from './anchor.ts';
import { setApart } from './apart.ts';
import { element, text } from './element.ts';
import type { EmbeddedPart, EmbedView, ShownLink } from '../model.ts';

/** The place of an embed, until it is known whether a figure may stand there. */
export interface EmbedPlace {
  type: 'embedPlace';
  view: EmbedView;
  shown: ShownLink;
  /** Path as written. */
  wanted: string;
  name: string;
  /** The writer's own name for it. */
  label: string | null;
}

declare module 'hast' {
  interface ElementContentMap {
    embedPlace: EmbedPlace;
  }
  interface RootContentMap {
    embedPlace: EmbedPlace;
  }
}

/** How deep embeds go, and how many of them and how much text one page shows. */
const limits = { depth: 5, embeds: 200, characters: 256 * 1024 };

/** Makes the tree of a part; null for one over which the parser would brood. */
export type Draw = (part: EmbeddedPart) => Root | null;

interface Placing {
  readonly parts: readonly EmbeddedPart[];
  readonly draw: Draw;
  /** Numbers of the parts around the place. */
  readonly around: number[];
  embeds: number;
  characters: number;
}

/** Changes the tree: afterwards it has no such places any more. */
export function placeEmbeds(tree: Root, parts: readonly EmbeddedPart[], draw: Draw): void {
  placeWithin(tree, { parts, draw, around: [], embeds: 0, characters: 0 }, true);
}

/** What a paragraph around places of embeds becomes: the places, and paragraphs between them; null when it has none. */
export function aroundEmbeds(children: readonly ElementContent[]): ElementContent[] | null {
  if (!children.some(child => child.type === 'embedPlace')) return null;
  const pieces: ElementContent[] = [];
  let phrase: ElementContent[] = [];
  const close = (): void => {
    if (phrase.some(isSolid)) pieces.push(element('p', {}, trimmed(phrase)));
    phrase = [];
  };
  for (const child of children) {
    if (child.type === 'embedPlace') {
      close();
      pieces.push(child);
    } else phrase.push(child);
  }
  close();
  return pieces;
}

function isSolid(node: ElementContent): boolean {
  return node.type === 'text' ? node.value.trim() !== '' : node.type !== 'element' || node.tagName !== 'br';
}

/** Without breaks and blanks at its ends. */
function trimmed(phrase: readonly ElementContent[]): ElementContent[] {
  const solid = phrase.slice(phrase.findIndex(isSolid), phrase.findLastIndex(isSolid) + 1);
  const [first, last] = [solid[0], solid.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return solid;
}

/** Elements in which, or in whose parts, a figure may stand. */
const flow: ReadonlySet<string> = new Set(
  'blockquote dd details div dl figcaption figure li ol section table tbody td tfoot th thead tr ul'.split(' '),
);

/** @param flows whether blocks may stand here. */
function placeWithin(parent: Root | Element, placing: Placing, flows: boolean): void {
  const children = parent.children as RootContent[];
  for (const [i, child] of children.entries()) {
    if (child.type === 'element') placeWithin(child, placing, flows && flow.has(child.tagName));
    else if (child.type === 'embedPlace') children[i] = flows ? figure(child, placing) : embedCard(child);
  }
}

/** Within a sentence: what it is, and the way there. */
export function embedCard({ shown, wanted, name, label }: Omit<EmbedPlace, 'type' | 'view'>): Element {
  const link = anchor(shown, wanted, [text(label ?? name)]);
  return element('span', { className: ['embed'] }, [text('Embedded note: '), link]);
}

function figure(place: EmbedPlace, placing: Placing): Element {
  const part = place.view.state === 'shown' ? placing.parts[place.view.part] : undefined;
  const { view, shown, wanted, name, label } = place;
  const link = anchor(shown, wanted, [text(label ?? part?.title ?? (shown.file === null ? name : shown.title))]);
  const caption = part?.title === '' ? [] : [element('figcaption', {}, [link])];
  return element('figure', { className: ['embed'] }, [...caption, contentOf(view, part, placing)]);
}

function contentOf(view: EmbedView, part: EmbeddedPart | undefined, placing: Placing): Element {
  if (view.state === 'absent') return notice(view.message);
  if (view.state === 'circle') return notice(circle);
  if (view.state !== 'shown' || part === undefined) return notice(placing.around.length < limits.depth ? full : deep);
  if (standsAround(view.part, placing)) return notice(circle);
  if (placing.around.length >= limits.depth) return notice(deep);
  if (placing.embeds >= limits.embeds || placing.characters + part.text.length > limits.characters) return notice(full);
  placing.embeds++;
  placing.characters += part.text.length;
  const tree = placing.draw(part);
  if (tree === null) return notice(slow);
  setApart(tree, `bl-e${placing.embeds}-`);
  placing.around.push(view.part);
  placeWithin(tree, placing, true);
  placing.around.pop();
  // Search engines should quote a text from the page it belongs to.
  return element('div', { dataNosnippet: '' }, tree.children as ElementContent[]);
}

/** Whether the place of a part lies in it, or in a part of the same note of which it is all. */
function standsAround(number: number, { parts, around }: Placing): boolean {
  const part = parts[number];
  return around.some(each => each === number || (part?.isWhole === true && parts[each]?.note === part.note));
}

const circle = 'Not shown here: it would stand within itself.';
const deep = 'Not shown here: embeds go no deeper than this.';
const slow = 'Not shown here: rendering it would take too long.';
const full = 'Not shown here: this page embeds too much already.';

function notice(message: string): Element {
  return element('p', { className: ['embed-notice'] }, [text(message)]);
}
