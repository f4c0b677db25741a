/** Pages before all of a vault is read: they say so, and those that need all of it do not guess. */
import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { notePage } from '../../lib/pages/note.tsx';
import { readingPage } from '../../lib/pages/reading.tsx';
import { openWiki } from '../../lib/wiki.ts';
import { writeVault } from '../vault.ts';
import { byClass, tags, text } from './tree.ts';
import { asked, body, options } from './vault.ts';

test('a note says what is not known yet; what needs all notes shows how far that has come', async () => {
  const files = Array.from({ length: 40 }, (_, n) => [`Note ${n}.md`, `[[Note ${n + 1}]]`] as const);
  const wiki = openWiki(writeVault(new Map(files)), { gradually: 0 });
  const { read = 0 } = wiki.reading ?? {};
  const early = notePage(wiki, { id: 'Note 0.md' as NoteId, folder: null, body, params: asked() }, options);
  expect(byClass(early.root, 'bl-notice').map(text)).toEqual([
    `Backlit is still reading: ${read} of 40 notes. Until it is done, backlinks and aliases may be missing here.`,
  ]);
  const instead = readingPage(wiki, options);
  expect([instead.status, instead.noindex]).toEqual([503, true]);
  expect(tags(instead.root, 'progress')[0]?.properties).toMatchObject({ max: 40, value: read });
  await wiki.exact;
  const whole = notePage(wiki, { id: 'Note 0.md' as NoteId, folder: null, body, params: asked() }, options);
  expect(byClass(whole.root, 'bl-notice')).toEqual([]);
});
