/**
 * A note's text → its Note: everything it says, read without knowing any other note. Never throws for what a note
 * says; what is wrong with it comes back as flaws.
 */
import type { Block, Dates, Flaw, Heading, Link, Note, NoteId, Property, Span, Want } from '../model.ts';
import { noteAnswers } from '../names/answers.ts';
import { dateProperties } from '../names/dates.ts';
import { owned } from '../names/owned.ts';
import { baseOf, withoutMd } from '../names/paths.ts';
import { wantOf } from '../names/want.ts';
import { anchorsOf } from './anchors.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { namedFiles } from './named-files.ts';
import { hasNoText } from './no-text.ts';
import { withoutMarkup } from './phrase.ts';
import { Places } from './places.ts';
import type { FoundHeading, FoundLink, LinkOrder, Reading } from './reading.ts';
import { scan, scanLeniently } from './scanner.ts';

/** Reads a text from its syntax tree; null when no tree can be made in time. */
export type TreeReader = (text: string, from: number) => Reading | null;

/** How a vault's notes are read. */
export interface ReadingRules {
  /** For texts of which the scanner is not sure; without it the scanner takes the plainer meaning. */
  readonly tree?: TreeReader | undefined;
  /** The target is first unless said. */
  readonly linkOrder?: LinkOrder;
}

/** A longer leading H1 is a paragraph that someone marked as a heading, not a title. */
const longestTitle = 120;

/**
 * Summarises one note.
 * @param text decoded source without BOM
 * @param flaws what reading the bytes has already shown
 */
export function summarise(
  id: NoteId,
  text: string,
  hash: string,
  flaws: readonly Flaw[],
  { tree, linkOrder = 'target-first' }: ReadingRules = {},
): Note {
  const matter = readFrontMatter(text, linkOrder);
  const sure = scan(text, matter.end, linkOrder);
  const fromTree = sure ?? tree?.(text, matter.end) ?? null;
  const reading = fromTree ?? scanLeniently(text, matter.end, linkOrder);
  const reader = sure !== null ? 'scanner' : fromTree !== null ? 'tree' : 'lenient';
  return new SummarisedNote({ id, text, hash }, flaws, matter, reading, reader, linkOrder);
}

/** Law: of one class, as V8 keeps a shape, and all that hangs on it, for each object that is written with a getter. */
class SummarisedNote implements Note {
  readonly id: NoteId;
  readonly title: string;
  readonly titleFrom: Note['titleFrom'];
  readonly bodyStart: number;
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly outline: Note['outline'];
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  readonly flaws: readonly Flaw[];
  readonly named: readonly string[];
  readonly unpublished: Note['unpublished'];
  readonly dates: Dates;
  readonly hash: string;
  readonly reader: Note['reader'];
  readonly #text: string;
  readonly #reading: Reading;
  #headings: readonly Heading[] | null = null;
  #names: Note['names'] | null = null;

  constructor(
    { id, text, hash }: { readonly id: NoteId; readonly text: string; readonly hash: string },
    flaws: readonly Flaw[],
    matter: FrontMatter,
    reading: Reading,
    reader: Note['reader'],
    linkOrder: LinkOrder,
  ) {
    const places = new Places(text);
    const properties = new Map<string, Property['value']>();
    for (const { key, value } of matter.properties) properties.set(key.toLowerCase(), value);
    const { title, titleFrom } = titleOf(id, properties.get('title') ?? null, reading, linkOrder);
    const aliases = properties.get('aliases') ?? properties.get('alias') ?? null;
    this.id = id;
    // What a note is called is kept, as it is and as names that may share its memory.
    this.title = owned(title);
    this.titleFrom = titleFrom;
    this.bodyStart = matter.end;
    this.aliases = strings(aliases, /[,\n]/, linkOrder).map(owned);
    this.tags = tagsOf(properties, reading, linkOrder);
    this.outline = reading.headings;
    this.blocks = blocksOf(reading, places);
    this.links = linksOf(id, text, matter, reading, places);
    this.flaws = flawsOf(text, matter, flaws, places);
    this.named = namedFiles(text, matter.end, matter.properties);
    this.unpublished = unpublishedOf(properties);
    this.dates = datesOf(matter.properties);
    this.hash = hash;
    this.reader = reader;
    this.#text = text;
    this.#reading = reading;
  }

  /** Made when asked for: indexing needs no anchors. */
  get headings(): readonly Heading[] {
    return (this.#headings ??= headingsOf(this.#reading, new Places(this.#text)));
  }

  /** Made when asked for, as the index makes its own. */
  get names(): Note['names'] {
    return (this.#names ??= noteAnswers(this.id, this.title, this.aliases));
  }
}

/** Where the text of a note begins that is no front matter. */
export function bodyStartOf(text: string): number {
  return readFrontMatter(text).end;
}

/** The front matter of a text as it is shown. */
export function propertiesOf(text: string): readonly Property[] {
  return readFrontMatter(text).properties;
}

function titleOf(
  id: NoteId,
  property: Property['value'],
  reading: Reading,
  linkOrder: LinkOrder,
): { readonly title: string; readonly titleFrom: Note['titleFrom'] } {
  const written = typeof property === 'number' ? String(property) : property;
  const named = typeof written === 'string' ? oneLine(withoutMarkup(written, linkOrder)) : '';
  if (named !== '') return { title: named, titleFrom: 'property' };
  const leading = reading.leadingHeading ? oneLine(reading.headings[0]?.text ?? '') : '';
  if (leading !== '' && leading.length <= longestTitle) return { title: leading, titleFrom: 'heading' };
  return { title: oneLine(withoutMd(baseOf(id))) || baseOf(id), titleFrom: 'file' };
}

function unpublishedOf(properties: ReadonlyMap<string, Property['value']>): Note['unpublished'] {
  if (properties.get('draft') === true) return 'draft';
  return properties.get('publish') === false ? 'unpublished' : null;
}

const undated: Dates = { created: null, updated: null };

function datesOf(properties: readonly Property[]): Dates {
  if (properties.length === 0) return undated;
  const { created, updated } = dateProperties(properties);
  return created === null && updated === null
    ? undated
    : { created: created?.iso ?? null, updated: updated?.iso ?? null };
}

/** One line without control characters. */
function oneLine(text: string): string {
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text;
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ').trim();
}

/** The texts of a property that may be one value or a list. */
function strings(value: Property['value'], divider: RegExp, linkOrder: LinkOrder): readonly string[] {
  const values = typeof value === 'string' ? value.split(divider) : Array.isArray(value) ? value : [value];
  const texts = values.filter(part => typeof part === 'string' || typeof part === 'number');
  return [...new Set(texts.map(part => oneLine(withoutMarkup(String(part), linkOrder))).filter(part => part !== ''))];
}

/** Tags of front matter, then inline ones, each once whatever its case, in the first spelling. */
function tagsOf(
  properties: ReadonlyMap<string, Property['value']>,
  reading: Reading,
  linkOrder: LinkOrder,
): readonly string[] {
  const tags = new Map<string, string>();
  const add = (tag: string): void => {
    const key = tag.toLowerCase();
    if (!tags.has(key)) tags.set(key, tag);
  };
  for (const listed of strings(properties.get('tags') ?? properties.get('tag') ?? null, /[,\s]+/, linkOrder)) {
    const tag = listed.replace(/^#+/, '').replace(/^\/+|\/+$/g, '');
    if (/^[\p{L}\p{N}\p{M}\p{Extended_Pictographic}_\-/\u200d\ufe0f]+$/u.test(tag) && !/^\p{N}+$/u.test(tag)) add(tag);
  }
  for (const { text } of reading.tags) add(text);
  return [...tags.values()];
}

function headingsOf(reading: Reading, places: Places): readonly Heading[] {
  const anchors = anchorsOf(reading.headings.map(heading => heading.text));
  return reading.headings.map(({ depth, text, start, end }, index) => ({
    depth,
    text,
    anchor: anchors[index] as string,
    span: places.span(start, end),
  }));
}

function blocksOf(reading: Reading, places: Places): readonly Block[] {
  places.rewind();
  return reading.blocks.map(({ id, start, end }) => ({ id, span: places.span(start, end) }));
}

function linksOf(id: NoteId, text: string, matter: FrontMatter, reading: Reading, places: Places): readonly Link[] {
  places.rewind();
  const { headings } = reading;
  const source = { id, text };
  const links: Link[] = [];
  const add = (found: FoundLink, property: string | null, under: string | null): void => {
    const line = places.lineOf(found.start);
    links.push(new SummarisedLink(source, found, property, under, line, found.start - places.lineStart + 1));
  };
  for (const found of matter.links) add(found, found.property, null);
  let above = -1;
  for (const found of reading.links) {
    while (above + 1 < headings.length && (headings[above + 1] as FoundHeading).start <= found.start) above++;
    add(found, null, headings[above]?.text ?? null);
  }
  return links;
}

/** Law: small, as there are very many; what few ask for is made when it is asked for. */
class SummarisedLink implements Link {
  constructor(
    private readonly source: { readonly id: NoteId; readonly text: string },
    private readonly found: FoundLink,
    readonly property: string | null,
    readonly under: string | null,
    private readonly line: number,
    private readonly column: number,
  ) {}

  get from(): NoteId {
    return this.source.id;
  }

  get kind(): Link['kind'] {
    return this.found.kind;
  }

  get target(): string {
    return this.found.target;
  }

  get heading(): string | null {
    return this.found.heading;
  }

  get block(): string | null {
    return this.found.block;
  }

  get label(): string | null {
    return this.found.label;
  }

  get raw(): string {
    return this.source.text.slice(this.found.start, this.found.end);
  }

  get want(): Want {
    return wantOf(this.found.kind, this.source.id, this.found.target);
  }

  get span(): Span {
    const { start, end } = this.found;
    return { start, end, line: this.line, column: this.column };
  }
}

/** A file that could not be read is not told to be empty as well. */
function flawsOf(text: string, matter: FrontMatter, known: readonly Flaw[], places: Places): readonly Flaw[] {
  const isEmpty = known.length === 0 && hasNoText(text, matter.end);
  if (matter.flaw === null && !isEmpty) return known;
  const flaws = [...known];
  if (matter.flaw !== null) flaws.push(flawOf(matter.flaw, places));
  if (isEmpty) flaws.push(emptyNote);
  return flaws;
}

const emptyNote: Flaw = {
  rule: 'empty-note',
  span: { start: 0, end: 0, line: 1, column: 1 },
  detail: 'the note has no text',
  hint: null,
};

function flawOf(flaw: NonNullable<FrontMatter['flaw']>, places: Places): Flaw {
  places.rewind();
  return { rule: 'bad-front-matter', span: places.span(flaw.at, flaw.at), detail: flaw.detail, hint: flaw.hint };
}
