/** The notes of a vault as search reads them, from their files as they are now. */
import { propertiesOf, summarise } from '../markdown/summary.ts';
import type { LinkOrder } from '../markdown/reading.ts';
import type { NoteId } from '../model.ts';
import type { SearchedNote } from '../search/note.ts';
import { NoteFiles } from '../vault/read.ts';

export class SearchFiles {
  readonly #files: NoteFiles;
  readonly #order: LinkOrder;

  constructor(root: string, order: LinkOrder) {
    this.#files = new NoteFiles(root);
    this.#order = order;
  }

  /** @returns null when the note is gone. */
  read(id: NoteId): SearchedNote | null {
    const file = this.#files.read(id);
    if (file === null) return null;
    const { text, hash, flaws } = file;
    const note = summarise(id, text, hash, flaws, { linkOrder: this.#order });
    return { note, description: note.bodyStart === 0 ? null : descriptionIn(text), text, order: this.#order };
  }
}

function descriptionIn(text: string): string | null {
  const property = propertiesOf(text).find(({ key }) => key.toLowerCase() === 'description');
  return typeof property?.value === 'string' && property.value.trim() !== '' ? property.value : null;
}
