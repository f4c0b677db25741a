/** Edit distance: how many letters must be changed, added or taken away to make one text of another. */

/** Levenshtein distance, or `limit + 1` when it is more than `limit`, which is small: each edit is tried in three ways. */
export function editDistance(a: string, b: string, limit: number): number {
  let edits = Math.abs(a.length - b.length);
  while (edits <= limit && !isWithin(edits, a, 0, b, 0)) edits++;
  return Math.min(edits, limit + 1);
}

/** Whether so many edits make what follows in one text of what follows in the other. */
function isWithin(edits: number, a: string, fromA: number, b: string, fromB: number): boolean {
  let [atA, atB] = [fromA, fromB];
  // What both begin with is never worth an edit.
  while (atA < a.length && atB < b.length && a.charCodeAt(atA) === b.charCodeAt(atB)) {
    atA++;
    atB++;
  }
  const [leftA, leftB] = [a.length - atA, b.length - atB];
  if (leftA === 0 || leftB === 0) return leftA + leftB <= edits;
  if (Math.abs(leftA - leftB) > edits || edits === 0) return false;
  return (
    isWithin(edits - 1, a, atA + 1, b, atB + 1) ||
    isWithin(edits - 1, a, atA + 1, b, atB) ||
    isWithin(edits - 1, a, atA, b, atB + 1)
  );
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
