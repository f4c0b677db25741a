/** `backlit search`, as people and programs see it. */
import { expect, test } from 'vitest';
import { backlit, vaultWith } from './bundle.ts';

const vault = vaultWith(`
-- Event Loop.md --
---
tags: [python]
---
# Event Loop

It turns and sleeps.

## Fairness

Each turn is short; see [[Asyncio Explained]].
-- guide/Start.md --
The event loop comes first.
`);

const run = (...args: readonly string[]) => backlit(['search', ...args], { cwd: vault });

test('for people: place, text with its marks, heading', () => {
  const { out, err, code } = run('event loop', '.');
  expect(out).toBe(`Event Loop.md:6: It turns and sleeps.
guide/Start.md:1: The ‹event› ‹loop› comes first.

2 results.
`);
  expect([err, code]).toEqual(['', 0]);
  expect(run('fairness', '.').out).toBe(`Event Loop.md:10: Each turn is short; see Asyncio Explained. › Fairness
Event Loop.md:8: Each turn is short; see Asyncio Explained. › Fairness

2 results.
`);
});

test('several words are one query, unless the last is a folder', () => {
  expect(run('loop', 'event').out).toBe(run('loop event').out);
  expect(run('loop', 'event', 'guide').out).toContain('guide/Start.md:1:');
  expect(run('loop', './nowhere')).toMatchObject({ code: 2, out: '' });
});

test('pages that are not written yet, and how to write them', () => {
  expect(run('asyncio explained').out).toContain(
    'Asyncio Explained  not written yet, wanted 1×  npx backlit new "Asyncio Explained"',
  );
});

test('nothing found is no fault, and is said', () => {
  expect(run('zebra')).toEqual({ code: 0, out: '', err: 'No note says “zebra”.\n' });
  expect(run('evnt lop').err).toContain('No note says “evnt lop”.\n');
  expect(run('-q', 'zebra').err).toBe('');
});

test('a slip is said', () => {
  expect(run('fiarness')).toMatchObject({ code: 0, err: 'What has “fairness” was looked for, too.\n' });
});

test('for programs', () => {
  expect(JSON.parse(run('sleeps', '--json').out)).toEqual({
    version: 1,
    query: 'sleeps',
    total: 1,
    results: [
      {
        path: 'Event Loop.md',
        title: 'Event Loop',
        line: 6,
        heading: null,
        snippet: 'It turns and sleeps.',
        score: expect.any(Number) as number,
      },
    ],
    missing: [],
    tags: [],
  });
  expect(JSON.parse(run('python', '--json').out)).toMatchObject({ tags: [{ tag: 'python', notes: 1 }] });
  expect(run('event', '--format', 'csv').out.split('\r\n')[0]).toBe('query,path,title,line,heading,snippet,score');
});

test('--max', () => {
  expect(run('event', '--max', '1').out).toContain('The first 1 of 2 results; --max tells more.');
  expect(run('event', '--max', 'x').code).toBe(2);
});
