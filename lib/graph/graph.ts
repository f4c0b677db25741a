/**
 * The graph: who answers to a name, who asks for it. Nothing is stored resolved; a target is the join of the two at
 * the moment of the question, so that a change costs what its own note costs.
 *
 * Laws: after any list of changes the graph equals one built from the same notes in another order; everything is
 * sorted on its way out; no string kept is a slice of a note's text (a slice keeps the whole text alive).
 *
 * Files, spellings and answers are numbers in here, which keeps a hundred thousand notes small:
 *
 *     name ─▶ answers: file, kind, rank in one number        (who answers)
 *     spelling ─▶ ask ─▶ links written so, as a chain        (who asks)
 */
import type { Answer, AnswerKind, AttachmentId, Change, FileId, Link, LinkKind } from '../model.ts';
import type { Name, Note, NoteId, Target, Via, Want } from '../model.ts';
import { addressKey } from '../names/address.ts';
import { attachmentAnswers } from '../names/answers.ts';
import { byCodePoint } from '../names/fold.ts';
import { wantOf } from '../names/want.ts';
import { LinkRows } from './link-rows.ts';
import { listOf, Postings } from './postings.ts';
import { resolve, steps, type Answerer, type Step } from './resolve.ts';
import { owned, Texts } from './texts.ts';

/** One link as the graph keeps it; what its sentence says is read from the note when it is shown. */
export interface Edge {
  readonly from: NoteId;
  readonly kind: LinkKind;
  readonly want: Want;
  /** As written, before `#` and `|`. */
  readonly target: string;
  readonly heading: string | null;
  readonly block: string | null;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** The same number for links that are written alike and mean the same. */
  readonly ask: number;
}

/** Links to a file, by path, then place. */
export interface Incoming {
  readonly links: number;
  /** Notes that they stand in. */
  readonly notes: number;
  edges(from?: number, count?: number): readonly Edge[];
}

const kinds: readonly LinkKind[] = ['wiki', 'embed', 'markdown', 'property'];
const answerKinds: readonly AnswerKind[] = ['path', 'suffix', 'alias', 'title', 'folder'];
const ways: readonly Via[] = [...answerKinds, 'relative', 'self'];

/** What a resolution came to, in one number: unknown, missing, to be asked for each link, or file and way. */
const [unknown, missing, eachOnItsOwn, firstFound] = [0, 1, 2, 3];

export class Graph {
  readonly #numbers = new Map<FileId, number>();
  readonly #ids: (FileId | null)[] = [];
  readonly #notes: boolean[] = [];
  /** By file: the names it answers to. */
  readonly #names: (readonly Name[])[] = [];
  readonly #free: number[] = [];
  readonly #answers = new Postings<Name>();
  readonly #links = new LinkRows();
  readonly #asks = new Texts();
  readonly #anchors = new Texts();
  /** Asks by the names they ask for; made when first asked for, kept true from then on. */
  #asked: Postings<Name> | null = null;
  /** Asks by the address a missing page of their key would have; made when first asked for. */
  #addressed: Postings<Name> | null = null;
  #sortedNotes: NoteId[] | null = null;
  #sortedFiles: AttachmentId[] | null = null;
  /** By file: its place among the notes by path. */
  #ranks: Int32Array | null = null;

  constructor() {
    // Number 0 says that a link names no heading and no block.
    this.#anchors.number('');
  }

  apply(change: Change): void {
    if ('put' in change) this.#put(change.put);
    else if ('drop' in change) this.#drop(change.drop);
    else if ('putFile' in change) this.#putFile(change.putFile);
    else this.#drop(change.dropFile);
  }

  /** How many links there are. */
  get links(): number {
    return this.#links.size;
  }

  has(id: FileId): boolean {
    return this.#numbers.has(id);
  }

  isNote(id: FileId): id is NoteId {
    const file = this.#numbers.get(id);
    return file !== undefined && this.#notes[file] === true;
  }

  /** All notes by path. */
  notes(): readonly NoteId[] {
    return (this.#sortedNotes ??= this.#sorted(true) as NoteId[]);
  }

  /** All other files by path. */
  attachments(): readonly AttachmentId[] {
    return (this.#sortedFiles ??= this.#sorted(false) as AttachmentId[]);
  }

  /** What a want, written in `from`, means now. */
  resolve(from: NoteId, want: Want): Target {
    return resolve(from, want, this.#lookup);
  }

  /** As `resolve`, for walks over many links: links written alike are resolved once. It holds until the next change. */
  resolver(): (edge: Pick<Edge, 'from' | 'want' | 'ask'>) => Target {
    const known = new Int32Array(this.#asks.size);
    return edge => {
      const code = known[edge.ask] as number;
      if (code >= firstFound) {
        const id = this.#ids[(code - firstFound) >> 3] as FileId;
        return { state: 'found', id, via: ways[(code - firstFound) & 7] as Via };
      }
      if (code === missing) return { state: 'missing', name: edge.want.key };
      const target = this.resolve(edge.from, edge.want);
      if (code === unknown) known[edge.ask] = this.#codeOf(target, edge.want);
      return target;
    };
  }

  /** The steps of a resolution, tried or not. */
  steps(from: NoteId, want: Want): readonly Step[] {
    return [...steps(from, want, this.#lookup)];
  }

  /** All that answers to a name that a want asks for, whether it is chosen or not. */
  answering({ exact, names }: Want): readonly Answerer[] {
    const asked = new Set([...exact.map(({ name }) => name), ...names]);
    return Array.from(asked).flatMap(name => [...this.#lookup(name)]);
  }

  /** All links by path, then place. */
  *edges(): Generator<Edge> {
    for (const id of this.notes()) yield* this.edgesFrom(id);
  }

  /** A note's links in their order. */
  *edgesFrom(id: NoteId): Generator<Edge> {
    const file = this.#numbers.get(id);
    if (file === undefined) return;
    const first = this.#links.firstOf(file);
    const count = this.#links.countOf(file);
    for (let link = first; link < first + count; link++) yield this.#edge(link);
  }

  /** Links of other notes that mean this file now. */
  incoming(id: FileId): Incoming {
    const file = this.#numbers.get(id);
    const links: number[] = [];
    if (file !== undefined) {
      const asks = new Set<number>();
      const asked = this.#askedNames();
      for (const name of this.#names[file] ?? []) for (const ask of listOf(asked.get(name))) asks.add(ask);
      for (const ask of asks) this.#linksTo(file, id, ask, links);
    }
    return this.#incoming(links);
  }

  /** Links filed under this key that find nothing now. */
  incomingToMissing(key: Name): Incoming {
    const links: number[] = [];
    for (const ask of listOf(this.#askedAddresses().get(addressKey(key)))) {
      const want = this.#wantOf(ask);
      if (want === null || want.key !== key || !this.#isMissing(ask, want)) continue;
      for (const link of this.#asking(ask)) links.push(link);
    }
    return this.#incoming(links);
  }

  /** Links that find nothing now. */
  missing(): Incoming {
    const links: number[] = [];
    for (let ask = 0; ask < this.#asks.size; ask++) {
      const want = this.#wantOf(ask);
      if (want === null || !this.#isMissing(ask, want)) continue;
      for (const link of this.#asking(ask)) links.push(link);
    }
    return this.#incoming(links);
  }

  /** Keys of all that is wanted and missing now. */
  missingKeys(): ReadonlySet<Name> {
    const keys = new Set<Name>();
    for (let ask = 0; ask < this.#asks.size; ask++) {
      const want = this.#wantOf(ask);
      if (want !== null && !keys.has(want.key) && this.#isMissing(ask, want)) keys.add(want.key);
    }
    return keys;
  }

  /** Keys of what is wanted and missing now whose address would be this one, sorted. */
  missingAt(address: Name): readonly Name[] {
    const keys = new Set<Name>();
    for (const ask of listOf(this.#askedAddresses().get(address))) {
      const want = this.#wantOf(ask);
      if (want !== null && this.#isMissing(ask, want)) keys.add(want.key);
    }
    return [...keys].sort(byCodePoint);
  }

  // ---- asks

  /** Found or not never depends on who asks, only the choice among several does. */
  #isMissing(ask: number, want: Want): boolean {
    return !want.self && this.resolve(this.#asker(ask), want).state === 'missing';
  }

  /** Adds the links of one ask that go to this file. */
  #linksTo(file: number, id: FileId, ask: number, links: number[]): void {
    const want = this.#wantOf(ask);
    if (want === null || want.self) return;
    const first = this.resolve(this.#asker(ask), want);
    if (first.state === 'missing' || (first.state === 'found' && first.id !== id)) return;
    for (const link of this.#asking(ask)) {
      const from = this.#links.file(link);
      if (from === file) continue;
      if (first.state === 'found' || targetId(this.resolve(this.#ids[from] as NoteId, want)) === id) links.push(link);
    }
  }

  *#asking(ask: number): Generator<number> {
    for (let link = this.#links.asking(ask); link >= 0; link = this.#links.nextAsking(link)) yield link;
  }

  /** One of the notes that ask so. */
  #asker(ask: number): NoteId {
    return this.#ids[this.#links.file(this.#links.asking(ask))] as NoteId;
  }

  /** Null when no link is written so any more. */
  #wantOf(ask: number): Want | null {
    const link = this.#links.asking(ask);
    if (link < 0) return null;
    const kind = kinds[this.#links.kind(link)] as LinkKind;
    return wantOf(kind, this.#asker(ask), targetOf(this.#asks.text(ask)));
  }

  #askedNames(): Postings<Name> {
    if (this.#asked === null) {
      this.#asked = new Postings();
      for (let ask = 0; ask < this.#asks.size; ask++) this.#indexNames(ask, this.#wantOf(ask));
    }
    return this.#asked;
  }

  #askedAddresses(): Postings<Name> {
    if (this.#addressed === null) {
      this.#addressed = new Postings();
      for (let ask = 0; ask < this.#asks.size; ask++) this.#indexAddress(ask, this.#wantOf(ask));
    }
    return this.#addressed;
  }

  #indexNames(ask: number, want: Want | null): void {
    if (want !== null) for (const name of namesOf(want)) this.#asked?.add(name, ask);
  }

  #indexAddress(ask: number, want: Want | null): void {
    if (want !== null) this.#addressed?.add(addressKey(want.key), ask);
  }

  #incoming(links: readonly number[]): Incoming {
    const ranks = this.#noteRanks();
    const sources = new Set<number>();
    // Links of a note stand in their order, so that one number sorts by path and place.
    const keys = new Float64Array(links.length);
    for (let i = 0; i < links.length; i++) {
      const link = links[i] as number;
      const file = this.#links.file(link);
      sources.add(file);
      keys[i] = (ranks[file] as number) * 0x1_0000_0000 + link;
    }
    keys.sort();
    return {
      links: links.length,
      notes: sources.size,
      edges: (from = 0, count = links.length) =>
        Array.from(keys.subarray(from, from + count), key => this.#edge(key % 0x1_0000_0000)),
    };
  }

  #noteRanks(): Int32Array {
    if (this.#ranks === null) {
      this.#ranks = new Int32Array(this.#ids.length);
      const ranks = this.#ranks;
      this.notes().forEach((id, rank) => (ranks[this.#numbers.get(id) as number] = rank));
    }
    return this.#ranks;
  }

  #edge(link: number): Edge {
    const links = this.#links;
    const ask = links.ask(link);
    const anchor = this.#anchors.text(links.anchor(link));
    const block = anchor.indexOf('\0');
    return new PackedEdge(
      this.#ids[links.file(link)] as NoteId,
      kinds[links.kind(link)] as LinkKind,
      targetOf(this.#asks.text(ask)),
      anchor === '' || block === 0 ? null : block < 0 ? anchor.slice(1) : anchor.slice(1, block),
      block < 0 ? null : anchor.slice(block + 1),
      links.start(link),
      links.end(link),
      links.line(link),
      links.column(link),
      ask,
    );
  }

  #codeOf(target: Target, want: Want): number {
    if (target.state === 'missing') return missing;
    if (target.state === 'ambiguous' || want.self) return eachOnItsOwn;
    return firstFound + (this.#numbers.get(target.id) as number) * 8 + ways.indexOf(target.via);
  }

  // ---- answers

  readonly #lookup = (name: Name): readonly Answerer[] => {
    const held = this.#answers.get(name);
    if (held === undefined) return nobody;
    return typeof held === 'number' ? [this.#answerer(name, held)] : held.map(each => this.#answerer(name, each));
  };

  #answerer(name: Name, code: number): Answerer {
    const file = Math.floor(code / 32);
    return {
      name,
      as: answerKinds[(code >> 2) & 7] as AnswerKind,
      rank: code & 3,
      id: this.#ids[file] as FileId,
      isNote: this.#notes[file] === true,
    };
  }

  // ---- changes

  #put(note: Note): void {
    const file = this.#file(note.id, true);
    this.#answer(file, note.names);
    this.#links.put(
      file,
      note.links.map(link => ({
        ask: this.#ask(link, note.id),
        kind: kinds.indexOf(link.kind),
        anchor: this.#anchor(link),
        start: link.span.start,
        end: link.span.end,
        line: link.span.line,
        column: link.span.column,
      })),
    );
    this.#indexNew();
  }

  #putFile(id: AttachmentId): void {
    if (!this.#numbers.has(id)) this.#answer(this.#file(id, false), attachmentAnswers(id));
  }

  #drop(id: FileId): void {
    const file = this.#numbers.get(id);
    if (file === undefined) return;
    this.#answer(file, []);
    this.#links.drop(file);
    this.#numbers.delete(id);
    this.#ids[file] = null;
    this.#free.push(file);
    if (this.#notes[file] === true) {
      if (this.#sortedNotes) remove(this.#sortedNotes, id);
      this.#ranks = null;
    } else if (this.#sortedFiles) {
      remove(this.#sortedFiles, id);
    }
  }

  /** The number of a file, which becomes known. */
  #file(written: FileId, isNote: boolean): number {
    const known = this.#numbers.get(written);
    if (known !== undefined) return known;
    const id = owned(written);
    const file = this.#free.pop() ?? this.#ids.length;
    this.#numbers.set(id, file);
    this.#ids[file] = id;
    this.#notes[file] = isNote;
    this.#names[file] = [];
    if (isNote) {
      if (this.#sortedNotes) insert<FileId>(this.#sortedNotes, id);
      this.#ranks = null;
    } else if (this.#sortedFiles) {
      insert<FileId>(this.#sortedFiles, id);
    }
    return file;
  }

  /** Replaces the names that a file answers to. */
  #answer(file: number, answers: readonly Answer[]): void {
    for (const name of this.#names[file] ?? []) {
      const code = listOf(this.#answers.get(name)).find(each => Math.floor(each / 32) === file);
      if (code !== undefined) this.#answers.delete(name, code);
    }
    this.#names[file] = answers.map(({ name, as, rank }) => {
      const kept = owned(name);
      this.#answers.add(kept, file * 32 + answerKinds.indexOf(as) * 4 + rank);
      return kept;
    });
  }

  /** The number of what a link of this note asks for. */
  #ask({ kind, target }: Link, id: NoteId): number {
    return this.#asks.number(keyOf(kind, target, id));
  }

  #anchor({ heading, block }: Link): number {
    if (heading === null && block === null) return 0;
    return this.#anchors.number(`${heading === null ? '' : `#${heading}`}${block === null ? '' : `\0${block}`}`);
  }

  /** Asks known to the indexes so far. */
  #indexed = 0;

  /** New asks are added to the indexes that were made already. */
  #indexNew(): void {
    for (; this.#indexed < this.#asks.size; this.#indexed++) {
      if (this.#asked === null && this.#addressed === null) continue;
      const want = this.#wantOf(this.#indexed);
      this.#indexNames(this.#indexed, want);
      this.#indexAddress(this.#indexed, want);
    }
  }

  #sorted(notes: boolean): FileId[] {
    const ids: FileId[] = [];
    for (const [id, file] of this.#numbers) if (this.#notes[file] === notes) ids.push(id);
    return ids.sort(byCodePoint);
  }
}

class PackedEdge implements Edge {
  #want: Want | null = null;

  constructor(
    readonly from: NoteId,
    readonly kind: LinkKind,
    readonly target: string,
    readonly heading: string | null,
    readonly block: string | null,
    readonly start: number,
    readonly end: number,
    readonly line: number,
    readonly column: number,
    readonly ask: number,
  ) {}

  get want(): Want {
    return (this.#want ??= wantOf(this.kind, this.from, this.target));
  }
}

const nobody: readonly Answerer[] = [];

/** The file a target goes to, if any. */
export function targetId(target: Target): FileId | null {
  return target.state === 'missing' ? null : target.id;
}

const selfKey = '\0\0';

/**
 * Links with the same key are spelled alike and want the same: a bare name wants the same wherever it stands, a path
 * that may be relative, or a Markdown destination, in all notes of a folder. An embed may want a file alone.
 */
function keyOf(kind: LinkKind, target: string, id: NoteId): string {
  if (target === '') return selfKey;
  const isPlaced = kind === 'markdown' || target.charCodeAt(0) === 46;
  if (!isPlaced && kind !== 'embed') return target;
  const mark = kind === 'markdown' ? 'm' : kind === 'embed' ? 'e' : 'w';
  return `\0${mark}${isPlaced ? id.slice(0, id.lastIndexOf('/') + 1) : ''}\0${target}`;
}

/** The target of a key. */
function targetOf(key: string): string {
  return key.charCodeAt(0) === 0 ? key.slice(key.indexOf('\0', 1) + 1) : key;
}

function namesOf(want: Want): ReadonlySet<Name> {
  return new Set([...want.exact.map(({ name }) => name), ...want.names]);
}

function insert<T extends string>(sorted: T[], id: T): void {
  sorted.splice(position(sorted, id), 0, id);
}

function remove<T extends string>(sorted: T[], id: T): void {
  const at = position(sorted, id);
  if (sorted[at] === id) sorted.splice(at, 1);
}

function position<T extends string>(sorted: readonly T[], id: T): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byCodePoint(sorted[middle] as T, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
