/**
 * The command as it is shipped, run as a process on real vaults in temporary folders.
 */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const root = join(import.meta.dirname, '../..');
const temporary = mkdtempSync(join(tmpdir(), 'backlit-test-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

await build({
  absWorkingDir: root,
  entryPoints: { cli: 'lib/cli/main.ts' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  target: 'node20',
  charset: 'ascii',
  logLevel: 'error',
  outdir: join(temporary, 'dist'),
});

/** Path of the bundled command. */
export const command = join(temporary, 'dist/cli.cjs');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command to its end, in a bare environment. */
export function backlit(args: readonly string[], { cwd = temporary, env = {} }: RunOptions = {}): Ran {
  const ran = spawnSync(process.execPath, [command, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: temporary, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

let vaults = 0;

/**
 * Writes a vault into a new folder and gives its path:
 *
 *     -- folder/note.md --
 *     Text with a [[link]].
 */
export function vaultWith(fixture: string): string {
  const folder = join(temporary, `vault-${vaults++}`);
  mkdirSync(folder);
  for (const part of fixture.split(/^-- /m).slice(1)) {
    const [, path = '', text = ''] = /^(.*) --\n([^]*)$/.exec(part) ?? [];
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
