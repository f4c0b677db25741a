/** What a file's stamp tells, and when it tells nothing. */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { NoteFiles } from '../../lib/vault/read.ts';
import { writeVault } from '../vault.ts';

const id = 'a.md' as NoteId;
/** Milliseconds after which a file has settled. */
const settled = 60;

test('a file that has settled is known by its stamp', async () => {
  const root = writeVault(new Map([[id, 'one']]));
  const files = new NoteFiles(root);
  await after(settled);
  const read = files.read(id);
  expect(read?.stamp).toBe(statSync(join(root, id)).ctimeMs);
  expect(files.textAt(id, read?.stamp ?? 0)).toBe('one');
  writeFileSync(join(root, id), 'two');
  expect(files.textAt(id, read?.stamp ?? 0)).toBeNull();
});

test('one that changed in the moment it was read may change again and bear the same stamp: none is told', () => {
  const root = writeVault(new Map([[id, 'one']]));
  const files = new NoteFiles(root);
  writeFileSync(join(root, id), 'two');
  const read = files.read(id);
  expect(read?.text).toBe('two');
  expect(read?.stamp).not.toBe(files.stamp(id));
  expect(files.textAt(id, read?.stamp ?? 0)).toBeNull();
});
