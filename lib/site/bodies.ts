/** The body of a note: its text and what its links mean at this moment, rendered beside the server. */
import type { NoteId } from '../model.ts';
import type { Body } from '../pages/page.ts';
import type { Site } from './site.ts';

export function renderedBody({ renderer, wiki }: Site, id: NoteId): Promise<Body> {
  const { bodyStart, titleFrom } = wiki().note(id);
  const { linkOrder } = wiki();
  const options = { bodyStart, titleIsHeading: titleFrom === 'heading', linkOrder };
  return renderer.render(wiki().text(id), wiki().shownLinks(id), options);
}
