/**
 * Starts the built site as a child process and says where it can be read. The vault is handed over in the environment,
 * so that the server needs no configuration of its own:
 *
 *     BACKLIT_VAULT       absolute path of the folder with the notes
 *     BACKLIT_IGNORED     `read`: read also what the vault's .gitignore files name; not set: as the settings say
 *     BACKLIT_HOSTS       names that a Host header may carry besides those of this machine, by comma
 *     BACKLIT_BUILD       absolute path of `dist`, with the assets and the render worker
 */
import { fork, type ChildProcess } from 'node:child_process';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface ServerOptions {
  /** Folder with the notes. */
  readonly vault: string;
  /** Port to begin with; when it is taken the next free one is used. 0 takes whichever is free. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Further names that a Host header may carry. */
  readonly allowHosts: readonly string[];
  /** Read also what the vault's `.gitignore` files name. */
  readonly gitignore: boolean;
  /** Absolute path of the built product: the folder `dist`. */
  readonly build: string;
}

/** Whether all notes are read; while they are, how many of how many. */
export interface Condition {
  readonly status: 'ok' | 'reading';
  readonly read: number;
  readonly total: number;
}

export interface RunningServer {
  /** Where the wiki can be read, without a slash at the end. */
  readonly url: string;
  /** The port in use; not the one asked for when that was taken. */
  readonly port: number;
  /** What `/api/health` says now. */
  condition(): Promise<Condition>;
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Ports tried before giving up. */
const attempts = 100;

/** Starts the server; settles when it answers. A large vault is still being read then (`condition`). */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const port = await freePort(options.port, options.host);
  const child = spawnServer(options, port);
  const ended = new Promise<void>(settle => child.once('exit', () => settle()));
  const opened = new Promise<void>(settle => child.once('message', () => settle()));
  const failed = ended.then(() => Promise.reject(new Error('The server ended before it could answer.')));
  const url = `http://${shownHost(options.host)}:${port}`;
  await Promise.race([opened, failed]);
  // Its own first questions open the vault and start the thread that renders, so that no reader waits for them.
  const own = `http://${reachableHost(options.host)}:${port}`;
  const condition = async (): Promise<Condition> => JSON.parse(await answerOf(`${own}/api/health`)) as Condition;
  await Promise.race([condition(), failed]);
  void answerOf(own).catch(() => undefined);
  failed.catch(() => undefined);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { url, port, condition, ended, stop };
}

/** `fetch` would take 20 MB of a process that stays as long as its server. */
function answerOf(address: string): Promise<string> {
  return new Promise((settle, fail) => {
    const request = get(address, { agent: false }, answer => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.once('end', () => settle(text)).once('error', fail);
    });
    request.once('error', fail);
  });
}

/**
 * Left to itself, V8 lets the heap grow to several times of what lives in it before it looks for garbage, and keeps 32 MB
 * for what was made lately, of which a page needs one or two.
 */
const smallHeap = ['--heap-growing-percent=60', '--max-semi-space-size=4'];

/**
 * For glibc, which learns from each large array that is given back to keep the next ones in its own pools, where the
 * room between them is lost: the parts of a search index, merged over and over, would take twice their size.
 */
const smallAllocator = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_ARENA_MAX: '2' };

function spawnServer(options: ServerOptions, port: number): ChildProcess {
  const build = resolve(options.build);
  return fork(join(build, 'server', 'server.js'), [], {
    execArgv: [...smallHeap, '--import', pathToFileURL(join(build, 'preload.js')).href],
    // Next's own lines are about Next; what goes wrong is said on stderr.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...smallAllocator,
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: options.host,
      BACKLIT_VAULT: resolve(options.vault),
      BACKLIT_IGNORED: options.gitignore ? 'read' : '',
      BACKLIT_HOSTS: [bracketed(options.host), ...options.allowHosts].join(','),
      BACKLIT_BUILD: build,
    },
  });
}

/** The first free port from `first` on. */
async function freePort(first: number, host: string): Promise<number> {
  if (first === 0) return (await tryPort(0, host)) ?? 0;
  const last = Math.min(first + attempts - 1, 65_535);
  for (let port = first; port <= last; port++) {
    // A browser that is told "localhost" may ask ::1 first, where another server would answer in our place.
    const free = host === '127.0.0.1' ? [host, '::1'] : [host];
    const found = await Promise.all(free.map(each => tryPort(port, each)));
    if (found.every(each => each !== null)) return port;
  }
  throw new Error(`No free port from ${first} to ${last}.`);
}

/** The port when it can be listened on; null when it is taken. An address this machine does not have takes nothing. */
function tryPort(port: number, host: string): Promise<number | null> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') settle(null);
      else if (host === '::1') settle(port);
      else fail(error);
    });
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => settle(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);
const wildcards = new Set(['0.0.0.0', '::', '']);

/** What a reader on this machine types. */
function shownHost(host: string): string {
  return loopback.has(host) || wildcards.has(host) ? 'localhost' : bracketed(host);
}

/** Where this process reaches the server, whatever `localhost` means here. */
function reachableHost(host: string): string {
  if (host === '' || host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '[::1]' : bracketed(host);
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
