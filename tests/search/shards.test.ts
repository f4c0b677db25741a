/** The index of a site without a server: it finds what a server finds, loads little, and changes little. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Found } from '../../lib/search/types.ts';
import { filesOf, firstTen, generatedNotes, reader, sharded, shardedVault, unpacked, type Sharded } from './sharded.ts';

const sample = await shardedVault(join(import.meta.dirname, '../../notes'));
const generated = generatedNotes(1000);
const many = sharded(generated);

/** What can be seen of an answer; scores are sums of the same numbers in another order. */
function seen({ total, hits, corrected }: Found): unknown {
  return {
    total,
    corrected,
    hits: hits.map(({ kind, id, title, heading, line, snippet }) => ({ kind, id, title, heading, line, snippet })),
  };
}

const judged = Array.from(
  (readFileSync(join(import.meta.dirname, 'judged.md'), 'utf8').split(/^## /m)[1] ?? '').matchAll(
    /^\| \w+ +\| `(.+?)` /gm,
  ),
  ([, query = '']) => query,
);

test('all judged queries find the same as with a server, in the same order, with the same words shown', async () => {
  expect(judged.length).toBeGreaterThan(40);
  const { search } = reader(() => sample.files);
  for (const written of judged) {
    const [query, options] = [written.replace(/~$/, ''), { ...firstTen, typing: written.endsWith('~') }];
    expect(seen(await search.search(query, options)), written).toEqual(seen(sample.served(query, options)));
  }
});

test('tags and addresses come with what was found', async () => {
  const { search } = reader(() => sample.files);
  const { hits, tags, missing } = await search.search('fairness', firstTen);
  expect(hits[0]?.url).toBe('/notes/Foundations/Event-Loop#fairness');
  expect([tags, missing]).toEqual([[], []]);
  expect((await search.search('python', firstTen)).tags[0]?.tag).toBe('python');
});

test('any notes, any words: the same notes as with a server', async () => {
  const word = fc.constantFrom(
    'loop',
    'loops',
    'event',
    'TaskGroup',
    'task',
    'a',
    'ab',
    'abc',
    '協',
    '程',
    'über',
    'C++',
  );
  const line = fc.array(word, { minLength: 1, maxLength: 12 }).map(words => words.join(' '));
  const text = fc
    .record({
      title: line,
      heading: line,
      alias: word,
      tag: fc.constantFrom('x', 'x/y'),
      body: fc.array(line, { maxLength: 4 }),
    })
    .map(({ title, heading, alias, tag, body }) => {
      return `---\naliases: [${alias}]\ntags: [${tag}]\n---\n# ${title}\n\n${body.join('\n\n')}\n\n## ${heading}\n\n[${alias}](https://x.org/${alias})\n`;
    });
  const query = fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 3 }).map(words => words.join(' ')),
    fc.array(word, { minLength: 2, maxLength: 2 }).map(words => `"${words.join(' ')}"`),
    fc.tuple(word, word).map(([one, other]) => `${one} -${other}`),
    fc.constantFrom('tag:x', 'tag:x/y loop', 'path:1', 'title:loop', 'lopp', 'evnet'),
  );
  const property = fc.asyncProperty(
    fc.array(text, { minLength: 1, maxLength: 12 }),
    fc.array(query, { minLength: 6, maxLength: 6 }),
    fc.boolean(),
    async (texts, queries, typing) => {
      const notes = sharded(new Map(texts.map((each, at) => [`note ${at}.md`, each])));
      const { search } = reader(() => notes.files);
      for (const each of queries) {
        const [here, there] = [await search.search(each, { ...firstTen, typing }), notes.served(each, { typing })];
        expect(here.total, each).toBe(there.total);
        expect(here.hits.map(({ id }) => id).sort(), each).toEqual(there.hits.map(({ id }) => id).sort());
      }
    },
  );
  await fc.assert(property, { numRuns: 40 });
});

/** Bytes and files of one query, after the dialog was opened. */
async function cost({ files }: Sharded, query: string, typing = false): Promise<{ bytes: number; files: number }> {
  const { search, loads } = reader(() => files);
  await search.prepare();
  const [bytes, before] = [loads.bytes, loads.names.length];
  await search.search(query, { from: 0, count: 8, typing });
  return { bytes: loads.bytes - bytes, files: loads.names.length - before };
}

const queries: readonly (readonly [query: string, typing: boolean])[] = [
  ['loop', false],
  ['event loop', false],
  ['"event loop"', false],
  ['socket callback thread', false],
  ['unwritten 123', false],
  ['callbakc', false],
  ['tag:bench', false],
  ['title:loop', false],
  ['l', true],
  ['event l', true],
];

test.each(queries)('of a thousand notes, little is loaded for %s', async (query, typing) => {
  const { bytes, files } = await cost(many, query, typing);
  expect(bytes).toBeLessThan(45_000);
  expect(files).toBeLessThanOrEqual(50);
  expect(files).toBeLessThan(many.files.size / 10);
});

test('a rare word costs the same in ten times as many notes', async () => {
  const few = sharded(new Map([...generated].slice(0, 100)));
  const [small, large] = [await cost(few, 'pathless 42'), await cost(many, 'pathless 42')];
  expect(large.bytes).toBeLessThan(small.bytes * 3);
});

test('what is loaded at the opening of the dialog is small', async () => {
  const { search, loads } = reader(() => many.files);
  await search.prepare();
  expect(loads.bytes).toBeLessThan(10_000);
});

test('the same notes make the same files; notes out of order are refused', () => {
  const again = sharded(new Map([...generated].slice(0, 100)));
  expect(sharded(new Map([...generated].slice(0, 100))).files).toEqual(again.files);
  const [one, other] = ['b.md', 'a.md'].map(path => sharded(new Map([[path, '# A']])));
  expect(one?.files).not.toEqual(other?.files);
});

test('one changed note, one new note: most files stay what they are', () => {
  const kept = (others: ReadonlyMap<string, string>): number => {
    const { files } = sharded(others);
    return [...files.keys()].filter(name => many.files.has(name)).length / files.size;
  };
  const [path = ''] = [...generated.keys()].slice(500);
  const changed = new Map(generated).set(
    path,
    `${generated.get(path)}\nA sentence that was not there, on quicksilver.\n`,
  );
  expect(kept(changed)).toBeGreaterThan(0.9);
  expect(
    kept(new Map(generated).set(`${path.slice(0, -3)} and more.md`, '# A new note\n\nquicksilver\n')),
  ).toBeGreaterThan(0.55);
});

test('no notes make an index, too, in which nothing is found', async () => {
  const { search } = reader(() => filesOf([]));
  expect(await search.search('loop', { ...firstTen, typing: true })).toMatchObject({ total: 0, hits: [] });
});

test('what a note does not show is in no file', () => {
  const text = '---\ntoken: xyzzy\n---\n# Open\n\nTo all. %% plugh %%\n\n<!-- plover -->\n\n%%\nfrotz\n%%\n';
  const { files } = sharded(new Map([['open.md', text]]));
  const all = [...files].map(([name, file]) => new TextDecoder('latin1').decode(unpacked(name, file))).join('\n');
  expect(all).toContain('To all.');
  expect(all).not.toMatch(/xyzzy|plugh|plover|frotz/);
});

test.each([
  ['ten thousand characters', 'loop '.repeat(2000)],
  ['ten thousand characters of one word', 'l'.repeat(10_000)],
  ['a long phrase', `"${'event loop task '.repeat(300)}"`],
  ['brackets', '((((('],
  ['a star', '*'],
  ['a backslash', '\\'],
  ['NUL', 'loop\u0000task'],
  ['a leading minus', '-loop'],
  ['a name of the language', '__proto__ constructor'],
  ['right to left', '\u202eloop'],
  ['half a character', '\ud83d'],
  ['nothing', ''],
])('hostile: %s', async (_name, query) => {
  for (const typing of [false, true]) {
    const { search, loads } = reader(() => many.files);
    const answer = await search.search(query, { ...firstTen, typing });
    expect(answer.total).toBe(many.served(query, { typing }).total);
    expect(loads.names.length).toBeLessThan(150);
  }
});

test('what could not be loaded is loaded by the next question', async () => {
  let offline = true;
  const { search } = reader(() => (offline ? new Map() : sample.files));
  await expect(search.search('loop', firstTen)).rejects.toThrow('there is no');
  offline = false;
  expect((await search.search('loop', firstTen)).total).toBeGreaterThan(0);
});

test('when the site is replaced while somebody searches, the new one answers', async () => {
  let { files } = many;
  const { search } = reader(() => files);
  expect((await search.search('unwritten', firstTen)).total).toBeGreaterThan(0);
  ({ files } = sample);
  const { hits } = await search.search('fairness', firstTen);
  expect(hits[0]?.id).toBe('Foundations/Event Loop.md');
});
