/** What the wiki says and what can be asked of it: plain data, and the door's shape. */
export type { PagedFile } from './paged-file.ts';
export type { Style } from '../markdown/styles.ts';
export type { Counts, Stats } from '../reports/documents.ts';
export type { LeftAlone, Mend } from '../reports/fixes.ts';
export type { ExplainedStep as WhyStep } from '../reports/why.ts';
export type { Dated, NoteDates } from './history.ts';
import type { LinedHeading } from './outline.ts';
import type { ThreadOptions } from './reading-threads.ts';
import type { PagedFile } from './paged-file.ts';
import type { LinkOrder } from '../markdown/reading.ts';
import type { Style } from '../markdown/styles.ts';
import type { Counts, Stats } from '../reports/documents.ts';
import type { LeftAlone, Mend } from '../reports/fixes.ts';
import type { TagBranch } from '../reports/tag-tree.ts';
import type { ExplainedStep as WhyStep } from '../reports/why.ts';
import type { NoteDates } from './history.ts';
import type {
  AttachmentId,
  FileId,
  Finding,
  LinkKind,
  LinkTable,
  Name,
  Note,
  NoteId,
  Passage,
  Property,
  ResolvedLink,
  Rule,
  Severity,
  ShownNote,
  Suggestion,
  Target,
  Via,
} from '../model.ts';

/** The sentence around a link as plain text, links as what they show, at most 300 characters; `text.slice(...mark)` is the link. */
export interface Context {
  readonly text: string;
  readonly mark: readonly [start: number, end: number];
  /** What of it shows in a way of its own, for those who show it; others are not told. */
  readonly styles?: readonly Style[];
}

/** A slice of a list. */
export interface Range {
  readonly from: number;
  readonly count: number;
}

export interface Place {
  readonly from: NoteId;
  readonly line: number;
  readonly column: number;
}

/** One link, seen from the page it points to. */
export interface Mention {
  readonly from: NoteId;
  /** Title of `from`. */
  readonly title: string;
  readonly line: number;
  readonly column: number;
  /** Text of the nearest heading above the link, null above the first; for a property link, its key. */
  readonly heading: string | null;
  /** `id` of that heading on the page of `from`. */
  readonly anchor: string | null;
  readonly kind: LinkKind;
  readonly context: Context;
  /** Headings around that one, the outermost first. */
  readonly trail: readonly string[];
}

/** Which mentions of a page are told, and in which order their notes come; those of a note stand by place. */
export interface MentionView {
  /** Null: by path. */
  readonly sort: 'mentions' | 'newest' | 'title' | null;
  /** What the title or the path of their note contains; null: anything. */
  readonly q: string | null;
}

/** A page whose names are looked for in texts. */
export type NamedPage = { readonly note: NoteId } | { readonly missing: Name };

/** A place that names a page without linking to it. */
export interface UnlinkedMention extends Place {
  /** Title of `from`. */
  readonly title: string;
  /** Text of the nearest heading above it, null above the first. */
  readonly heading: string | null;
  /** `id` of that heading on the page of `from`. */
  readonly anchor: string | null;
  /** The name as it shows there, in one line. */
  readonly text: string;
  readonly context: Context;
  /** A link to the page that shows the same text; null where none can be written. */
  readonly link: string | null;
}

export interface UnlinkedOptions {
  /** How many are enough. */
  readonly most?: number;
  /** Tells which notes may say one of these names; all notes unless said. */
  readonly among?: (names: readonly string[]) => Promise<readonly NoteId[]>;
  /** Milliseconds after which what was found by then is told. */
  readonly within?: number;
}

/** Where a page is named without a link, as far as it was looked for. */
export interface Unlinked {
  /** What was looked for; nothing where all names of the page say too little, such as a single letter. */
  readonly names: readonly string[];
  /** By path, then place. */
  readonly mentions: readonly UnlinkedMention[];
  /** Notes of which nothing is told, because there was enough or no more time. */
  readonly unseen: number;
  /** These are all. */
  readonly isWhole: boolean;
}

export interface MissingPage {
  readonly key: Name;
  /** The most frequent spelling. */
  readonly title: string;
  /** Address of the stub page, percent-encoded, beginning with `/notes/`. */
  readonly url: string;
  readonly spellings: readonly { readonly text: string; readonly count: number }[];
  readonly links: number;
  readonly notes: number;
  /** Only digits, shell tests or punctuation: likely not meant as a link. */
  readonly suspicious: boolean;
  readonly intended: boolean;
  readonly suggestions: readonly Suggestion[];
  /** Where the links stand, by path then place; told without reading a note. */
  readonly places: readonly Place[];
  /** Some of them. */
  placesIn(range: Range): readonly Place[];
  /** All of them with their sentences, for those who go through the list: those of the pages after it are read too. */
  readonly wantedBy: readonly Mention[];
  /** Some of them with their sentences; only the notes of those are read. */
  mentions(range: Range): readonly Mention[];
}

/** One link to a missing page, seen from the note it stands in. */
export interface Wanted extends Pick<Place, 'line' | 'column'> {
  readonly page: MissingPage;
  /** Which of the page's places it is. */
  readonly index: number;
}

/** A note that wants missing pages. */
export interface WantingNote {
  readonly id: NoteId;
  /** By place. */
  readonly wants: readonly Wanted[];
}

/** A tag and the notes that bear it or one below it, by path. */
export interface Tagged {
  readonly branch: TagBranch;
  readonly notes: readonly NoteId[];
}

/** What a reader asks of the missing pages: which of them, in which order. Null is the usual. */
export interface MissingView {
  /** By name; by where they are first wanted; null: most wanted first. What is hardly a link stands last in every order. */
  readonly sort: 'name' | 'first' | null;
  /** By the notes that want them; null: by page. */
  readonly group: 'source' | null;
  /** Without likely slips. */
  readonly typos: 'hide' | null;
  /** What the name contains. */
  readonly q: string | null;
}

/** The missing pages in a view. */
export interface MissingTold {
  readonly view: MissingView;
  /** How many there are in any view, how many links want them, in how many notes. */
  readonly all: number;
  readonly links: number;
  readonly notes: number;
  /** Those that the view shows, in its order. */
  readonly pages: readonly MissingPage[];
  /** The notes that want those: by title, by path, or the one with the most wants first; null where they are not grouped. */
  readonly byNote: readonly WantingNote[] | null;
}

/** What stands at `/notes/<path>`. `path` is decoded: `Foundations/Event Loop` or any spelling of it. */
export type Located =
  | { readonly at: 'note'; readonly id: NoteId; readonly folder: string | null }
  | { readonly at: 'folder'; readonly folder: string }
  /** A file that is no note and has a page. */
  | { readonly at: 'file'; readonly id: AttachmentId }
  | { readonly at: 'missing'; readonly key: Name }
  /** Another spelling, an alias, a bare name: the canonical address. */
  | { readonly at: 'elsewhere'; readonly url: string }
  | { readonly at: 'several'; readonly ids: readonly FileId[] }
  | { readonly at: 'nowhere' };

/** What lists show of a note without reading it. */
export interface Entry {
  readonly id: NoteId;
  readonly title: string;
  readonly url: string;
  readonly tags: readonly string[];
  readonly aliases: readonly string[];
  readonly unpublished: 'draft' | 'unpublished' | null;
  /** Milliseconds, of the file. */
  readonly modified: number;
  /** Excluded by `.obsidian/app.json`: resolves and has a page, but stays out of lists such as orphans. */
  readonly excluded: boolean;
}

/** A note in its place by date. */
export interface DatedNote {
  readonly id: NoteId;
  /** When it changed last, else when it was written: an ISO date or time; null when nothing tells. */
  readonly day: string | null;
  /** Milliseconds, of the file. */
  readonly modified: number;
}

/** The listed notes by when they changed. */
export interface ByDate {
  /** By day, the newest first, those without one last; equal ones by path. */
  readonly changed: readonly DatedNote[];
  /** How many have a day. */
  readonly dated: number;
  /** The same notes by the time of their file, the newest first. */
  readonly saved: readonly DatedNote[];
}

export interface FolderList {
  /** Vault-relative, no slash at the ends; '' is the root. */
  readonly folder: string;
  readonly url: string;
  /** The note that is this folder's page. */
  readonly note: NoteId | null;
  readonly folders: readonly {
    readonly folder: string;
    readonly name: string;
    readonly url: string;
    readonly notes: number;
  }[];
  readonly notes: readonly Entry[];
}

export interface Why {
  readonly link: string;
  readonly from: NoteId;
  readonly steps: readonly WhyStep[];
  readonly to: FileId | null;
  readonly via: Via | null;
  /** An address with a scheme or a host, which is not looked at. */
  readonly external: boolean;
}

/** What mends a note. */
export interface NoteFix {
  readonly path: NoteId;
  /** Of the bytes that were read. */
  readonly hash: string;
  /** By place. */
  readonly mends: readonly Mend[];
}

export interface Fixes {
  /** By path. */
  readonly notes: readonly NoteFix[];
  /** What is too uncertain to be mended, by path, then place. */
  readonly left: readonly LeftAlone[];
}

/** A file and what it would be; the texts begin with the byte order mark where there is one. */
export type Rewrite =
  | {
      readonly state: 'ready';
      readonly before: string;
      readonly after: string;
      /** @throws {WikiError} `cannot-write`; the file is as it was then. */
      write(): void;
    }
  /** A clause that goes on from “left, because”. */
  | { readonly state: 'refused'; readonly reason: string };

/** What one batch of changes on disk did, told to listeners (live updates). */
export interface WikiChange {
  readonly version: string;
  readonly notes: readonly FileId[];
  /** The settings are others now: what was opened goes on as it was, and the vault is to be opened again. */
  readonly settings?: true;
}

/** A missing page in a few words. */
export interface WantedPage {
  readonly title: string;
  readonly url: string;
  readonly links: number;
}

/** The links of the vault as numbers. */
export interface LinkCounts {
  /** All notes by path. */
  readonly notes: readonly NoteId[];
  /** By note: links of other notes to it. */
  readonly links: Uint32Array;
  /** Pages that are wanted and not written, each with the number of links to it. */
  readonly missing: ReadonlyMap<Name, number>;
}

/** What is within some connections of a note. */
export interface GraphAround {
  readonly note: NoteId;
  readonly depth: 1 | 2 | 3;
}

/** A note or a missing page in a picture of the vault. */
export interface GraphNode {
  /** Null for a missing page. */
  readonly id: NoteId | null;
  readonly title: string;
  readonly url: string;
  readonly tags: readonly string[];
  /** Links of other notes to it. */
  readonly linksIn: number;
  /** Its links to other notes and to missing pages. */
  readonly linksOut: number;
}

/** What a picture of the vault shows: at most ten thousand nodes. */
export interface GraphView {
  /** Another one when anything of it is another. */
  readonly mark: string;
  /** Most linked first; around a note, nearest first. */
  readonly nodes: readonly GraphNode[];
  /** By connection: places in `nodes`, each pair once, whichever way its links go. Of too many these are the telling ones. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** How many there are among the nodes. */
  readonly connections: number;
  /** How much the vault has. */
  readonly all: { readonly notes: number; readonly missing: number; readonly connections: number };
}

export interface Wiki {
  /** Absolute path of the vault. */
  readonly root: string;
  /** Title of the wiki: the setting, else the folder's name. */
  readonly title: string;
  /** What the settings say of the wiki; null when they say nothing. */
  readonly description: string | null;
  readonly lang: string;
  /** On which side of `|` the target of a wiki link stands. */
  readonly linkOrder: LinkOrder;
  /**
   * Fulfilled when all is read, and the few notes of which the scanner is not sure from their syntax tree; until then
   * these are read in the plainer meaning.
   */
  readonly exact: Promise<void>;
  /** How far the reading of a vault that was opened gradually has come; null when all is read. */
  readonly reading: { readonly read: number; readonly total: number } | null;
  /** Changes with every batch of changes; never repeats between two runs. */
  readonly version: string;
  /** What the walk left out or could not use, said once: "skipped 3 files named by .gitignore". */
  readonly notices: readonly string[];
  /** Absolute path of the Obsidian vault that the folder is a part of; null when it is none of any. */
  readonly enclosing: string | null;

  counts(): Counts;
  /** All notes by path. */
  notes(): readonly NoteId[];
  attachments(): readonly AttachmentId[];
  entry(id: NoteId): Entry;
  isNote(id: FileId): id is NoteId;
  /** The note as it is on disk now. */
  note(id: NoteId): Note;
  /** The places of the note, as it is on disk now, that links can point to. */
  outline(id: NoteId): { readonly headings: readonly LinedHeading[]; readonly blocks: readonly string[] };
  /** Its source text, decoded, without BOM. */
  text(id: NoteId): string;
  properties(id: NoteId): readonly Property[];
  /** When the note was written and last changed: as its front matter says, else as git does. */
  dates(id: NoteId): NoteDates;
  /** Whether git could tell dates; `shallow`: the vault lies in a clone without its past. */
  readonly history: 'none' | 'shallow' | 'read';
  /** Asks git, which nothing else waits for; a wiki that is followed (`watch`) asks by itself. */
  readHistory(): Promise<void>;
  words(id: NoteId): number;
  /** `note.links`, each with its target of this moment. */
  links(id: NoteId): readonly ResolvedLink[];
  /** Links of other notes to this file, by path then place. Contexts are read only for the slice asked for. */
  backlinks(
    id: FileId,
    range?: Range,
  ): {
    readonly links: number;
    readonly notes: number;
    readonly mentions: readonly Mention[];
  };
  /** Where other notes name a page without linking to it; they are read little by little, with answers in between. */
  unlinked(page: NamedPage, options?: UnlinkedOptions): Promise<Unlinked>;
  /** The same, of the notes that a view shows. */
  mentions(id: FileId, range: Range, view: MentionView): readonly Mention[];
  /** The notes that a view shows, with the number of their links to this file. Reads no note. */
  linkingNotes(id: FileId, view: MentionView): readonly { readonly entry: Entry; readonly links: number }[];
  /** Makes such a view beside other work, where it goes through many notes: to ask for it at once is then short. */
  linkingSoon(id: FileId, view: MentionView): Promise<void>;
  context(from: NoteId, start: number): Context;
  /** The sentences around the links that begin at some places of a file (sorted), null where none does; of no note none. */
  contextsAt(from: FileId, places: readonly Pick<Place, 'line' | 'column'>[]): readonly (Context | null)[];
  /** Offset of each link of the note → how it is shown now. */
  shownLinks(id: NoteId): LinkTable;
  /** The same of those that begin at some places; where none does, nothing. */
  shownLinksAt(id: NoteId, starts: readonly number[]): LinkTable;
  /** A file that is no note and has a page; null when it has none, or is gone. */
  file(id: AttachmentId): PagedFile | null;
  /** The note as its page shows it: with what its embeds show, and what is known of the files in it. */
  shown(id: NoteId): ShownNote;
  /** How a note begins; or the section or the block at an anchor of its page, where there is one. */
  passage(id: NoteId, anchor: string | null): Passage;
  /** Most wanted first. Suggestions and sentences of a page are read when they are looked at. */
  missing(): readonly MissingPage[];
  /** The same, made true little by little after many changes: to ask at once is then short. */
  missingSoon(): Promise<readonly MissingPage[]>;
  missingPage(key: Name): MissingPage | null;
  /** In a view, made beside other work and kept for a while. */
  missingIn(view: MissingView): Promise<MissingTold>;
  check(): readonly Finding[];
  /** The same, made beside other work. */
  findings(): Promise<readonly Finding[]>;
  /** The same without missing pages, which have a list of their own. */
  health(): Promise<readonly Finding[]>;
  /** What the settings make of a rule; null leaves it as it is. */
  severity(rule: Rule): Severity | 'off' | null;
  /** What mends the findings of these rules, as far as that is certain. */
  fixes(rules: ReadonlySet<Rule>): Fixes;
  /** The file of a note with its mends; nothing is written before it is told to. */
  rewrite(fix: NoteFix): Rewrite;
  orphans(): readonly Entry[];
  readonly orphanCount: number;
  deadends(): readonly Entry[];
  /** The notes that most links of other notes go to, most linked first, then by path. */
  mostLinked(count: number): readonly { readonly entry: Entry; readonly links: number }[];
  /** The vault as a picture shows it, or what is around a note; made in the background, and kept until the vault changes. */
  graphView(around?: GraphAround): Promise<GraphView>;
  /** Without what Obsidian excludes. */
  byDate(): ByDate;
  tags(): readonly { readonly tag: string; readonly notes: number }[];
  /** How many that are. */
  readonly tagCount: number;
  /** The outermost tags, each with those below it; made beside other work. */
  tagTree(): Promise<readonly TagBranch[]>;
  /** One tag; null when no note bears it. Its notes are looked for beside other work. */
  tagged(key: Name): Promise<Tagged | null>;
  /** All notes, those of a folder together, the root's first. */
  notesByFolder(): readonly NoteId[];
  /** Every note is read for them, beside other work. */
  stats(): Promise<Stats>;
  /**
   * How a link written in `from` resolves: a wiki link with or without its brackets, an embed, a Markdown link, a path.
   * @throws {WikiError} `bad-usage` when it is no link.
   */
  why(link: string, from: NoteId): Why;
  /** A NOTE argument: its path with or without `.md`, or anything that resolves from the root. */
  find(spelling: string): Target;
  /** Paths of notes nearest to a spelling, best first. */
  nearest(spelling: string, count: number): readonly Suggestion[];
  /** The path `backlit new NAME` creates, where a link of that name would find it. */
  pathFor(name: string): string;

  url(id: FileId): string;
  locate(path: string): Located;
  folder(path: string): FolderList | null;
  /** Root `index.md`, `README.md` or `Home.md`. */
  home(): NoteId | null;
  /** Real path of an attachment, inside the vault after `realpath`; null when it is not there or leads outside. */
  attachmentPath(id: AttachmentId): string | null;
  /**
   * Opens the file in the editor that the settings name, on this machine: it holds the absolute path, so who makes a
   * page decides whether its reader may see it. Null when no editor is named.
   */
  editorLink(id: FileId, line?: number, column?: number): string | null;
  /** Where the file can be changed on the web, as the settings say (`editUrl`); null when they do not. */
  editLink(id: FileId): string | null;

  /** While the vault is being read: reads now what may stand at `/notes/<path>`. */
  readAhead(path: string): void;
  /** Reads these vault paths again (created, changed or gone), or all of them, and applies what changed. */
  refresh(paths: readonly string[] | 'all'): WikiChange | null;
  /** Calls back with every file that is read anew, or gone, at once; returns what ends that. */
  listen(listener: (id: FileId) => void): () => void;
  /** How a missing page is called, where it would stand and how many links go there; null when nothing wants it now. */
  wantedPage(key: Name): WantedPage | null;
  /** Told little by little, with answers in between; of what changes meanwhile it may tell what was there before. */
  countLinks(): Promise<LinkCounts>;
  /** Takes long work on this wiki little by little, in turn with its own. */
  inTurns<Made>(steps: Iterator<void, Made, void>): Promise<Made>;
  /** Follows the folder; every batch is applied first and told after. Returns a function that stops it. */
  watch(listener: (change: WikiChange) => void): () => void;
}

export interface WikiOptions {
  /** Read also what the vault's `.gitignore` files name; unless said, the settings decide. */
  readonly readIgnored?: boolean | undefined;
  /** Leave out drafts and unpublished notes, before the graph (`build`). */
  readonly published?: boolean;
  /** Threads that help to read a large vault; else it is read by this one alone. */
  readonly threads?: ThreadOptions | undefined;
  /** A thread that opens the files of a vault which is not so large, while this one reads them. */
  readonly filesAhead?: ThreadOptions | undefined;
  /** Milliseconds after which what is not read yet is read little by little, so that others get on; else all at once. */
  readonly gradually?: number | undefined;
  /**
   * Then also make the indexes that readers' questions need, before all is said to be read, and lists of the whole vault
   * after that; else the first question does.
   */
  readonly prepared?: boolean;
}
