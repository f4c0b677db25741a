/**
 * A note's source without what its writer wrote for nobody else: `%% … %%` and `<!-- … -->`. Code keeps everything.
 * Law: linear, whatever the text; where it cannot tell, it takes out rather than shows.
 *
 *     text %%gone%% `%%kept%%` ~~~ ~~~     at each of these marks: is this code (jump behind it) or a comment (cut it)?
 *          ^        ^          ^
 */

export function withoutComments(text: string): string {
  // A fence at the beginning of a line (quotation marks before it), a run of backticks, or what opens a comment.
  const marks = /^[ \t>]*(`{3,}|~{3,})|`+|%%|<!--/gm;
  const runs = backtickRuns(text);
  /** Closers that do not stand in the text any more: what they would close swallows nothing. */
  const exhausted = new Set<string>();
  let kept = '';
  let from = 0;
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    const { 0: mark, 1: fence, index } = found;
    const after = index + mark.length;
    if (fence !== undefined) {
      marks.lastIndex = behindFence(text, fence, after);
    } else if (mark.startsWith('`')) {
      marks.lastIndex = behindCode(text, runs, after, mark.length);
    } else {
      const closer = mark === '%%' ? '%%' : '-->';
      const end = exhausted.has(closer) ? -1 : text.indexOf(closer, after);
      if (end < 0) {
        exhausted.add(closer);
        continue;
      }
      kept += text.slice(from, index);
      from = end + closer.length;
      marks.lastIndex = from;
    }
  }
  return kept + text.slice(from);
}

/** Where a fenced block ends; one that nobody closes ends with the text. */
function behindFence(text: string, fence: string, after: number): number {
  const closing = new RegExp(`^[ \\t>]*${fence[0] ?? ''}{${fence.length},}[ \\t]*\\r?$`, 'gm');
  closing.lastIndex = after;
  const found = closing.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

/** Length of a run of backticks → where such runs stand. */
function backtickRuns(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const places = runs.get(run.length);
    if (places === undefined) runs.set(run.length, [index]);
    else places.push(index);
  }
  for (const places of runs.values()) places.reverse();
  return runs;
}

/** Where a code span ends: at the next run of its length in the same paragraph. */
function behindCode(text: string, runs: ReadonlyMap<number, number[]>, after: number, length: number): number {
  const places = runs.get(length) ?? [];
  while ((places.at(-1) ?? after) < after) places.pop();
  const closing = places.at(-1);
  if (closing === undefined || /\n[ \t]*\r?\n/.test(text.slice(after, closing))) return after;
  return closing + length;
}
