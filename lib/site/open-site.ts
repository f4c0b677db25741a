/** The site of this process, made by the first question from the environment (see `server.ts`). */
import { join } from 'node:path';
import { renderer } from '../render/pool.ts';
import { openWiki, type Wiki } from '../wiki.ts';
import { readAssets } from './assets.ts';
import { memo } from './memo.ts';
import { questionKey, ready } from './send.ts';
import { setSiteOfProcess, siteOfProcess, type Site } from './site.ts';

export function theSite(): Site {
  return siteOfProcess() ?? setSiteOfProcess(openSite(process.env));
}

/** Bytes of answers kept ready. */
const memoCapacity = 32 * 1024 * 1024;

function openSite(environment: NodeJS.ProcessEnv): Site {
  const build = environment['BACKLIT_BUILD'] ?? 'dist';
  const assets = readAssets(build);
  const answers = memo(memoCapacity);
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
    assets,
    memo: answers,
    renderer: renderer({ worker: join(build, 'render-worker.js') }),
    wiki: () => opened ?? open(),
    version,
    ready(question) {
      const now = version();
      const known =
        assets.files.get(question.target) ?? (now === null ? undefined : answers.get(questionKey(question), now));
      return known === undefined ? null : ready(known, question, now);
    },
    tellChanges,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
