/** A place of a report: `path:line:column`, which leads there, the heading above it, the way into the editor, the sentence. */
import type { FileId } from '../model.ts';
import type { Mention, Wiki } from '../wiki.ts';
import { placeOf } from './backlinks.tsx';
import type { FrameOptions, Markup } from './page.ts';
import { clamp } from './phrases.ts';
import { sentence } from './sentence.tsx';

export function occurrences(wiki: Wiki, mentions: readonly Mention[], options: FrameOptions): Markup {
  return (
    <ol>
      {mentions.map(mention => (
        <li>{occurrence(wiki, mention, options)}</li>
      ))}
    </ol>
  );
}

export function occurrence(wiki: Wiki, mention: Mention, options: FrameOptions): Markup {
  const { from: path, line, column, heading, title } = mention;
  const place: Spot = {
    path,
    line,
    column,
    href: placeOf(wiki.url(path), mention),
    under: heading === title ? null : heading,
  };
  return (
    <>
      {spot(wiki, place, options)}
      <blockquote>{sentence(mention.context)}</blockquote>
    </>
  );
}

/** A place in a file. */
export interface Spot {
  readonly path: FileId;
  readonly line: number;
  readonly column: number;
  readonly href: string;
  /** The heading or the property it stands under; a heading may be without text. */
  readonly under: string | null;
}

export function spot(wiki: Wiki, place: Spot, options: FrameOptions): Markup {
  const { path, line, column, href, under } = place;
  return (
    <p class="bl-spot">
      <a class="bl-place" href={href}>
        {path}:{line}:{column}
      </a>
      {under === null || under === '' ? null : <span class="bl-under">› {clamp(under, 120)}</span>}
      {editLink(wiki, place, options)}
    </p>
  );
}

/** Opens the place in the reader's editor, where there is one and the reader sits at this machine. */
export function editLink(
  wiki: Wiki,
  { path, line, column }: Pick<Spot, 'path' | 'line' | 'column'>,
  { editing }: FrameOptions,
): Markup {
  const address = editing ? wiki.editorLink(path, line, column) : null;
  if (address === null) return null;
  return (
    <a class="bl-edit" href={address} aria-label={`Edit ${path} at line ${line}`}>
      Edit
    </a>
  );
}
