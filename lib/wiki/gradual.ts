/**
 * Something that is derived from the whole vault, at once for a command, for a server in slices between other answers;
 * made once for all who wait for it, and kept until the vault changes or nobody asks for a while, as it may be large.
 * Law: it is of one moment. Only where the vault does not keep still for as long as the making takes, it is of several.
 */
import { slice } from './follow.ts';

/** How often it is begun again because the vault has changed meanwhile. */
const attempts = 2;
/** Milliseconds for which something is kept that nobody asks for. */
const unasked = 60_000;

export class Gradual<Made> {
  readonly #steps: () => Generator<void, Made>;
  readonly #revision: () => number;
  readonly #made = new Passing<{ readonly value: Made; readonly revision: number }>();
  #making: Promise<Made> | null = null;

  /** @param steps between which the vault may change; they give what they have made */
  constructor(steps: () => Generator<void, Made>, revision: () => number) {
    this.#steps = steps;
    this.#revision = revision;
  }

  /** Made at once, if need be. */
  get now(): Made {
    return this.#known ?? this.#keep(madeAtOnce(this.#steps()), this.#revision());
  }

  soon(): Promise<Made> {
    const known = this.#known;
    if (known !== null) return Promise.resolve(known);
    this.#making ??= this.#make().finally(() => (this.#making = null));
    return this.#making;
  }

  /** What was made, if it is still true. */
  get #known(): Made | null {
    const made = this.#made.value;
    return made?.revision === this.#revision() ? made.value : null;
  }

  #keep(value: Made, revision: number): Made {
    this.#made.keep({ value, revision });
    return value;
  }

  async #make(): Promise<Made> {
    // What was there before is no longer asked for.
    this.#made.forget();
    for (let begun = 0; ; begun++) {
      const revision = this.#revision();
      const areTrue = (): boolean => begun === attempts || this.#revision() === revision;
      const made = await madeGradually(this.#steps(), areTrue);
      if (made !== null) return this.#keep(made.value, revision);
    }
  }
}

/** A value that is forgotten when nobody has asked for it for a while. */
export class Passing<Value> {
  #value: Value | null = null;
  #end: NodeJS.Timeout | null = null;

  get value(): Value | null {
    this.#end?.refresh();
    return this.#value;
  }

  keep(value: Value): void {
    this.forget();
    this.#value = value;
    this.#end = setTimeout(() => this.forget(), unasked).unref();
  }

  forget(): void {
    this.#value = null;
    if (this.#end !== null) clearTimeout(this.#end);
  }
}

/** What steps come to, with room for everything else between slices. */
export async function madeInSlices<Made>(steps: Generator<void, Made>): Promise<Made> {
  return ((await madeGradually(steps, () => true)) as { readonly value: Made }).value;
}

/** The same; null as soon as they are no longer true. */
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
