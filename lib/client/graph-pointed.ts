/** Which node a pointer means: of those under it, or hardly beside it, the nearest. */

/** Pixels beside a node that still mean it. */
const beside = 2;

export interface Pointable {
  /** x and y of each node in turn, in units of the graph. */
  readonly places: Float32Array;
  /** Radius of each node in pixels, at the usual size. */
  readonly sizes: Float32Array;
  readonly isShown: (node: number) => boolean;
}

/**
 * @param x and y: where the pointer is, in units of the graph
 * @param scale what the usual size of a node is multiplied with
 * @param unit pixels of one unit of the graph
 */
export function pointedAt(
  { places, sizes, isShown }: Pointable,
  { x, y, scale, unit }: Readonly<Record<'x' | 'y' | 'scale' | 'unit', number>>,
): number | null {
  let [found, nearest] = [-1, Infinity];
  for (let node = 0; node < sizes.length; node++) {
    const right = (places[2 * node] as number) - x;
    const down = (places[2 * node + 1] as number) - y;
    const away = right * right + down * down;
    if (away >= nearest) continue;
    const reach = ((sizes[node] as number) * scale + beside) / unit;
    if (away > reach * reach || !isShown(node)) continue;
    [found, nearest] = [node, away];
  }
  return found < 0 ? null : found;
}
