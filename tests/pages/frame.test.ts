import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { notePage } from '../../lib/pages/note.tsx';
import { openWiki } from '../../lib/wiki.ts';
import { writeVault } from '../vault.ts';
import { hrefs, tags } from './tree.ts';
import { asked, body, options } from './vault.ts';

/** Addresses in the foot of the page of `a b.md`, the vault's own path taken out. */
function footOf(settings: object, editing: boolean): readonly string[] {
  const wiki = openWiki(
    writeVault(
      new Map([
        ['backlit.json', JSON.stringify(settings)],
        ['a b.md', ''],
      ]),
    ),
  );
  const { root } = notePage(
    wiki,
    { id: 'a b.md' as NoteId, folder: null, body, params: asked() },
    { ...options, editing },
  );
  return tags(root, 'footer')
    .flatMap(hrefs)
    .map(address => address.replace(encodeURI(wiki.root), ''));
}

test('the foot leads to where the note can be changed, the editor only for who sits at this machine', () => {
  const source = '/notes/a-b.md';
  const both = { editor: 'vscode', editUrl: 'https://example.org/{path}?edit' };
  expect(footOf({}, true)).toEqual([source]);
  expect(footOf(both, true)).toEqual([source, 'vscode://file/a%20b.md:1:1', 'https://example.org/a%20b.md?edit']);
  expect(footOf(both, false)).toEqual([source, 'https://example.org/a%20b.md?edit']);
});
