/**
 * Something that is derived from the whole vault, at once for a command, for a server in slices between other answers;
 * kept until the vault changes, and made once for all who wait for it.
 * Law: it is of one moment. Only where the vault does not keep still for as long as the making takes, it is of several.
 */

/** How often it is begun again because the vault has changed meanwhile. */
const attempts = 2;
/** Milliseconds of one slice. */
const slice = 8;

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
    if (this.#made?.revision !== revision) this.#made = { value: madeAtOnce(this.#steps()), revision };
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
      const areTrue = (): boolean => begun === attempts || this.#revision() === revision;
      const made = await madeGradually(this.#steps(), areTrue);
      if (made === null) continue;
      this.#made = { value: made.value, revision };
      return made.value;
    }
  }
}

/** What steps come to, with room for everything else between slices; null as soon as they are no longer true. */
export async function madeGradually<Made>(
  steps: Generator<void, Made>,
  areTrue: () => boolean,
): Promise<{ readonly value: Made } | null> {
  for (;;) {
    await new Promise(resolve => setImmediate(resolve));
    if (!areTrue()) return null;
    const end = performance.now() + slice;
    // Some steps are long: a hub has many neighbours.
    while (performance.now() < end) {
      const { done, value } = steps.next();
      if (done === true) return { value };
    }
  }
}

export function madeAtOnce<Made>(steps: Generator<void, Made>): Made {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
