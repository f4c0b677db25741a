/** Opens an address in the reader's browser. A machine without one is no fault: the address is printed anyway. */
import { spawn } from 'node:child_process';
import type { Terminal } from './terminal.ts';

export function openInBrowser(url: string, terminal: Terminal): void {
  const [program, ...args] = opener(process.platform);
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.once('error', () => terminal.say(`No browser could be opened; the address is ${url}`));
  child.unref();
}

function opener(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  // `start` takes its first quoted word for a title.
  return platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
}
