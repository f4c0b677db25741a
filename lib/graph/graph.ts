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
import type { Answer, AnswerKind, AttachmentId, Change, FileId, LinkKind } from '../model.ts';
import type { Name, Note, NoteId, Target, Via, Want } from '../model.ts';
import { addressKey } from '../names/address.ts';
import { attachmentAnswers } from '../names/answers.ts';
import { byCodePoint } from '../names/fold.ts';
import { grown } from '../names/grown.ts';
import { owned } from '../names/owned.ts';
import { bareName, destination, placeName, wantOf } from '../names/want.ts';
import { AskIndex, type Asks } from './ask-index.ts';
import type { Rows } from './backbone.ts';
import { PackedEdge, type Edge } from './edge.ts';
import { LinkRows } from './link-rows.ts';
import { LinksIn } from './links-in.ts';
import { NumberRows } from './number-rows.ts';
import { Postings } from './postings.ts';
import { isWrittenAlike, resolve, steps, type Answerer, type Step } from './resolve.ts';
import { SortedIds } from './sorted-ids.ts';
import { Texts } from '../names/texts.ts';
import { anchorParts, kindOf, kinds, numbersEach, targetOf, writtenLinks, type WrittenLinks } from './written.ts';

/** What the graph is told of a note. */
export interface PutNote extends Pick<Note, 'id' | 'names'> {
  readonly links: WrittenLinks;
}

/** Links to a file, by path, then place. */
export interface Incoming {
  readonly links: number;
  /** Notes that they stand in. */
  readonly notes: number;
  edges(from?: number, count?: number): readonly Edge[];
  /** The notes, by path. */
  sources(): readonly Source[];
}

/** The links of one note among others. */
export interface Source {
  readonly note: NoteId;
  /** Index of its first link. */
  readonly at: number;
  readonly links: number;
}

/** How files hang together at one moment. */
export interface Connected {
  /** How many links of other notes go to a file. */
  linksTo(id: FileId): number;
  /** Whether a note links to another note. */
  isLinking(id: NoteId): boolean;
  /** The notes that most links of other notes go to, most linked first, then by path; none to which no link goes. */
  mostLinked(count: number, isListed: (id: NoteId) => boolean): readonly NoteId[];
}

/** What is asked for and not there. */
export interface Missed {
  readonly kind: LinkKind;
  /** As written. */
  readonly target: string;
  readonly want: Want;
  /** Links that ask so. */
  readonly links: number;
}

/** All links as numbers. Notes are told by their place among all notes by path. */
export interface Joined {
  readonly notes: readonly NoteId[];
  /** A link for each way to ask for what is missing. */
  readonly missed: readonly Edge[];
  /** By link: the note it stands in. */
  readonly from: Int32Array;
  /** By link: the note it goes to; -1 for another file; below that, -2 is the first of `missed`, -3 the second… */
  readonly to: Int32Array;
}

/** Where the links of each note lead, and what is linked; a link of a note to itself leads nowhere. */
export interface Leads extends Rows {
  /** Whether a link of another note goes to this file. */
  isLinked(id: FileId): boolean;
  /** Whether a note links to another note. */
  isLinking(id: NoteId): boolean;
}

/** Where a link goes that goes to no note. */
const elsewhere = -1;
/** Links that are joined between two moments at which that may be interrupted. */
const joinedAtOnce = 256;
/** Notes whose links are gone through between two such moments. */
const notesAtOnce = 16;

const answerKinds: readonly AnswerKind[] = ['path', 'suffix', 'alias', 'title', 'folder'];
const ways: readonly Via[] = [...answerKinds, 'relative', 'self'];
const path = ways.indexOf('path');
/** Ways by which the path of a file is what is written. */
const byPath: ReadonlySet<number> = new Set([path, ways.indexOf('suffix'), ways.indexOf('relative')]);
const embed = kinds.indexOf('embed');

/**
 * What a resolution came to, in one number: unknown, missing, to be asked for each link; or file, way, and whether the
 * path is written in another case than the file's, as far as that can be told at a glance.
 */
const [unknown, missing, eachOnItsOwn, firstFound] = [0, 1, 2, 3];

export class Graph {
  readonly #numbers = new Map<FileId, number>();
  readonly #ids: (FileId | null)[] = [];
  readonly #notes: boolean[] = [];
  /** By file: the names it answers to, as keys of the answers. */
  readonly #names = new NumberRows();
  readonly #free: number[] = [];
  readonly #answers = new Postings<Name>();
  readonly #links = new LinkRows();
  readonly #asks = new Texts(owned);
  readonly #anchors = new Texts(owned);
  /**
   * By ask: what it comes to, as far as somebody wanted to know since the answers to its names changed. It holds
   * nothing that the join would not say at this moment: a name that gains or loses an answer makes its asks unknown.
   */
  #known = new Int32Array(1024);
  #knowsAny = false;
  /** Asks by the names they ask for. */
  readonly #asked: AskIndex;
  /** Asks by the address a missing page of their key would have. */
  readonly #addressed: AskIndex;
  /** Asks that may have come to something else, or have other links, since `takeChanged`; null: all of them. */
  #changed: Set<number> | null = null;
  readonly #linksIn: LinksIn;
  readonly #sortedNotes = new SortedIds<NoteId>();
  readonly #sortedFiles = new SortedIds<AttachmentId>();
  /** By file: its place among the notes by path. */
  #ranks: Int32Array | null = null;

  constructor() {
    // Number 0 says that a link names no heading and no block.
    this.#anchors.number('');
    const asks = this.#asks;
    const known: Asks = {
      get size() {
        return asks.size;
      },
      isLive: ask => this.#links.asking(ask) >= 0,
      bareName: ask => this.#bareName(ask),
      wantOf: ask => this.#wantOf(ask),
    };
    this.#asked = new AskIndex(known, { bare: name => name, other: namesOf });
    this.#addressed = new AskIndex(known, { bare: addressKey, other: ({ key }) => [addressKey(key)] });
    this.#linksIn = new LinksIn({
      get asks() {
        return asks.size;
      },
      leads: ask => this.#leads(ask),
    });
  }

  apply(change: Change): void {
    if ('put' in change) this.put(entryOf(change.put));
    else if ('drop' in change) this.#drop(change.drop);
    else if ('putFile' in change) this.#putFile(change.putFile);
    else this.#drop(change.dropFile);
  }

  /** As a change that puts a note, of which only this much is known. */
  put({ id, names, links: { keys, anchors, numbers } }: PutNote): void {
    const file = this.#file(id, true);
    this.#answer(file, names);
    const asks = keys.map(key => this.#asks.number(key));
    const anchorNumbers = anchors.map(anchor => this.#anchors.number(anchor));
    const born = this.#bornOf(asks);
    const before = this.#wants(file);
    this.#links.drop(file);
    this.#links.begin(file, asks.length);
    for (let i = 0; i < asks.length; i++) {
      const at = i * numbersEach;
      this.#links.add(asks[i] as number, anchorNumbers[numbers[at + 1] as number] as number, numbers, at);
    }
    this.#noteChanged([...before.keys()]);
    this.#noteChanged(asks);
    this.#forgetDead(before);
    for (const ask of born) {
      this.#asked.born(ask);
      this.#addressed.born(ask);
    }
  }

  /** How much there is. */
  counts(): { readonly notes: number; readonly links: number; readonly attachments: number } {
    return { notes: this.#sortedNotes.size, links: this.#links.size, attachments: this.#sortedFiles.size };
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
    return this.#sortedNotes.all();
  }

  /** All other files by path. */
  attachments(): readonly AttachmentId[] {
    return this.#sortedFiles.all();
  }

  /** What a want, written in `from`, means now. */
  resolve(from: NoteId, want: Want): Target {
    return resolve(from, want, this.#lookup);
  }

  /** As `resolve`, for walks over many links: links written alike are resolved once. */
  meaning(edge: Pick<Edge, 'from' | 'want' | 'ask'>): Target {
    const code = this.#code(edge.ask);
    if (code === missing) return { state: 'missing', name: edge.want.key };
    if (code >= firstFound) return { state: 'found', id: this.#ids[fileOf(code)] as FileId, via: wayOf(code) };
    return this.resolve(edge.from, edge.want);
  }

  /** How the files hang together now; a link of a note to itself connects nothing. */
  connected(): Connected {
    const numberOf = (id: FileId): number => this.#numbers.get(id) ?? -1;
    return {
      linksTo: id => this.#linksIn.of(numberOf(id)),
      isLinking: id => this.#isLinking(numberOf(id)),
      mostLinked: (count, isListed) => this.#mostLinked(this.#linksIn.all, count, isListed),
    };
  }

  /** Notes to which no other note links, in no order anyone may rely on. */
  *unlinked(): Generator<NoteId> {
    const links = this.#linksIn.all;
    for (let file = 0; file < this.#ids.length; file++) {
      const id = this.#ids[file] ?? null;
      if (id !== null && this.#notes[file] === true && (links[file] ?? 0) === 0) yield id as NoteId;
    }
  }

  /** Whether a file links to a note that is another. */
  #isLinking(file: number): boolean {
    const first = this.#links.firstOf(file);
    const end = first + this.#links.countOf(file);
    for (let link = first; link < end; link++) {
      const to = this.#ledTo(link, this.#code(this.#links.ask(link)));
      if (to !== file && this.#notes[to] === true) return true;
    }
    return false;
  }

  /** The files to which links that are written so go, once for each link of another file. */
  #leads(ask: number): readonly number[] {
    const code = this.#code(ask);
    if (code === missing || code === unknown) return [];
    const leads: number[] = [];
    for (let link = this.#links.asking(ask); link >= 0; link = this.#links.nextAsking(link)) {
      const to = this.#ledTo(link, code);
      if (to !== this.#links.file(link)) leads.push(to);
    }
    return leads;
  }

  /** The file to which a link goes, given what its ask comes to; -1 where it finds nothing. */
  #ledTo(link: number, code: number): number {
    if (code === missing || code === unknown) return -1;
    return code >= firstFound ? fileOf(code) : this.#fileMeantBy(link);
  }

  /** @param links by file, how many go to it */
  #mostLinked(links: Int32Array, count: number, isListed: (id: NoteId) => boolean): readonly NoteId[] {
    const best: { readonly id: NoteId; readonly links: number }[] = [];
    links.forEach((own, file) => {
      const last = best[count - 1];
      if (own === 0 || this.#notes[file] !== true || (last !== undefined && own < last.links)) return;
      const id = this.#ids[file] as NoteId;
      if (!isListed(id)) return;
      best.push({ id, links: own });
      best.sort((a, b) => b.links - a.links || byCodePoint(a.id, b.id));
      best.length = Math.min(best.length, count);
    });
    return best.map(({ id }) => id);
  }

  /** Every link in numbers, by path, then place, made in steps between which nothing may change. */
  *joining(): Generator<void, Joined> {
    const [from, to] = [new Int32Array(this.#links.size), new Int32Array(this.#links.size)];
    const missed: Edge[] = [];
    const missedAs = new Int32Array(this.#asks.size);
    const notes = this.notes();
    const ranks = this.#noteRanks();
    let joined = 0;
    for (const [rank, id] of notes.entries()) {
      const file = this.#numbers.get(id) as number;
      const first = this.#links.firstOf(file);
      const end = first + this.#links.countOf(file);
      for (let link = first; link < end; link++, joined++) {
        const ask = this.#links.ask(link);
        const code = this.#code(ask);
        from[joined] = rank;
        if (code === missing) {
          if (missedAs[ask] === 0) missedAs[ask] = -missed.push(this.#edge(link));
          to[joined] = (missedAs[ask] as number) - 1;
        } else {
          const there = code >= firstFound ? fileOf(code) : this.#fileMeantBy(link);
          to[joined] = this.#notes[there] === true ? (ranks[there] as number) : elsewhere;
        }
        if (joined % joinedAtOnce === 0) yield;
      }
    }
    return { notes, missed, from, to };
  }

  /** Where links lead, by the places of notes in `notes()`, made in steps; when something changes, of several moments. */
  *leading(): Generator<void, Leads> {
    const ranks = this.#noteRanks();
    const linked = new Uint8Array(this.#ids.length);
    const linking = new Uint8Array(this.#ids.length);
    const starts = new Int32Array(this.notes().length + 1);
    let neighbours = new Int32Array(this.#links.size);
    let leads = 0;
    for (const [rank, id] of this.notes().entries()) {
      const file = this.#numbers.get(id) ?? -1;
      const first = this.#links.firstOf(file);
      const end = first + this.#links.countOf(file);
      neighbours = grown(neighbours, leads + end - first, 0);
      for (let link = first; link < end; link++) {
        const code = this.#code(this.#links.ask(link));
        if (code === missing) continue;
        const to = code >= firstFound ? fileOf(code) : this.#fileMeantBy(link);
        if (to === file) continue;
        linked[to] = 1;
        if (this.#notes[to] !== true) continue;
        linking[file] = 1;
        neighbours[leads++] = ranks[to] ?? rank;
      }
      starts[rank + 1] = leads;
      if (rank % notesAtOnce === 0) yield;
    }
    return {
      starts,
      neighbours: neighbours.subarray(0, leads),
      isLinked: id => linked[this.#numbers.get(id) ?? -1] === 1,
      isLinking: id => linking[this.#numbers.get(id) ?? -1] === 1,
    };
  }

  /**
   * All links by path, then place, but for those that plainly go to another file: as a whole, to one file, which is
   * named letter for letter. Null stands for a moment between two notes, at which something may change.
   */
  *doubtful(): Generator<Edge | null> {
    for (const [rank, id] of this.notes().entries()) {
      const file = this.#numbers.get(id) ?? -1;
      const first = this.#links.firstOf(file);
      const end = first + this.#links.countOf(file);
      for (let link = first; link < end; link++) if (!this.#isPlain(link, file)) yield this.#edge(link);
      if (rank % notesAtOnce === 0) yield null;
    }
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

  /** The link of a note that begins there. */
  edgeAt(id: NoteId, start: number): Edge | null {
    const file = this.#numbers.get(id);
    if (file === undefined) return null;
    let low = this.#links.firstOf(file);
    let high = low + this.#links.countOf(file);
    while (low < high) {
      const middle = (low + high) >> 1;
      const found = this.#links.start(middle);
      if (found === start) return this.#edge(middle);
      if (found < start) low = middle + 1;
      else high = middle;
    }
    return null;
  }

  /** Where the links of a note begin that stand at these places (sorted); -1 where none does. */
  startsAt(id: NoteId, places: readonly { readonly line: number; readonly column: number }[]): readonly number[] {
    const links = this.#links;
    const file = this.#numbers.get(id);
    let link = file === undefined ? 0 : links.firstOf(file);
    const end = file === undefined ? 0 : link + links.countOf(file);
    return places.map(({ line, column }) => {
      while (link < end && (links.line(link) - line || links.column(link) - column) < 0) link++;
      return link < end && links.line(link) === line && links.column(link) === column ? links.start(link) : -1;
    });
  }

  /** Links of other notes that mean this file now. */
  incoming(id: FileId): Incoming {
    const file = this.#numbers.get(id);
    const links: number[] = [];
    if (file !== undefined) {
      const asks = new Set<number>();
      for (const name of this.#names.of(file)) {
        for (const ask of this.#asked.get(this.#answers.key(name))) asks.add(ask);
      }
      for (const ask of asks) this.#linksTo(file, ask, links);
    }
    return this.#incoming(links);
  }

  /** Links filed under this key that find nothing now. */
  incomingToMissing(key: Name): Incoming {
    const links: number[] = [];
    for (const ask of this.#asksFor(key)) for (const link of this.#asking(ask)) links.push(link);
    return this.#incoming(links);
  }

  /** How the links filed under this key that find nothing now spell it, each with the number of them. */
  missingSpellings(key: Name): ReadonlyMap<string, number> {
    const spellings = new Map<string, number>();
    for (const ask of this.#asksFor(key)) {
      const { spelling } = this.#wantOf(ask) as Want;
      spellings.set(spelling, (spellings.get(spelling) ?? 0) + this.#links.lengthOf(ask));
    }
    return spellings;
  }

  /** How many asks there have been; their numbers are those below it. */
  get asks(): number {
    return this.#asks.size;
  }

  /** Asks that may be others than they were when this was asked last; null when all of them may be. For one listener. */
  takeChanged(): ReadonlySet<number> | null {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** What an ask wants, if links ask so and find nothing now. */
  missed(ask: number): Missed | null {
    if (this.#code(ask) !== missing) return null;
    const link = this.#links.asking(ask);
    const kind = kinds[this.#links.kind(link)] as LinkKind;
    const target = targetOf(this.#asks.text(ask));
    const want = wantOf(kind, this.#asker(ask), target);
    return { kind, target, want, links: this.#links.lengthOf(ask) };
  }

  /** Asks filed under this key that find nothing now. */
  missedUnder(key: Name): readonly number[] {
    return this.#asksFor(key);
  }

  /** Links of these asks, as far as they find nothing now. */
  incomingToMissed(asks: Iterable<number>): Incoming {
    const links: number[] = [];
    for (const ask of asks) if (this.#code(ask) === missing) for (const link of this.#asking(ask)) links.push(link);
    return this.#incoming(links);
  }

  /** How many notes ask so. */
  notesAsking(asks: readonly number[]): number {
    const seen = new Set<number>();
    for (const ask of asks) this.#addAsking(ask, seen);
    return seen.size;
  }

  /** The same in steps, of as many asks as there are. */
  *countingAsking(asks: readonly number[]): Generator<void, number> {
    // A set would be a hundred thousand numbers.
    const seen = new Flags(this.#ids.length);
    for (const [at, ask] of asks.entries()) {
      this.#addAsking(ask, seen);
      if (at % 64 === 0) yield;
    }
    return seen.size;
  }

  #addAsking(ask: number, to: Flags | Set<number>): void {
    for (let link = this.#links.asking(ask); link >= 0; link = this.#links.nextAsking(link)) {
      to.add(this.#links.file(link));
    }
  }

  /** Keys of all that is wanted and missing now, each once for every way in which it is asked for. */
  *missingKeys(): Generator<Name> {
    for (let ask = 0; ask < this.#asks.size; ask++) if (this.#code(ask) === missing) yield this.#keyOf(ask);
  }

  /** Keys of what is wanted and missing now whose address would be this one, sorted. */
  missingAt(address: Name): readonly Name[] {
    const keys = new Set<Name>();
    for (const ask of this.#addressed.get(address)) {
      if (this.#code(ask) !== missing) continue;
      const key = this.#keyOf(ask);
      if (addressKey(key) === address) keys.add(key);
    }
    return [...keys].sort(byCodePoint);
  }

  /** Makes, in steps, what questions about links and missing pages need; otherwise the first of them waits for it. */
  *preparing(): Generator<void> {
    yield* this.#asked.making();
    yield* this.#addressed.making();
  }

  /** Counts, in steps, how many links go to each file. */
  *counting(): Generator<void> {
    yield* this.#linksIn.making();
  }

  /** The part of it that can be done while notes are still put. */
  *following(): Generator<void> {
    yield* this.#asked.following();
    yield* this.#addressed.following();
  }

  // ---- asks

  /** What an ask comes to now: `unknown` only where no link is written so any more. */
  #code(ask: number): number {
    const known = this.#known[ask] ?? unknown;
    if (known !== unknown) return known;
    if (this.#links.asking(ask) < 0) return unknown;
    return this.#know(ask, this.#atAGlance(ask) ?? this.#resolved(ask));
  }

  /** Found or not never depends on who asks, only the choice among several does. */
  #resolved(ask: number): number {
    const want = this.#wantOf(ask) as Want;
    const target = this.resolve(this.#asker(ask), want);
    if (target.state === 'missing') return missing;
    if (target.state === 'ambiguous' || want.self) return eachOnItsOwn;
    const way = ways.indexOf(target.via);
    return this.#foundCode(this.#numbers.get(target.id) as number, way, targetOf(this.#asks.text(ask)));
  }

  /** What most asks come to, told without a want: a name that one note has or nobody, or the path of a note. */
  #atAGlance(ask: number): number | null {
    const key = this.#asks.text(ask);
    const target = targetOf(key);
    const kind = kindOf(key);
    if (kind === 'name') {
      const name = bareName(target);
      if (name === null) return null;
      const held = this.#answers.get(name);
      if (held === undefined) return missing;
      if (typeof held !== 'number' || this.#notes[Math.floor(held / 32)] !== true) return null;
      return this.#foundCode(Math.floor(held / 32), (held >> 2) & 7, target);
    }
    const place = kind === 'markdown' ? placeName(this.#asker(ask), target) : null;
    const held = place === null ? undefined : this.#answers.get(place.name);
    if (place === null || typeof held !== 'number' || ((held >> 2) & 7) !== path) return null;
    const file = Math.floor(held / 32);
    return this.#notes[file] === true ? this.#foundCode(file, ways.indexOf(place.via), destination(target)) : null;
  }

  /** @param written without percent signs, where they are known to stand for something */
  #foundCode(file: number, way: number, written: string): number {
    const isAnother = byPath.has(way) && !isWrittenAlike(written, this.#ids[file] as FileId);
    return firstFound + file * 16 + way * 2 + (isAnother ? 1 : 0);
  }

  /** Whether nothing more can be said of a link in this file. */
  #isPlain(link: number, file: number): boolean {
    const code = this.#code(this.#links.ask(link));
    if (code < firstFound || ((code - firstFound) & 1) === 1) return false;
    const to = fileOf(code);
    if (to === file) return false;
    return this.#notes[to] !== true || (this.#links.anchor(link) === 0 && this.#links.kind(link) !== embed);
  }

  #know(ask: number, code: number): number {
    if (ask >= this.#known.length) this.#known = grown(this.#known, ask + 1, unknown);
    this.#knowsAny = true;
    return (this.#known[ask] = code);
  }

  /** Asks filed under this key that find nothing now. */
  #asksFor(key: Name): readonly number[] {
    return this.#addressed
      .get(addressKey(key))
      .filter(ask => this.#code(ask) === missing && this.#wantOf(ask)?.key === key);
  }

  /** The file that one link goes to, which is known to find something. */
  #fileMeantBy(link: number): number {
    const { from, want } = this.#edge(link);
    return this.#numbers.get(targetId(this.resolve(from, want)) as FileId) as number;
  }

  /** Adds the links of one ask that go to this file. */
  #linksTo(file: number, ask: number, links: number[]): void {
    const code = this.#code(ask);
    if (code === unknown || code === missing || (code >= firstFound && fileOf(code) !== file)) return;
    for (const link of this.#asking(ask)) {
      if (this.#links.file(link) === file) continue;
      if (code >= firstFound || this.#fileMeantBy(link) === file) links.push(link);
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

  /** The one name that an ask asks for; null when it asks for a place or for more. */
  #bareName(ask: number): Name | null {
    const key = this.#asks.text(ask);
    return kindOf(key) === 'name' ? bareName(key) : null;
  }

  /** What an ask is filed under while it finds nothing. */
  #keyOf(ask: number): Name {
    return this.#bareName(ask) ?? (this.#wantOf(ask) as Want).key;
  }

  #incoming(links: readonly number[]): Incoming {
    const sources = new Set<number>();
    for (const link of links) sources.add(this.#links.file(link));
    const rankOf = this.#ranksOf(sources);
    // Links of a note stand in their order, so that one number sorts by path and place.
    const keys = Float64Array.from(links, link => rankOf(this.#links.file(link)) * 0x1_0000_0000 + link);
    keys.sort();
    return {
      links: links.length,
      notes: sources.size,
      edges: (from = 0, count = links.length) =>
        Array.from(keys.subarray(from, from + count), key => this.#edge(key % 0x1_0000_0000)),
      sources: () => this.#sources(keys),
    };
  }

  /** @param keys sorted: the rank of a note, then its link */
  #sources(keys: Float64Array): readonly Source[] {
    const sources: Source[] = [];
    for (let at = 0; at < keys.length;) {
      const key = keys[at] as number;
      const end = (Math.floor(key / 0x1_0000_0000) + 1) * 0x1_0000_0000;
      let next = at + 1;
      while (next < keys.length && (keys[next] as number) < end) next++;
      const note = this.#ids[this.#links.file(key % 0x1_0000_0000)] as NoteId;
      sources.push({ note, at, links: next - at });
      at = next;
    }
    return sources;
  }

  /** The order of some notes by path: told by that of all notes where it is known, or where there are many. */
  #ranksOf(files: ReadonlySet<number>): (file: number) => number {
    if (this.#ranks !== null || files.size * 16 > this.#ids.length) {
      const ranks = this.#noteRanks();
      return file => ranks[file] as number;
    }
    const sorted = [...files].sort((a, b) => byCodePoint(this.#ids[a] as NoteId, this.#ids[b] as NoteId));
    const ranks = new Map(sorted.map((file, rank) => [file, rank]));
    return file => ranks.get(file) as number;
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
    const { heading, block } = anchorParts(this.#anchors.text(links.anchor(link)));
    return new PackedEdge(
      this.#ids[links.file(link)] as NoteId,
      kinds[links.kind(link)] as LinkKind,
      targetOf(this.#asks.text(ask)),
      heading,
      block,
      links.start(link),
      links.end(link),
      links.line(link),
      links.column(link),
      ask,
    );
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

  /** Asks, each once, that no link has so far; while the indexes of them are not begun, nobody wants to know. */
  #bornOf(asks: readonly number[]): Iterable<number> {
    if (!this.#asked.begun && !this.#addressed.begun) return [];
    return new Set(asks.filter(ask => this.#links.asking(ask) < 0));
  }

  /** What a file asks for. */
  #wants(file: number): ReadonlyMap<number, Want> {
    if (this.#links.countOf(file) === 0) return nothing;
    const wants = new Map<number, Want>();
    const first = this.#links.firstOf(file);
    for (let link = first; link < first + this.#links.countOf(file); link++) {
      const ask = this.#links.ask(link);
      wants.set(ask, this.#wantOf(ask) as Want);
    }
    return wants;
  }

  /** Takes out of the indexes what nobody asks for any more. */
  #forgetDead(wants: ReadonlyMap<number, Want>): void {
    for (const [ask, want] of wants) {
      if (this.#links.asking(ask) >= 0) continue;
      this.#know(ask, unknown);
      this.#asked.died(ask, want);
      this.#addressed.died(ask, want);
    }
  }

  #putFile(id: AttachmentId): void {
    if (!this.#numbers.has(id)) this.#answer(this.#file(id, false), attachmentAnswers(id));
  }

  #drop(id: FileId): void {
    const file = this.#numbers.get(id);
    if (file === undefined) return;
    this.#answer(file, []);
    const before = this.#wants(file);
    this.#links.drop(file);
    this.#noteChanged([...before.keys()]);
    this.#forgetDead(before);
    this.#numbers.delete(id);
    this.#ids[file] = null;
    this.#free.push(file);
    if (this.#notes[file] === true) this.#sortedNotes.delete(id as NoteId);
    else this.#sortedFiles.delete(id as AttachmentId);
    this.#ranks = null;
  }

  /** The number of a file, which becomes known. */
  #file(id: FileId, isNote: boolean): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const file = this.#free.pop() ?? this.#ids.length;
    this.#numbers.set(id, file);
    this.#ids[file] = id;
    this.#notes[file] = isNote;
    if (isNote) this.#sortedNotes.add(id as NoteId);
    else this.#sortedFiles.add(id as AttachmentId);
    this.#ranks = null;
    return file;
  }

  /** Replaces the names that a file answers to. */
  #answer(file: number, answers: readonly Answer[]): void {
    const known = this.#names.of(file);
    const names = answers.map(({ name }) => this.#answers.keyNumber(name));
    const codes = answers.map(answer => codeOf(file, answer));
    if (known.length > 0) this.#answerAnew(file, known, names, codes);
    else names.forEach((name, at) => this.#gain(name, codes[at] as number));
    this.#names.set(file, names);
  }

  /** @param codes by name */
  #answerAnew(file: number, known: Int32Array, names: readonly number[], codes: readonly number[]): void {
    const before = new Map<number, number>();
    for (const name of known) {
      const code = this.#answers.listOf(name).find(each => Math.floor(each / 32) === file);
      if (code !== undefined) before.set(name, code);
    }
    names.forEach((name, at) => {
      const code = codes[at] as number;
      if (before.get(name) === code) before.delete(name);
      else this.#gain(name, code);
    });
    for (const [name, code] of before) this.#lose(name, code);
  }

  #gain(name: number, code: number): void {
    this.#answers.add(name, code);
    this.#doubt(name);
  }

  #lose(name: number, code: number): void {
    this.#answers.delete(name, code);
    this.#doubt(name);
  }

  /** What asks for this name may mean something else from now on. */
  #doubt(name: number): void {
    if (this.#asked.complete) {
      const asks = this.#asked.get(this.#answers.key(name));
      for (const ask of asks) this.#know(ask, unknown);
      this.#noteChanged(asks);
    } else {
      if (this.#knowsAny) this.#known.fill(unknown);
      this.#knowsAny = false;
      this.#changed = null;
      this.#linksIn.doubtAll();
    }
  }

  #noteChanged(asks: readonly number[]): void {
    this.#linksIn.doubt(asks);
    if (this.#changed !== null) for (const ask of asks) this.#changed.add(ask);
  }
}

const nobody: readonly Answerer[] = [];
const nothing: ReadonlyMap<number, Want> = new Map();

/** A set of numbers below a bound. */
class Flags {
  readonly #flags: Uint8Array;
  size = 0;

  constructor(bound: number) {
    this.#flags = new Uint8Array(bound);
  }

  add(number: number): void {
    if (this.#flags[number] === 0) this.size++;
    this.#flags[number] = 1;
  }
}

/** What the graph is told of this note. */
function entryOf(note: Note): PutNote {
  const { id, names } = note;
  return { id, names, links: writtenLinks(note) };
}

/** That a file answers, as what, and with which rank, in one number. */
function codeOf(file: number, { as, rank }: Answer): number {
  return file * 32 + answerKinds.indexOf(as) * 4 + rank;
}

/** The file in the code of what was found. */
function fileOf(code: number): number {
  return (code - firstFound) >> 4;
}

function wayOf(code: number): Via {
  return ways[((code - firstFound) >> 1) & 7] as Via;
}

/** The file a target goes to, if any. */
export function targetId(target: Target): FileId | null {
  return target.state === 'missing' ? null : target.id;
}

function namesOf(want: Want): ReadonlySet<Name> {
  return new Set([...want.exact.map(({ name }) => name), ...want.names]);
}
