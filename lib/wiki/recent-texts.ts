/** The texts of notes read last, as many as some memory holds: what one page quotes, the next one often quotes again. */
import type { NoteId } from '../model.ts';

/** Letters of all texts together, and of one. */
const most = 2 * 1024 * 1024;
const longest = 64 * 1024;

export class RecentTexts {
  /** What was asked for last stands last. */
  readonly #texts = new Map<NoteId, string>();
  #letters = 0;

  get(id: NoteId): string | null {
    const text = this.#texts.get(id);
    if (text === undefined) return null;
    this.#texts.delete(id);
    this.#texts.set(id, text);
    return text;
  }

  set(id: NoteId, text: string): void {
    this.delete(id);
    if (text.length > longest) return;
    this.#texts.set(id, text);
    this.#letters += text.length;
    for (const oldest of this.#texts.keys()) {
      if (this.#letters <= most) return;
      this.delete(oldest);
    }
  }

  delete(id: NoteId): void {
    this.#letters -= this.#texts.get(id)?.length ?? 0;
    this.#texts.delete(id);
  }
}
