/** The site of this process, made by the first question from the environment (see `server.ts`). */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { renderer } from '../render/pool.ts';
import { openSearch, openWiki, type Search, type Wiki } from '../wiki.ts';
import { readAssets } from './assets.ts';
import { localNames } from './guard.ts';
import { memo } from './memo.ts';
import { questionKey, ready } from './send.ts';
import { setSiteOfProcess, siteOfProcess, type Site } from './site.ts';

export function theSite(): Site {
  return siteOfProcess() ?? setSiteOfProcess(openSite(process.env));
}

/** Bytes of answers kept ready. */
const memoCapacity = 8 * 1024 * 1024;

/** Milliseconds in which a vault of usual size is read, before the first answer. */
const openingTime = 250;

function openSite(environment: NodeJS.ProcessEnv): Site {
  const build = environment['BACKLIT_BUILD'] ?? 'dist';
  const assets = readAssets(build);
  const answers = memo(memoCapacity);
  const listeners = new Set<() => void>();
  let opened: Wiki | null = null;
  let searched: Search | null = null;
  let endFollowing = (): void => undefined;
  let told: string | null = null;
  const version = (): string | null => opened?.version ?? null;
  const tellChanges = (): void => {
    const now = version();
    // While the vault is read every note is a change: open pages hear of the last one.
    if (now === null || now === told || opened?.reading) return;
    told = now;
    for (const listener of listeners) listener();
  };
  const open = (): Wiki => {
    const { BACKLIT_VAULT: vault = 'notes', BACKLIT_IGNORED: ignored } = environment;
    const readIgnored = ignored === undefined ? undefined : ignored === 'read';
    const threads = { path: join(build, 'reading-worker.js') };
    const wiki = openWiki(vault, { readIgnored, gradually: openingTime, prepared: true, threads });
    endFollowing();
    endFollowing = wiki.watch(({ settings }) => (settings === true ? openAgain() : tellChanges()));
    opened = wiki;
    tellChanges();
    searched?.close();
    searched = null;
    void whenRead(wiki);
    return wiki;
  };
  const whenRead = async (wiki: Wiki): Promise<void> => {
    await wiki.exact;
    // What was made until now is kept; of what is made from now on, nearly nothing.
    setFlagsFromString('--heap-growing-percent=25');
    tellChanges();
    if (opened === wiki) search();
  };
  const search = (): Search => (searched ??= openSearch(opened ?? open(), { worker: join(build, 'search-worker.js') }));
  /** After settings that are wrong, what was opened is still followed, and every question says so until they are right. */
  const openAgain = (): void => {
    opened = null;
    try {
      open();
    } catch (error) {
      console.error(`backlit: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    assets,
    memo: answers,
    local: isLocal(environment),
    renderer: renderer({ worker: join(build, 'render-worker.js') }),
    wiki: () => opened ?? open(),
    search,
    version,
    ready(question) {
      const now = version();
      const known = assets.at(question.target) ?? (now === null ? undefined : answers.get(questionKey(question), now));
      return known === undefined ? null : ready(known, question, now);
    },
    tellChanges,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Whether the server listens to this machine alone, under no name that a proxy would give it. */
function isLocal({ BACKLIT_HOSTS: hosts = '' }: NodeJS.ProcessEnv): boolean {
  return hosts
    .split(',')
    .filter(Boolean)
    .every(host => localNames.includes(host));
}
