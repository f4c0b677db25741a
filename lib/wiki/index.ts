/**
 * The index of one vault: files in, graph and lists out. It reads a note's text when it is asked for, and where a file
 * is no longer what it was, it summarises it again first, so that no answer is older than the question.
 */
import { Graph } from '../graph/graph.ts';
import type { LinkOrder } from '../markdown/reading.ts';
import {
  sentenceReader,
  styledReader,
  type Sentence,
  type SentenceReader,
  type StyledSentence,
} from '../markdown/sentences.ts';
import { summarise, type ReadingRules, type TreeReader } from '../markdown/summary.ts';
import type { AttachmentId, FileId, Name, Note, NoteId } from '../model.ts';
import { byCodePoint, fold } from '../names/fold.ts';
import { noteAnswers } from '../names/answers.ts';
import { owned } from '../names/owned.ts';
import { Attachments } from '../vault/attachments.ts';
import { NoteFiles, type FileText } from '../vault/read.ts';
import type { Vault } from '../vault/walk.ts';
import { Addresses } from './addresses.ts';
import { digestOf, type Digest, type Kept } from './digest.ts';
import { RecentTexts } from './recent-texts.ts';
import { Turns } from './turns.ts';

interface KnownTag {
  readonly text: string;
  readonly name: Name;
}

/** A note as it is on disk. */
export interface Current {
  readonly note: Note;
  readonly text: string;
}

/** Reads notes, and the sentences around their links. */
export interface Quoting<S extends Sentence = Sentence> {
  /** Null when the note is gone. */
  text(id: NoteId): string | null;
  readonly sentences: SentenceReader<S>;
}

export interface IndexOptions {
  /** Leave out drafts and unpublished notes, before the graph. */
  readonly published: boolean;
  readonly linkOrder: LinkOrder;
}

/** Texts and summaries asked for last, at most this many. */
const recentlyRead = 256;
/** A note longer than this is not kept there. */
const longestKept = 256 * 1024;

export class VaultIndex implements Quoting {
  readonly graph = new Graph();
  /** Of long work on what is known here. */
  readonly turns = new Turns();
  readonly linkOrder: LinkOrder;
  readonly sentences: SentenceReader;
  /** What pages quote with. */
  readonly forPages: Quoting<StyledSentence>;
  readonly #attachments: Attachments;
  #addresses: Addresses | null = null;
  readonly #files: NoteFiles;
  readonly #options: IndexOptions;
  readonly #kept = new Map<NoteId, Kept>();
  readonly #recent = new Map<NoteId, Current>();
  /** Texts from which pages quoted last. */
  readonly #quoted = new RecentTexts();
  readonly #unsure = new Set<NoteId>();
  /** As written. */
  readonly #tags = new Map<string, KnownTag>();
  /** In how many notes each tag is. */
  readonly #tagged = new Map<Name, number>();
  /** Of missing pages, as they were asked for since the last change. */
  readonly #spellings = new Map<Name, string>();
  /** While notes are taken over: those that are gone. */
  #dropped: Set<NoteId> | null = null;
  #rules: ReadingRules;
  #revision = 0;
  #touched = new Set<FileId>();
  readonly #listeners = new Set<(id: FileId) => void>();

  constructor(vault: Vault, options: IndexOptions) {
    this.#files = new NoteFiles(vault.root);
    this.#attachments = new Attachments(vault.root);
    this.#options = options;
    this.#rules = { linkOrder: options.linkOrder };
    this.linkOrder = options.linkOrder;
    this.sentences = sentenceReader(options.linkOrder);
    this.forPages = { text: id => this.#quotedText(id), sentences: styledReader(options.linkOrder) };
  }

  /** Made when first asked for, kept true from then on. */
  get addresses(): Addresses {
    if (this.#addresses === null) {
      this.#addresses = new Addresses({
        missingAt: address => this.graph.missingAt(address),
        spelling: key => this.spelling(key),
      });
      for (const id of this.graph.notes()) this.#addresses.add(id);
    }
    return this.#addresses;
  }

  /** Goes up with every change. */
  get revision(): number {
    return this.#revision;
  }

  /** Calls back with every file that is read anew, or gone. Returns what ends that. */
  listen(listener: (id: FileId) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What changed since this was asked last, by whatever way it was noticed. */
  takeTouched(): readonly FileId[] {
    const touched = [...this.#touched];
    this.#touched.clear();
    return touched;
  }

  /** Notes read leniently for want of a tree. */
  get unsure(): ReadonlySet<NoteId> {
    return this.#unsure;
  }

  /** Reads notes of which the scanner is not sure from their syntax tree from now on, those known so far at once. */
  useTree(tree: TreeReader): void {
    this.#rules = { ...this.#rules, tree };
    const waiting = [...this.#unsure];
    this.#unsure.clear();
    for (const id of waiting) {
      const file = this.#files.read(id);
      if (file !== null) this.#apply(this.#digest(id, file));
    }
  }

  /** Reads a file that is new or was changed; one that bears the stamp it had is not opened. */
  look(id: NoteId): void {
    if (!this.#isAsRead(id)) this.put(id);
  }

  /** Whether the file of a note bears the stamp that it had when it was read. */
  #isAsRead(id: NoteId): boolean {
    const kept = this.#kept.get(id);
    return kept !== undefined && kept.stamp === this.#files.stamp(id);
  }

  /** How many tags there are, whatever their case. */
  get tags(): number {
    return this.#tagged.size;
  }

  /** How many notes are known. */
  get size(): number {
    return this.#kept.size;
  }

  /** Reads a file and applies what it says; true when anything changed. */
  put(id: NoteId): boolean {
    const file = this.#files.read(id);
    if (file === null) return this.drop(id);
    return !this.#isKnown(id, file) && this.#apply(this.#digest(id, file));
  }

  /** Whether this is what is known of a note; then the file, which was only touched, is known by its new stamp. */
  #isKnown(id: NoteId, { hash, stamp }: FileText): boolean {
    const kept = this.#kept.get(id);
    if (kept?.hash !== hash) return false;
    if (kept.stamp !== stamp) this.#kept.set(id, { ...kept, stamp });
    return true;
  }

  /** From now on notes that others read are taken over. */
  beginTaking(): void {
    this.#dropped = new Set();
  }

  endTaking(): void {
    this.#dropped = null;
  }

  /** Takes over a note that was read elsewhere; if anything is known of it here, its file is looked at again instead. */
  take(digest: Digest): void {
    const { id } = digest.kept;
    if (this.#wasHeardOf(id)) this.look(id);
    else this.#apply(digest);
  }

  /** The same of a file whose text was read elsewhere. */
  takeFile(id: NoteId, file: FileText): void {
    if (this.#wasHeardOf(id)) this.look(id);
    else this.#apply(this.#digest(id, file));
  }

  #wasHeardOf(id: NoteId): boolean {
    return this.#kept.has(id) || this.#dropped?.has(id) === true;
  }

  #digest(id: NoteId, file: FileText): Digest {
    return digestOf(summarise(id, file.text, file.hash, file.flaws, this.#rules), file);
  }

  drop(id: NoteId): boolean {
    this.#dropped?.add(id);
    this.#countTags(this.#kept.get(id)?.tags ?? [], -1);
    if (!this.#kept.delete(id)) return false;
    this.#forget(id);
    this.#unsure.delete(id);
    this.#addresses?.delete(id);
    this.graph.apply({ drop: id });
    this.#touch(id);
    return true;
  }

  putFile(id: AttachmentId): boolean {
    if (this.graph.has(id)) {
      if (!this.#attachments.hasChanged(id)) return false;
    } else this.graph.apply({ putFile: id });
    this.#touch(id);
    return true;
  }

  dropFile(id: AttachmentId): boolean {
    if (!this.graph.has(id) || this.graph.isNote(id)) return false;
    this.graph.apply({ dropFile: id });
    this.#touch(id);
    return true;
  }

  /** Everything known at this path or below it. */
  below(path: string): readonly FileId[] {
    const prefix = path === '' ? '' : `${path}/`;
    const isBelow = (id: FileId): boolean => id === path || id.startsWith(prefix);
    return [...this.graph.notes().filter(isBelow), ...this.graph.attachments().filter(isBelow)];
  }

  kept(id: NoteId): Kept | null {
    return this.#kept.get(id) ?? null;
  }

  /** All notes by path. */
  *all(): Generator<Kept> {
    for (const id of this.graph.notes()) {
      // One may go while another is looked at.
      const kept = this.#kept.get(id);
      if (kept) yield kept;
    }
  }

  /** The text of a note as it is now; null when it is gone. Unlike `current` it reads a note that is as it was no further. */
  text(id: NoteId): string | null {
    const recent = this.#recent.get(id);
    if (recent !== undefined && this.#isAsRead(id)) return recent.text;
    const kept = this.#kept.get(id);
    const text = kept === undefined ? null : this.#files.textAt(id, kept.stamp);
    if (text !== null) return text;
    const file = this.#read(id);
    if (file === null) return null;
    if (this.#isKnown(id, file)) return file.text;
    return this.#apply(this.#digest(id, file)) ? file.text : null;
  }

  /** The same for a page, which is made again and again. */
  #quotedText(id: NoteId): string | null {
    const recent = this.#quoted.get(id);
    if (recent !== null && this.#isAsRead(id)) return recent;
    const text = this.text(id);
    if (text === null) this.#quoted.delete(id);
    else this.#quoted.set(id, text);
    return text;
  }

  /** The text of another file; null when it is gone. */
  fileText(id: AttachmentId): string | null {
    return this.#files.read(id)?.text ?? null;
  }

  /** What a page tells of another file; once asked for, a change of the file is a change of the vault. */
  facts(id: AttachmentId): ReturnType<Attachments['facts']> {
    return this.#attachments.facts(id);
  }

  /** The note as it is now; null when it is gone. */
  current(id: NoteId): Current | null {
    const recent = this.#recent.get(id);
    // One that bears its stamp still is not opened.
    if (recent !== undefined && this.#isAsRead(id)) return recent;
    const file = this.#read(id);
    if (file === null) return null;
    const isKnown = this.#isKnown(id, file);
    if (isKnown && recent !== undefined) return recent;
    const note = summarise(id, file.text, file.hash, file.flaws, this.#rules);
    if (!isKnown && !this.#apply(digestOf(note, file))) return null;
    const current = { note, text: file.text };
    if (file.text.length <= longestKept) this.#remember(id, current);
    return current;
  }

  /** What a note would say if this were its text. */
  supposed(id: NoteId, text: string): Note {
    return summarise(id, text, '', [], this.#rules);
  }

  /** The most frequent spelling of a missing page. */
  spelling(key: Name): string {
    let spelling = this.#spellings.get(key);
    if (spelling === undefined) this.#spellings.set(key, (spelling = this.#countSpelling(key)));
    return spelling;
  }

  #countSpelling(key: Name): string {
    const [best] = [...this.graph.missingSpellings(key)].sort((a, b) => b[1] - a[1] || byCodePoint(a[0], b[0]));
    return best?.[0] ?? key;
  }

  #read(id: NoteId): FileText | null {
    const file = this.#files.read(id);
    if (file === null) this.drop(id);
    return file;
  }

  #apply({ kept, links, isLenient }: Digest): boolean {
    const { id } = kept;
    this.#forget(id);
    if (this.#options.published && kept.unpublished !== null) return this.drop(id);
    const before = this.#kept.get(id)?.tags ?? [];
    const tags = shared(kept.tags.map(tag => this.#tag(tag)));
    this.#countTags(before, -1);
    this.#countTags(tags, 1);
    this.#kept.set(id, {
      ...kept,
      tags,
      aliases: shared(kept.aliases),
      named: shared(kept.named),
      flaws: shared(kept.flaws),
    });
    if (isLenient && this.#rules.tree === undefined) this.#unsure.add(id);
    else this.#unsure.delete(id);
    this.graph.put({ id, names: noteAnswers(id, kept.title, kept.aliases), links });
    this.#addresses?.add(id);
    this.#touch(id);
    return true;
  }

  /** The one copy of a tag: thousands of notes bear the same. */
  #tag(written: string): string {
    let tag = this.#tags.get(written);
    if (tag === undefined) {
      tag = { text: owned(written), name: fold(written) };
      this.#tags.set(tag.text, tag);
    }
    return tag.text;
  }

  #countTags(tags: readonly string[], by: 1 | -1): void {
    if (tags.length === 0) return;
    for (const name of new Set(tags.map(tag => (this.#tags.get(tag) as KnownTag).name))) {
      const notes = (this.#tagged.get(name) ?? 0) + by;
      if (notes === 0) this.#tagged.delete(name);
      else this.#tagged.set(name, notes);
    }
  }

  #touch(id: FileId): void {
    this.#touched.add(id);
    // Emptying a map makes a new one.
    if (this.#spellings.size > 0) this.#spellings.clear();
    this.#revision++;
    for (const listener of this.#listeners) listener(id);
  }

  /** Texts of a note that are no longer what is known of it: the stamp of its file would not tell. */
  #forget(id: NoteId): void {
    this.#recent.delete(id);
    this.#quoted.delete(id);
  }

  #remember(id: NoteId, current: Current): void {
    this.#recent.delete(id);
    this.#recent.set(id, current);
    if (this.#recent.size > recentlyRead) {
      const [oldest] = this.#recent.keys();
      this.#recent.delete(oldest as NoteId);
    }
  }
}

const nothing: readonly never[] = [];

/** The same list; all that are empty are one. */
function shared<Item>(list: readonly Item[]): readonly Item[] {
  return list.length === 0 ? nothing : list;
}
