/** Stub. */
import type { NoteId } from '../model.ts';
import type { Body } from '../pages/page.ts';
import type { Wiki } from '../wiki.ts';
export async function renderedBody(wiki: Wiki, id: NoteId): Promise<Body> {
  return { html: `<pre>${wiki.text(id).length}</pre>`, toc: [], timedOut: false };
}
