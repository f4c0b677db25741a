/**
 * Pictures of the vault, made in slices between other answers and kept until the vault changes or nobody asks for a while.
 * Law: a picture is of one moment. When the vault changes meanwhile it is begun again, and in the end made at once.
 */
import { Passing } from './gradual.ts';
import { takeAll } from './turns.ts';
import { viewAround, wholeView } from './graph-view.ts';
import type { VaultIndex } from './index.ts';
import { networkOf, type Network } from './network.ts';
import type { GraphAround, GraphView } from './types.ts';

/** How often a picture is begun in slices. */
const attempts = 3;

export class GraphViews {
  readonly #index: VaultIndex;
  readonly #isExcluded: (path: string) => boolean;
  /** Of the index, for which the following hold. */
  #revision = -1;
  readonly #network = new Passing<Network>();
  readonly #whole = new Passing<Promise<GraphView>>();

  constructor(index: VaultIndex, isExcluded: (path: string) => boolean) {
    this.#index = index;
    this.#isExcluded = isExcluded;
  }

  /** The whole vault, or what is around a note. */
  view(around?: GraphAround): Promise<GraphView> {
    if (this.#revision !== this.#index.revision) {
      this.#revision = this.#index.revision;
      this.#network.forget();
      this.#whole.forget();
    }
    if (around !== undefined) return this.#made(around);
    const known = this.#whole.value;
    if (known !== null) return known;
    const made = this.#made();
    this.#whole.keep(made);
    return made;
  }

  async #made(around?: GraphAround): Promise<GraphView> {
    for (let begun = 0; begun < attempts; begun++) {
      const { revision } = this.#index;
      const taken = await this.#index.turns.takeWhile(() => this.#index.revision === revision, this.#steps(around));
      if (taken !== null) return taken.made;
    }
    return takeAll(this.#steps(around));
  }

  *#steps(around: GraphAround | undefined): Generator<void, GraphView> {
    const { revision } = this.#index;
    const known = this.#revision === revision ? this.#network.value : null;
    const network = known ?? (yield* networkOf(this.#index, this.#isExcluded));
    if (this.#revision === revision) this.#network.keep(network);
    return around === undefined
      ? yield* wholeView(network, this.#index)
      : yield* viewAround(around, network, this.#index);
  }
}
