/**
 * Turns: long work of a server goes on for a slice at a time, and leaves room for everything else in between. Whoever
 * asks comes first, as long as the work gets on.
 */

/** Work that may be interrupted after each step. */
export type Steps<Made = void> = Iterator<void, Made, void>;

/**
 * Milliseconds of one slice: long enough to get on, short enough that nobody waits for an answer. Several answers are made
 * at a time, and each waits for a slice at every turn.
 */
export const slice = 4;

/** Milliseconds of others' work in one round of the event loop, from which on they are busy. */
const busy = 0.5;
/** Milliseconds that a slice waits for a round in which nobody is busy: half of the time, or three quarters, is theirs. */
const patience = { awaited: slice, upkeep: 3 * slice };
/** Of so many slices one is for upkeep, however much is awaited. */
const upkeepOf = 4;

/** Whether somebody waits for what is made, or it is only to be at hand some time. */
export type Urgency = keyof typeof patience;

/** Takes all steps at once; returns what they make. */
export function takeAll<Made>(steps: Steps<Made>): Made {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Takes steps for so many milliseconds, and at least so many; what they make after the last one, null before. */
export function takeSome<Made>(steps: Steps<Made>, milliseconds: number, atLeast = 1): { readonly made: Made } | null {
  const end = performance.now() + milliseconds;
  // Some steps are long: a hub has many neighbours.
  for (let taken = 0; taken < atLeast || performance.now() < end; taken++) {
    const { done, value } = steps.next();
    if (done === true) return { made: value };
  }
  return null;
}

/** Long works of one wiki: each in its turn has a slice, in a round of the event loop of its own; what is awaited first. */
export class Turns {
  /** Each goes on for a slice, and tells whether it is at its end. */
  readonly #works: Readonly<Record<Urgency, (() => boolean)[]>> = { awaited: [], upkeep: [] };
  #isGiving = false;
  #given = 0;

  /**
   * Takes all steps, a slice at a time, with room for everything else before each.
   * @param milliseconds of the next slice
   */
  async take<Made>(urgency: Urgency, steps: Steps<Made>, milliseconds = (): number => slice): Promise<Made> {
    const taken = await this.#taken(urgency, steps, milliseconds, () => true);
    return (taken as { readonly made: Made }).made;
  }

  /** What is awaited, as long as `goesOn`, which is asked before each slice; null when it is left. */
  takeWhile<Made>(goesOn: () => boolean, steps: Steps<Made>): Promise<{ readonly made: Made } | null> {
    return this.#taken('awaited', steps, () => slice, goesOn);
  }

  #taken<Made>(
    urgency: Urgency,
    steps: Steps<Made>,
    milliseconds: () => number,
    goesOn: () => boolean,
  ): Promise<{ readonly made: Made } | null> {
    return new Promise((resolve, reject) => {
      this.#works[urgency].push(() => {
        try {
          const isLeft = !goesOn();
          const taken = isLeft ? null : takeSome(steps, milliseconds());
          if (!isLeft && taken === null) return false;
          resolve(taken);
        } catch (error) {
          reject(error as Error);
        }
        return true;
      });
      if (!this.#isGiving) void this.#give();
    });
  }

  async #give(): Promise<void> {
    this.#isGiving = true;
    for (let next = this.#next(); next !== null; next = this.#next()) {
      await room(patience[next]);
      // What came meanwhile may be more urgent.
      const works = this.#works[this.#next() ?? next];
      const work = works.shift();
      this.#given++;
      if (work !== undefined && !work()) works.push(work);
    }
    this.#isGiving = false;
  }

  #next(): Urgency | null {
    const { awaited, upkeep } = this.#works;
    if (upkeep.length > 0 && (awaited.length === 0 || this.#given % upkeepOf === 0)) return 'upkeep';
    return awaited.length > 0 ? 'awaited' : null;
  }
}

/** Settles when nobody else has anything to do, or has had their share of the time. */
async function room(longest: number): Promise<void> {
  const asked = performance.now();
  for (let before = asked; ;) {
    await new Promise(resolve => setImmediate(resolve));
    const now = performance.now();
    if (now - before < busy || now - asked >= longest) return;
    before = now;
  }
}
