/**
 * Resolution: which file a Want means, among those that answer today. The steps and their order are the specification
 * of links; law: the result does not depend on the order in which files became known.
 */
import type { Answer, AnswerKind, FileId, Name, NoteId, Target, Via, Want } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';

/** One file that answers to a name. */
export interface Answerer extends Answer {
  readonly id: FileId;
  readonly isNote: boolean;
}

export type Lookup = (name: Name) => Iterable<Answerer>;

/** One step of a resolution: what was tried, who answered, best first. */
export interface Step {
  readonly tried: 'self' | 'outside' | 'relative' | 'attachment' | AnswerKind;
  readonly candidates: readonly FileId[];
}

const noteSteps: readonly AnswerKind[] = ['path', 'suffix', 'alias', 'title', 'folder'];

/** What `want`, written in the note `from`, means now. */
export function resolve(from: NoteId, want: Want, lookup: Lookup): Target {
  const only = onlyAnswerer(want, lookup);
  if (only === null) return { state: 'missing', name: want.key };
  if (only !== undefined) return { state: 'found', id: only.id, via: only.as };
  for (const step of steps(from, want, lookup)) {
    const [id, ...others] = step.candidates;
    if (id === undefined) continue;
    const via = viaOf(step.tried, id, want);
    return others.length === 0 ? { state: 'found', id, via } : { state: 'ambiguous', id, others, via };
  }
  return { state: 'missing', name: want.key };
}

/**
 * The common case, told without walking the steps: a bare name to which one note answers, or nobody (null). Undefined
 * when the steps must decide.
 */
function onlyAnswerer(want: Want, lookup: Lookup): Answerer | null | undefined {
  const [name] = want.names;
  if (name === undefined || want.names.length > 1 || want.exact.length > 0) return undefined;
  let only: Answerer | null = null;
  for (const answerer of lookup(name)) {
    if (only !== null || !answerer.isNote) return undefined;
    only = answerer;
  }
  return only;
}

/** All steps in their order; the first with a candidate decides. */
export function* steps(from: NoteId, want: Want, lookup: Lookup): Generator<Step> {
  if (want.self) {
    yield { tried: 'self', candidates: [from] };
    return;
  }
  if (want.outside) {
    yield { tried: 'outside', candidates: [] };
    return;
  }
  for (const { name, via } of want.exact) {
    yield { tried: via, candidates: atPath(from, want, name, lookup) };
  }
  if (want.names.length > 0) yield* byName(from, want, lookup);
}

function* byName(from: NoteId, want: Want, lookup: Lookup): Generator<Step> {
  const written = want.names.at(-1) as Name;
  const files = [...lookup(written)].filter(answerer => !answerer.isNote);
  const typed = /\.[^./]+$/.test(written);
  if (typed && files.length > 0) yield attachmentStep(from, want, files);
  const notes = want.names.flatMap(name => [...lookup(name)].filter(answerer => answerer.isNote));
  for (const as of noteSteps) {
    const answering = notes.filter(answerer => answerer.as === as);
    yield { tried: as, candidates: as === 'path' ? exactCase(from, want, answering) : bestRank(from, want, answering) };
  }
  if (!typed && files.length > 0) yield attachmentStep(from, want, files);
}

/** Files at exactly this path: a file with that very name before the note of that name plus `.md`. */
function atPath(from: NoteId, want: Want, name: Name, lookup: Lookup): readonly FileId[] {
  const there = [...lookup(name)].filter(answerer => answerer.as === 'path');
  const files = there.filter(answerer => !answerer.isNote);
  const notes = there.filter(answerer => answerer.isNote);
  const typed = /\.[^./]+$/.test(name);
  const [first, second] = typed ? [files, notes] : [notes, files];
  return exactCase(from, want, first.length > 0 ? first : second);
}

function attachmentStep(from: NoteId, want: Want, files: readonly Answerer[]): Step {
  const exact = files.filter(file => file.as === 'path');
  return {
    tried: 'attachment',
    candidates: exact.length > 0 ? exactCase(from, want, exact) : ordered(from, want, files),
  };
}

/** One file spelled exactly as wanted is the only candidate; files that differ in case alone compete. */
function exactCase(from: NoteId, want: Want, answerers: readonly Answerer[]): readonly FileId[] {
  const exact = answerers.filter(({ id }) => isSpelled(id, want));
  return ordered(from, want, exact.length > 0 ? exact : answerers);
}

/** Among folder notes `index` comes before `README`, and that before the note named as its folder. */
function bestRank(from: NoteId, want: Want, answerers: readonly Answerer[]): readonly FileId[] {
  const best = answerers.reduce((rank, answerer) => Math.min(rank, answerer.rank), Infinity);
  return ordered(
    from,
    want,
    answerers.filter(answerer => answerer.rank === best),
  );
}

/** Below the linking note's folder first, then the shortest path, then exact case, then code points. */
function ordered(from: NoteId, want: Want, answerers: readonly Answerer[]): readonly FileId[] {
  const ids = [...new Set(answerers.map(answerer => answerer.id))];
  if (ids.length < 2) return ids;
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  return ids.sort(
    (a, b) =>
      Number(b.startsWith(folder)) - Number(a.startsWith(folder)) ||
      a.length - b.length ||
      Number(isSpelled(b, want)) - Number(isSpelled(a, want)) ||
      byCodePoint(a, b),
  );
}

/** Whether a path ends in the wanted spelling, letter for letter. */
function isSpelled(id: FileId, want: Want): boolean {
  const path = id.normalize('NFC');
  return path.endsWith(want.spelling) || path.replace(/\.md$/i, '').endsWith(want.spelling);
}

function viaOf(tried: Step['tried'], id: FileId, want: Want): Via {
  if (tried === 'attachment') return id.normalize('NFC').length === want.spelling.length ? 'path' : 'suffix';
  return tried as Via;
}
