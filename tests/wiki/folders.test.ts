/** Lists of folders are kept between changes, and are what a wiki that is opened now would tell. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWiki, type Wiki } from '../../lib/wiki.ts';
import { wikiOf } from '../vault.ts';

const paths = ['a', 'index', 'Home', 'x', 'x/a', 'x/index', 'x/y/b', 'x/y/z/c', 'w/A b', 'w/a-b'];
const edit = fc.record({
  path: fc.constantFrom(...paths),
  /** Null takes the note away. */
  title: fc.option(fc.constantFrom('One', 'Two')),
});

function told(wiki: Wiki): unknown {
  return ['', 'x', 'x/y', 'x/y/z', 'w', 'gone'].map(path => {
    const list = wiki.folder(path);
    return list && { ...list, notes: list.notes.map(({ id, title, url }) => [id, title, url]) };
  });
}

test('after any edits they are those made anew, and so is the home page', async () => {
  const wiki = await wikiOf('-- keep.md --\n[[a]]\n-- x/y/keep.md --\n');
  const apply = ({ path, title }: { path: string; title: string | null }): string => {
    const file = join(wiki.root, `${path}.md`);
    mkdirSync(dirname(file), { recursive: true });
    if (title === null) rmSync(file, { force: true });
    else writeFileSync(file, `# ${title}\n`);
    return `${path}.md`;
  };
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 4 }), edits => {
      wiki.refresh(edits.map(apply));
      const fresh = openWiki(wiki.root);
      expect(told(wiki)).toEqual(told(fresh));
      expect(wiki.home()).toBe(fresh.home());
    }),
    { numRuns: 150, seed: 2026 },
  );
});

test('the first page is an index, else a readme, else a home; of two spellings the first by path', async () => {
  const wiki = await wikiOf('-- home.md --\n-- README.md --\n-- x/index.md --\n');
  expect(wiki.home()).toBe('README.md');
  writeFileSync(join(wiki.root, 'index.md'), '');
  writeFileSync(join(wiki.root, 'Index.md'), '');
  wiki.refresh(['index.md', 'Index.md']);
  expect(wiki.home()).toBe('Index.md');
});

test('a list that somebody holds tells what its notes say now, and no note that is gone', async () => {
  const wiki = await wikiOf('-- x/a.md --\n# A\n-- x/b.md --\n# B\n');
  const list = wiki.folder('x');
  writeFileSync(join(wiki.root, 'x/a.md'), '# Other\n');
  rmSync(join(wiki.root, 'x/b.md'));
  wiki.refresh(['x/a.md', 'x/b.md']);
  expect(list?.notes.map(({ title }) => title)).toEqual(['Other']);
});
