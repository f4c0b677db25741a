/** What a summary is, beyond what the specification says of its contents. */
import { expect, test } from 'vitest';
import { summarise } from '../../lib/markdown/summary.ts';
import type { NoteId } from '../../lib/model.ts';

test('a note owns no accessor, for each of which V8 would keep a shape and with it the text of that note', () => {
  const note = summarise('a.md' as NoteId, '# Title\n\n## Part\n\n[[b]]', '', []);
  const own = Object.values(Object.getOwnPropertyDescriptors(note));
  expect(own.filter(({ get }) => get !== undefined)).toEqual([]);
  expect(note.headings.map(({ anchor }) => anchor)).toEqual(['title', 'part']);
  expect(note.names).toBe(note.names);
});
