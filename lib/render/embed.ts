/** A file put into a note, by `![[…]]` or as a Markdown image → an image, a player, or a link that says what it is. */
import type { Element } from 'hast';
import { anchor } from './anchor.ts';
import { element, text } from './element.ts';
import type { ShownLink } from '../model.ts';
import { captionOf, fileName, mediaOf, type Caption } from './media.ts';

export interface Embedded {
  readonly shown: ShownLink;
  /** Path as written. */
  readonly wanted: string;
  /** What a link to it reads. */
  readonly reads: string;
  readonly label: string | null;
}

/** Class of the inline card that stands for an embedded note. */
export const card = 'embed';

/** @returns a piece of inline HTML. */
export function embed(embedded: Embedded): Element {
  const { shown, wanted, reads, label } = embedded;
  const media = mediaOf(shown.file ?? wanted);
  const caption = captionOf(label);
  const name = caption.text ?? fileName(shown.file ?? wanted);
  if (shown.state === 'missing' || shown.href === null) {
    return anchor(shown, wanted, [text(media === 'image' ? name : reads)]);
  }
  switch (media) {
    case 'image':
      return image(shown.href, caption, name);
    case 'audio':
    case 'video':
      return player(media, shown.href, caption, name);
    case 'other':
      return anchor(shown, wanted, [text(label ?? name)]);
    default:
      return element('span', { className: [card] }, [text('Embedded note: '), anchor(shown, wanted, [text(reads)])]);
  }
}

/** @param alt what those hear who do not see it. */
export function image(src: string, caption: Caption, alt: string): Element {
  return element('img', { src, alt, ...sizeOf(caption), ...placeOf(caption), loading: 'lazy' }, []);
}

function player(tag: 'audio' | 'video', src: string, caption: Caption, name: string): Element {
  const size = tag === 'video' ? { ...sizeOf(caption), ...placeOf(caption) } : {};
  const properties = { src, controls: true, preload: 'metadata', ariaLabel: name, ...size };
  return element(tag, properties, [element('a', { href: src }, [text(name)])]);
}

function sizeOf({ width, height }: Caption): { width?: number; height?: number } {
  return { ...(width ? { width } : {}), ...(height ? { height } : {}) };
}

function placeOf({ align }: Caption): { className?: string[] } {
  return align === null ? {} : { className: [`align-${align}`] };
}
