import { expect, test } from 'vitest';
import { backlit, vaultWith } from './bundle.ts';

const vault = vaultWith(`
-- index.md --
# Start
The event loop runs each
event loop; [[Event Loop]] is linked here, the event loop not.
## More
An Event Loop.
-- Event Loop.md --
-- topics/other.md --
Event loops. A "Loop, event".
The loop of events, \`event loop\`. Event loop!
-- C.md --
`);

test('mentions: by path and place, with their sentences', () => {
  expect(backlit(['mentions', 'Event Loop', '.'], { cwd: vault }).out).toBe(`Start
  index.md:5:4 › More
    An ‹Event Loop›.

other
  topics/other.md:2:35
    ‹Event loop›!

2 mentions of “Event Loop” in 2 notes, not linked.
`);
});

test('the same for programs', () => {
  expect(JSON.parse(backlit(['mentions', 'Event Loop.md', '--json', vault]).out)).toEqual({
    version: 1,
    note: 'Event Loop.md',
    mentions: [
      { from: 'index.md', title: 'Start', line: 5, column: 4, text: 'Event Loop', context: 'An Event Loop.' },
      { from: 'topics/other.md', title: 'other', line: 2, column: 35, text: 'Event loop', context: 'Event loop!' },
    ],
  });
  const { out } = backlit(['mentions', 'Event Loop', '--format', 'csv', vault]);
  expect(out.split('\r\n')).toEqual([
    'note,from,title,line,column,text,context',
    'Event Loop.md,index.md,Start,5,4,Event Loop,An Event Loop.',
    'Event Loop.md,topics/other.md,other,2,35,Event loop,Event loop!',
    '',
  ]);
});

test('none is an answer, too short a name is said, no such note is an error', () => {
  const ask = (note: string): { out: string; code: number | null } => backlit(['mentions', note, vault]);
  expect(ask('other')).toMatchObject({
    code: 0,
    out: 'No other note says “other” without linking to topics/other.md.\n',
  });
  expect(ask('C')).toMatchObject({ code: 0, out: 'The names of C.md are too short to be looked for.\n' });
  expect(ask('Evnt Loop').code).toBe(2);
});
