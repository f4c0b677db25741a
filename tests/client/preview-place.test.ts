/** Where previews stand, and which way leads to one. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTowards, placed } from '../../lib/client/preview-place.ts';

const view = { width: 1280, height: 800 };
const card = { width: 352, height: 320 };
const lineAt = (left: number, top: number, width = 120) => ({ left, top, right: left + width, bottom: top + 24 });

test('below its link where there is room, else above', () => {
  expect(placed(lineAt(300, 200), card, view, false)).toEqual({ left: 300, top: 230, right: 652, bottom: 550 });
  expect(placed(lineAt(300, 600), card, view, false)).toEqual({ left: 300, top: 274, right: 652, bottom: 594 });
});

test('it begins where the text does', () => {
  expect(placed(lineAt(700, 200), card, view, true).right).toBe(820);
  expect(placed(lineAt(20, 200), card, view, true).left).toBe(8);
  expect(placed(lineAt(1200, 200), card, view, false).right).toBe(1272);
});

test('it never leaves the window, however low that is, and never covers its link', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 800, max: 1600 }),
      fc.integer({ min: 200, max: 1200 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 30, max: 320 }),
      fc.boolean(),
      (width, height, x, y, tall, rtl) => {
        const line = lineAt(x * (width - 120), y * (height - 24));
        const box = placed(line, { width: 352, height: tall }, { width, height }, rtl);
        expect(box.left).toBeGreaterThanOrEqual(8);
        expect(box.right).toBeLessThanOrEqual(width - 8);
        expect(box.top).toBeGreaterThanOrEqual(0);
        expect(box.bottom).toBeLessThanOrEqual(height);
        expect(box.bottom <= line.top || box.top >= line.bottom).toBe(true);
      },
    ),
  );
});

test('the way to the card is a triangle from where the pointer was', () => {
  const box = { left: 300, top: 230, right: 652, bottom: 550 };
  const from = { x: 310, y: 215 };
  expect(isTowards(from, { x: 312, y: 226 }, box)).toBe(true);
  expect(isTowards(from, { x: 500, y: 227 }, box)).toBe(true);
  expect(isTowards(from, { x: 290, y: 215 }, box)).toBe(false);
  expect(isTowards(from, { x: 310, y: 200 }, box)).toBe(false);
  expect(isTowards(from, { x: 640, y: 218 }, box)).toBe(false);
});

test('the way to a card above its link leads upwards', () => {
  const box = { left: 300, top: 274, right: 652, bottom: 594 };
  expect(isTowards({ x: 310, y: 610 }, { x: 330, y: 600 }, box)).toBe(true);
  expect(isTowards({ x: 310, y: 610 }, { x: 330, y: 620 }, box)).toBe(false);
});
