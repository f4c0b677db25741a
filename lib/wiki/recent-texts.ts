/** The texts of notes read last, as many as some memory holds: what one page quotes, the next one often quotes again. */
import type { NoteId } from '../model.ts';
import { Memo } from '../names/memo.ts';

/** Letters of all texts together, and of one. */
const most = 2 * 1024 * 1024;
const longest = 64 * 1024;

export class RecentTexts {
  readonly #texts = new Memo<string>(most);

  get(id: NoteId): string | null {
    return this.#texts.get(id) ?? null;
  }

  set(id: NoteId, text: string): void {
    if (text.length > longest) this.delete(id);
    else this.#texts.set(id, text, text.length);
  }

  delete(id: NoteId): void {
    this.#texts.delete(id);
  }
}
