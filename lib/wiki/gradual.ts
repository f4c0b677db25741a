/**
 * Something that is derived from the whole vault, at once for a command, for a server in slices between other answers;
 * kept until the vault changes, and made once for all who wait for it.
 * Law: it is of one moment. Only where the vault does not keep still for as long as the making takes, it is of several.
 */
import { takeGradually, type Steps } from './follow.ts';

/** How often it is begun again because the vault has changed meanwhile. */
const attempts = 2;

export class Gradual<Made> {
  readonly #steps: () => Generator<void, Made>;
  readonly #revision: () => number;
  #made: { readonly value: Made; readonly revision: number } | null = null;
  #making: Promise<Made> | null = null;

  /** @param steps between which the vault may change; they give what they have made */
  constructor(steps: () => Generator<void, Made>, revision: () => number) {
    this.#steps = steps;
    this.#revision = revision;
  }

  /** Made at once, if need be. */
  get now(): Made {
    const revision = this.#revision();
    if (this.#made?.revision !== revision) this.#made = { value: taken(this.#steps()), revision };
    return this.#made.value;
  }

  soon(): Promise<Made> {
    if (this.#made?.revision === this.#revision()) return Promise.resolve(this.#made.value);
    this.#making ??= this.#make().finally(() => (this.#making = null));
    return this.#making;
  }

  async #make(): Promise<Made> {
    // What was there before is no longer asked for, and may be large.
    this.#made = null;
    for (let begun = 0; ; begun++) {
      const revision = this.#revision();
      const goesOn = (): boolean => begun === attempts || this.#revision() === revision;
      const made: Made[] = [];
      await takeGradually(takenWhile(goesOn, this.#steps(), made));
      const [value] = made;
      if (value === undefined) continue;
      this.#made = { value, revision };
      return value;
    }
  }
}

function taken<Made>(steps: Generator<void, Made>): Made {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Steps as long as they are to go on; what they have made in the end. */
function* takenWhile<Made>(goesOn: () => boolean, steps: Generator<void, Made>, made: Made[]): Steps & Iterable<void> {
  while (goesOn()) {
    const { done, value } = steps.next();
    if (done === true) {
      made.push(value);
      return;
    }
    yield;
  }
}
