/**
 * The nouns of Backlit: plain readonly data, no behaviour, no imports.
 *
 * Law: a `Link` says what is *wanted*, a `Target` says what there *is* today. They are two types and are
 * never merged, because no link is ever stored resolved.
 */

/** Vault-relative path of a note with `/` and its extension, spelled as on disk. Born in `vault/walk`. */
export type NoteId = string & { readonly brand: 'NoteId' };

/** Vault-relative path of any other file. Born in `vault/walk`. */
export type AttachmentId = string & { readonly brand: 'AttachmentId' };

export type FileId = NoteId | AttachmentId;

/** A spelling after folding (NFC, full case folding, blanks joined): equal Names mean the same thing. Born in `names/fold`. */
export type Name = string & { readonly brand: 'Name' };

/** A stretch of a note's source, in UTF-16 units after a BOM. Offsets from 0 (`end` excluded), line and column from 1. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

export interface Heading {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  /** As a reader sees it: no markup, no link marks. */
  readonly text: string;
  /** The `id` it has on the page (github-slugger, repeats numbered). */
  readonly anchor: string;
  readonly span: Span;
}

/** A place that `[[Note#^id]]` can point to. */
export interface Block {
  /** Without the caret. */
  readonly id: string;
  readonly span: Span;
}

export type LinkKind = 'wiki' | 'embed' | 'markdown' | 'property';

/**
 * What a link asks for, computed from its spelling and the place of its note alone.
 * Resolution tries `exact` in order, then `names` step by step (see `graph/resolve`).
 */
export interface Want {
  /** The note itself: `[[#Heading]]`. Nothing else is set then. */
  readonly self: boolean;
  /** Full vault paths that alone would do, first one first. */
  readonly exact: readonly { readonly name: Name; readonly via: 'path' | 'relative' }[];
  /** Names that a path suffix, an alias, a title or a folder may answer to; empty when only `exact` counts. */
  readonly names: readonly Name[];
  /** The wanted path as written (NFC, without `.md`), for "exact case first". */
  readonly spelling: string;
  /** What a miss is filed under. */
  readonly key: Name;
  /** The path leads above the vault: never found, never a page one could write. */
  readonly outside: boolean;
  /** No note will do: `![[x.png]]` is never `x.png.md`. */
  readonly filesOnly: boolean;
}

export interface Link {
  readonly from: NoteId;
  readonly kind: LinkKind;
  /** The source slice; an embed's begins with `!`. */
  readonly raw: string;
  /** As written before `#` and `|`, trimmed. */
  readonly target: string;
  /** The segments between `#`, trimmed, joined by `#`; null when there are none. */
  readonly heading: string | null;
  /** The block's id without `^`. */
  readonly block: string | null;
  readonly label: string | null;
  /** The front-matter key it stands under, for `kind: 'property'`. */
  readonly property: string | null;
  /** Text of the nearest heading above it, for "where" lines. */
  readonly under: string | null;
  readonly want: Want;
  readonly span: Span;
}

/** Why a note answers to a name, in the order in which the answers win. */
export type AnswerKind = 'path' | 'suffix' | 'alias' | 'title' | 'folder';

export interface Answer {
  readonly name: Name;
  readonly as: AnswerKind;
  /** Among folder notes: 0 for index, 1 for README, 2 for `dir/dir.md`. Otherwise 0. */
  readonly rank: number;
}

/** How a link found its target. */
export type Via = AnswerKind | 'relative' | 'self';

/** What there is, at the moment of the question. */
export type Target =
  | { readonly state: 'found'; readonly id: FileId; readonly via: Via }
  | { readonly state: 'ambiguous'; readonly id: FileId; readonly others: readonly FileId[]; readonly via: Via }
  | { readonly state: 'missing'; readonly name: Name };

export interface ResolvedLink {
  readonly link: Link;
  readonly target: Target;
}

/** How one link of a rendered note is shown now. */
export interface ShownLink {
  readonly state: 'found' | 'missing' | 'ambiguous';
  /** Percent-encoded address with fragment; null when there is nothing to point to. */
  readonly href: string | null;
  /** Title of what it points to (or the missing page's). */
  readonly title: string;
  /** The file it goes to, for embeds. */
  readonly file: FileId | null;
  /** Address of the page that lists all that an ambiguous link could mean, where there is one. */
  readonly which?: string;
  /** What is known of that file, where the page shows it. */
  readonly facts?: FileFacts;
  /** What an embed shows of the note it goes to. */
  readonly embed?: EmbedView;
}

/** What is told of a file by its size and its first bytes. */
export interface FileFacts {
  readonly bytes: number;
  /** Pixels of a picture, as it is seen; null where they are not told. */
  readonly width: number | null;
  readonly height: number | null;
  /** Address of the captions that lie beside a film or a sound. */
  readonly captions: string | null;
}

/** What an embed of a note shows: a part that is handed over with it, or none, for this reason. */
export type EmbedView =
  | { readonly state: 'shown'; readonly part: number }
  /** The note has no such place, as a sentence says. */
  | { readonly state: 'absent'; readonly message: string }
  /** It would stand within itself; or the page shows enough as it is. */
  | { readonly state: 'circle' }
  | { readonly state: 'limit' };

/** Offset of a link's first character in its note → how it is shown. */
export type LinkTable = ReadonlyMap<number, ShownLink>;

/** A text with the meaning of its links at this moment: plain data, which can be handed to a worker. */
export interface ShownText {
  readonly text: string;
  /** Where the body begins, after front matter. */
  readonly bodyStart: number;
  /** The first heading is said by the title above the text, and not shown again. */
  readonly titleIsHeading: boolean;
  readonly links: LinkTable;
  /** Local addresses in HTML, without their fragments → what they lead to. */
  readonly addresses: ReadonlyMap<string, ShownLink>;
}

/** A note, or a part of one, as it stands in others. */
export interface EmbeddedPart extends ShownText {
  readonly note: NoteId;
  /** All of its note, so that every other part of that is within it. */
  readonly isWhole: boolean;
  /** Its note's title, and the heading it begins with; '' when it needs none. */
  readonly title: string;
  /** Only the block of this id is shown. */
  readonly block: string | null;
}

/** A note with all that is embedded in it, each part once. */
export interface ShownNote extends ShownText {
  readonly embedded: readonly EmbeddedPart[];
}

/** What a preview shows of a note. Embeds in it are named, not shown. */
export interface Passage extends ShownText {
  /** Where it stands on the note's page; null for how the note begins. */
  readonly anchor: string | null;
  /** Of the section that it is. */
  readonly heading: string | null;
  /** Id of the only block that it is. */
  readonly block: string | null;
}

export type Severity = 'error' | 'warning' | 'info';

/** The rules of `check`; the list and its order are the contract's. */
export type Rule =
  | 'missing-page'
  | 'missing-heading'
  | 'missing-block'
  | 'missing-attachment'
  | 'missing-link'
  | 'ambiguous-link'
  | 'duplicate-name'
  | 'bad-front-matter'
  | 'bad-encoding'
  | 'url-collision'
  | 'embed-cycle'
  | 'too-large'
  | 'unreadable'
  | 'outside-vault'
  | 'case-mismatch'
  | 'orphan'
  | 'dead-end'
  | 'island'
  | 'self-link'
  | 'empty-note'
  | 'mojibake'
  | 'unused-attachment'
  | 'heading-jump';

/** How a suggested name is near to the one that was written, the nearest first. */
export type Nearness =
  | 'same-name'
  | 'other-form'
  | 'plural'
  | 'one-edit'
  | 'swap'
  | 'same-words'
  | 'two-edits'
  | 'prefix'
  | 'contains'
  | 'part'
  | 'shared-words';

export interface Suggestion {
  readonly path: FileId;
  readonly kind: Nearness;
  /** The same in words. */
  readonly reason: string;
}

export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly path: FileId;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
  readonly hint: string | null;
  readonly target: string | null;
  readonly suggestions: readonly Suggestion[];
}

/** Something wrong with a note that its own text shows; becomes a `Finding`, whose sentence is made in `reports/findings`. */
export interface Flaw {
  readonly rule: 'bad-front-matter' | 'bad-encoding' | 'too-large' | 'unreadable' | 'empty-note' | 'mojibake';
  readonly span: Span;
  readonly detail: string;
  readonly hint: string | null;
}

/** A value of front matter, as far as Backlit shows it; deeper structure is flattened to text. */
export type PropertyValue = string | number | boolean | null | readonly (string | number | boolean | null)[];

export interface Property {
  readonly key: string;
  readonly value: PropertyValue;
}

/** When a note was written and last changed, in ISO 8601: a day, or a moment with or without a zone. */
export interface Dates {
  readonly created: string | null;
  readonly updated: string | null;
}

/** Everything a note says, read without knowing any other note. */
export interface Note {
  readonly id: NoteId;
  readonly title: string;
  /** Where the title comes from; `heading` means that the leading H1 is the page's h1 and is not shown twice. */
  readonly titleFrom: 'property' | 'heading' | 'file';
  /** Offset of the text after front matter. */
  readonly bodyStart: number;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly headings: readonly Heading[];
  /** The headings and where they begin, which costs nothing to tell. */
  readonly outline: readonly (Pick<Heading, 'depth' | 'text'> & Pick<Span, 'start'>)[];
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** The names it answers to. */
  readonly names: readonly Answer[];
  readonly flaws: readonly Flaw[];
  /** Files of the vault that it names without a link: addresses in raw HTML, file names in front matter. Each once. */
  readonly named: readonly string[];
  /** `draft: true` or `publish: false`: shown with a banner when served, left out of a built site. */
  readonly unpublished: 'draft' | 'unpublished' | null;
  /** As far as front matter says so. */
  readonly dates: Dates;
  /** Hash of the bytes it was read from. */
  readonly hash: string;
  /**
   * Which reader made it: the linear scanner; the syntax tree where the scanner was not sure; the scanner all the same
   * (`lenient`) where there was no tree.
   */
  readonly reader: 'scanner' | 'tree' | 'lenient';
}

/** All that ever happens to a graph. */
export type Change =
  | { readonly put: Note }
  | { readonly drop: NoteId }
  | { readonly putFile: AttachmentId }
  | { readonly dropFile: AttachmentId };

/** A place in a file of the vault, and the lines around it. */
export interface Excerpt {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Number of the first of `lines`. */
  readonly from: number;
  readonly lines: readonly string[];
  /** Where in its line, as it stands in `lines`, the place is. */
  readonly at: number;
}

/** A program or a vault that cannot go on, told once: by the command line, or by the error page. */
export class WikiError extends Error {
  override readonly name = 'WikiError';
  constructor(
    readonly code:
      | 'vault-not-found'
      | 'vault-unreadable'
      | 'bad-settings'
      | 'note-not-found'
      | 'bad-usage'
      | 'exists'
      | 'cannot-write',
    message: string,
    readonly hint: string | null = null,
    options?: { cause?: unknown; excerpt?: Excerpt | null },
  ) {
    super(message, options);
    this.excerpt = options?.excerpt ?? null;
  }

  /** Where in a file it is wrong, where that is known. */
  readonly excerpt: Excerpt | null;
}
