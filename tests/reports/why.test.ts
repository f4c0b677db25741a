import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Graph } from '../../lib/graph/graph.ts';
import { summarise } from '../../lib/markdown/summary.ts';
import type { AttachmentId, LinkKind, NoteId } from '../../lib/model.ts';
import { wantOf } from '../../lib/names/want.ts';
import { explain, reasonInFull } from '../../lib/reports/why.ts';

const name = fc.constantFrom('x', 'X', 'y', 'index', 'README', 'x.png', 'a');
const folder = fc.constantFrom('', 'a/', 'A/', 'b/', 'b/a/', 'long/folder/');
const file = fc.record({
  path: fc.tuple(folder, name, fc.boolean()).map(([folder, name, md]) => `${folder}${name}${md ? '.md' : ''}`),
  alias: fc.constantFrom('x', 'y', 'Z'),
});
const target = fc
  .tuple(fc.constantFrom('', './', '../', '/', 'a/', 'b/a/'), name, fc.constantFrom('', '.md', '/'))
  .map(parts => parts.join(''));

test('the step that is told to decide chooses what resolution finds, whatever the vault', () => {
  const kinds = fc.constantFrom<LinkKind>('wiki', 'embed', 'markdown');
  fc.assert(
    fc.property(fc.array(file, { maxLength: 12 }), target, folder, kinds, (files, target, folder, kind) => {
      const graph = new Graph();
      for (const { path, alias } of files) {
        if (!path.endsWith('.md')) graph.apply({ putFile: path as AttachmentId });
        else graph.apply({ put: summarise(path as NoteId, `---\naliases: [${alias}]\n---\n`, '', []) });
      }
      const from = `${folder}from.md` as NoteId;
      const want = wantOf(kind, from, target);
      const steps = graph.steps(from, want);
      const told = explain({ from, want, steps, answering: graph.answering(want), nearest: [] });
      const found = graph.resolve(from, want);
      const chosen = told.flatMap(step => step.chosen ?? []);
      expect(chosen).toEqual(found.state === 'missing' ? [] : [found.id]);
      expect(told.some(({ rule }) => rule === 'missing')).toBe(found.state === 'missing');
      const listed = told.flatMap(({ candidates }) => candidates);
      expect(new Set(listed).size).toBe(listed.length);
      if (found.state === 'ambiguous') {
        expect(told.find(step => step.chosen !== null)?.candidates).toEqual(expect.arrayContaining([...found.others]));
      }
      for (const { candidates, chosen, lost } of told) {
        const others = candidates.filter(id => id !== chosen);
        expect(lost.map(({ path }) => path)).toEqual(others);
      }
    }),
    { numRuns: 500 },
  );
});

test('of a great many losers the first are told', () => {
  const lost = Array.from({ length: 14 }, (_, i) => ({ path: `${i}.md` as NoteId, reason: 'longer path' }));
  const step = { rule: 'alias', candidates: [], chosen: null, reason: '15 matches: the shortest path', lost };
  expect(reasonInFull(step)).toMatch(/^15 matches: the shortest path; not “0\.md” \(longer path\); .*; nor 4 others$/);
});
