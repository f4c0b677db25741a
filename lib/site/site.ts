/**
 * What one server process has once. Law: it hangs on `globalThis`, because the guard and the Route Handler are bundled
 * apart and Next may load a module more than once; nothing else in this room has a state.
 */
import type { Renderer } from '../render/pool.ts';
import type { Search, Wiki } from '../wiki.ts';
import type { BuiltAssets } from './assets.ts';
import type { Memo } from './memo.ts';
import type { Question, ReadyAnswer } from './send.ts';

export interface Site {
  readonly assets: BuiltAssets;
  readonly memo: Memo;
  readonly renderer: Renderer;
  /** Whether only this machine can ask: its reader may then be led to files by their path here. */
  readonly local: boolean;
  /**
   * The wiki, opened by the first question and followed from then on.
   * @throws {WikiError} when the vault cannot be read; the next question tries again.
   */
  wiki(): Wiki;
  /** The search in that wiki; its index is begun when all notes are read, or by the first question after. */
  search(): Search;
  /** Version of the vault; null before it could be opened. */
  version(): string | null;
  /** The answer to a question that was asked before and is still true; null when there is none. */
  ready(question: Question): ReadyAnswer | null;
  /** Calls back after every change of the vault; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** Tells everybody when the vault has another version than the one told last. */
  tellChanges(): void;
}

const key = Symbol.for('backlit.site');

/** The site of this process; null before the first question. */
export function siteOfProcess(): Site | null {
  return (globalThis as { [key]?: Site })[key] ?? null;
}

export function setSiteOfProcess(site: Site): Site {
  return ((globalThis as { [key]?: Site })[key] = site);
}
