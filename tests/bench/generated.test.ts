/** The vaults of the benchmark are the same bytes on every machine and every day, or no two figures could be compared. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

test('a vault of 250 notes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backlit-generated-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const script = join(import.meta.dirname, '../../scripts/generate-vault.js');
  expect(spawnSync(process.execPath, [script, folder, '250']).status).toBe(0);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => path.endsWith('.md'))
    .sort();
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\n`).update(readFileSync(join(folder, path)));
  expect([paths.length, hash.digest('hex').slice(0, 16)]).toEqual([250, '67c7e0083de45e6b']);
});
