/**
 * The graph: who answers to a name, who asks for it. Nothing is stored resolved; a target is the join of the two at
 * the moment of the question, so that a change costs what its own note costs.
 *
 * Laws: after any list of changes the graph equals one built from the same notes in another order; everything is
 * sorted on its way out; no string kept is a slice of a note's text (a slice keeps the whole text alive).
 */
import type {
  Answer,
  AttachmentId,
  Change,
  FileId,
  Link,
  LinkKind,
  Name,
  Note,
  NoteId,
  Target,
  Want,
} from '../model.ts';
import { addressKey } from '../names/address.ts';
import { attachmentAnswers } from '../names/answers.ts';
import { wantOf } from '../names/want.ts';
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

/** Everything written in the same way, and the notes that do. */
interface Ask {
  readonly key: string;
  /** As written, before `#` and `|`. */
  readonly target: string;
  readonly want: Want;
  /** Most things are asked for by one note. */
  askers: Row | Set<Row>;
}

/** A note's links, packed: five numbers each in `places`. */
interface Row {
  readonly id: NoteId;
  readonly answers: readonly Answerer[];
  readonly asks: readonly Ask[];
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
  /** By the names asked for; made when first asked for, kept true from then on. */
  #asked: Multimap<Name, Ask> | null = null;
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
    const asked = this.#askedNames();
    for (const { name } of answers) for (const ask of asked.get(name)) asks.add(ask);
    return this.#edgesOf(asks, (row, ask) => row.id !== id && targetId(this.resolve(row.id, ask.want)) === id);
  }

  /** Links filed under this key that find nothing now, by path, then place. */
  edgesToMissing(key: Name): readonly Edge[] {
    const asks = [...this.#asksAt(addressKey(key))].filter(ask => ask.want.key === key && this.#isMissing(ask));
    return this.#edgesOf(asks, () => true);
  }

  /** Keys of all that is wanted and missing now. */
  missingKeys(): ReadonlySet<Name> {
    const keys = new Set<Name>();
    for (const ask of this.#asks.values()) if (!keys.has(ask.want.key) && this.#isMissing(ask)) keys.add(ask.want.key);
    return keys;
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
    const [asker] = askersOf(ask);
    return asker !== undefined && this.resolve(asker.id, ask.want).state === 'missing';
  }

  #askedNames(): Multimap<Name, Ask> {
    if (this.#asked === null) {
      this.#asked = new Multimap();
      for (const ask of this.#asks.values()) for (const name of namesOf(ask.want)) this.#asked.add(name, ask);
    }
    return this.#asked;
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
      for (const row of askersOf(ask)) {
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
    const asks: Ask[] = [];
    const row: Row = { id, answers, asks, places: placesOf(note.links), anchors: anchorsOf(note.links) };
    for (const link of note.links) asks.push(this.#ask(link, row));
    this.#rows.set(id, row);
    this.#links += asks.length;
  }

  #drop(id: NoteId, replacing = false): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    this.#links -= row.asks.length;
    for (const answer of row.answers) this.#answers.delete(answer.name, answer);
    for (const ask of row.asks) this.#unask(ask, row);
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

  /** Files a link of this row under what it asks for. */
  #ask(link: Link, row: Row): Ask {
    const key = keyOf(link, row.id);
    const known = this.#asks.get(key);
    if (known) {
      if (known.askers instanceof Set) known.askers.add(row);
      else if (known.askers !== row) known.askers = new Set([known.askers, row]);
      return known;
    }
    const target = owned(link.target);
    const ask: Ask = {
      key: key === link.target ? target : owned(key),
      target,
      want: wantOf(link.kind, row.id, target),
      askers: row,
    };
    this.#asks.set(ask.key, ask);
    this.#addressed?.add(addressKey(ask.want.key), ask);
    if (this.#asked) for (const name of namesOf(ask.want)) this.#asked.add(name, ask);
    return ask;
  }

  #unask(ask: Ask, row: Row): void {
    if (ask.askers instanceof Set) {
      ask.askers.delete(row);
      if (ask.askers.size > 0) return;
    } else if (ask.askers !== row) {
      return;
    }
    if (!this.#asks.delete(ask.key)) return;
    this.#addressed?.delete(addressKey(ask.want.key), ask);
    if (this.#asked) for (const name of namesOf(ask.want)) this.#asked.delete(name, ask);
  }
}

function askersOf({ askers }: Ask): Iterable<Row> {
  return askers instanceof Set ? askers : [askers];
}

function placesOf(links: readonly Link[]): Int32Array {
  const places = new Int32Array(links.length * fields);
  links.forEach(({ kind, span }, index) => {
    const at = index * fields;
    places[at] = kinds.indexOf(kind);
    places[at + 1] = span.start;
    places[at + 2] = span.end;
    places[at + 3] = span.line;
    places[at + 4] = span.column;
  });
  return places;
}

function anchorsOf(links: readonly Link[]): Row['anchors'] {
  let anchors: Map<number, { heading: string | null; block: string | null }> | null = null;
  links.forEach(({ heading, block }, index) => {
    if (heading === null && block === null) return;
    anchors ??= new Map();
    anchors.set(index, { heading: heading && owned(heading), block: block && owned(block) });
  });
  return anchors;
}

/** The file a target goes to, if any. */
export function targetId(target: Target): FileId | null {
  return target.state === 'missing' ? null : target.id;
}

function edgeOf(row: Row, index: number): Edge {
  const { places } = row;
  const at = index * fields;
  const anchor = row.anchors?.get(index);
  const { want, target } = row.asks[index] as Ask;
  return {
    from: row.id,
    kind: kinds[places[at] as number] as LinkKind,
    want,
    target,
    heading: anchor?.heading ?? null,
    block: anchor?.block ?? null,
    start: places[at + 1] as number,
    end: places[at + 2] as number,
    line: places[at + 3] as number,
    column: places[at + 4] as number,
  };
}

/**
 * Links with the same key are spelled alike and want the same: a bare name wants the same wherever it stands, a path
 * that may be relative, or a Markdown destination, in all notes of a folder.
 */
function keyOf({ kind, target }: Link, id: NoteId): string {
  const isPlaced = kind === 'markdown' || target.charCodeAt(0) === 46;
  if (!isPlaced) return target === '' ? '\0' : target;
  return `\0${kind}\0${target === '' ? '' : id.slice(0, id.lastIndexOf('/') + 1)}\0${target}`;
}

function namesOf(want: Want): ReadonlySet<Name> {
  return new Set([...want.exact.map(({ name }) => name), ...want.names]);
}

function answererOf(answer: Answer, id: FileId, isNote: boolean): Answerer {
  return { name: owned(answer.name), as: answer.as, rank: answer.rank, id, isNote };
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
