/** The judged queries of `judged.md`: what is expected comes first in nine of ten, and among the first five always. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SearchedNote } from '../../lib/search/note.ts';
import { SearchIndex } from '../../lib/search/search-index.ts';
import { openWiki } from '../../lib/wiki.ts';
import { SearchFiles } from '../../lib/wiki/search-files.ts';

const root = join(import.meta.dirname, '../..');
/** Vaults of other people, which do not come with the sources. */
const shared = join(root, '../shared/vaults');

interface Judged {
  readonly query: string;
  readonly typing: boolean;
  readonly expected: readonly string[];
}

const sections = readFileSync(join(import.meta.dirname, 'judged.md'), 'utf8')
  .split(/^## /m)
  .slice(1);

describe.each(sections.map(section => section.split('\n')))('%s', (vault = '', ...lines) => {
  const packed = join(shared, `${vault}.tar.gz`);
  const isHere = vault === 'notes' || existsSync(packed);
  test.skipIf(!isHere)(
    `${isHere ? '' : 'skipped, as ../shared/vaults is not here: '}what is expected comes first`,
    async () => {
      const folder = vault === 'notes' ? join(root, 'notes') : unpacked(packed, vault);
      const places = await placesIn(folder, lines.flatMap(judgedIn));
      const first = places.filter(({ place }) => place === 0);
      expect(places.filter(({ place }) => place < 0 || place > 4)).toEqual([]);
      expect(places.length - first.length, told(places)).toBeLessThanOrEqual(places.length / 10);
    },
  );
});

test('there are sixty of them and more', () => {
  expect(sections.join('\n').split('\n').flatMap(judgedIn).length).toBeGreaterThanOrEqual(60);
});

interface Placed {
  readonly query: string;
  /** Of the expected note among those found, from 0; -1 when it is not among the first ten. */
  readonly place: number;
  /** What came first. */
  readonly first: string;
}

async function placesIn(folder: string, judged: readonly Judged[]): Promise<readonly Placed[]> {
  const wiki = openWiki(folder);
  await wiki.exact;
  const index = new SearchIndex();
  const files = new SearchFiles(wiki.root, wiki.linkOrder);
  for (const id of wiki.notes()) index.put(files.read(id) as SearchedNote);
  const counts = await wiki.countLinks();
  counts.notes.forEach((id, at) => index.setLinks(id, counts.links[at] as number));
  const placed: Placed[] = [];
  for (const { query, typing, expected } of judged) {
    const { hits } = index.search(query, { from: 0, count: 10, typing }, id => files.read(id));
    const notes = [...new Set<string>(hits.map(({ id }) => id))];
    placed.push({ query, place: notes.findIndex(id => expected.includes(id)), first: notes[0] ?? 'nothing' });
  }
  return placed;
}

/** The cells of a row: kind, query, expected notes. */
function judgedIn(line: string): readonly Judged[] {
  const [, written, notes] = /^\| \w+ +\| `(.+?)` +\| (.+?) *\|$/.exec(line) ?? [];
  if (written === undefined || notes === undefined) return [];
  const expected = Array.from(notes.matchAll(/`(.+?)`/g), ([, note = '']) => note);
  return [{ query: written.replace(/~$/, ''), typing: written.endsWith('~'), expected }];
}

function told(places: readonly Placed[]): string {
  return places
    .filter(({ place }) => place !== 0)
    .map(({ query, place, first }) => `${query}: ${place}, after ${first}`)
    .join('\n');
}

function unpacked(file: string, vault: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'backlit-judged-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync('tar', ['-xzf', file, '-C', folder]);
  return existsSync(join(folder, vault)) ? join(folder, vault) : folder;
}
