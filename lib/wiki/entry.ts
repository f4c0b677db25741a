/** What lists tell of a note. Law: lists are long and pages show a few of their entries, so that each is made of nothing. */
import type { Kept } from './digest.ts';
import type { VaultIndex } from './index.ts';
import { urlOf } from './shown.ts';
import type { Entry } from './types.ts';

export class KeptEntry implements Entry {
  readonly #kept: Kept;
  readonly #index: VaultIndex;
  readonly #isExcluded: (path: string) => boolean;

  constructor(kept: Kept, index: VaultIndex, isExcluded: (path: string) => boolean) {
    this.#kept = kept;
    this.#index = index;
    this.#isExcluded = isExcluded;
  }

  get id(): Entry['id'] {
    return this.#kept.id;
  }

  get title(): string {
    return this.#kept.title;
  }

  get url(): string {
    return urlOf(this.#kept.id, this.#index);
  }

  get tags(): Entry['tags'] {
    return this.#kept.tags;
  }

  get aliases(): Entry['aliases'] {
    return this.#kept.aliases;
  }

  get unpublished(): Entry['unpublished'] {
    return this.#kept.unpublished;
  }

  get modified(): number {
    return this.#kept.modified;
  }

  get excluded(): boolean {
    return this.#isExcluded(this.#kept.id);
  }
}
