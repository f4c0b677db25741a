/**
 * Development: `next dev` behind the same guard, while esbuild rebuilds assets and worker on every change.
 * Arguments: the vault (./notes without one) and `--port`.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle, root } from './bundle.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '3000' } },
});

const dist = join(root, 'dist');
mkdirSync(dist, { recursive: true });
await bundle({ watch: true });

const next = spawn(
  process.execPath,
  [join(root, 'node_modules/next/dist/bin/next'), 'dev', '--hostname', '127.0.0.1', '--port', values.port],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${pathToFileURL(join(dist, 'preload.js')).href}`,
      BACKLIT_VAULT: resolve(positionals[0] ?? process.env.BACKLIT_VAULT ?? join(root, 'notes')),
      BACKLIT_BUILD: dist,
    },
  },
);
next.once('exit', code => process.exit(code ?? 0));
