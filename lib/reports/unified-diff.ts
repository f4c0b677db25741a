/**
 * What changes in a file, in the unified form that `git apply` and `patch -p1` take.
 * Law: both texts have the same number of lines, as edits never add or remove one.
 */

/** One line of a difference, without its end: what kind of line it is, and the line itself with its sign. */
export interface DiffLine {
  readonly kind: 'file' | 'hunk' | 'same' | 'old' | 'new';
  readonly text: string;
}

/** Unchanged lines around a change. */
const context = 3;

/** The lines of the difference between two texts of one file; none when they are equal. */
export function* unifiedDiff(path: string, before: string, after: string): Generator<DiffLine> {
  const [old, now] = [linesOf(before), linesOf(after)];
  const changed = old.flatMap((line, index) => (line === now[index] ? [] : [index]));
  if (changed.length === 0) return;
  yield { kind: 'file', text: `--- ${fileName('a', path)}` };
  yield { kind: 'file', text: `+++ ${fileName('b', path)}` };
  for (const [first, last] of hunksOf(changed)) {
    const [from, to] = [Math.max(0, first - context), Math.min(old.length, last + 1 + context)];
    const range = to - from === 1 ? `${from + 1}` : `${from + 1},${to - from}`;
    yield { kind: 'hunk', text: `@@ -${range} +${range} @@` };
    yield* hunk(old, now, from, to);
  }
}

function* hunk(old: readonly string[], now: readonly string[], from: number, to: number): Generator<DiffLine> {
  for (let at = from; at < to;) {
    if (old[at] === now[at]) {
      yield* line('same', old[at++] as string);
      continue;
    }
    let end = at;
    while (end < to && old[end] !== now[end]) end++;
    for (let i = at; i < end; i++) yield* line('old', old[i] as string);
    for (let i = at; i < end; i++) yield* line('new', now[i] as string);
    at = end;
  }
}

const signs = { same: ' ', old: '-', new: '+' } as const;

function* line(kind: keyof typeof signs, text: string): Generator<DiffLine> {
  const isWhole = text.endsWith('\n');
  yield { kind, text: signs[kind] + (isWhole ? text.slice(0, -1) : text) };
  if (!isWhole) yield { kind, text: '\\ No newline at end of file' };
}

/** Only a line feed ends a line here, as for every tool that reads differences. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Changed lines so near to each other that their context would touch, as first and last. */
function hunksOf(changed: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const hunks: [number, number][] = [];
  for (const index of changed) {
    const last = hunks.at(-1);
    if (last && index - last[1] <= 2 * context + 1) last[1] = index;
    else hunks.push([index, index]);
  }
  return hunks;
}

const commanding = /["\\\u0000-\u001f\u007f]/g;
const letters: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '\n': 'n', '\r': 'r', '\t': 't' };

/** As git writes it: quoted where it must be; a tab ends a name with blanks. */
function fileName(side: 'a' | 'b', path: string): string {
  const name = `${side}/${path}`;
  if (name.search(commanding) < 0) return name.includes(' ') ? `${name}\t` : name;
  return `"${name.replace(commanding, escaped)}"`;
}

function escaped(sign: string): string {
  return `\\${letters[sign] ?? sign.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
