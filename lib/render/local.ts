/**
 * Local addresses in HTML of a note (`<img src="a.png">`, `<a href="b.md">`) → where the file is on this site. They mean
 * what they would mean in a Markdown link. Law: what is not there is said to be missing, and nothing broken is shown.
 */
import type { Element, ElementContent } from 'hast';
import { isExternal } from '../markdown/reading.ts';
import { anchor } from './anchor.ts';
import { element, spoken, text, textOf } from './element.ts';
import { placeOf } from './facts.ts';
import type { ShownLink } from '../model.ts';
import { fileName } from './media.ts';

/** Without its fragment, as it is written. */
export type Addresses = ReadonlyMap<string, ShownLink>;

/** Where pages and files of this site are: addresses that we have made ourselves by now. */
const ours = /^\/(?:notes|files|tags)(?:\/|$)/;

/** Changes the address of an element to that of its file; what stands in its place when there is no such file, else null. */
export function localise(node: Element, addresses: Addresses): ElementContent[] | null {
  switch (node.tagName) {
    case 'a':
      return localiseLink(node, addresses);
    case 'img':
    case 'audio':
    case 'video':
    case 'source':
    case 'track':
      return localiseMedia(node, addresses);
    default:
      return null;
  }
}

function localiseLink(node: Element, addresses: Addresses): ElementContent[] | null {
  const [shown, fragment] = lookUp(node.properties.href, addresses);
  if (shown === null) return null;
  const href = shown.href === null || fragment === '' ? shown.href : shown.href + fragment;
  const made = anchor({ ...shown, href }, String(node.properties.href), node.children);
  const { id, title } = node.properties;
  return [{ ...made, properties: { ...made.properties, ...(id ? { id } : {}), ...(title ? { title } : {}) } }];
}

function localiseMedia(node: Element, addresses: Addresses): ElementContent[] | null {
  const { properties } = node;
  const [shown] = lookUp(properties.src, addresses);
  if (shown === null) return null;
  if (shown.state !== 'missing' && shown.href !== null) {
    properties.src = shown.href;
    if (node.tagName === 'img') measure(node, shown);
    return null;
  }
  if (node.tagName === 'source' || node.tagName === 'track') return [];
  const { alt, ariaLabel } = properties;
  const name = [alt, ariaLabel, fileName(String(properties.src)), textOf(node.children)].find(isText) ?? 'file';
  return [element('span', { className: ['missing'] }, [text(name), spoken(' (missing file)')])];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Sizes that the writer left open are the picture's own. */
function measure({ properties }: Element, { facts }: ShownLink): void {
  const written = properties.width === undefined ? null : Number(properties.width);
  if (properties.height === undefined && (written === null || written > 0)) {
    Object.assign(properties, placeOf(facts, written));
  }
}

/** What a local address leads to, and its fragment; null for one that is not a note's to give. */
function lookUp(address: unknown, addresses: Addresses): readonly [shown: ShownLink | null, fragment: string] {
  if (typeof address !== 'string' || isExternal(address)) return [null, ''];
  const hash = address.indexOf('#');
  const path = (hash < 0 ? address : address.slice(0, hash)).trim();
  const shown = addresses.get(path);
  if (path === '' || (shown?.state ?? 'missing') !== 'missing')
    return [shown ?? null, hash < 0 ? '' : address.slice(hash)];
  if (ours.test(path) || path.startsWith('?') || /^[a-z]:/i.test(path)) return [null, ''];
  return [shown ?? { state: 'missing', href: null, title: path, file: null }, ''];
}
