/**
 * What one server process has once: the wiki, the built assets, the answers that are ready.
 * Law: it hangs on `globalThis`, because Next may load this module more than once; nothing else here has a state.
 */
import { join } from 'node:path';
import { renderer, type Renderer } from '../render/pool.ts';
import { openWiki, type Wiki } from '../wiki.ts';
import { readAssets, type BuiltAssets } from './assets.ts';
import { memo, type Memo } from './memo.ts';

export interface Site {
  readonly assets: BuiltAssets;
  readonly memo: Memo;
  readonly renderer: Renderer;
  /**
   * The wiki, opened by the first question and followed from then on.
   * @throws {WikiError} when the vault cannot be read; the next question tries again.
   */
  wiki(): Wiki;
  /** Version of the vault; null before it could be opened. */
  version(): string | null;
  /** Calls back after every change of the vault; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** Tells everybody when the vault has another version than the one told last. */
  tellChanges(): void;
}

const key = Symbol.for('backlit.site');

/** The site of this process; see `server.ts` for the environment it is made from. */
export function theSite(): Site {
  const home = globalThis as { [key]?: Site };
  return (home[key] ??= createSite(process.env));
}

/** Bytes of answers kept ready. */
const memoCapacity = 32 * 1024 * 1024;

function createSite(environment: NodeJS.ProcessEnv): Site {
  const build = environment['BACKLIT_BUILD'] ?? 'dist';
  const listeners = new Set<() => void>();
  let opened: Wiki | null = null;
  let told: string | null = null;
  const version = (): string | null => opened?.version ?? null;
  const tellChanges = (): void => {
    if (version() === told) return;
    told = version();
    for (const listener of listeners) listener();
  };
  const open = (): Wiki => {
    opened = openWiki(environment['BACKLIT_VAULT'] ?? 'notes', {
      readIgnored: environment['BACKLIT_IGNORED'] === 'read',
    });
    told = opened.version;
    opened.watch(tellChanges);
    void opened.exact.then(tellChanges);
    return opened;
  };
  return {
    assets: readAssets(build),
    renderer: renderer({ worker: join(build, 'render-worker.js') }),
    memo: memo(memoCapacity),
    wiki: () => opened ?? open(),
    version,
    tellChanges,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
