import { expect, test } from 'vitest';
import { backlit, vaultWith } from './bundle.ts';

const vault = vaultWith(`
-- index.md --
See [[Async Generators|generators]], [[Awiat]] and
[[await]].

#python/async
-- Async Generators.md --
# Async Generators
## Key features
Built on [[Awiat]], says "she", [[Async Generators]].
-- Awaits.md --
---
up: "[[index]]"
tags: [Python/Async, more]
---
![[p.png]] [[topic#H|T]]
-- a/topic.md --
-- b/topic.md --
-- p.png --
`);

const json = (args: readonly string[]): unknown => JSON.parse(backlit([...args, '--json', vault]).out);
const pretty = (args: readonly string[]): string => backlit([...args, '.'], { cwd: vault }).out;
const csv = (args: readonly string[]): readonly string[] =>
  backlit([...args, '--format', 'csv', vault]).out.split('\r\n');

test('missing: most wanted first, every place with its sentence', () => {
  expect(pretty(['missing'])).toBe(`Awiat  wanted by 2 links in 2 notes
  Async Generators.md:3:10 › Key features
    Built on ‹Awiat›, says "she", Async Generators.
  index.md:1:38
    See generators, ‹Awiat› and await.

await  wanted by 1 link in 1 note
  index.md:2:1
    See generators, Awiat and ‹await›.
  Did you mean Awaits.md (singular or plural of the same name)?

2 missing pages, wanted by 3 links in 2 notes.
`);
  expect(backlit(['unresolved', vault]).out).toBe(backlit(['missing', vault]).out);
  expect(json(['missing'])).toEqual({
    version: 1,
    missing: [
      {
        key: 'awiat',
        title: 'Awiat',
        url: '/notes/Awiat',
        spellings: [{ text: 'Awiat', count: 2 }],
        links: 2,
        notes: 2,
        suspicious: false,
        intended: false,
        suggestions: [],
        wantedBy: [
          {
            path: 'Async Generators.md',
            line: 3,
            column: 10,
            heading: 'Key features',
            context: 'Built on Awiat, says "she", Async Generators.',
          },
          { path: 'index.md', line: 1, column: 38, heading: null, context: 'See generators, Awiat and await.' },
        ],
      },
      {
        key: 'await',
        title: 'await',
        url: '/notes/await',
        spellings: [{ text: 'await', count: 1 }],
        links: 1,
        notes: 1,
        suspicious: false,
        intended: false,
        suggestions: [{ path: 'Awaits.md', reason: 'singular or plural of the same name' }],
        wantedBy: [
          { path: 'index.md', line: 2, column: 1, heading: null, context: 'See generators, Awiat and await.' },
        ],
      },
    ],
  });
  expect(csv(['missing'])).toEqual([
    'key,title,url,spellings,links,notes,suspicious,intended,suggestions,path,line,column,heading,context',
    'awiat,Awiat,/notes/Awiat,Awiat,2,2,false,false,,Async Generators.md,3,10,Key features,"Built on Awiat, says ""she"", Async Generators."',
    'awiat,Awiat,/notes/Awiat,Awiat,2,2,false,false,,index.md,1,38,,"See generators, Awiat and await."',
    'await,await,/notes/await,await,1,1,false,false,Awaits.md,index.md,2,1,,"See generators, Awiat and await."',
    '',
  ]);
});

test('a list is no failure, however long', () => {
  for (const name of ['missing', 'orphans', 'deadends', 'tags', 'stats']) {
    expect({ name, ...backlit([name, vault]) }).toMatchObject({ name, code: 0, err: '' });
  }
});

test('backlinks: links of other notes, with line, column and sentence', () => {
  expect(pretty(['backlinks', 'Async Generators'])).toBe(`index
  index.md:1:5
    See ‹generators›, Awiat and await.

1 link to Async Generators.md in 1 note.
`);
  expect(json(['backlinks', 'index'])).toEqual({
    version: 1,
    note: 'index.md',
    backlinks: [
      { from: 'Awaits.md', title: 'Awaits', line: 2, column: 6, heading: 'up', kind: 'property', context: 'up: index' },
    ],
  });
  expect(csv(['backlinks', 'Async Generators'])).toEqual([
    'note,from,title,line,column,heading,kind,context',
    'Async Generators.md,index.md,index,1,5,,wiki,"See generators, Awiat and await."',
    '',
  ]);
  expect(pretty(['backlinks', 'b/topic'])).toBe('Nothing links to b/topic.md yet.\n');
});

test('links: each as in the graph', () => {
  expect(pretty(['links', 'index'])).toBe(`index.md:1:5  → Async Generators.md by its path
  See ‹generators›, Awiat and await.
index.md:1:38  missing
  See generators, ‹Awiat› and await.
index.md:2:1  missing
  See generators, Awiat and ‹await›.

3 links, 2 of them missing.
`);
  const [, , topic] = (json(['links', 'Awaits']) as { links: object[] }).links;
  expect(JSON.stringify(topic)).toBe(
    '{"from":"Awaits.md","line":5,"column":12,"offset":62,"raw":"[[topic#H|T]]","kind":"wiki","target":"topic","heading":"H","block":null,"label":"T","context":"p.png T","status":"ambiguous","to":"a/topic.md","others":["b/topic.md"],"via":"suffix"}',
  );
  const graph = json(['graph']) as { links: { from: string }[] };
  expect(graph.links.filter(({ from }) => from === 'Awaits.md')).toEqual(
    (json(['links', 'Awaits']) as { links: unknown }).links,
  );
});

test('the graph, key by key', () => {
  const small = vaultWith('-- sub/b c.md --\n---\naliases: [B]\n---\n# Bee #zoo\nText ^x\n-- a.md --\n[[gone]]\n');
  expect(backlit(['graph', small]).out).toBe(
    `{"version":1,"vault":{"notes":2,"links":1,"attachments":0},"notes":[
{"path":"a.md","title":"a","aliases":[],"tags":[],"headings":[],"blocks":[],"url":"/notes/a"},
{"path":"sub/b c.md","title":"Bee #zoo","aliases":["B"],"tags":["zoo"],"headings":[{"depth":1,"text":"Bee #zoo","anchor":"bee-zoo","line":4}],"blocks":["x"],"url":"/notes/sub/b-c"}
],"links":[
{"from":"a.md","line":1,"column":1,"offset":0,"raw":"[[gone]]","kind":"wiki","target":"gone","heading":null,"block":null,"label":null,"context":"gone","status":"missing","to":null,"others":[],"via":null}
]}
`,
  );
});

test('orphans and dead ends', () => {
  expect(pretty(['orphans'])).toBe('Awaits.md  Awaits\nb/topic.md  topic\n\n2 orphans: no other note links there.\n');
  expect(json(['deadends'])).toEqual({
    version: 1,
    notes: [
      { path: 'Async Generators.md', title: 'Async Generators' },
      { path: 'a/topic.md', title: 'topic' },
      { path: 'b/topic.md', title: 'topic' },
    ],
  });
  expect(csv(['orphans'])).toEqual(['path,title', 'Awaits.md,Awaits', 'b/topic.md,topic', '']);
});

test('tags and figures', () => {
  expect(pretty(['tags'])).toBe('1  #more\n2  #Python/Async\n\n2 tags.\n');
  expect(json(['stats'])).toEqual({
    version: 1,
    notes: 5,
    links: 8,
    attachments: 1,
    missing: 2,
    orphans: 2,
    deadends: 3,
    tags: 2,
    words: (json(['stats']) as { words: number }).words,
  });
  expect(pretty(['stats'])).toContain('5  notes\n');
});
