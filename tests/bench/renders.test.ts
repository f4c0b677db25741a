/** What is rendered again after an edit: a body that is still the same object was not. */
import { rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { renderer } from '../../lib/render/pool.ts';
import type { Rendered } from '../../lib/render/render.ts';
import { renderedBody } from '../../lib/site/bodies.ts';
import type { Wiki } from '../../lib/wiki.ts';
import { wikiOf } from '../vault.ts';

const folder = mkdtempSync(join(tmpdir(), 'backlit-renders-'));
afterAll(() => rmSync(folder, { recursive: true }));

const worker = join(folder, 'worker.mjs');
await build({
  entryPoints: [join(import.meta.dirname, '../../lib/render/worker.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: worker,
  logLevel: 'error',
});

/** Twenty notes, each of which links to the next; the last one wants a page that nobody wrote, as the tenth does. */
const vault = Array.from({ length: 20 }, (_, i) => {
  const wanted = i % 10 === 9 ? 'and [[Wanted]]' : '';
  return `-- note ${i}.md --\n# Title ${i}\n\nLeads to [[note ${i + 1}]] ${wanted}.\n`;
}).join('');

test.each<[edit: string, path: string, text: string | null, rendered: string[]]>([
  ['its text', 'note 5.md', '# Title 5\n\nOther words, and [[note 6]].\n', ['note 5.md']],
  ['a link more', 'note 5.md', '# Title 5\n\nLeads to [[note 6]] and [[note 15]].\n', ['note 5.md']],
  ['the same text', 'note 5.md', '# Title 5\n\nLeads to [[note 6]] .\n', []],
  ['a note that nobody asked for', 'other.md', '# Other\n\n[[note 1]]\n', ['other.md']],
  ['a page that was wanted', 'Wanted.md', '# Wanted\n', ['Wanted.md', 'note 19.md', 'note 9.md']],
  ['a note that is gone', 'note 6.md', null, ['note 5.md']],
])('%s', async (_edit, path, text, expected) => {
  const wiki = await wikiOf(vault);
  const bodies = bodiesOf(wiki);
  const before = await bodies();
  if (text === null) rmSync(join(wiki.root, path));
  else writeFileSync(join(wiki.root, path), text);
  wiki.refresh([path]);
  const after = await bodies();
  const changed = [...after].flatMap(([id, body]) => (before.get(id) === body ? [] : [id]));
  expect(changed).toEqual(expected);
});

/** Gives the bodies of all notes, as the site makes them. */
function bodiesOf(wiki: Wiki): () => Promise<ReadonlyMap<NoteId, Rendered>> {
  const made = renderer({ worker, budget: 10_000 });
  onTestFinished(() => made.dispose());
  return async () => {
    const all = new Map<NoteId, Rendered>();
    for (const id of wiki.notes()) all.set(id, await renderedBody({ renderer: made, wiki: () => wiki }, id));
    return all;
  };
}
