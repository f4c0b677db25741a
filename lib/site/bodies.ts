/** The body of a note: its text and what its links mean at this moment, rendered beside the server. */
import { readFrontMatter } from '../markdown/front-matter.ts';
import type { NoteId } from '../model.ts';
import type { Body } from '../pages/page.ts';
import type { Site } from './site.ts';

export function renderedBody({ renderer, wiki }: Site, id: NoteId): Promise<Body> {
  const { titleFrom } = wiki().note(id);
  const text = wiki().text(id);
  return renderer.render(text, wiki().shownLinks(id), {
    bodyStart: readFrontMatter(text).end,
    titleIsHeading: titleFrom === 'heading',
  });
}
