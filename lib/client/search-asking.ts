/**
 * Asks what to offer for a query, while somebody types it: the server, or whatever answers in its place.
 * Law: the last query wins: a question that is no longer meant is taken back, and what it still answers is not heard.
 */
import type { SearchOffer } from '../search/types.ts';

/** What came back: an offer, or how far the notes are read that it would be made from, or nothing. */
export type Answer =
  { readonly offer: SearchOffer } | { readonly reading: { readonly read: number; readonly total: number } } | null;

/** Answers a query; null when that fails. Nobody hears what comes after the signal. */
export type Ask = (query: string, signal: AbortSignal) => Promise<Answer>;

/** A pause in typing, in milliseconds, too short to be noticed and long enough to spare a question. */
const pause = 30;

export class Asking {
  readonly #heard: (query: string, answer: Answer) => void;
  readonly #answers: Ask;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question: AbortController | null = null;

  constructor(heard: (query: string, answer: Answer) => void, answers: Ask = askServer) {
    this.#heard = heard;
    this.#answers = answers;
  }

  /** Asks after so many milliseconds, unless something else is asked before. */
  ask(query: string, after = pause): void {
    this.stop();
    const question = (this.#question = new AbortController());
    this.#timer = setTimeout(() => void this.#put(query, question.signal), after);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#question?.abort();
  }

  async #put(query: string, signal: AbortSignal): Promise<void> {
    const answer = await this.#answers(query, signal);
    if (!signal.aborted) this.#heard(query, answer);
  }
}

async function askServer(query: string, signal: AbortSignal): Promise<Answer> {
  try {
    const address = `/api/search/typing.json?${new URLSearchParams({ q: query }).toString()}`;
    const response = await fetch(address, { signal });
    if (response.ok) return { offer: (await response.json()) as SearchOffer };
    return response.status === 503 ? { reading: (await response.json()) as { read: number; total: number } } : null;
  } catch {
    return null;
  }
}
