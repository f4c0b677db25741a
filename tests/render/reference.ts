/**
 * Our HTML beside that of a reference, both as a browser would read them, with what Backlit adds to every page taken out
 * of ours.
 */
import type { Element, ElementContent, Properties, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { parse } from '../../lib/markdown/parse.ts';
import { definitionsOf, readTree, walk } from '../../lib/markdown/tree.ts';
import type { FileId, LinkTable, ShownLink } from '../../lib/model.ts';
import { encoded } from '../../lib/render/address.ts';
import { render } from '../../lib/render/render.ts';

export interface Compared {
  readonly ours: string;
  readonly theirs: string;
}

export function compare(markdown: string, reference: string): Compared {
  const theirs = read(withAlign(reference.trimEnd()));
  const html = render(markdown, foundAsWritten(markdown), {
    bodyStart: 0,
    titleIsHeading: false,
    addresses: foundInHtml(theirs),
  }).html;
  const demoted = elementsIn(theirs).some(({ tagName }) => tagName === 'h1');
  return {
    ours: written(withoutAdditions(read(html), demoted)),
    theirs: written(theirs),
  };
}

/** Alignment of a cell as a property; to the left is where it stands anyway. */
function withAlign(html: string): string {
  return html.replace(/ style="text-align: (\w+)"/g, ' align="$1"').replaceAll(' align="left"', '');
}

/** Stands before every address within the vault, so that each is known to lead somewhere, and is taken off again. */
const site = '/notes/=';

/** Every link leads where its writer said, as if all that it names were there. */
function foundAsWritten(markdown: string): LinkTable {
  const tree = parse(markdown);
  const definitions = definitionsOf(tree);
  const table = new Map<number, ShownLink>();
  walk(tree, node => {
    if (!/^(?:link|image)(?:Reference)?$/.test(node.type)) return;
    const url = 'url' in node ? node.url : 'identifier' in node ? definitions.get(node.identifier)?.url : undefined;
    table.set(node.position?.start.offset ?? -1, found(encoded(url ?? ''), node.type.startsWith('image')));
  });
  const local = new Set(readTree(markdown).links.map(({ start }) => start));
  return new Map([...table].filter(([start]) => local.has(start)));
}

/** The same for addresses in HTML. */
function foundInHtml(tree: Root): ReadonlyMap<string, ShownLink> {
  const addresses = elementsIn(tree).flatMap(({ properties: { href, src } }) => [href, src]);
  return new Map(addresses.filter(each => typeof each === 'string').map(each => [each, found(each, false)]));
}

function found(address: string, isImage: boolean): ShownLink {
  return { state: 'found', href: site + address, title: '', file: isImage ? ('a.png' as FileId) : null };
}

function elementsIn(node: Root | Element): Element[] {
  return (node.children as ElementContent[]).flatMap(child =>
    child.type === 'element' ? [child, ...elementsIn(child)] : [],
  );
}

function read(html: string): Root {
  const raw: Root = { type: 'root', children: [{ type: 'raw', value: html }] };
  return unified().use(rehypeRaw).runSync(raw) as Root;
}

/** Line ends between elements say nothing. */
function written(tree: Root): string {
  return toHtml(tree).replace(/>\n+</g, '><').trim();
}

function withoutAdditions(tree: Root, demoted: boolean): Root {
  return { ...tree, children: plain(tree.children as ElementContent[], demoted) };
}

function plain(nodes: readonly ElementContent[], demoted: boolean): ElementContent[] {
  return nodes.flatMap(node => {
    if (node.type !== 'element') return [node];
    const children = plain(node.children, demoted);
    const classes = node.properties.className;
    const has = (name: string): boolean => Array.isArray(classes) && classes.includes(name);
    if (has('permalink') || has('bl-vh')) return [];
    if (has('heading') || has('table')) return children;
    return [withoutMarks({ ...node, children }, demoted)];
  });
}

/** Without ids, what browsers and screen readers are told, and classes but those of code; alignment is one with us. */
function withoutMarks(node: Element, demoted: boolean): Element {
  const properties = Object.fromEntries(
    Object.entries(node.properties).flatMap(([name, value]): [string, Properties[string]][] => {
      if (/^(?:id|rel|tabIndex|loading|decoding|ariaLabel)$/.test(name)) return [];
      if (name === 'href' || name === 'src') return [[name, String(value).replace(site, '')]];
      if (name !== 'className') return [[name, value]];
      const align = /^align-(\w+)$/.exec(String(value))?.[1];
      if (align !== undefined) return [['align', align]];
      const kept = Array.isArray(value) ? value.filter(each => String(each).startsWith('language-')) : [];
      return kept.length > 0 ? [[name, kept]] : [];
    }),
  );
  const level = /^h([2-6])$/.exec(node.tagName)?.[1];
  const tagName = demoted && level !== undefined ? `h${Number(level) - 1}` : node.tagName;
  return { ...node, tagName, properties };
}
