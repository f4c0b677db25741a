/** When previews open and close, moment by moment, on a clock that the test turns. */
import { expect, test } from 'vitest';
import { resting, step, wakesAt, type Happening, type Timing } from '../../lib/client/preview-timing.ts';

/** A reader, with links `a`, `b`, `c`, and a clock. */
class Reader {
  now = 1000;
  timing: Timing<string> = resting();

  /** Time passes; what is due meanwhile happens at its time. */
  wait(milliseconds: number): this {
    const end = this.now + milliseconds;
    for (let due = wakesAt(this.timing); due !== null && due <= end; due = wakesAt(this.timing)) {
      this.now = Math.max(this.now, due);
      this.tell({ kind: 'tick' });
    }
    this.now = end;
    return this;
  }

  tell(happening: Happening<string>): this {
    this.timing = step(this.timing, happening, this.now);
    return this;
  }

  point(at: string | null, towards = false): this {
    return this.tell({ kind: 'pointer', at, towards });
  }

  focus(at: string | null): this {
    return this.tell({ kind: 'focus', at });
  }

  load(link: string, found = true): this {
    return this.tell({ kind: 'loaded', link, found });
  }

  /** Rests on a link until its preview is open. */
  open(link: string): this {
    return this.point(link).wait(200).load(link).wait(300);
  }

  /** The link whose preview is open. */
  get shown(): string | null {
    return this.timing.phase === 'open' ? this.timing.link : null;
  }
}

test('a pointer that rests on a link opens its preview after 500 ms, asked for after 150', () => {
  const reader = new Reader().point('a').wait(149);
  expect(reader.timing.asked).toBe(false);
  expect(reader.wait(1).timing.asked).toBe(true);
  expect(reader.load('a').wait(349).shown).toBeNull();
  expect(reader.wait(1).shown).toBe('a');
});

test('what takes longer to load opens when it is there, if the pointer still is', () => {
  expect(new Reader().point('a').wait(900).load('a').shown).toBe('a');
});

test('moving within the link does not begin anew', () => {
  expect(new Reader().point('a').wait(200).load('a').point('a').wait(299).point('a').wait(1).shown).toBe('a');
});

test('a pointer that left while it was loading gets no preview, neither of this link nor for the next one', () => {
  const reader = new Reader().point('a').wait(200).point(null).load('a').wait(2000);
  expect(reader.shown).toBeNull();
  expect(reader.point('b').wait(200).load('a').wait(2000).shown).toBeNull();
  expect(reader.load('b').shown).toBe('b');
});

test('the next preview comes at once until 300 ms after another was left, and waits from then on', () => {
  const left = (): Reader => new Reader().open('a').point(null).wait(300);
  expect(left().shown).toBeNull();
  expect(left().wait(299).point('b').load('b').shown).toBe('b');
  expect(left().wait(300).point('b').load('b').wait(499).shown).toBeNull();
  expect(left().wait(300).point('b').load('b').wait(500).shown).toBe('b');
});

test('from an open preview straight to another link', () => {
  const reader = new Reader().open('a').point('b');
  expect(reader.shown).toBeNull();
  expect(reader.timing.asked).toBe(true);
  expect(reader.load('b').shown).toBe('b');
});

test('it stays 300 ms after it was left, and as long as the pointer is in it', () => {
  const reader = new Reader().open('a').point(null).wait(299);
  expect(reader.shown).toBe('a');
  expect(reader.point('card').wait(60_000).shown).toBe('a');
  expect(reader.point(null).wait(299).shown).toBe('a');
  expect(reader.wait(1).shown).toBeNull();
});

test('who moves about outside has no more time than who does not', () => {
  expect(new Reader().open('a').point(null).wait(200).point(null).wait(100).shown).toBeNull();
});

test('other links on the way to the card open nothing; who stops at one has its preview', () => {
  const reader = new Reader().open('a').point(null, true).wait(200).point('b', true).wait(200);
  expect(reader.shown).toBe('a');
  expect(reader.point('card').wait(1000).shown).toBe('a');
  reader.point('b', true).wait(299);
  expect(reader.shown).toBe('a');
  expect(reader.wait(1).load('b').shown).toBe('b');
});

test('the focus opens after 700 ms, however soon after another preview', () => {
  const reader = new Reader().focus('a').wait(200).load('a').wait(499);
  expect(reader.shown).toBeNull();
  expect(reader.wait(1).shown).toBe('a');
  reader.focus('b').wait(200).load('b').wait(499);
  expect(reader.shown).toBeNull();
  expect(reader.wait(1).shown).toBe('b');
});

test('who tabs past links opens and asks for nothing', () => {
  const reader = new Reader();
  for (const link of ['a', 'b', 'c', 'a', 'b']) {
    reader.focus(link).wait(100);
    expect(reader.timing.asked).toBe(false);
  }
  expect(reader.focus(null).wait(5000).shown).toBeNull();
});

test('a pointer that moves elsewhere takes nothing from who reads by keyboard', () => {
  const reader = new Reader().focus('a').wait(200).load('a').point(null).wait(500);
  expect(reader.shown).toBe('a');
  expect(reader.point(null).wait(5000).shown).toBe('a');
  expect(reader.focus(null).wait(300).shown).toBeNull();
});

test('a pointer that rests on a link while somebody tabs about opens nothing there', () => {
  const reader = new Reader().point('b').tell({ kind: 'dismiss' }).focus('a').wait(700).load('a');
  expect(reader.focus(null).wait(300).timing.phase).toBe('rest');
});

test('scrolling closes, and nothing opens until the pointer moves again', () => {
  const reader = new Reader().open('a').tell({ kind: 'scroll' });
  expect(reader.shown).toBeNull();
  expect(reader.wait(5000).shown).toBeNull();
  expect(reader.point('b').load('b').wait(499).shown).toBeNull();
});

test('scrolling ends the waiting of a pointer, again and again', () => {
  const reader = new Reader();
  for (let i = 0; i < 20; i++) reader.point('a').wait(100).tell({ kind: 'scroll' });
  expect(reader.wait(5000).shown).toBeNull();
});

test('the browser scrolls to what gets the focus: its preview waits until that is over', () => {
  const reader = new Reader().focus('a').wait(200).load('a').tell({ kind: 'scroll' }).wait(699);
  expect(reader.shown).toBeNull();
  expect(reader.wait(1).shown).toBe('a');
});

test('a preview that was dismissed stays away until the reader has been elsewhere', () => {
  const reader = new Reader().open('a').tell({ kind: 'dismiss' });
  expect(reader.shown).toBeNull();
  expect(reader.point('a').wait(5000).shown).toBeNull();
  expect(reader.point(null).wait(50).point('a').wait(200).load('a').wait(299).shown).toBeNull();
  expect(reader.wait(1).shown).toBe('a');
});

test('the focus that stays, or comes back out of the card, does not open again what was dismissed', () => {
  const reader = new Reader().focus('a').wait(700).load('a').focus('card').wait(5000);
  expect(reader.shown).toBe('a');
  expect(reader.tell({ kind: 'dismiss' }).focus('a').wait(5000).shown).toBeNull();
});

test('what is not there is asked for once', () => {
  const reader = new Reader().point('a').wait(200).load('a', false);
  expect(reader.timing.phase).toBe('rest');
  expect(reader.point('a').wait(5000).timing.asked).toBe(false);
});

test('at rest there is nothing to wait for', () => {
  expect(wakesAt(resting())).toBeNull();
  expect(wakesAt(new Reader().open('a').timing)).toBeNull();
  expect(wakesAt(new Reader().open('a').tell({ kind: 'dismiss' }).timing)).toBeNull();
});
