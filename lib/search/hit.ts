/** A note as its source has it → what is shown of it. Law: made from the text as it is now. */
import { anchorsOf } from '../markdown/anchors.ts';
import type { SearchedNote } from './note.ts';
import type { Phrase } from './query.ts';
import { readable } from './readable.ts';
import { headingText, hitIn, type ShownNote } from './shown-note.ts';
import type { Stretch } from './stretch.ts';
import type { Hit } from './types.ts';

/** @param ranked `heading`: which heading is the result, the title's own left out; null for the note itself */
export function hitOf(
  searched: SearchedNote,
  phrases: readonly Phrase[],
  ranked: { readonly heading: number | null; readonly score: number },
): Hit {
  return hitIn(shownNote(searched), phrases, ranked);
}

export function shownNote(searched: SearchedNote): ShownNote {
  const { note, text, order } = searched;
  const body = [...readable(text, note.bodyStart, order)];
  const described = descriptionOf(searched);
  const stretches = described === null ? body : [described, ...body];
  const { id, title, titleFrom, bodyStart } = note;
  return {
    id,
    title,
    titleFrom,
    bodyStart,
    stretches,
    anchors: () => anchorsOf(stretches.flatMap(each => (each.kind === 'heading' ? [headingText(each)] : []))),
    lineOf: start => lineOf(text, start),
  };
}

/** The description that front matter gives, as a stretch before all others. */
function descriptionOf({ description, text, note }: SearchedNote): Stretch | null {
  if (description === null) return null;
  const start = Math.max(0, text.slice(0, note.bodyStart).search(/^description\s*:/imu));
  return { kind: 'text', text: description, from: 0, to: description.length, start, targets: [], source: () => start };
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (const end of text.slice(0, offset).matchAll(/\r\n?|\n/g)) if (end.index < offset) line++;
  return line;
}
