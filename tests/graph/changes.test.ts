/** The law of the graph: whatever happened to it, it equals one built from what there is now, in any other order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Edge } from '../../lib/graph/edge.ts';
import { Graph, type Leads } from '../../lib/graph/graph.ts';
import { isWrittenAlike } from '../../lib/graph/resolve.ts';
import { summarise } from '../../lib/markdown/summary.ts';
import type { AttachmentId, Change, Name, NoteId, Target } from '../../lib/model.ts';
import { destination } from '../../lib/names/want.ts';

const paths = [
  'a.md',
  'A.md',
  'b.md',
  'x/a.md',
  'x/b.md',
  'x/y/a.md',
  'x/index.md',
  'x/x.md',
  'x/y/README.md',
  'y/y.md',
  'é.md',
  'a.md.md',
  'p.png.md',
  'liquid.md',
];
const files = ['p.png', 'x/p.png', 'a', 'x/P.png'];
const written = ['[[%]]', '![[%]]', '[t](<%>)'];
/** The last two have one hash. */
const targets = [
  'a',
  'A',
  'b',
  'x/a',
  'y/a',
  '/a',
  './a',
  '../a',
  'x',
  'é',
  'e\u0301',
  'p.png',
  './x',
  '/x/',
  'y',
  'gone',
  'a.md',
  'One',
  '#h',
  'liquid',
  'costarring',
];

const text = fc
  .record({
    alias: fc.option(fc.constantFrom('One', 'b', 'gone', 'a'), { nil: null }),
    title: fc.option(fc.constantFrom('One', 'Two', 'a'), { nil: null }),
    links: fc.array(fc.tuple(fc.constantFrom(...targets), fc.constantFrom(...written)), { maxLength: 4 }),
  })
  .map(({ alias, title, links }) => {
    const matter = alias === null ? '' : `---\naliases: ${alias}\n---\n`;
    const heading = title === null ? '' : `# ${title}\n\n`;
    return matter + heading + links.map(([target, how]) => how.replace('%', target)).join(' ');
  });

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...paths), text).map(([id, body]) => put(id, body)) },
  { weight: 2, arbitrary: fc.constantFrom(...paths).map(id => ({ drop: id as NoteId })) },
  { weight: 1, arbitrary: fc.constantFrom(...files).map(id => ({ putFile: id as AttachmentId })) },
  { weight: 1, arbitrary: fc.constantFrom(...files).map(id => ({ dropFile: id as AttachmentId })) },
);

function put(id: string, body: string): Change {
  return { put: summarise(id as NoteId, body, body, []) };
}

/** What is there after these changes, one change each. */
function outcome(changes: readonly Change[]): readonly Change[] {
  const there = new Map<string, Change>();
  for (const each of changes) {
    if ('put' in each) there.set(each.put.id, each);
    else if ('putFile' in each) there.set(each.putFile, each);
    else there.delete('drop' in each ? each.drop : each.dropFile);
  }
  return [...there.values()];
}

function built(changes: readonly Change[]): Graph {
  const graph = new Graph();
  for (const each of changes) graph.apply(each);
  return graph;
}

/** Everything the graph can say. */
function picture(graph: Graph): readonly string[] {
  const lines: string[] = [];
  for (const edge of graph.edges()) {
    lines.push(`${edge.from}:${edge.start} ${edge.target} → ${meaning(graph.resolve(edge.from, edge.want))}`);
    for (const missing of graph.incomingToMissing(edge.want.key).edges())
      lines.push(`wanted ${edge.want.key} by ${missing.from}`);
  }
  for (const id of [...graph.notes(), ...graph.attachments()]) {
    lines.push(
      `${id} ← ${graph
        .incoming(id)
        .edges()
        .map(edge => `${edge.from}:${edge.start}`)
        .join(' ')}`,
    );
  }
  return lines;
}

function meaning(target: Target): string {
  return target.state === 'missing'
    ? target.name
    : `${target.id} ${target.via} ${'others' in target ? target.others : ''}`;
}

test('after any changes the graph equals a rebuild in any order', () => {
  const cases = fc.array(change, { maxLength: 25 }).chain(changes => {
    const now = outcome(changes);
    return fc.tuple(
      fc.constant(changes),
      fc.shuffledSubarray([...now], { minLength: now.length, maxLength: now.length }),
    );
  });
  fc.assert(
    fc.property(cases, ([changes, rebuilt]) => {
      expect(picture(built(changes))).toEqual(picture(built(rebuilt)));
    }),
    { numRuns: 400 },
  );
});

test('indexes that are begun while notes are put come out the same', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25 }), fc.nat(25), (changes, begun) => {
      const graph = new Graph();
      for (const [at, each] of changes.entries()) {
        graph.apply(each);
        if (at % 3 === begun % 3) for (const _ of graph.following());
      }
      for (const _ of graph.preparing());
      expect(picture(graph)).toEqual(picture(built(changes)));
    }),
    { numRuns: 200 },
  );
});

test('backlinks and links tell the same', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), changes => {
      const graph = built(changes);
      const backward = new Set<string>();
      for (const id of [...graph.notes(), ...graph.attachments()]) {
        for (const edge of graph.incoming(id).edges()) backward.add(`${edge.from}:${edge.start} ${id}`);
      }
      const forward = new Set<string>();
      for (const edge of graph.edges()) {
        const target = graph.resolve(edge.from, edge.want);
        if (target.state !== 'missing' && target.id !== edge.from)
          forward.add(`${edge.from}:${edge.start} ${target.id}`);
      }
      expect(backward).toEqual(forward);
    }),
    { numRuns: 200 },
  );
});

test('what is missing is what finds nothing, spelled as its links spell it', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), changes => {
      const graph = built(changes);
      const nothing = [...graph.edges()].filter(edge => graph.resolve(edge.from, edge.want).state === 'missing');
      const asks = Array.from({ length: graph.asks }, (_, ask) => ask);
      const told = graph.incomingToMissed(asks);
      expect(told.edges().map(edge => `${edge.from}:${edge.start}`)).toEqual(
        nothing.map(edge => `${edge.from}:${edge.start}`),
      );
      expect([told.links, told.notes]).toEqual([nothing.length, new Set(nothing.map(edge => edge.from)).size]);
      for (const { want } of nothing) {
        const alike = nothing.filter(edge => edge.want.key === want.key);
        const spellings = [...graph.missingSpellings(want.key)].flatMap(([text, count]) => Array(count).fill(text));
        expect(spellings.sort()).toEqual(alike.map(edge => edge.want.spelling).sort());
      }
    }),
    { numRuns: 200 },
  );
});

test('what is remembered of a resolution is what a new one would say, after every change', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), fc.nat(8), (changes, first) => {
      const graph = new Graph();
      changes.forEach((each, number) => {
        graph.apply(each);
        // The indexes are made when they are first asked for: from then on they must hear of everything.
        if (number === first) for (const id of graph.notes()) graph.incoming(id);
        const linked = new Map<string, number>();
        const linking = new Set<string>();
        for (const edge of graph.edges()) {
          const target = graph.resolve(edge.from, edge.want);
          expect(graph.meaning(edge)).toEqual(target);
          if (target.state === 'missing' || target.id === edge.from) continue;
          linked.set(target.id, (linked.get(target.id) ?? 0) + 1);
          if (graph.isNote(target.id)) linking.add(edge.from);
        }
        const connected = graph.connected();
        for (const id of [...graph.notes(), ...graph.attachments()]) {
          expect(connected.linksTo(id)).toBe(linked.get(id) ?? 0);
          expect(graph.isNote(id) && connected.isLinking(id)).toBe(linking.has(id));
        }
      });
    }),
    { numRuns: 200 },
  );
});

test('links to a file are counted as they come and go, whenever somebody asks', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.nat(3)), { maxLength: 20 }), changes => {
      const graph = new Graph();
      changes.forEach(([each, asked], number) => {
        graph.apply(each);
        if (asked === 0) graph.connected().linksTo('a.md' as NoteId);
        if (asked === 1) graph.counting().next();
        if (asked === 2) for (const id of graph.notes()) graph.incoming(id);
        if (number < changes.length - 1) return;
        const { linksTo } = graph.connected();
        const files = [...graph.notes(), ...graph.attachments()];
        expect(files.map(linksTo)).toEqual(files.map(id => graph.incoming(id).links));
        expect([...graph.unlinked()].sort()).toEqual(graph.notes().filter(id => linksTo(id) === 0));
      });
    }),
    { numRuns: 500 },
  );
});

test('what is not doubtful goes as a whole to another file, which is written as it is', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), changes => {
      const graph = built(changes);
      const key = ({ from, start }: Edge): string => `${from}:${start}`;
      const doubtful = new Map([...graph.doubtful()].flatMap(edge => (edge === null ? [] : [[key(edge), edge]])));
      const all = [...graph.edges()];
      expect(all.filter(edge => doubtful.has(key(edge)))).toEqual([...doubtful.values()]);
      for (const edge of all.filter(each => !doubtful.has(key(each)))) {
        const target = graph.resolve(edge.from, edge.want);
        if (target.state !== 'found' || target.id === edge.from) throw new Error(`${key(edge)} is ${target.state}`);
        if (target.via !== 'alias' && target.via !== 'title' && target.via !== 'folder') {
          expect(isWrittenAlike(destination(edge.target), target.id)).toBe(true);
        }
        if (graph.isNote(target.id))
          expect([edge.heading, edge.block, edge.kind === 'embed']).toEqual([null, null, false]);
      }
    }),
    { numRuns: 200 },
  );
});

test('where links lead is what they resolve to', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), changes => {
      const graph = built(changes);
      const told = leadsOf(graph);
      const notes = graph.notes();
      const targets = [...graph.edges()].flatMap(({ from, want }) => {
        const target = graph.resolve(from, want);
        return target.state === 'missing' || target.id === from ? [] : [{ from, to: target.id }];
      });
      for (const [place, id] of notes.entries()) {
        const leads = targets.filter(({ from, to }) => from === id && graph.isNote(to)).map(({ to }) => to);
        const row = told.neighbours.subarray(told.starts[place], told.starts[place + 1]);
        expect(Array.from(row, to => notes[to])).toEqual(leads);
        expect(told.isLinking(id)).toBe(leads.length > 0);
      }
      for (const id of [...notes, ...graph.attachments()]) {
        expect(told.isLinked(id)).toBe(targets.some(({ to }) => to === id));
      }
    }),
    { numRuns: 200 },
  );
});

function leadsOf(graph: Graph): Leads {
  for (const steps = graph.leading(); ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

test('names of one hash are different names', () => {
  const graph = new Graph();
  graph.apply(put('a.md', '[[costarring]] [[liquid]] [[liquid]]'));
  expect(graph.missingAt('liquid' as Name)).toEqual(['liquid']);
  expect(graph.incomingToMissing('liquid' as Name).links).toBe(2);
  graph.apply(put('liquid.md', ''));
  expect([graph.missingAt('liquid' as Name), graph.missingAt('costarring' as Name)]).toEqual([[], ['costarring']]);
  expect(graph.incoming('liquid.md' as NoteId).links).toBe(2);
});
