import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../lib/reports/edit-distance.ts';
import { nameForm } from '../../lib/reports/name-form.ts';
import { nearTexts, type NearTexts } from '../../lib/reports/near-texts.ts';
import { suggestions } from '../../lib/reports/suggest.ts';

/** Names by path, as `path (reason)` for what may have been meant. */
function meant(names: Readonly<Record<string, readonly string[]>>, asked: string, count?: number): readonly string[] {
  const index = suggestions(() => Object.entries(names).map(([path, own]) => ({ path, names: own })));
  return index.for(asked, count).map(({ path, reason }) => `${path} (${reason})`);
}

function indexed(texts: readonly string[]): NearTexts {
  for (const steps = nearTexts(texts); ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function meantAmong(names: readonly string[], asked: string): readonly string[] {
  return meant(Object.fromEntries(names.map(name => [name, [name]])), asked);
}

test.each([
  ['Async Generators', 'async generators', 'the same name in another place'],
  ['Async Generators', 'async-generators', 'another form of the same name'],
  ['AsyncGenerators', 'async_generators', 'another form of the same name'],
  ['Cafe', 'Café', 'another form of the same name'],
  ['Coroutine', 'Coroutines', 'singular or plural of the same name'],
  ['Queries', 'Query', 'singular or plural of the same name'],
  ['Boxes', 'Box', 'singular or plural of the same name'],
  ['Corotine', 'Coroutine', 'one letter apart'],
  ['Hoem', 'Home', 'two letters swapped'],
  ['Sprint 12 pln', 'Sprint 12 plan', 'one letter apart'],
  ['Sprnt 12', 'Sprint 12', 'one letter apart'],
  ['Release v2x', 'Release v2', 'one letter apart'],
  ['Corutin', 'Coroutine', 'two letters apart'],
  ['Argo CD', 'argo-cd-image-updater', 'begins with the same words'],
  ['Image Updater', 'argo-cd-image-updater', 'contains the same words'],
  ['Async Generators Explained', 'Async Generators', 'its name is part of this one'],
  ['git push', 'Git', 'its name is part of this one'],
  ['Event Loop asyncio', 'asyncio event loops', 'made of the same words'],
  ['低耦合，高内聚', '高内聚，低耦合', 'made of the same words'],
  ['可执行的策略', '可执行的写作策略', 'shares the words “可执行的” and “策略”'],
  ['Event Loop in asyncio', 'asyncio event loop', 'shares the words “event”, “loop” and “asyncio”'],
  ['Asyncio: how its Event Loop works', 'Event loop of asyncio', 'shares the words “asyncio”, “event” and “loop”'],
  ['使用技巧 快捷键', '快捷键的使用技巧', 'shares the words “使用技巧” and “快捷键”'],
  ['思实想验', '思想实验', 'two letters swapped'],
  ['交换', '交换机', 'begins with the same words'],
  ['花园', '🍀 我的花园导览', 'contains the same words'],
])('%s → %s: %s', (asked, name, reason) => {
  expect(meantAmong([name], asked)).toEqual([`${name} (${reason})`]);
});

test.each([
  ['Chapter 1', 'Chapter 2'],
  ['2024-01-05', '2024-01-06'],
  ['v1.2', 'v1.3'],
  ['iOS', 'CSS'],
  ['Inbox', 'index'],
  ['交换机', '交换器'],
  ['go', 'go-kart racing'],
  ['A history of everything', 'history'],
  ['GTD', 'ZTD'],
  ['vite', 'Kite'],
  ['linkerd', 'Linter'],
  ['airtable', 'Sortable'],
  ['RFC 1234', 'RFP 1234'],
  ['个人简历', '个人简介'],
  ['背部肌肉训练', '肩部肌肉训练'],
  ['Cooking MOC', 'MOC'],
  ['知乎', '量化健身：原理解析（知乎大V，从解剖学、生理学、营养学角度解析动作、计划、训练、饮食）'],
  ['Sprint 3 notes and plan', 'Plan and notes of sprint 4'],
  ['!?', '!!'],
])('%s does not suggest %s', (asked, name) => {
  expect(meantAmong([name], asked)).toEqual([]);
});

test('a name that shares telling words comes before one that shares the words of half the vault', () => {
  const names = ['Event Loop Explained', 'Task Explained', 'Future Explained', 'Stream Explained', 'Explained'];
  expect(meantAmong(names, 'Explained: the Loop of an Event')).toEqual([
    'Event Loop Explained (shares the words “explained”, “loop” and “event”)',
  ]);
  expect(meantAmong(names, 'Queue Explained')).toEqual([]);
});

test('what the vault names otherwise is another thing, what it does not know may be a slip', () => {
  const names = ['Running plugins on Windows servers', 'Running plugins on Linux servers'];
  expect(meantAmong([names[0] ?? ''], 'Running plugins on Linux servers')).toEqual([
    'Running plugins on Windows servers (shares the words “running”, “plugins” and “servers”)',
  ]);
  const other = 'Running Linux plugins on servers with care';
  expect(meantAmong([...names, 'care'], other)[0]).toMatch(/^Running plugins on Linux servers/);
});

test('of names that share words the most similar comes first, whichever way they share them', () => {
  const names = ['Release', 'Release checklist', 'Release checklist for plugins', 'Checklist of a plugin release'];
  expect(meantAmong(names, 'Plugin release checklist')).toEqual([
    'Release checklist for plugins (shares the words “plugin”, “release” and “checklist”)',
    'Checklist of a plugin release (shares the words “plugin”, “release” and “checklist”)',
    'Release checklist (its name is part of this one)',
  ]);
});

test('what is excepted gives its place to the next', () => {
  const index = suggestions(() => ['Topic a', 'Topic b', 'Topic c'].map(name => ({ path: name, names: [name] })));
  expect(index.for('Topic', 2, 'Topic a').map(({ path }) => path)).toEqual(['Topic b', 'Topic c']);
  expect(index.for('Topic', 1).map(({ path }) => path)).toEqual(['Topic a']);
});

test('the best reason comes first, then the name with the fewest further words, then the path', () => {
  const names = ['Argo CD image updater', 'Argo CDs', 'Argo CD notes', 'Argo CE', 'argo_cd', 'Argo CD apps'];
  expect(meant(Object.fromEntries(names.map(name => [name, [name]])), 'Argo CD', 10)).toEqual([
    'argo_cd (another form of the same name)',
    'Argo CDs (singular or plural of the same name)',
    'Argo CE (one letter apart)',
    'Argo CD apps (begins with the same words)',
    'Argo CD notes (begins with the same words)',
    'Argo CD image updater (begins with the same words)',
  ]);
});

test('a note with several fitting names is suggested once, for the best of them', () => {
  const names = { 'a.md': ['coroutine', 'Coroutine basics', 'Corotuine'], 'b.md': ['Coroutines'] };
  expect(meant(names, 'Coroutine')).toEqual([
    'a.md (the same name in another place)',
    'b.md (singular or plural of the same name)',
  ]);
});

test('three are suggested unless another number is asked for', () => {
  const names = { a: ['Topic one'], b: ['Topic two'], c: ['Topic three'], d: ['Topic four'] };
  expect(meant(names, 'Topic')).toHaveLength(3);
  expect(meant(names, 'Topic', 1)).toEqual(['a (begins with the same words)']);
});

test('edit distance is what a table filled by hand gives', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b, 2)).toBe(Math.min(plainDistance(a, b), 3));
    }),
    { numRuns: 2000 },
  );
});

test('the index finds every text that comparing all of them finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(longWord, { minLength: 1, maxLength: 40 }), longWord, (texts, asked) => {
      const near = indexed(texts)
        .near(asked)
        .filter(({ edits }) => edits !== 'swap')
        .map(({ index }) => index);
      const all = texts.flatMap((text, index) => {
        const distance = plainDistance(text, asked);
        const swapped = distance === 2 && [...text].sort().join('') === [...asked].sort().join('');
        return distance > 0 && distance <= 2 && !swapped && (distance === 1 || text[0] === asked[0]) ? [index] : [];
      });
      expect(all.filter(index => !near.includes(index))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('what a question costs does not grow with the number of names', () => {
  const costs = [1000, 10_000].map(count => {
    const names = Array.from({ length: count }, (_, number) => `note ${number} ${lettersOf(number * 7919)}`);
    const index = suggestions(() => names.map(name => ({ path: name, names: [name] })));
    for (let question = 0; question < 500; question++) index.for(`note ${question} ${lettersOf(question * 7919)}x`);
    return index.compared / 500;
  });
  expect(costs[1]).toBeLessThan(20);
  expect(costs[1]).toBeLessThanOrEqual((costs[0] ?? 0) * 2 + 1);
});

test('names that are all alike cost a bounded number of comparisons', () => {
  const names = Array.from({ length: 5000 }, (_, number) => `meeting${lettersOf(number)}`);
  const index = suggestions(() => names.map(name => ({ path: name, names: [name] })));
  for (let question = 0; question < 20; question++) index.for(`meetingq${lettersOf(question)}`);
  expect(index.compared).toBeLessThanOrEqual(20 * 200);
});

test('names that share their words with all others cost a bounded number of comparisons', () => {
  const names = Array.from({ length: 5000 }, (_, number) => `weekly team meeting ${lettersOf(number)}`);
  const index = suggestions(() => names.map(name => ({ path: name, names: [name] })));
  for (let question = 0; question < 20; question++) index.for(`meeting team weekly ${lettersOf(question)}q`);
  expect(index.compared).toBeLessThanOrEqual(20 * (200 + 256));
});

test('of very long names only the beginning counts, and no letters are compared', () => {
  const long = Array.from({ length: 200 }, (_, number) => lettersOf(number * 31)).join(' ');
  expect(nameForm(long).terms).toHaveLength(64);
  const index = indexed([long]);
  expect(index.near(`${long}x`)).toEqual([]);
  expect(index.compared).toBe(0);
  expect(meantAmong([long], `${long} more`)).toEqual([expect.stringContaining('(shares the words “')]);
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
/** Long enough that two edits are allowed. */
const longWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 8, maxLength: 12 });

/** `0` → aaaa, `1` → baaa: different letters, no digits. */
function lettersOf(number: number): string {
  return Array.from({ length: 6 }, (_, place) =>
    String.fromCharCode(97 + (Math.floor(number / 26 ** place) % 26)),
  ).join('');
}

function plainDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
