/** Edit distance: how many letters must be changed, added or taken away to make one text of another. */

/** Levenshtein distance, or `limit + 1` when it is more than `limit`; costs the length of the texts times the limit. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [start, endA, endB] = [0, a.length, b.length];
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--;
    endB--;
  }
  // Between what both begin and end with there is often nothing left.
  if (start === endA || start === endB) return endA - start + (endB - start);
  return tableDistance(a.slice(start, endA), b.slice(start, endB), limit);
}

/** Fills the table of distances between all beginnings, only where the limit can still be kept. */
function tableDistance(a: string, b: string, limit: number): number {
  const tooFar = limit + 1;
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = new Array<number>(b.length + 1).fill(tooFar);
    if (row <= limit) current[0] = row;
    let least = current[0] ?? tooFar;
    for (let column = Math.max(1, row - limit); column <= Math.min(b.length, row + limit); column++) {
      const changed = (above[column - 1] ?? tooFar) + (a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? 0 : 1);
      const added = (current[column - 1] ?? tooFar) + 1;
      const removed = (above[column] ?? tooFar) + 1;
      const cost = Math.min(changed, added, removed);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return tooFar;
    above = current;
  }
  return Math.min(above[b.length] ?? tooFar, tooFar);
}

/** Whether two texts differ only in two neighbouring letters that changed places. */
export function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let first = 0;
  while (first < a.length && a[first] === b[first]) first++;
  return (
    first + 1 < a.length &&
    a[first] === b[first + 1] &&
    a[first + 1] === b[first] &&
    a.slice(first + 2) === b.slice(first + 2)
  );
}
