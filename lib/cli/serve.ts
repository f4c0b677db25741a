/** `backlit serve`: browse the vault; pages are true to the files at every moment. */
import { InvalidArgumentError, type Command } from 'commander';
import { WikiError } from '../model.ts';
import { startServer, type RunningServer } from '../site/server.ts';
import { openInBrowser } from './browser.ts';
import { takesVault, type VaultOptions } from './options.ts';
import type { Terminal } from './terminal.ts';
import { chosenVault, watched } from './vault.ts';
import type { Wiki } from '../wiki.ts';

interface ServeOptions extends VaultOptions {
  readonly port: number;
  readonly host: string;
  readonly allowHost: readonly string[];
  readonly open?: true;
}

export function define(command: Command, terminal: Terminal): void {
  takesVault(command)
    .option('--port <port>', 'port to listen on; the next free one when it is taken', portNumber, 3000)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--allow-host <name>', 'a further name by which browsers may ask for it; repeatable', oneMore, [])
    .option('--open', 'open it in the browser')
    .action(async (argument: string | undefined, options: ServeOptions) => {
      const vault = chosenVault(argument, terminal);
      const server = await started(vault, options, terminal);
      endsWithTheTerminal(server);
      if (options.quiet !== true && options.port !== 0 && server.port !== options.port) {
        terminal.say(`Port ${options.port} is taken, so this is port ${server.port}.`);
      }
      await terminal.print([`${server.url}\n`]);
      if (options.quiet !== true) terminal.say(`Serving ${vault}. Ctrl+C ends it.`);
      if (options.open === true) openInBrowser(server.url, terminal);
      if (options.quiet !== true && terminal.showsProgress) await readingShown(server, terminal);
      await server.ended;
      terminal.complain('The server has ended by itself.', null);
      terminal.endWith(2);
    });
}

async function started(vault: string, options: ServeOptions, { build }: Terminal): Promise<RunningServer> {
  const { port, host, allowHost, gitignore } = options;
  try {
    return await startServer({ vault, port, host, allowHosts: allowHost, gitignore: !gitignore, build });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new WikiError('bad-usage', `Cannot serve at ${host}, port ${port}: ${reason}`, null, { cause });
  }
}

/** Shows how far the server has come with a large vault, until all is read. */
async function readingShown(server: RunningServer, terminal: Terminal): Promise<void> {
  let reading: Wiki['reading'] = null;
  const ask = async (): Promise<void> => {
    do {
      const { status, read, total } = await server.condition();
      reading = status === 'reading' ? { read, total } : null;
      await new Promise(resolve => setTimeout(resolve, reading === null ? 0 : 250));
    } while (reading !== null);
  };
  // Whatever ends the server is told elsewhere.
  await watched(ask(), () => reading, terminal).catch(() => undefined);
}

/** The child would outlive a signal that ends this process; it is told to stop, and nobody waits for it. */
function endsWithTheTerminal(server: RunningServer): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      void server.stop();
      process.exit(0);
    });
  }
}

function portNumber(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

function oneMore(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
