import { expect, test } from 'vitest';
import type { FileId, NoteId } from '../../lib/model.ts';
import type { Listed } from '../../lib/reports/checked.ts';
import { isDeadEnd } from '../../lib/reports/deadends.ts';
import { isOrphan } from '../../lib/reports/orphans.ts';
import { tagCounts } from '../../lib/reports/tags.ts';
import { vaultOf } from './vault.ts';

const garden = vaultOf(`
-- index.md --
[[linked]] ![[p.png]]
-- linked.md --
[[linked]] [[missing]] ![[p.png]]
-- alone.md --
[[topic]]
-- a/topic.md --
-- zz/topic.md --
-- kept out.md --
-- p.png --
`);
const found = garden.graph.connected();
const isLinked = (id: FileId): boolean => found.linksTo(id) > 0;
const notes = garden.all.map(({ id }) => ({ id, excluded: id === 'kept out.md' }));
const idsOf = (isTold: (note: Listed) => boolean): readonly NoteId[] => notes.filter(isTold).map(({ id }) => id);

test('orphans: no link from another note; the home page and excluded notes are none', () => {
  expect(idsOf(note => isOrphan(note, isLinked, 'index.md' as NoteId))).toEqual(['alone.md', 'zz/topic.md']);
});

test('without a home page nothing is exempt', () => {
  expect(idsOf(note => isOrphan(note, isLinked, null))).toEqual(['alone.md', 'index.md', 'zz/topic.md']);
});

test('dead ends: links to oneself, to attachments and to nothing lead nowhere', () => {
  expect(idsOf(note => isDeadEnd(note, found.isLinking))).toEqual(['a/topic.md', 'linked.md', 'zz/topic.md']);
});

test('tags count notes, whatever their case, under the casing seen first', () => {
  const tagged = vaultOf(`
-- a.md --
#Python/async and #python/Async, #zoo
-- b.md --
---
tags: [PYTHON/ASYNC, apple]
---
`);
  expect(tagCounts(tagged.all)).toEqual([
    { tag: 'apple', notes: 1 },
    { tag: 'Python/async', notes: 2 },
    { tag: 'zoo', notes: 1 },
  ]);
});
