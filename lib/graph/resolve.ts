/**
 * Resolution: which file a Want means, among those that answer today. The steps and their order are the specification
 * of links; law: the result does not depend on the order in which files became known.
 */
import type { Answer, AnswerKind, FileId, Name, NoteId, Target, Via, Want } from '../model.ts';
import { byCodePoint, fold } from '../names/fold.ts';
import { folderOf, hasMd } from '../names/paths.ts';

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

const noteSteps: readonly AnswerKind[] = ['path', 'suffix', 'alias', 'title'];
const extension = /\.[^./]+$/;

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
  if (name === undefined || want.names.length > 1 || want.exact.length > 0 || want.filesOnly) return undefined;
  let only: Answerer | null = null;
  for (const answerer of lookup(name)) {
    if (only !== null || !answerer.isNote) return undefined;
    only = answerer;
  }
  return only;
}

/**
 * All steps in their order; the first with a candidate decides. A target with an extension may be a file before it is
 * a note, one without is a note before it is a file, and one with `.md` is a note.
 */
export function* steps(from: NoteId, want: Want, lookup: Lookup): Generator<Step> {
  if (want.self) {
    yield { tried: 'self', candidates: [from] };
    return;
  }
  if (want.outside) {
    yield { tried: 'outside', candidates: [] };
    return;
  }
  const written = want.names.at(-1) ?? want.exact.at(-1)?.name ?? '';
  const isNote = hasMd(written);
  const typed = !isNote && extension.test(written);
  if (typed) yield* files(from, want, lookup);
  if (want.filesOnly) return;
  for (const { name, via } of want.exact) {
    const there = [...lookup(name)].filter(answerer => answerer.as === 'path');
    const notes = there.filter(answerer => answerer.isNote);
    const others = typed || isNote ? [] : there.filter(answerer => !answerer.isNote);
    yield { tried: via, candidates: exactCase(from, want, notes.length > 0 ? notes : others) };
  }
  if (want.names.length > 0) yield* notesByName(from, want, lookup);
  if (isNote) return;
  yield { tried: 'folder', candidates: folderNotes(from, want, lookup) };
  if (!typed) yield* filesByName(from, want, lookup);
}

function* notesByName(from: NoteId, want: Want, lookup: Lookup): Generator<Step> {
  const notes = want.names.flatMap(name => [...lookup(name)].filter(answerer => answerer.isNote));
  for (const as of noteSteps) {
    const answering = notes.filter(answerer => answerer.as === as);
    yield { tried: as, candidates: as === 'path' ? exactCase(from, want, answering) : ordered(from, want, answering) };
  }
}

/** A file named exactly as written, extension included, before the note of that name plus `.md`. */
function* files(from: NoteId, want: Want, lookup: Lookup): Generator<Step> {
  for (const { name, via } of want.exact) {
    const there = [...lookup(name)].filter(answerer => answerer.as === 'path' && !answerer.isNote);
    if (there.length > 0) yield { tried: via, candidates: exactCase(from, want, there) };
  }
  yield* filesByName(from, want, lookup);
}

/** Attachments by the end of their path, or by all of it. */
function* filesByName(from: NoteId, want: Want, lookup: Lookup): Generator<Step> {
  const named = want.names.flatMap(name => [...lookup(name)].filter(answerer => !answerer.isNote));
  const exact = named.filter(answerer => answerer.as === 'path');
  const candidates = exact.length > 0 ? exactCase(from, want, exact) : ordered(from, want, named);
  if (named.length > 0 || want.filesOnly) yield { tried: 'attachment', candidates };
}

/**
 * Notes of folders of that name: of each folder `index` before `README`, and that before the note named as its folder.
 * A folder at the very path wanted is the only one.
 */
function folderNotes(from: NoteId, want: Want, lookup: Lookup): readonly FileId[] {
  const places = [...want.exact.map(({ name }) => name), ...want.names];
  const best = new Map<string, { rank: number; notes: Answerer[] }>();
  for (const answerer of places.flatMap(name => [...lookup(name)])) {
    if (answerer.as !== 'folder') continue;
    const folder = folderOf(answerer.id);
    const known = best.get(folder);
    if (known?.rank === answerer.rank) known.notes.push(answerer);
    else if (known === undefined || answerer.rank < known.rank)
      best.set(folder, { rank: answerer.rank, notes: [answerer] });
  }
  for (const place of places) {
    const here = [...best].filter(([folder]) => fold(folder) === place).flatMap(([, { notes }]) => notes);
    if (here.length > 0) return ordered(from, want, here);
  }
  if (want.names.length === 0) return [];
  return ordered(
    from,
    want,
    [...best.values()].flatMap(({ notes }) => notes),
  );
}

/** One file spelled exactly as wanted is the only candidate; files that differ in case alone compete. */
function exactCase(from: NoteId, want: Want, answerers: readonly Answerer[]): readonly FileId[] {
  const exact = answerers.filter(({ id }) => isSpelled(id, want));
  return ordered(from, want, exact.length > 0 ? exact : answerers);
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
export function isSpelled(id: FileId, want: Want): boolean {
  const path = id.normalize('NFC');
  return path.endsWith(want.spelling) || path.replace(/\.md$/i, '').endsWith(want.spelling);
}

const upwards = /^(?:\.{0,2}\/)+/;

/** Whether a path ends in what is written, letter for letter, with or without `.md`; a glance that may miss it. */
export function isWrittenAlike(target: string, id: FileId): boolean {
  const first = target.charCodeAt(0);
  const written = first === 46 || first === 47 ? target.replace(upwards, '') : target;
  return id.endsWith(written, hasMd(id) ? id.length - 3 : id.length) || id.endsWith(written);
}

function viaOf(tried: Step['tried'], id: FileId, want: Want): Via {
  if (tried === 'attachment') return id.normalize('NFC').length === want.spelling.length ? 'path' : 'suffix';
  return tried as Via;
}
