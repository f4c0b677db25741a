/** Long works of one wiki take turns: whoever asks first, then what somebody waits for, then what is only to be at hand. */
import { expect, test } from 'vitest';
import { takeSome, Turns } from '../../lib/wiki/turns.ts';

/** Steps that last a slice each, so that every turn takes one. */
function* work(name: string, turns: number, taken: string[]): Generator<void, string> {
  for (let turn = 0; turn < turns; turn++) {
    for (const end = performance.now() + 5; performance.now() < end;);
    taken.push(name);
    yield;
  }
  return name;
}

test('works of like urgency go on in turn', async () => {
  const turns = new Turns();
  const taken: string[] = [];
  const made = await Promise.all(['a', 'b'].map(name => turns.take('upkeep', work(name, 3, taken))));
  expect(made).toEqual(['a', 'b']);
  expect(taken.join('')).toBe('ababab');
});

test('what is awaited has three turns of four', async () => {
  const turns = new Turns();
  const taken: string[] = [];
  const upkeep = turns.take('upkeep', work('u', 6, taken));
  await turns.take('awaited', work('a', 6, taken));
  expect(taken.filter(name => name === 'u').length).toBeLessThanOrEqual(3);
  await upkeep;
  expect(taken.filter(name => name === 'u')).toHaveLength(6);
});

test('others are served between two slices', async () => {
  const turns = new Turns();
  const taken: string[] = [];
  const answered = new Promise<void>(resolve => {
    setImmediate(() => {
      taken.push('answer');
      resolve();
    });
  });
  await Promise.all([turns.take('awaited', work('a', 3, taken)), answered]);
  expect(taken.indexOf('answer')).toBeLessThan(2);
});

test('work that nobody needs any more is left, and a fault of one is no fault of the others', async () => {
  const turns = new Turns();
  const taken: string[] = [];
  const left = turns.takeWhile(() => taken.length < 2, work('a', 100, taken));
  const faulty = turns.take('upkeep', {
    next: () => {
      throw new Error('no');
    },
  });
  const whole = turns.take('upkeep', work('u', 2, taken));
  await expect(faulty).rejects.toThrow('no');
  expect(await left).toBeNull();
  expect(await whole).toBe('u');
});

test('at least one step is taken, and as many as are asked for', () => {
  const taken: string[] = [];
  expect(takeSome(work('a', 5, taken), 0)).toBeNull();
  expect(taken).toHaveLength(1);
  expect(takeSome(work('b', 3, taken), 0, 4)).toEqual({ made: 'b' });
});
