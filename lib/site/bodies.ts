/** The body of a note, rendered. */
import type { NoteId } from '../model.ts';
import { readFrontMatter } from '../markdown/front-matter.ts';
import type { Body } from '../pages/page.ts';
import { render } from '../render/render.ts';
import type { Wiki } from '../wiki.ts';

export async function renderedBody(wiki: Wiki, id: NoteId): Promise<Body> {
  const text = wiki.text(id);
  return render(text, wiki.shownLinks(id), {
    bodyStart: readFrontMatter(text).end,
    titleIsHeading: wiki.note(id).titleFrom === 'heading',
  });
}
