/** What the build makes must run anywhere, alone. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name));

test('the package asks for no other: all is bundled', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies?: object };
  expect(dependencies).toBeUndefined();
  const own = files.filter(
    file => file.endsWith('.js') && !file.includes(`${sep}server${sep}`) && !file.includes(`${sep}assets${sep}`),
  );
  const foreign = own.flatMap(file => {
    const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export) .*?["']([^"'.][^"']*)["'];$/gm);
    return [...imports].flatMap(([, name = '']) =>
      builtinModules.includes(name.replace(/^node:/, '')) ? [] : [`${file} → ${name}`],
    );
  });
  expect(own.length).toBeGreaterThan(3);
  expect(foreign).toEqual([]);
});

test('the command is one file of single bytes that asks for nothing but Node', () => {
  const command = readFileSync(join(dist, 'cli.cjs'), 'utf8');
  expect(/[^\0-\x7f]/.exec(command)).toBeNull();
  const asked = Array.from(command.matchAll(/\brequire\("([^"]+)"\)/g), ([, name = '']) => name);
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter(name => !builtinModules.includes(name.replace(/^node:/, '')))).toEqual([]);
});

test('no path of the machine that built it', () => {
  expect(files.filter(file => readFileSync(file).includes(root))).toEqual([]);
});

test('no native code, no server action', () => {
  expect(files.filter(file => /\.(?:node|so|dylib|dll)(?:\.\d+)*$/.test(file))).toEqual([]);
  const manifest = readFileSync(join(dist, 'server/.next/server/server-reference-manifest.json'), 'utf8');
  expect(JSON.parse(manifest)).toEqual({ node: {}, edge: {}, encryptionKey: expect.any(String) });
});

test('what draws React pages is not loaded before somebody asks for one, which nobody does', () => {
  const { config } = JSON.parse(readFileSync(join(dist, 'server/.next/required-server-files.json'), 'utf8')) as {
    config: { experimental: object };
  };
  expect(config.experimental).toMatchObject({ preloadEntriesOnStart: false });
});

test('a thread of the server has the young space that it is given, whatever the server itself has', () => {
  const thread = `require('node:worker_threads').parentPort.postMessage(require('node:v8').getHeapStatistics().heap_size_limit)`;
  const resourceLimits = JSON.stringify({ maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 6 });
  const script = `
    const { Worker } = require('node:worker_threads');
    new Worker(${JSON.stringify(thread)}, { eval: true, execArgv: [], resourceLimits: ${resourceLimits} })
      .on('message', limit => process.stdout.write(String(limit / 2 ** 20)));
  `;
  const preload = pathToFileURL(join(dist, 'preload.js')).href;
  const { stdout } = spawnSync(process.execPath, ['--max-semi-space-size=4', '--import', preload, '--eval', script], {
    encoding: 'utf8',
  });
  expect(Number(stdout)).toBe(64 + 6);
});
