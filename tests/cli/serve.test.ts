import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backlit, command, vaultWith } from './bundle.ts';

const vault = vaultWith('-- a.md --\n');

/** Stands where the built server stands: tells its environment, and ends only when it is told to. */
const build = vaultWith('');
mkdirSync(join(build, 'server'));
writeFileSync(join(build, 'preload.js'), "process.on('disconnect', () => process.exit());\n");
writeFileSync(
  join(build, 'server/server.js'),
  `require('node:http')
     .createServer((_, response) => response.end(JSON.stringify(process.env)))
     .listen(Number(process.env.PORT), process.env.HOSTNAME, () => process.send({ listening: true }));\n`,
);

async function serving(args: readonly string[]) {
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH: process.env.PATH, BACKLIT_BUILD: build },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', text => (err += String(text)));
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  const ended = once(child, 'exit');
  return {
    url: String(first),
    get err() {
      return err;
    },
    async end(signal: NodeJS.Signals) {
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

test('a folder alone is served: its address on stdout, the rest on stderr, until Ctrl+C', async () => {
  const server = await serving([vault, '--port', '0', '--allow-host', 'wiki.test', '--allow-host', 'b.test']);
  expect(server.url).toMatch(/^http:\/\/localhost:\d+\n$/);
  const environment = (await (await fetch(server.url.trim())).json()) as Record<string, string>;
  expect(environment).toMatchObject({ BACKLIT_VAULT: vault, HOSTNAME: '127.0.0.1', BACKLIT_IGNORED: '' });
  expect(environment['BACKLIT_HOSTS']).toContain('wiki.test,b.test');
  expect(await server.end('SIGINT')).toBe(0);
  expect(server.err).toBe(`Serving ${vault}. Ctrl+C ends it.\n`);
  await expect(fetch(server.url.trim())).rejects.toThrow('fetch failed');
});

test('a taken port is told, and the next free one used', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const server = await serving(['serve', vault, '--port', String(port), '--no-gitignore']);
  expect(server.url).not.toContain(`:${port}\n`);
  const environment = (await (await fetch(server.url.trim())).json()) as Record<string, string>;
  expect(environment['BACKLIT_IGNORED']).toBe('read');
  expect(await server.end('SIGTERM')).toBe(0);
  expect(server.err).toMatch(new RegExp(`^Port ${port} is taken, so this is port \\d+\\.\\n`));
  other.close();
});

test('an address that this machine does not have ends with 2', () => {
  const { code, out, err } = backlit(['serve', vault, '--host', '192.0.2.1'], { env: { BACKLIT_BUILD: build } });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^backlit: Cannot serve at 192\.0\.2\.1, port 3000: /);
});

test('a vault that is not there is told before anything starts', () => {
  expect(backlit(['serve', join(vault, 'gone')])).toMatchObject({ code: 2, out: '' });
});
