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
import { calloutBox } from './callout-box.ts';
import { calloutOf } from './callout.ts';
import { element, text } from './element.ts';
import { embed, remoteImage } from './embed.ts';
import { aroundEmbeds } from './embedded.ts';
import type { LinkTable } from '../model.ts';
import { madeHandlers, type Making } from './made-handlers.ts';
import { captionOf, fileName, mediaOf } from './media.ts';
import { withoutLinks } from './phrase.ts';

export interface Surroundings {
  readonly source: string;
  readonly table: LinkTable;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Heading → its `id`; null for the one that is the page's title and is not shown. */
  readonly anchors: ReadonlyMap<Heading, string | null>;
  /** Without it, math and code are shown as they are written. */
  readonly making: Making | null;
}

/** The handlers for one note. */
export function handlersFor(surroundings: Surroundings): Handlers {
  const { source, table, definitions, anchors, making } = surroundings;
  /** How many Markdown links we are in: there is no `<a>` in an `<a>`. */
  let links = 0;

  const written = { code, inlineMath, math };
  const made = making === null ? written : madeHandlers(making);
  return { blockquote, comment: nothing, heading, highlight, paragraph, ...made, ...linkHandlers() };

  function linkHandlers(): Handlers {
    return { image: picture, imageReference: picture, link, linkReference: link, wikiLink };
  }

  function blockquote(state: State, node: Blockquote): Element {
    const callout = calloutOf(node, source);
    const body = (children: Blockquote['children']): ElementContent[] =>
      state.wrap(state.all({ ...node, children }), true);
    if (callout === null) return state.applyData(node, element('blockquote', {}, body(node.children)));
    const title = callout.title === null ? null : state.all({ type: 'paragraph', children: [...callout.title] });
    return state.applyData(node, calloutBox(callout, title, body(callout.children)));
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
      if (isWebsite(to.url)) return remoteImage(to.url, caption.text, links > 0);
      return caption.text === null ? [] : text(caption.text);
    }
    const wanted = pathOf(to.url);
    const name = fileName(wanted);
    if (links > 0 && mediaOf(shown.file ?? wanted) !== 'image') return text(caption.text ?? name);
    return embed({ shown, wanted, name, caption, alt: caption.text ?? '', title: to.title ?? null });
  }

  function wikiLink(state: State, node: WikiLink): ElementContent | ElementContent[] {
    const parts = wikiLinkParts(node.raw, node.order);
    const shown = table.get(offsetOf(node));
    if (parts === null) return text(node.raw);
    if (node.embed && shown !== undefined && (links === 0 || mediaOf(shown.file ?? parts.target) === 'image')) {
      const caption = captionOf(parts.label);
      const name = shownText({ ...parts, label: null });
      const alt = caption.text ?? fileName(shown.file ?? parts.target);
      return embed({ shown, wanted: parts.target, name, caption, alt, title: null });
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

/** A paragraph of nothing but comments is not there; one around an embedded note is divided by it. */
function paragraph(state: State, node: Paragraph): ElementContent | ElementContent[] | undefined {
  const children = state.all(node);
  const isEmpty = children.every(child => child.type === 'text' && child.value.trim() === '');
  if (isEmpty && node.data?.hProperties?.id === undefined) return undefined;
  const pieces = aroundEmbeds(children);
  if (pieces === null) return state.applyData(node, element('p', {}, children));
  return node.data === undefined ? pieces : state.applyData(node, element('div', {}, pieces));
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
