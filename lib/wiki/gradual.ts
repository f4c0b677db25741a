/**
 * Something that is derived from the whole vault, at once for a command, for a server in slices between other answers;
 * made once for all who wait for it, and kept until the vault changes or nobody asks for a while, as it may be large.
 * Law: it is of one moment. Only where the vault does not keep still for as long as the making takes, it is of several.
 */
import { takeAll, type Steps, type Turns } from './turns.ts';

/** How often it is begun again because the vault has changed meanwhile. */
const attempts = 2;
/** Milliseconds for which something is kept that nobody asks for. */
const unasked = 60_000;

export class Gradual<Made> {
  readonly #steps: () => Steps<Made>;
  readonly #revision: () => number;
  readonly #turns: Turns;
  readonly #made = new Passing<{ readonly value: Made; readonly revision: number }>();
  #making: Promise<Made> | null = null;

  /** @param steps between which the vault may change; they give what they have made */
  constructor(steps: () => Steps<Made>, revision: () => number, turns: Turns) {
    this.#steps = steps;
    this.#turns = turns;
    this.#revision = revision;
  }

  /** Made at once, if need be. */
  get now(): Made {
    return this.#known ?? this.#keep(takeAll(this.#steps()), this.#revision());
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
      const goesOn = (): boolean => begun === attempts || this.#revision() === revision;
      const taken = await this.#turns.takeWhile(goesOn, this.#steps());
      if (taken !== null) return this.#keep(taken.made, revision);
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
