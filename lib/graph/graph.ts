/**
 * The graph: who answers to a name, who asks for it. Nothing is stored resolved; a target is the join of the two at
 * the moment of the question, so that a change costs what its own note costs.
 *
 * Laws: after any list of changes the graph equals one built from the same notes in another order; everything is
 * sorted on its way out; no string kept is a slice of a note's text (a slice keeps the whole text alive).
 */
import type { Answer, AttachmentId, Change, FileId, LinkKind, Name, Note, NoteId, Target, Want } from '../model.ts';
import { addressKey } from '../names/address.ts';
import { attachmentAnswers } from '../names/answers.ts';
import { Multimap } from './multimap.ts';
import { byCodePoint } from '../names/fold.ts';
import { resolve, steps, type Answerer, type Step } from './resolve.ts';

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
}

/** Everything asked for in the same way, and the notes that do. */
interface Ask {
  readonly key: string;
  readonly want: Want;
  /** The ways it is spelled, owned. */
  readonly spellings: string[];
  readonly askers: Set<Row>;
}

/** A note's links, packed: five numbers each in `places`. */
interface Row {
  readonly id: NoteId;
  readonly answers: readonly Answerer[];
  readonly asks: readonly Ask[];
  readonly targets: readonly string[];
  readonly places: Int32Array;
  readonly anchors: ReadonlyMap<number, { readonly heading: string | null; readonly block: string | null }> | null;
}

const kinds: readonly LinkKind[] = ['wiki', 'embed', 'markdown', 'property'];
const fields = 5;

export class Graph {
  readonly #rows = new Map<NoteId, Row>();
  readonly #files = new Map<AttachmentId, readonly Answerer[]>();
  readonly #answers = new Multimap<Name, Answerer>();
  readonly #asks = new Map<string, Ask>();
  readonly #asked = new Multimap<Name, Ask>();
  /** By the address a missing page of that key would have; made when first asked for. */
  #addressed: Multimap<Name, Ask> | null = null;
  #sortedNotes: NoteId[] | null = null;
  #sortedFiles: AttachmentId[] | null = null;
  #links = 0;

  apply(change: Change): void {
    if ('put' in change) this.#put(change.put);
    else if ('drop' in change) this.#drop(change.drop);
    else if ('putFile' in change) this.#putFile(change.putFile);
    else this.#dropFile(change.dropFile);
  }

  get links(): number {
    return this.#links;
  }

  has(id: FileId): boolean {
    return this.#rows.has(id as NoteId) || this.#files.has(id as AttachmentId);
  }

  isNote(id: FileId): id is NoteId {
    return this.#rows.has(id as NoteId);
  }

  /** All notes by path. */
  notes(): readonly NoteId[] {
    return (this.#sortedNotes ??= [...this.#rows.keys()].sort(byCodePoint));
  }

  /** All other files by path. */
  attachments(): readonly AttachmentId[] {
    return (this.#sortedFiles ??= [...this.#files.keys()].sort(byCodePoint));
  }

  /** What a want, written in `from`, means now. */
  resolve(from: NoteId, want: Want): Target {
    return resolve(from, want, this.#lookup);
  }

  /** The steps of that resolution, tried or not. */
  steps(from: NoteId, want: Want): readonly Step[] {
    return [...steps(from, want, this.#lookup)];
  }

  /** All links by path, then place. */
  *edges(): Generator<Edge> {
    for (const id of this.notes()) yield* this.edgesFrom(id);
  }

  /** A note's links in their order. */
  *edgesFrom(id: NoteId): Generator<Edge> {
    const row = this.#rows.get(id);
    if (row) for (let i = 0; i < row.asks.length; i++) yield edgeOf(row, i);
  }

  /** Links of other notes that mean this file now, by path, then place. */
  edgesTo(id: FileId): readonly Edge[] {
    const answers = this.#rows.get(id as NoteId)?.answers ?? this.#files.get(id as AttachmentId) ?? [];
    const asks = new Set<Ask>();
    for (const { name } of answers) for (const ask of this.#asked.get(name)) asks.add(ask);
    return this.#edgesOf(asks, (row, ask) => row.id !== id && targetId(this.resolve(row.id, ask.want)) === id);
  }

  /** Links filed under this key that find nothing now, by path, then place. */
  edgesToMissing(key: Name): readonly Edge[] {
    const asks = [...this.#asksAt(addressKey(key))].filter(ask => ask.want.key === key && this.#isMissing(ask));
    return this.#edgesOf(asks, () => true);
  }

  /** Keys of what is wanted and missing now whose address would be this one, sorted. */
  missingAt(address: Name): readonly Name[] {
    const keys = new Set<Name>();
    for (const ask of this.#asksAt(address)) if (this.#isMissing(ask)) keys.add(ask.want.key);
    return [...keys].sort(byCodePoint);
  }

  /** Found or not never depends on who asks, only the choice among several does. */
  #isMissing(ask: Ask): boolean {
    if (ask.want.self) return false;
    for (const row of ask.askers) return this.resolve(row.id, ask.want).state === 'missing';
    return false;
  }

  #asksAt(address: Name): Iterable<Ask> {
    if (this.#addressed === null) {
      this.#addressed = new Multimap();
      for (const ask of this.#asks.values()) this.#addressed.add(addressKey(ask.want.key), ask);
    }
    return this.#addressed.get(address);
  }

  #edgesOf(asks: Iterable<Ask>, wanted: (row: Row, ask: Ask) => boolean): readonly Edge[] {
    const found = new Map<Row, Set<Ask>>();
    for (const ask of asks) {
      for (const row of ask.askers) {
        if (!wanted(row, ask)) continue;
        const of = found.get(row);
        if (of) of.add(ask);
        else found.set(row, new Set([ask]));
      }
    }
    const rows = [...found.keys()].sort((a, b) => byCodePoint(a.id, b.id));
    const edges: Edge[] = [];
    for (const row of rows) {
      const of = found.get(row) as Set<Ask>;
      row.asks.forEach((ask, index) => of.has(ask) && edges.push(edgeOf(row, index)));
    }
    return edges;
  }

  readonly #lookup = (name: Name): Iterable<Answerer> => this.#answers.get(name);

  // ---- changes

  #put(note: Note): void {
    const known = this.#rows.has(note.id);
    if (known) this.#drop(note.id, true);
    else if (this.#sortedNotes) insert(this.#sortedNotes, note.id);
    const id = owned(note.id);
    const answers = note.names.map(answer => answererOf(answer, id, true));
    for (const answer of answers) this.#answers.add(answer.name, answer);
    const places = new Int32Array(note.links.length * fields);
    const targets: string[] = [];
    const anchors = new Map<number, { heading: string | null; block: string | null }>();
    const asks = note.links.map((link, index) => {
      const { start, end, line, column } = link.span;
      const at = index * fields;
      places[at] = kinds.indexOf(link.kind);
      places[at + 1] = start;
      places[at + 2] = end;
      places[at + 3] = line;
      places[at + 4] = column;
      const { heading, block } = link;
      if (heading !== null || block !== null) {
        anchors.set(index, { heading: heading && owned(heading), block: block && owned(block) });
      }
      const ask = this.#ask(link.want);
      targets.push(spell(ask, link.target));
      return ask;
    });
    const row: Row = { id, answers, asks, targets, places, anchors: anchors.size > 0 ? anchors : null };
    for (const ask of asks) ask.askers.add(row);
    this.#rows.set(id, row);
    this.#links += asks.length;
  }

  #drop(id: NoteId, replacing = false): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    this.#links -= row.asks.length;
    for (const answer of row.answers) this.#answers.delete(answer.name, answer);
    for (const ask of row.asks) {
      ask.askers.delete(row);
      if (ask.askers.size === 0) this.#forget(ask);
    }
    if (!replacing && this.#sortedNotes) remove(this.#sortedNotes, id);
  }

  #putFile(id: AttachmentId): void {
    if (this.#files.has(id)) return;
    const answers = attachmentAnswers(id).map(answer => answererOf(answer, id, false));
    for (const answer of answers) this.#answers.add(answer.name, answer);
    this.#files.set(id, answers);
    if (this.#sortedFiles) insert(this.#sortedFiles, id);
  }

  #dropFile(id: AttachmentId): void {
    for (const answer of this.#files.get(id) ?? []) this.#answers.delete(answer.name, answer);
    if (this.#files.delete(id) && this.#sortedFiles) remove(this.#sortedFiles, id);
  }

  #ask(want: Want): Ask {
    const key = keyOf(want);
    const known = this.#asks.get(key);
    if (known) return known;
    const ask: Ask = { key: owned(key), want: ownedWant(want), spellings: [], askers: new Set() };
    this.#asks.set(ask.key, ask);
    this.#addressed?.add(addressKey(ask.want.key), ask);
    for (const name of namesOf(ask.want)) this.#asked.add(name, ask);
    return ask;
  }

  #forget(ask: Ask): void {
    if (!this.#asks.delete(ask.key)) return;
    this.#addressed?.delete(addressKey(ask.want.key), ask);
    for (const name of namesOf(ask.want)) this.#asked.delete(name, ask);
  }
}

/** The file a target goes to, if any. */
export function targetId(target: Target): FileId | null {
  return target.state === 'missing' ? null : target.id;
}

function edgeOf(row: Row, index: number): Edge {
  const { places } = row;
  const at = index * fields;
  const anchor = row.anchors?.get(index);
  return {
    from: row.id,
    kind: kinds[places[at] as number] as LinkKind,
    want: (row.asks[index] as Ask).want,
    target: row.targets[index] as string,
    heading: anchor?.heading ?? null,
    block: anchor?.block ?? null,
    start: places[at + 1] as number,
    end: places[at + 2] as number,
    line: places[at + 3] as number,
    column: places[at + 4] as number,
  };
}

/** Two wants with the same key are the same want. Most follow from their spelling alone. */
function keyOf(want: Want): string {
  if (want.exact.length === 0 && want.names.length === 1) return want.spelling;
  const exact = want.exact.map(({ name, via }) => `${via}\0${name}`).join('\0');
  return `\0${want.self}${want.outside}\0${exact}\0\0${want.names.join('\0')}\0\0${want.spelling}`;
}

function namesOf(want: Want): ReadonlySet<Name> {
  return new Set([...want.exact.map(({ name }) => name), ...want.names]);
}

function spell(ask: Ask, target: string): string {
  const known = ask.spellings.find(spelling => spelling === target);
  if (known !== undefined) return known;
  const copy = owned(target);
  ask.spellings.push(copy);
  return copy;
}

function answererOf(answer: Answer, id: FileId, isNote: boolean): Answerer {
  return { name: owned(answer.name), as: answer.as, rank: answer.rank, id, isNote };
}

function ownedWant(want: Want): Want {
  return {
    self: want.self,
    exact: want.exact.map(({ name, via }) => ({ name: owned(name), via })),
    names: want.names.map(owned),
    spelling: owned(want.spelling),
    key: owned(want.key),
    outside: want.outside,
  };
}

/** A copy that shares no memory with the text it was cut from. */
function owned<T extends string>(text: T): T {
  return (text.length < 13 ? text : ` ${text}`.slice(1)) as T;
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
