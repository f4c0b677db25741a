/**
 * The sentence around a link as it is written: its code, its emphasis and its other links, and the link marked.
 * Law: what is marked is the link and nothing else, and other links lead where they lead now.
 */
import type { LinkTable } from '../model.ts';
import type { Context, Style } from '../wiki.ts';
import type { Markup } from './page.ts';

const none: LinkTable = new Map();

/** A stretch of the text, with those inside it. */
type Piece = Style | { readonly as: 'mark'; readonly start: number; readonly end: number };

/** @param links of the note that it stands in; without them its other links are plain text. */
export function sentence({ text, mark: [start, end], styles = [] }: Context, links: LinkTable = none): Markup {
  const pieces: Piece[] = [...styles];
  if (end > start) pieces.push({ as: 'mark', start, end });
  if (pieces.length > 1) pieces.sort((a, b) => a.start - b.start || b.end - a.end);
  return <p dir="auto">{content(text, 0, text.length, pieces, links)}</p>;
}

/** Pieces are in each other or beside each other; where they cross, the later one ends with the one around it. */
function content(text: string, from: number, to: number, pieces: readonly Piece[], links: LinkTable): Markup {
  const parts: (Markup | string)[] = [];
  let at = from;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece === undefined || piece.start < at) continue;
    const end = Math.min(piece.end, to);
    let last = i + 1;
    while ((pieces[last]?.start ?? end) < end) last++;
    parts.push(
      text.slice(at, piece.start),
      shown(piece, content(text, piece.start, end, pieces.slice(i + 1, last), links), links),
    );
    at = end;
    i = last - 1;
  }
  parts.push(text.slice(at, to));
  return <>{parts}</>;
}

function shown(piece: Piece, inside: Markup, links: LinkTable): Markup {
  switch (piece.as) {
    case 'mark':
      return <mark>{inside}</mark>;
    case 'code':
      return <code>{inside}</code>;
    case 'em':
      return <em>{inside}</em>;
    case 'strong':
      return <strong>{inside}</strong>;
    case 'del':
      return <del>{inside}</del>;
    case 'link':
      return link(piece.offset, inside, links);
  }
}

function link(offset: number, inside: Markup, links: LinkTable): Markup {
  const target = links.get(offset);
  if (target === undefined || target.href === null) return inside;
  if (target.state !== 'missing') return <a href={target.href}>{inside}</a>;
  return (
    <a class="missing" href={target.href}>
      {inside}
      <span class="bl-vh"> (missing note)</span>
    </a>
  );
}
