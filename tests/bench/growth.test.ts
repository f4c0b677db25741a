/**
 * How the work grows with the vault: with ten times the notes about ten times the time for what goes through all of
 * them, and the same time for what does not. Something quadratic would take a hundred times as long, or ten. Small and
 * large take turns, the best of their rounds counts, and a bound that is not kept is tried again for a while, so that a
 * busy machine fails no test, and what grows faster fails each time.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { FileId, Name, NoteId } from '../../lib/model.ts';
import { openWiki, type Wiki } from '../../lib/wiki.ts';

const temporary = mkdtempSync(join(tmpdir(), 'backlit-growth-'));
afterAll(() => rmSync(temporary, { recursive: true }));

/** Most that ten times the notes may cost where all are gone through, and where one is looked at. */
const proportional = 20;
const flat = 4;

const hub = 'Hub.md' as NoteId;
const small = vault(400);
const large = vault(4000);

test('opening a vault', () => {
  expect(ratio(vault => openWiki(vault.wiki.root).counts(), proportional)).toBeLessThan(proportional);
});

const ofAll: [question: string, ask: (wiki: Wiki) => unknown][] = [
  ['every finding', wiki => wiki.check()],
  [
    'every missing page, and what it might be',
    wiki => wiki.missing().map(({ url, suggestions }) => [url, suggestions]),
  ],
  ['every sentence with a link to a missing page', wiki => wiki.missing().map(({ wantedBy }) => wantedBy)],
  ['the same in another order', wiki => wiki.missing().map((_, at, all) => all.at(-1 - at)?.wantedBy)],
  ['every number of backlinks', wiki => wiki.notes().map(id => wiki.backlinks(id, { from: 0, count: 0 }).links)],
  ['a page that all notes want', wiki => wiki.missingPage('nowhere' as Name)?.mentions({ from: 50, count: 20 })],
  ['orphans, dead ends, tags', wiki => [wiki.orphans(), wiki.deadends(), wiki.tags()]],
  ['words', wiki => wiki.notes().map(id => wiki.words(id))],
];

test.each(ofAll)('%s', (_question, ask) => {
  // A change before each, as answers about the whole vault are kept until the next one.
  expect(ratio(vault => [save(vault, 'One more.'), ask(vault.wiki)], proportional)).toBeLessThan(proportional);
});

const ofOne: [what: string, run: (vault: Vault) => unknown][] = [
  ['a note is saved', vault => save(vault, 'Some [[Note 7]] and [[nobody wrote it]].')],
  ['a link more to a page to which all notes lead', vault => save(vault, 'Again to the [[Hub]] and the [[Nowhere]].')],
  ['that page is saved', vault => save(vault, 'Other words.', hub)],
  ['a page that all notes want comes and goes', comesAndGoes],
  ['a page of backlinks', ({ wiki }) => wiki.backlinks(hub, { from: 50, count: 20 })],
  ['an address', ({ wiki }) => [wiki.locate('part 1/Note-7'), wiki.locate('note 8'), wiki.locate('no such thing')]],
  ['what a link means', ({ wiki }) => wiki.why('[[Note 9]]', hub)],
  ['the missing pages', vault => [save(vault, 'Not [[here]].'), vault.wiki.missing()[0]?.title]],
  ['the list of a folder', vault => [save(vault, 'One more.'), vault.wiki.folder('part 1')]],
];

test.each(ofOne)('%s', (_what, run) => {
  const often = (vault: Vault): unknown => Array.from({ length: 20 }, () => run(vault));
  expect(ratio(often, flat)).toBeLessThan(flat);
});

interface Vault {
  readonly wiki: Wiki;
  /** Goes up with every change. */
  step: number;
}

/** In folders of a hundred; every note leads to the hub, to some others and to pages that nobody wrote. */
function vault(notes: number): Vault {
  const root = join(temporary, String(notes));
  for (let note = 0; note < notes; note++) {
    const folder = join(root, `part ${Math.floor(note / 100)}`);
    if (note % 100 === 0) mkdirSync(folder, { recursive: true });
    const others = [1, 2, 3].map(step => `[[Note ${(note * step * 31 + step) % notes}]]`).join(' and ');
    const text = `# Note ${note}\n\nTo the [[Hub]], the [[Nowhere]] and [[Not written ${note % (notes / 4)}]].\n\n${others}\n`;
    writeFileSync(join(folder, `Note ${note}.md`), text);
  }
  writeFileSync(join(root, hub), '# Hub\n');
  return { wiki: openWiki(root), step: 0 };
}

function save(vault: Vault, words: string, id: FileId = 'part 3/Note 333.md' as NoteId): void {
  writeFileSync(join(vault.wiki.root, id), `# Saved ${vault.step++}\n\n${words}\n`);
  vault.wiki.refresh([id]);
}

function comesAndGoes({ wiki }: Vault): void {
  const path = join(wiki.root, 'Nowhere.md');
  writeFileSync(path, '# Here\n');
  wiki.refresh(['Nowhere.md']);
  rmSync(path);
  wiki.refresh(['Nowhere.md']);
}

/** How many times as long it takes for ten times the notes; asked again while it seems to be more than `most`. */
function ratio(run: (vault: Vault) => unknown, most: number): number {
  const best = { small: Infinity, large: Infinity };
  for (let round = 0; round < 3 || (round < 30 && best.large >= most * best.small); round++) {
    best.small = Math.min(
      best.small,
      microseconds(() => run(small)),
    );
    best.large = Math.min(
      best.large,
      microseconds(() => run(large)),
    );
  }
  return best.large / best.small;
}

/** Of work, not of waiting for a processor. */
function microseconds(run: () => unknown): number {
  const started = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(started);
  return user + system;
}
