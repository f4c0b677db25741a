/** A question as a route sees it. */
import type { Reply } from './reply.ts';
import type { Question } from './send.ts';
import type { Site } from './site.ts';

export interface Ask {
  readonly site: Site;
  /** Decoded segments below the route's own address. */
  readonly rest: readonly string[];
  readonly params: URLSearchParams;
  readonly headers: Question['headers'];
}

/** Null: there is nothing at that address. */
export type Route = (ask: Ask) => Reply | null | Promise<Reply | null>;
