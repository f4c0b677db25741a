/**
 * A note as search reads it: a row of short texts and then its body, whose words are numbered through, so that the
 * number of a word's place tells in which field it stands.
 *
 *     title │ aliases │ headings │ tags │ path │ body │ where links lead
 *     0 1 2   4 5 . 7   9 10 . 12  …
 *
 * Law: between two texts a number is left out, so that no phrase goes on from one to another.
 */
import type { LinkOrder } from '../markdown/reading.ts';
import type { Note } from '../model.ts';
import { fold } from '../names/fold.ts';
import { baseOf, withoutMd } from '../names/paths.ts';
import { tagKey, tagsAbove } from '../names/tag.ts';
import { readable } from './readable.ts';
import { eachWord } from './words.ts';

export const fields = ['title', 'alias', 'heading', 'tag', 'path', 'body', 'target'] as const;

export type Field = (typeof fields)[number];

/** A note with its text. */
export interface SearchedNote {
  readonly note: Pick<Note, 'id' | 'title' | 'titleFrom' | 'aliases' | 'tags' | 'bodyStart'>;
  /** As front matter says. */
  readonly description: string | null;
  readonly text: string;
  readonly order: LinkOrder;
}

/** Hears of a note's words in their order. */
export interface NoteListener {
  /** @param place of the word; never less than the one before */
  word(word: string, place: number): void;
  /** A title, an alias or a heading is over, which had so many places. */
  shortText(places: number): void;
  /** A field is over; what comes next stands at `place` or behind it. */
  field(place: number): void;
}

/** Words beyond so many are not looked at: no note that anybody wrote is as long. */
const mostPlaces = 2_000_000;
/** How far apart two paragraphs are, so that words of one paragraph are nearer. */
const betweenStretches = 5;

/** What the key of a tag begins with among the words, none of which begins so. */
export const tagSign = '#';

/** Tells all words of a note. */
export function tellNote(searched: SearchedNote, listener: NoteListener): void {
  const { note, description, text, order } = searched;
  const places = new Places(listener);
  places.shortText(note.title);
  places.endField();
  for (const name of otherNames(note)) places.shortText(name);
  places.endField();
  const stretches = [...readable(text, note.bodyStart, order)];
  const headings = stretches.filter(({ kind }) => kind === 'heading');
  const own = headings.slice(note.titleFrom === 'heading' ? 1 : 0);
  for (const { text: heading, from, to } of own) places.shortText(heading, from, to);
  places.endField();
  for (const tag of note.tags) places.tag(tag);
  places.endField();
  places.text(withoutMd(note.id));
  places.endField();
  if (description !== null) places.text(description, 0, description.length, betweenStretches);
  for (const { kind, text: shown, from, to } of stretches) {
    if (kind !== 'heading') places.text(shown, from, to, betweenStretches);
  }
  places.endField();
  for (const { targets } of stretches) for (const target of targets) places.text(targetText(target));
  places.endField();
}

/** Its aliases, and the name of its file, by which others know it; those that hold words and are not its title. */
function otherNames({ id, title, aliases }: SearchedNote['note']): readonly string[] {
  const known = new Set([fold(title)]);
  return [...aliases, withoutMd(baseOf(id))].filter(name => {
    const isNew = !known.has(fold(name)) && hasWords(name);
    known.add(fold(name));
    return isNew;
  });
}

function hasWords(text: string): boolean {
  let found = false;
  eachWord(text, 0, text.length, () => (found = true));
  return found;
}

function targetText(target: string): string {
  if (!target.includes('%')) return target;
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

class Places {
  readonly #listener: NoteListener;
  /** Where the next word stands. */
  #next = 0;
  readonly #hear: (word: string, start: number, end: number, joined: boolean) => void;

  constructor(listener: NoteListener) {
    this.#listener = listener;
    this.#hear = (word, _start, _end, joined) => {
      if (!joined) this.#next++;
      if (this.#next <= mostPlaces) listener.word(word, this.#next - 1);
    };
  }

  text(text: string, from = 0, to = text.length, gap = 1): void {
    const before = this.#next;
    eachWord(text, from, to, this.#hear);
    if (this.#next > before) this.#next += gap;
  }

  /** A title, an alias or a heading. */
  shortText(text: string, from = 0, to = text.length): void {
    const before = this.#next;
    this.text(text, from, to);
    this.#listener.shortText(Math.max(0, this.#next - before - 1));
  }

  tag(tag: string): void {
    const key = tagKey(tag);
    for (const above of tagsAbove(key)) this.#listener.word(tagSign + above, this.#next);
    this.text(tag);
  }

  endField(): void {
    this.#listener.field(this.#next);
  }
}
