/**
 * Answers the search dialog where there is no server: from the files of the index, in a worker.
 * Law: nothing is loaded before somebody asks.
 */
import { answerOffer } from '../search/offer.ts';
import type { ShardAnswer, ShardHit } from '../search/shard-search.ts';
import type { Ask } from './search-asking.ts';
import type { FromSearcher, ToSearcher } from './search-shards-worker.ts';

/** Where a site keeps its search. */
export interface ShardPlaces {
  /** The bundled `search-shards-worker.ts`. */
  readonly worker: string;
  /** The folder of the index, with a slash at its end. */
  readonly folder: string;
}

/** Hits that the dialog has room for. */
const hitsShown = 8;

/** Who answers in place of a server. */
export function shardsAsk(places: ShardPlaces): Ask {
  let searcher: Searcher | undefined;
  return async (query, signal) => {
    searcher ??= new Searcher(places);
    const answer = await searcher.ask(query, signal);
    return answer === null ? null : { offer: answerOffer(query, { ...answer, indexing: null }, ways) };
  };
}

const ways = { hit: ({ url }: ShardHit) => url, results: null, nearest: [], create: null };

class Searcher {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: ShardAnswer | null) => void>();
  #questions = 0;

  constructor({ worker, folder }: ShardPlaces) {
    this.#worker = new Worker(worker, { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromSearcher>) => {
      this.#settle(data.question, data.answer);
    });
    this.#worker.addEventListener('error', () => {
      for (const question of this.#waiting.keys()) this.#settle(question, null);
    });
    this.#tell({ folder: new URL(folder, document.baseURI).href });
  }

  ask(query: string, signal: AbortSignal): Promise<ShardAnswer | null> {
    return new Promise(settle => {
      const question = ++this.#questions;
      this.#waiting.set(question, settle);
      signal.addEventListener('abort', () => this.#settle(question, null), { once: true });
      this.#tell({ question, query, options: { from: 0, count: hitsShown, typing: true } });
    });
  }

  #tell(told: ToSearcher): void {
    this.#worker.postMessage(told);
  }

  #settle(question: number, answer: ShardAnswer | null): void {
    this.#waiting.get(question)?.(answer);
    this.#waiting.delete(question);
  }
}
