/**
 * What a reader is shown of a note that was found: the stretch of it that has most of what was looked for, closest
 * together, with its line and the heading above. Law: knows nothing of Markdown, so that a browser can do it, too.
 */
import type { Note } from '../model.ts';
import { marksIn, type Mark } from './marks.ts';
import type { Phrase } from './query.ts';
import { snippetOf } from './snippet.ts';
import type { Stretch } from './stretch.ts';
import type { Hit } from './types.ts';

/** A note as its readers see it. */
export interface ShownNote extends Pick<Note, 'id' | 'title' | 'titleFrom' | 'bodyStart'> {
  /** All that can be read of it, in order. */
  readonly stretches: readonly Stretch[];
  /** The `id` of each heading on its page, in order. */
  anchors(): readonly string[];
  /** The line of a place in the source, from 1. */
  lineOf(start: number): number;
}

/** A stretch of a note, and what was found in it. */
interface Found {
  readonly at: number;
  readonly marks: readonly Mark[];
  /** Where the best of it begins. */
  readonly from: number;
  /** How many phrases stand in it. */
  readonly phrases: number;
  /** From its first to its last word. */
  readonly span: number;
}

/** @param ranked `heading`: which heading is the result, the title's own left out; null for the note itself */
export function hitIn(
  note: ShownNote,
  phrases: readonly Phrase[],
  { heading, score }: { readonly heading: number | null; readonly score: number },
): Hit {
  const { stretches } = note;
  const headings = stretches.flatMap(({ kind }, at) => (kind === 'heading' ? [at] : []));
  const own = note.titleFrom === 'heading' ? headings.slice(1) : headings;
  const chosen = heading === null ? null : (own[heading] ?? null);
  const place = chosen === null ? inNote(stretches, own, phrases) : below(chosen, stretches, own, phrases);
  const above = chosen ?? own.findLast(at => at <= place.at) ?? null;
  const shown = stretches[place.at];
  const start = chosen === null ? (shown?.source(place.from) ?? note.bodyStart) : (stretches[chosen] as Stretch).start;
  return {
    kind: chosen === null ? 'note' : 'heading',
    id: note.id,
    title: note.title,
    heading:
      above === null
        ? null
        : { text: headingText(stretches[above]), anchor: note.anchors()[headings.indexOf(above)] as string },
    line: note.lineOf(start),
    snippet:
      shown === undefined
        ? { text: '', marks: [] }
        : snippetOf(shown.text, shown.from, shown.to, place.marks, place.from),
    score,
  };
}

/** The best stretch of a note; without any, how the section under the best heading begins, else the note. */
function inNote(stretches: readonly Stretch[], headings: readonly number[], phrases: readonly Phrase[]): Found {
  const found = best(stretches, 0, stretches.length, phrases, false);
  if (found !== null) return found;
  const heading = best(stretches, 0, stretches.length, phrases, true);
  if (heading !== null && headings.includes(heading.at)) return below(heading.at, stretches, headings, phrases);
  return beginning(stretches, 0, stretches.length) ?? heading ?? nothing;
}

/** The best stretch under a heading; the heading itself where nothing stands under it. */
function below(
  heading: number,
  stretches: readonly Stretch[],
  headings: readonly number[],
  phrases: readonly Phrase[],
): Found {
  const to = headings.find(at => at > heading) ?? stretches.length;
  const found = best(stretches, heading + 1, to, phrases, false) ?? beginning(stretches, heading + 1, to);
  return found ?? best(stretches, heading, heading + 1, phrases, true) ?? { ...nothing, at: heading };
}

const nothing: Found = { at: -1, marks: [], from: 0, phrases: 0, span: 0 };

function best(
  stretches: readonly Stretch[],
  from: number,
  to: number,
  phrases: readonly Phrase[],
  inHeadings: boolean,
): Found | null {
  let best: Found | null = null;
  for (let at = from; at < to; at++) {
    const stretch = stretches[at] as Stretch;
    if ((stretch.kind === 'heading') !== inHeadings) continue;
    const marks = marksIn(stretch.text, stretch.from, stretch.to, phrases);
    if (marks.length === 0) continue;
    const found = { at, marks, ...closest(marks) };
    if (best === null || isBetter(found, best, stretches)) best = found;
  }
  return best;
}

function isBetter(a: Found, b: Found, stretches: readonly Stretch[]): boolean {
  if (a.phrases !== b.phrases) return a.phrases > b.phrases;
  const [codeA, codeB] = [a, b].map(({ at }) => stretches[at]?.kind === 'code');
  if (codeA !== codeB) return codeB === true;
  return a.phrases > 1 && a.span < b.span / 2;
}

/** The smallest part of a stretch with as many of the phrases as it has. */
function closest(marks: readonly Mark[]): Pick<Found, 'from' | 'phrases' | 'span'> {
  const all = new Set(marks.map(({ phrase }) => phrase)).size;
  const counts = new Map<number, number>();
  let first = 0;
  let from = (marks[0] as Mark).start;
  let span = Infinity;
  for (const { phrase, end } of marks) {
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    while (counts.size === all) {
      const { phrase: behind, start } = marks[first++] as Mark;
      if (end - start < span) [from, span] = [start, end - start];
      const left = (counts.get(behind) as number) - 1;
      if (left === 0) counts.delete(behind);
      else counts.set(behind, left);
    }
  }
  return { from, phrases: all, span };
}

/** The first stretch that is not a heading and not empty, nothing of it marked. */
function beginning(stretches: readonly Stretch[], from: number, to: number): Found | null {
  for (let at = from; at < to; at++) {
    const { kind, text, from: start, to: end } = stretches[at] as Stretch;
    if (kind !== 'heading' && text.slice(start, end).trim() !== '') return { ...nothing, at, from: start };
  }
  return null;
}

/** The text of a heading in one line. */
export function headingText(stretch: Stretch | undefined): string {
  return stretch === undefined ? '' : stretch.text.slice(stretch.from, stretch.to).replace(/\s+/gu, ' ').trim();
}
