import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { Vault } from '../../lib/vault/walk.ts';
import { applyListing } from '../../lib/wiki/follow.ts';
import { takeAll } from '../../lib/wiki/turns.ts';
import { VaultIndex } from '../../lib/wiki/index.ts';
import { SuggestedNotes } from '../../lib/wiki/suggested.ts';
import { writeVault } from '../vault.ts';

const many = new Map(Array.from({ length: 5000 }, (_, i) => [`Note ${i}.md`, '']));

test('in a large vault the names are gone through once after a change, however many ask', async () => {
  const root = writeVault(many);
  const vault = new Vault(root, { gitignore: true, ignore: [] });
  const index = new VaultIndex(vault, { published: false, linkOrder: 'target-first' });
  takeAll(applyListing(vault.walk(), vault, index));
  const suggested = new SuggestedNotes(index);
  const nearest = (name: string): readonly string[] => suggested.now.for(name).map(({ path }) => path);
  expect(nearest('Sempahore')).toEqual([]);

  writeFileSync(join(root, 'Semaphore.md'), '');
  index.put('Semaphore.md' as NoteId);
  const walks = vi.spyOn(index, 'all');
  for (let asked = 0; asked < 50; asked++) nearest('Sempahore');
  await expect.poll(() => nearest('Sempahore')).toEqual(['Semaphore.md']);
  expect(walks).toHaveBeenCalledTimes(1);

  // At once after it was made, it rests.
  index.drop('Note 7.md' as NoteId);
  expect(nearest('Note 7')).toEqual([]);
  await new Promise(resolve => setTimeout(resolve, 20));
  expect(walks).toHaveBeenCalledTimes(1);
});

test('who asks while the names are gone through goes on with it', () => {
  const vault = new Vault(writeVault(many), { gitignore: true, ignore: [] });
  const index = new VaultIndex(vault, { published: false, linkOrder: 'target-first' });
  takeAll(applyListing(vault.walk(), vault, index));
  const suggested = new SuggestedNotes(index);
  const walks = vi.spyOn(index, 'all');
  const making = suggested.making();
  making.next();
  expect(suggested.now.for('Note 7x').map(({ path }) => path)).toContain('Note 7.md');
  takeAll(making);
  suggested.now.for('Note 8x');
  expect(walks).toHaveBeenCalledTimes(1);
});
