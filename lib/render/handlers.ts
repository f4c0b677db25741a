/**
 * Syntax tree → HTML tree: what differs from remark-rehype's own way. Links go by the table; nothing is decided here
 * about which notes exist.
 */
import type { Element, ElementContent } from 'hast';
import type {
  Blockquote,
  Code,
  Definition,
  Heading,
  Image,
  ImageReference,
  Link,
  LinkReference,
  Nodes,
  Paragraph,
} from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { labelOf } from '../markdown/plain.ts';
import { isExternal, shownText, targetParts, wikiLinkParts } from '../markdown/reading.ts';
import type { Highlight } from '../markdown/syntax-highlight.ts';
import type { InlineMath, Math } from '../markdown/syntax-math.ts';
import type { WikiLink } from '../markdown/syntax-wiki-link.ts';
import { isWebsite } from './address.ts';
import { anchor, externalLink } from './anchor.ts';
import { calloutOf } from './callout.ts';
import { element, text } from './element.ts';
import { card, embed, image } from './embed.ts';
import type { LinkTable } from '../model.ts';
import { captionOf, fileName, mediaOf } from './media.ts';
import { withoutLinks } from './phrase.ts';

export interface Surroundings {
  readonly table: LinkTable;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Heading → its `id`; null for the one that is the page's title and is not shown. */
  readonly anchors: ReadonlyMap<Heading, string | null>;
}

/** The handlers for one note. */
export function handlersFor(surroundings: Surroundings): Handlers {
  const { table, definitions, anchors } = surroundings;
  /** How many Markdown links we are in: there is no `<a>` in an `<a>`. */
  let links = 0;

  return { blockquote, code, comment: nothing, heading, highlight, inlineMath, math, paragraph, ...linkHandlers() };

  function linkHandlers(): Handlers {
    return { image: picture, imageReference: picture, link, linkReference: link, wikiLink };
  }

  function heading(state: State, node: Heading): Element | undefined {
    const id = anchors.get(node);
    if (id === null) return undefined;
    const properties = id === undefined ? {} : { id };
    return state.applyData(node, element(`h${node.depth}`, properties, state.all(node)));
  }

  function link(state: State, node: Link | LinkReference): ElementContent | ElementContent[] {
    const to = destination(node, definitions);
    if (to === null) return literal(state, node);
    links++;
    const content = state.all(node);
    links--;
    const shown = table.get(offsetOf(node));
    if (shown !== undefined && links === 0) return anchor(shown, pathOf(to.url), content, to.title);
    return externalLink(to.url, content, to.title);
  }

  function picture(state: State, node: Image | ImageReference): ElementContent | ElementContent[] {
    const to = destination(node, definitions);
    if (to === null) return literal(state, node);
    const caption = captionOf(node.alt ?? null);
    const shown = table.get(offsetOf(node));
    if (shown === undefined) {
      if (isWebsite(to.url)) return image(to.url, caption, caption.text ?? '');
      return caption.text === null ? [] : text(caption.text);
    }
    const wanted = pathOf(to.url);
    const reads = caption.text ?? fileName(wanted);
    if (links > 0 && mediaOf(shown.file ?? wanted) !== 'image') return text(reads);
    const drawn = embed({ shown, wanted, reads, label: node.alt ?? null });
    if (drawn.tagName === 'img' && caption.text === null) drawn.properties.alt = '';
    return drawn;
  }

  function wikiLink(state: State, node: WikiLink): ElementContent | ElementContent[] {
    const parts = wikiLinkParts(node.raw, node.order);
    const shown = table.get(offsetOf(node));
    if (parts === null) return text(node.raw);
    if (node.embed && shown !== undefined && (links === 0 || mediaOf(shown.file ?? parts.target) === 'image')) {
      return embed({ shown, wanted: parts.target, reads: shownText(parts), label: parts.label });
    }
    const content = state.all({ type: 'paragraph', children: withoutLinks(labelOf(parts)) });
    return shown === undefined || links > 0 ? content : anchor(shown, parts.target, content);
  }
}

/** A link whose definition is not there is text; the parser makes none such, so this is only a way out. */
function literal(state: State, node: LinkReference | ImageReference | Link | Image): ElementContent[] {
  return 'children' in node ? state.all(node) : [text(node.alt ?? '')];
}

function destination(
  node: Link | LinkReference | Image | ImageReference,
  definitions: ReadonlyMap<string, Definition>,
): { readonly url: string; readonly title?: string | null | undefined } | null {
  return 'url' in node ? node : (definitions.get(node.identifier) ?? null);
}

/** The path a local destination names. */
function pathOf(url: string): string {
  return (isExternal(url) ? null : targetParts(url)?.target) ?? '';
}

function offsetOf(node: Nodes): number {
  return node.position?.start.offset ?? -1;
}

function nothing(): undefined {}

/** A paragraph of nothing but embedded notes is their card; one of nothing but comments is not there. */
function paragraph(state: State, node: Paragraph): Element | undefined {
  const children = state.all(node);
  const solid = children.filter(child => child.type !== 'text' || child.value.trim() !== '');
  if (solid.length === 0 && node.data?.hProperties?.id === undefined) return undefined;
  const cards = solid.filter(isCard);
  if (cards.length === 0 || cards.length < solid.length) return state.applyData(node, element('p', {}, children));
  const content = cards.flatMap((each, i) => (i === 0 ? each.children : [element('br', {}, []), ...each.children]));
  return state.applyData(node, element('p', { className: [card] }, content));
}

function isCard(node: ElementContent): node is Element {
  const className = node.type === 'element' ? node.properties.className : undefined;
  return Array.isArray(className) && className.includes(card);
}

function blockquote(state: State, node: Blockquote): Element {
  const callout = calloutOf(node);
  const body = (children: Blockquote['children']): ElementContent[] =>
    state.wrap(state.all({ ...node, children }), true);
  if (callout === null) return state.applyData(node, element('blockquote', {}, body(node.children)));
  const title = element(
    'p',
    { className: ['callout-title'] },
    state.all({ type: 'paragraph', children: callout.title }),
  );
  const properties = { className: ['callout'], dataCallout: callout.type };
  return state.applyData(node, element('blockquote', properties, [title, ...body(callout.children)]));
}

function code(state: State, node: Code): Element {
  const language = /^[\w+#.-]{1,40}/.exec(node.lang ?? '')?.[0];
  const properties = language === undefined ? {} : { className: [`language-${language}`] };
  const inner = element('code', properties, [text(node.value === '' ? '' : `${node.value}\n`)]);
  return state.applyData(node, element('pre', {}, [inner]));
}

function math(state: State, node: Math): Element {
  const inner = element('code', { className: ['math', 'math-display'] }, [text(node.value)]);
  return state.applyData(node as Nodes, element('pre', {}, [inner]));
}

function inlineMath(_: State, node: InlineMath): Element {
  return element('code', { className: node.display ? ['math', 'math-display'] : ['math'] }, [text(node.value)]);
}

function highlight(state: State, node: Highlight): Element {
  return element('mark', {}, state.all(node));
}
