/**
 * A note that a drawing program wrote: `x.excalidraw.md` is Markdown that holds the words and links of a drawing, and
 * the drawing itself as data. Of that data nothing is ever shown.
 */
import type { AttachmentId, Note } from '../model.ts';
import type { Stretch } from './excerpt.ts';
import type { VaultIndex } from './index.ts';

/** What is said above the words of a drawing. */
export const drawingNotice =
  '*This is an Excalidraw drawing. Below are its words and links; the drawing itself opens in Excalidraw.*';

export function isDrawing({ id, bodyStart }: Pick<Note, 'id' | 'bodyStart'>, text: string): boolean {
  return /\.excalidraw\.md$/i.test(id) || /^excalidraw-plugin[ \t]*:/m.test(text.slice(0, bodyStart));
}

/** Lines that the program adds for itself, and the headings and marks around them. */
const added = /^(?:==\u26a0.*|# Excalidraw Data[ \t]*|%%[ \t]*)\r?$/u;
const data = /^(?:#{1,2} Drawing[ \t]*|```(?:compressed-json|json)[ \t]*)\r?$/mu;

/** Its words and links. */
export function wordsOf(text: string, bodyStart: number): readonly Stretch[] {
  const body = text.slice(bodyStart);
  const end = bodyStart + (data.exec(body)?.index ?? body.length);
  const stretches: { start: number; end: number }[] = [];
  for (let at = bodyStart; at < end;) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    const last = stretches.at(-1);
    if (added.test(text.slice(at, next).replace(/\n$/, ''))) stretches.push({ start: next, end: next });
    else if (last) last.end = next;
    else stretches.push({ start: at, end: next });
    at = next;
  }
  return stretches.filter(stretch => text.slice(stretch.start, stretch.end).trim() !== '');
}

/** The picture that the program was told to draw of it, if it lies beside it. */
export function pictureOf({ id }: Note, { graph }: VaultIndex): AttachmentId | null {
  const name = id.replace(/\.md$/i, '');
  for (const ending of ['svg', 'png', 'light.svg', 'light.png']) {
    const picture = `${name}.${ending}` as AttachmentId;
    if (graph.has(picture) && !graph.isNote(picture)) return picture;
  }
  return null;
}
