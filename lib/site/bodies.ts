/** The body of a note: its text and what its links mean at this moment, rendered beside the server. */
import type { NoteId, ShownNote } from '../model.ts';
import type { Body } from '../pages/page.ts';
import type { Site } from './site.ts';

export function renderedBody({ renderer, wiki }: Pick<Site, 'renderer' | 'wiki'>, id: NoteId): Promise<Body> {
  return renderedNote({ renderer, wiki }, wiki().shown(id));
}

/** The body of whatever is shown as a note is. */
export function renderedNote({ renderer, wiki }: Pick<Site, 'renderer' | 'wiki'>, shown: ShownNote): Promise<Body> {
  const { text, links, ...options } = shown;
  return renderer.render(text, links, { ...options, linkOrder: wiki().linkOrder });
}
