/**
 * A file put into a note, by `![[…]]` or as a Markdown image → an image, a player, a card that says what it is, or the
 * place of an embedded note. Law: what a page cannot show is a link that tells so, never a broken frame.
 */
import type { Element, ElementContent } from 'hast';
import { loadable } from './address.ts';
import { anchor, externalLink } from './anchor.ts';
import { element, spoken, text } from './element.ts';
import { embedCard, type EmbedPlace } from './embedded.ts';
import { factsText, placeOf } from './facts.ts';
import type { ShownLink } from '../model.ts';
import { fileName, mediaOf, type Caption } from './media.ts';

export interface Embedded {
  readonly shown: ShownLink;
  /** Path as written. */
  readonly wanted: string;
  /** What it is called where the writer gave no name. */
  readonly name: string;
  readonly caption: Caption;
  /** Of an image. */
  readonly alt: string;
  readonly title: string | null;
}

/** @returns a piece of inline HTML, or the place of a figure. */
export function embed(embedded: Embedded): Element | EmbedPlace {
  const { shown, wanted, name, caption, alt, title } = embedded;
  const media = mediaOf(shown.file ?? wanted);
  const isNote = media === null || media === 'note';
  const reads = caption.text ?? (isNote ? name : fileName(wanted));
  if (shown.embed !== undefined) {
    return { type: 'embedPlace', view: shown.embed, shown, wanted, name, label: caption.text };
  }
  if (shown.state === 'missing' || shown.href === null) return anchor(shown, wanted, [text(reads)]);
  switch (media) {
    case 'image':
      return image(shown, caption, { alt, title });
    case 'audio':
    case 'video':
      return player(media, shown, caption, reads);
    case 'note':
      return embedCard({ shown, wanted, name, label: caption.text });
    default:
      return fileCard(shown, wanted, caption.text ?? fileName(shown.file ?? wanted));
  }
}

function image({ href, facts }: ShownLink, caption: Caption, words: { alt: string; title: string | null }): Element {
  const { alt, title } = words;
  const size = sizeOf(caption, facts);
  return element(
    'img',
    { src: href as string, alt, ...(title ? { title } : {}), ...size, ...alignmentOf(caption) },
    [],
  );
}

function player(tag: 'audio' | 'video', { href, facts }: ShownLink, caption: Caption, name: string): Element {
  const src = href as string;
  const size = tag === 'video' ? { ...sizeOf(caption, undefined), ...alignmentOf(caption) } : {};
  const captions = facts?.captions ?? null;
  const track = captions === null ? [] : [element('track', { kind: 'captions', src: captions, default: true }, [])];
  const properties = { src, controls: true, preload: 'metadata', ariaLabel: name, ...size };
  return element(tag, properties, [...track, element('a', { href: src }, [text(name)])]);
}

/** The size as written; where one side of it is left open, the picture's own proportions say it. */
function sizeOf({ width, height }: Caption, facts: ShownLink['facts']): { width?: number; height?: number } {
  if (width !== null && height !== null) return { width, height };
  return placeOf(facts, width) ?? (width === null ? {} : { width });
}

function alignmentOf({ align }: Caption): { className?: string[] } {
  return align === null ? {} : { className: [`align-${align}`] };
}

/** A file that no page shows: its name, and what one gets by following it. */
function fileCard(shown: ShownLink, wanted: string, name: string): Element {
  const link = anchor(shown, wanted, [text(name)]);
  const facts = factsText(shown);
  return element('span', { className: ['file'] }, facts === '' ? [link] : [link, text(` ${facts}`)]);
}

/** An image of another website, which a page does not load: who looks at it there is told so, and decides. */
export function remoteImage(url: string, alt: string | null, inLink: boolean): ElementContent[] {
  const src = loadable(url);
  const name = alt ?? (src === null ? '' : fileName(src.replace(/[?#].*$/s, '')));
  if (src === null || inLink) return name === '' ? [] : [text(name)];
  return externalLink(src, [text(name === '' ? 'Image' : name), spoken(' (image on another website)')]);
}
