/** A vault of its own and the built server over it, for tests that ask as a browser does. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startServer, type RunningServer } from '../../lib/site/server.ts';

export interface Served {
  readonly url: string;
  readonly port: number;
  /** The vault's folder. */
  readonly root: string;
  /** Writes a file of the vault. */
  write(path: string, content: string | Uint8Array): void;
  /** Stops the server and starts it again at the same address. */
  restart(whileAway: () => void): Promise<void>;
  stop(): Promise<void>;
}

/** Serves the files given, or a copy of a folder; also under the names that a proxy would give it. */
export async function served(
  vault: Readonly<Record<string, string | Uint8Array>> | string,
  allowHosts: readonly string[] = ['notes.example'],
): Promise<Served> {
  const root = mkdtempSync(join(tmpdir(), 'backlit-'));
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  if (typeof vault === 'string') cpSync(vault, root, { recursive: true });
  else for (const [path, content] of Object.entries(vault)) write(path, content);
  const start = (port: number): Promise<RunningServer> =>
    startServer({
      vault: root,
      port,
      host: '127.0.0.1',
      allowHosts,
      gitignore: false,
      build: join(import.meta.dirname, '../../dist'),
    });
  let server = await start(0);
  const { url, port } = server;
  return {
    url,
    port,
    root,
    write,
    restart: async whileAway => {
      await server.stop();
      whileAway();
      server = await start(port);
    },
    stop: async () => {
      await server.stop();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

/** Asks for a path exactly as it is written, following nothing. */
export function ask(
  { port }: Pick<Served, 'port'>,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Readonly<Record<string, string | string[]>> } = {},
): Promise<Answer> {
  return new Promise((settle, fail) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { Host: 'localhost', ...headers },
      agent: false,
    });
    asked.once('error', fail);
    asked.once('response', response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        const body = Buffer.concat(chunks);
        settle({ status: response.statusCode ?? 0, headers: response.headers, body, text: body.toString() });
      });
    });
    asked.end();
  });
}
