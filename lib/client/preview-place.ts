/** Where a preview stands: below its link or above it, inside the window; and whether a pointer is on its way there. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** In pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between the link and its preview, and between the preview and the edge of the window. */
const gap = 6;
const margin = 8;

/**
 * @param line of the link, the one that is pointed at where it is written over several.
 * @param card as large as it would be with all the room of the window.
 * @param rtl whether it begins at the right end of the line.
 */
export function placed(line: Box, card: Size, view: Size, rtl: boolean): Box {
  const [above, below] = [line.top - gap - margin, view.height - line.bottom - gap - margin];
  const isBelow = below >= card.height || below >= above;
  const height = Math.min(card.height, Math.max(0, isBelow ? below : above));
  const top = isBelow ? line.bottom + gap : line.top - gap - height;
  const wished = rtl ? line.right - card.width : line.left;
  const left = Math.max(margin, Math.min(wished, view.width - margin - card.width));
  return { left, top, right: left + card.width, bottom: top + height };
}

export function holds({ left, top, right, bottom }: Box, { x, y }: Point): boolean {
  return left <= x && x <= right && top <= y && y <= bottom;
}

/** Whether a point lies between where the pointer left the link and the near edge of the card. */
export function isTowards(from: Point, point: Point, card: Box): boolean {
  const edge = from.y <= card.top ? card.top : from.y >= card.bottom ? card.bottom : null;
  if (edge === null) return false;
  const way = (point.y - from.y) / (edge - from.y || 1);
  if (way < 0 || way > 1) return false;
  const at = (corner: number): number => from.x + (corner - from.x) * way;
  // Nobody draws a straight line.
  return point.x >= at(card.left) - gap && point.x <= at(card.right) + gap;
}
