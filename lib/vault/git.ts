/**
 * What git knows of a vault that lies in a repository. The folder may be anybody's, and a repository's own settings can
 * name programs to run; git is therefore told, on its command line, to run none, to fetch nothing and to write nothing.
 *
 * Law: git is asked beside all other work and never waited for by a reader; without git, without a repository, in one
 * that git itself does not trust, or after too long, nothing is known.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';
import { GitLog, logFormat } from './git-log.ts';

/** What git could tell. */
export type GitHistory =
  | { readonly state: 'none' }
  /** A clone without its past: the oldest commit it has seems to write every note anew. */
  | { readonly state: 'shallow' }
  | { readonly state: 'read'; readonly log: GitLog };

/** Where git keeps what it knows of a vault, and the commit that is checked out. */
export interface GitPlace {
  /** Absolute. */
  readonly folder: string;
  readonly head: string;
  readonly isShallow: boolean;
}

/** They win over the repository's own. */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'diff.external=',
  'log.showSignature=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
  // What else would change the answer.
  'log.follow=false',
  'log.showRoot=true',
].flatMap(setting => ['-c', setting]);

/** Milliseconds; a history that takes longer is not worth its heat. */
const timeLimit = 60_000;
/** Renames are looked for among so many files of a commit; above, only those without any other change are seen. */
const renameLimit = 400;

/** The repository around a vault; null when there is none that can be asked. */
export async function gitPlace(vault: string, signal: AbortSignal): Promise<GitPlace | null> {
  const asked = ['rev-parse', '--absolute-git-dir', '--is-shallow-repository', 'HEAD'];
  const lines: string[] = [];
  const decoder = new TextDecoder();
  const end = await run(vault, asked, signal, chunk => lines.push(decoder.decode(chunk, { stream: true })));
  const [folder, isShallow, head] = lines.join('').split('\n');
  if (end !== 'good' || !folder || !head) return null;
  return { folder, head, isShallow: isShallow === 'true' };
}

/** Reads the history of the notes of a vault. */
export async function readHistory(vault: string, place: GitPlace, signal: AbortSignal): Promise<GitHistory> {
  if (place.isShallow) return { state: 'shallow' };
  // In a clone without the contents of older files only those can be followed that were moved as they were.
  for (const renames of ['-M', '-M100%']) {
    const log = new GitLog();
    const end = await run(vault, logOf(place, renames), signal, chunk => log.push(chunk));
    if (end === 'good') return log.size > 0 ? { state: 'read', log } : { state: 'none' };
    if (end === 'stopped') break;
  }
  return { state: 'none' };
}

function logOf({ head }: GitPlace, renames: string): readonly string[] {
  const wanted = [...logFormat, '--no-merges', '--relative', renames, `-l${renameLimit}`];
  const harmless = [
    '--no-ext-diff',
    '--no-textconv',
    '--no-show-signature',
    '--no-notes',
    '--no-color',
    '--no-mailmap',
  ];
  return ['log', ...wanted, ...harmless, head, '--', ':(icase)*.md'];
}

/** Milliseconds: a commit or a checkout is many small events, and nobody waits for its date. */
const gathering = 1_000;

/**
 * Tells, a moment after git has done something in its folder: a commit, a checkout, a fetch, or nothing of interest.
 * @returns what ends that.
 */
export function watchGit({ folder }: GitPlace, tell: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(folder, { persistent: false }, () => {
      clearTimeout(timer);
      timer = setTimeout(tell, gathering).unref();
    });
    // The folder went away, and with it what could be told.
    watcher.on('error', () => watcher?.close());
  } catch {
    // It cannot be watched: what was read stays.
  }
  return () => {
    clearTimeout(timer);
    watcher?.close();
  };
}

/** Runs git, without a shell. `stopped`: it took too long, or nobody wants to know any more. */
function run(
  vault: string,
  args: readonly string[],
  signal: AbortSignal,
  read: (chunk: Uint8Array) => void,
): Promise<'good' | 'bad' | 'stopped'> {
  return new Promise(settle => {
    let git: ChildProcess;
    try {
      git = spawn('git', ['-C', vault, '--no-pager', '--no-optional-locks', ...settings, ...args], {
        // Not in the vault: where the current folder is looked at first, a `git.exe` in it would be run.
        cwd: dirname(process.execPath),
        env: environment(process.env),
        stdio: ['ignore', 'pipe', 'ignore'],
        signal,
        timeout: timeLimit,
        killSignal: 'SIGKILL',
        windowsHide: true,
      });
    } catch {
      return settle('bad');
    }
    git.stdout?.on('data', read);
    git.once('error', () => settle(signal.aborted ? 'stopped' : 'bad'));
    git.once('close', code => settle(code === 0 ? 'good' : code === null ? 'stopped' : 'bad'));
  });
}

/** Without what names another repository or adds settings, as in a git hook; nothing is asked, fetched or locked. */
function environment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(own).filter(([name]) => !/^GIT_/i.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}
