/** A large vault is opened little by little: what is asked for comes first, and in the end all is as if read at once. */
import { rmSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { Vault } from '../../lib/vault/walk.ts';
import { ReadAhead } from '../../lib/wiki/ahead.ts';
import { Batches } from '../../lib/wiki/follow.ts';
import { Gradual } from '../../lib/wiki/gradual.ts';
import { Turns } from '../../lib/wiki/turns.ts';
import { VaultIndex } from '../../lib/wiki/index.ts';
import { graphDocument } from '../../lib/reports/documents.ts';
import { openWiki } from '../../lib/wiki.ts';
import { linkLines, noteLines, writeVault } from '../vault.ts';

const many = new Map(
  Array.from({ length: 60 }, (_, n) => [`folder/Note ${n}.md`, `[[Note ${59 - n}]] [[gone ${n % 3}]]\n`] as const),
);

test('what is asked for is read ahead of its turn, with what its links name', async () => {
  const wiki = openWiki(writeVault(many), { gradually: 0 });
  expect(wiki.reading?.total).toBe(60);
  expect(wiki.reading?.read).toBeLessThan(30);
  expect(wiki.locate('folder/Note-50')).toEqual({ at: 'nowhere' });
  wiki.readAhead('folder/Note-50');
  expect(wiki.locate('folder/Note-50')).toMatchObject({ at: 'note', id: 'folder/Note 50.md' });
  const [first] = wiki.links('folder/Note 50.md' as NoteId);
  expect(first?.target).toMatchObject({ state: 'found', id: 'folder/Note 9.md' });
  await wiki.exact;
});

test('while nobody asks it is read for longer at a time, and again some time after a question', () => {
  vi.useFakeTimers();
  try {
    const vault = new Vault(writeVault(many), { gitignore: true, ignore: [] });
    const index = new VaultIndex(vault, { published: false, linkOrder: 'target-first' });
    const ahead = new ReadAhead(vault.walk().notes, index);
    const before = ahead.slice;
    ahead.read('folder/Note-50');
    expect(ahead.slice).toBeLessThan(before);
    vi.advanceTimersByTime(10_000);
    expect(ahead.slice).toBe(before);
  } finally {
    vi.useRealTimers();
  }
});

test('in the end nothing is otherwise than in a vault read at once', async () => {
  const root = writeVault(many);
  const gradual = openWiki(root, { gradually: 0, prepared: true });
  gradual.readAhead('Note-7');
  await gradual.exact;
  expect(gradual.reading).toBeNull();
  const whole = openWiki(root);
  expect(noteLines(gradual)).toEqual(noteLines(whole));
  expect(linkLines(gradual)).toEqual(linkLines(whole));
  expect(gradual.missing().map(({ key, links }) => [key, links])).toEqual(
    whole.missing().map(({ key, links }) => [key, links]),
  );
  expect(gradual.counts()).toEqual(whole.counts());
});

test('a change of the whole vault opens only the files that bear another stamp', () => {
  const root = writeVault(many);
  const wiki = openWiki(root);
  expect(wiki.refresh('all')).toBeNull();
  writeFileSync(`${root}/folder/Note 3.md`, '[[elsewhere]]\n');
  rmSync(`${root}/folder/Note 4.md`);
  expect(wiki.refresh('all')?.notes).toEqual(['folder/Note 3.md', 'folder/Note 4.md']);
  expect(wiki.missing().some(({ key }) => key === 'elsewhere')).toBe(true);
  expect(wiki.counts().notes).toBe(59);
});

test('a long document goes on when a note is gone before its turn', async () => {
  const root = writeVault(many);
  const wiki = openWiki(root);
  const { notes, links } = graphDocument(wiki);
  const told: string[] = [];
  for (const { path } of notes) {
    if (told.length === 0) rmSync(`${root}/folder/Note 9.md`);
    told.push(path);
  }
  expect(told).toHaveLength(59);
  expect(new Set(Array.from(links, ({ from }) => from)).size).toBe(59);
  expect((await wiki.stats()).notes).toBe(59);
});

/** Counts what it has made; each takes three turns of the event loop. */
function counter(revision: () => number) {
  let made = 0;
  const steps = function* (): Generator<void, number> {
    const end = performance.now() + 20;
    while (performance.now() < end) yield;
    return ++made;
  };
  return new Gradual(steps, revision, new Turns());
}

test('what is made of the whole vault is made once for all who wait, and again only after a change', async () => {
  let revision = 1;
  const count = counter(() => revision);
  expect(await Promise.all([count.soon(), count.soon()])).toEqual([1, 1]);
  expect([await count.soon(), count.now]).toEqual([1, 1]);
  revision++;
  expect([count.now, await count.soon()]).toEqual([2, 2]);
});

test('a change while it is made begins it again; a vault that never keeps still is told nevertheless', async () => {
  let revision = 1;
  const calm = counter(() => revision);
  const waiting = calm.soon();
  setTimeout(() => revision++, 1);
  await waiting;
  expect(calm.now).toBe(1);
  const restless = counter(() => revision++);
  expect(await restless.soon()).toBe(1);
});

test('what is made is kept while somebody asks for it, and no longer', () => {
  vi.useFakeTimers();
  try {
    let made = 0;
    const steps = function* (): Generator<void, number> {
      yield;
      return ++made;
    };
    const gradual = new Gradual(steps, () => 1, new Turns());
    for (let minute = 0; minute < 5; minute++) {
      expect(gradual.now).toBe(1);
      vi.advanceTimersByTime(50_000);
    }
    vi.advanceTimersByTime(50_000);
    expect(gradual.now).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

test('batches of changes are taken up one after the other, a few changes in between at once', async () => {
  const batches = new Batches(new Turns());
  const told: string[] = [];
  const taken: string[] = [];
  /** Each step takes a millisecond. */
  const steps = function* (name: string, count: number): Generator<void, void> {
    for (let step = 0; step < count; step++) {
      for (const end = performance.now() + 1; performance.now() < end;);
      taken.push(name);
      yield;
    }
  };
  for (const name of ['first', 'second', 'third']) batches.take(steps(name, 100), () => told.push(name));
  batches.take(steps('few', 3), () => told.push('few'));
  expect(told).toEqual(['few']);
  await expect.poll(() => told).toEqual(['few', 'first', 'second', 'third']);
  const whileTheFirst = taken.slice(0, taken.lastIndexOf('first'));
  // Of the others only as many as it takes to see that they are no few changes.
  expect(whileTheFirst.filter(name => name === 'second').length).toBeLessThan(20);
  expect(taken.indexOf('third', taken.indexOf('few'))).toBeGreaterThan(taken.lastIndexOf('second'));
});
