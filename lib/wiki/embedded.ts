/**
 * A note with all that it embeds, and what those embed, as plain data for the renderer: each part once, however often
 * it is shown.
 *
 * Laws: links mean what they mean where they were written; and whatever notes embed each other, no more is collected
 * than the limits say, nearest first.
 */
import { targetId } from '../graph/graph.ts';
import type {
  AttachmentId,
  EmbeddedPart,
  EmbedView,
  Link,
  Note,
  NoteId,
  Passage,
  ShownLink,
  ShownNote,
  ShownText,
  Target,
} from '../model.ts';
import { encodePath } from '../names/address.ts';
import { fold } from '../names/fold.ts';
import { wantOf } from '../names/want.ts';
import { missingRule } from '../reports/attachments.ts';
import { missingPlace } from '../reports/broken-anchors.ts';
import { embeddedPart, sectionOf } from '../reports/embedded-part.ts';
import { missingPage } from '../reports/findings.ts';
import { headingIndex } from '../reports/headings.ts';
import { drawingNotice, isDrawing, pictureOf, wordsOf } from './drawing.ts';
import { excerpt, regionAround, withDefinitions, type Excerpt, type Stretch } from './excerpt.ts';
import type { Current, VaultIndex } from './index.ts';
import type { Item } from './items.ts';
import { factsOf, showing, type Pointing, type Show } from './shown.ts';

/** How deep embeds go, and how much text and how many parts they bring to one page. */
const limits = { depth: 5, characters: 256 * 1024, parts: 200 };

/** A part that is to be handed over. */
interface Source {
  readonly current: Current;
  readonly excerpt: Excerpt;
  readonly bodyStart: number;
  readonly titleIsHeading: boolean;
  readonly title: string;
  readonly block: string | null;
  readonly isWhole: boolean;
  /** How many embeds lead from the page to it, at least; 0 is the page's own note. */
  readonly depth: number;
}

export function shownNote(current: Current, index: VaultIndex): ShownNote {
  return new Collector(current.note.id, index).collect(wholeNote(current, 0, index));
}

/** A file that is no note, read as one: each of its cards is a part, whatever it holds. */
export function shownItems(file: AttachmentId, items: readonly Item[], index: VaultIndex): ShownNote {
  return new Collector(file as string as NoteId, index).collectItems(items);
}

/** How much of a text is read for a passage, up to the next heading: what is shown of it is far less. */
const passageCharacters = 4 * 1024;

/** How a note begins; or the section or the block that stands at an anchor of its page, where there is one. */
export function passageOf(current: Current, anchor: string | null, index: VaultIndex): Passage {
  const { note, text } = current;
  const heading = note.headings.find(each => each.anchor === anchor) ?? null;
  const blockId = anchor?.startsWith('^') === true ? anchor.slice(1).toLowerCase() : null;
  const block = note.blocks.find(each => each.id.toLowerCase() === blockId) ?? null;
  // As deep as embeds go, so that none in it is followed.
  const whole = wholeNote(current, limits.depth, index);
  const shown = new Collector(note.id, index);
  if (block !== null) {
    const region = excerpt(text, withDefinitions(text, regionAround(block.span.end - 1, note, text), note.bodyStart));
    const source = { ...whole, excerpt: region, bodyStart: 0, titleIsHeading: false };
    return { ...shown.text(source), anchor, heading: null, block: block.id };
  }
  if (heading !== null) {
    const section = beginning(sectionOf(heading, note, text), note);
    const part = excerpt(text, withDefinitions(text, section, note.bodyStart));
    const source = { ...whole, excerpt: part, bodyStart: 0, titleIsHeading: true };
    return { ...shown.text(source), anchor, heading: heading.text, block: null };
  }
  const start = beginning({ start: 0, end: text.length }, note);
  const part = isDrawing(note, text) ? whole.excerpt : excerpt(text, withDefinitions(text, start, note.bodyStart));
  return { ...shown.text({ ...whole, excerpt: part }), anchor: null, heading: null, block: null };
}

/** Ends a long stretch where a heading at the beginning of a line does, which nothing reaches across. */
function beginning({ start, end }: Stretch, { headings, bodyStart }: Note): Stretch {
  const enough = Math.max(start, bodyStart) + passageCharacters;
  const wall = headings.find(({ span }) => span.column === 1 && span.start >= enough);
  return { start, end: Math.min(end, wall?.span.start ?? end) };
}

function wholeNote(current: Current, depth: number, index: VaultIndex): Source {
  const { note, text } = current;
  const { title, bodyStart } = note;
  const common = { current, title, block: null, isWhole: true, depth };
  if (isDrawing(note, text)) {
    const picture = pictureOf(note, index);
    const words = picture === null || depth === 0 ? wordsOf(text, bodyStart) : [];
    const notice = picture === null ? drawingNotice : `![[/${picture}]]`;
    return { ...common, excerpt: excerpt(text, words, notice), bodyStart: 0, titleIsHeading: false };
  }
  // A title that front matter gives and the text repeats is shown once.
  const titleIsHeading = note.titleFrom === 'heading' || fold(note.headings[0]?.text ?? '') === fold(title);
  return { ...common, excerpt: excerpt(text, [{ start: 0, end: text.length }]), bodyStart, titleIsHeading };
}

class Collector {
  readonly #page: NoteId;
  readonly #index: VaultIndex;
  readonly #show: Show;
  readonly #sources: Source[] = [];
  readonly #numbers = new Map<string, number>();
  #characters = 0;

  constructor(page: NoteId, index: VaultIndex) {
    this.#page = page;
    this.#index = index;
    this.#show = showing(index);
  }

  collect(page: Source): ShownNote {
    const own = this.text(page);
    const embedded: EmbeddedPart[] = [];
    // More are added at the end while they are gone through.
    for (const source of this.#sources) {
      const { current, title, block, isWhole } = source;
      embedded.push({ ...this.text(source), note: current.note.id, isWhole, title, block });
    }
    return { ...own, embedded };
  }

  collectItems(items: readonly Item[]): ShownNote {
    let text = '';
    const cards: number[] = [];
    for (const item of items) {
      if (text !== '') text += '\n\n';
      if ('card' in item) {
        // After the line that `#written` begins with.
        cards.push(text.length + 1);
        this.#sources.push(this.#written(item.card));
      }
      text += 'card' in item ? '![[card]]' : item.markdown;
    }
    const shown = this.collect(this.#written(text));
    const links = new Map(shown.links);
    const card = { state: 'found', href: null, title: '', file: null } as const;
    cards.forEach((at, part) => links.set(at, { ...card, embed: { state: 'shown', part } }));
    return { ...shown, links };
  }

  /** A text that stands where the page's file is. It begins with a line of its own, so that it has no front matter. */
  #written(markdown: string): Source {
    const text = `\n${markdown}`;
    const current = { note: this.#index.supposed(this.#page, text), text };
    const whole = excerpt(text, [{ start: 0, end: text.length }]);
    const card = { bodyStart: 0, titleIsHeading: false, title: '', block: null, isWhole: false, depth: 1 };
    return { current, excerpt: whole, ...card };
  }

  /** One text, with the meaning of its links; the embeds in it are collected. */
  text(source: Source): ShownText {
    const { current, bodyStart, titleIsHeading, depth } = source;
    const { note } = current;
    const links = new Map<number, ShownLink>();
    for (const link of note.links) {
      const place = source.excerpt.place(link.span.start);
      if (place !== null) links.set(place, this.#link(link, this.#index.graph.resolve(note.id, link.want), depth));
    }
    this.#picture(source, links);
    const addresses = new Map<string, ShownLink>();
    for (const name of note.named) addresses.set(name, this.#address(note.id, name, depth));
    return { text: source.excerpt.text, bodyStart, titleIsHeading, links, addresses };
  }

  /** The picture of a drawing stands before its words. */
  #picture({ current: { note, text }, excerpt }: Source, links: Map<number, ShownLink>): void {
    const picture = isDrawing(note, text) && excerpt.text.startsWith('![[/') ? pictureOf(note, this.#index) : null;
    if (picture === null) return;
    const shown = { state: 'found', href: `/files/${encodePath(picture)}`, title: picture, file: picture } as const;
    links.set(0, this.#withFacts(shown, picture));
  }

  #link(link: Link, target: Target, depth: number): ShownLink {
    const shown = this.#show(link, target, depth > 0);
    if (!isEmbed(link)) return shown;
    if (target.state === 'missing')
      return missingRule(link) === 'missing-page' ? { ...shown, embed: absent(link) } : shown;
    const { id } = target;
    if (!this.#index.graph.isNote(id)) return this.#withFacts(shown, id as AttachmentId);
    return { ...shown, embed: this.#view(link, id, depth + 1) };
  }

  /** An address of raw HTML. */
  #address(from: NoteId, name: string, depth: number): ShownLink {
    const want = wantOf('markdown', from, name);
    const link: Pointing = { kind: 'markdown', target: name, heading: null, block: null, want };
    const target = this.#index.graph.resolve(from, want);
    const shown = this.#show(link, target, depth > 0);
    const id = targetId(target);
    return id === null || this.#index.graph.isNote(id) ? shown : this.#withFacts(shown, id as AttachmentId);
  }

  #withFacts(shown: ShownLink, id: AttachmentId): ShownLink {
    const facts = factsOf(id, this.#index);
    return facts === null ? shown : { ...shown, facts };
  }

  /** What an embed shows of a note. */
  #view(link: Link, id: NoteId, depth: number): EmbedView {
    const isWhole = link.heading === null && link.block === null;
    if (isWhole && id === this.#page) return { state: 'circle' };
    const key = `${id}\n${link.block === null ? (link.heading ?? '') : `^${link.block.toLowerCase()}`}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return { state: 'shown', part: known };
    if (depth > limits.depth || this.#sources.length >= limits.parts) return { state: 'limit' };
    const current = this.#index.current(id);
    if (current === null) return { state: 'limit' };
    const source = isWhole ? wholeNote(current, depth, this.#index) : placeIn(link, current, depth);
    if (typeof source === 'string') return { state: 'absent', message: source };
    if (this.#characters + source.excerpt.text.length > limits.characters) return { state: 'limit' };
    this.#characters += source.excerpt.text.length;
    const part = this.#sources.push(source) - 1;
    this.#numbers.set(key, part);
    return { state: 'shown', part };
  }
}

/** In the words of the report. */
function absent({ target, want }: Link): EmbedView {
  const { message } = missingPage(target, {
    name: '',
    byPath: want.names.length === 0,
    suspicious: true,
    suggestions: [],
  });
  return { state: 'absent', message };
}

function isEmbed({ kind, raw }: Link): boolean {
  return kind === 'embed' || (kind === 'markdown' && raw.startsWith('!'));
}

/** A section or a block of a note; a sentence where the note has no such place. */
function placeIn(link: Link, current: Current, depth: number): Source | string {
  const { note, text } = current;
  const part = embeddedPart(link, note, text);
  if (part === null) return missingPlace(link, note, note.id)?.message ?? '';
  const { block } = link;
  const heading = block === null && link.heading !== null ? headingIndex(note.headings).find(link.heading) : null;
  const shown = block === null ? part : regionAround(part.end - 1, note, text);
  return {
    current,
    excerpt: excerpt(text, withDefinitions(text, shown, note.bodyStart)),
    bodyStart: 0,
    titleIsHeading: heading !== null,
    title: heading === null ? note.title : `${note.title} › ${heading.text}`,
    block,
    isWhole: false,
    depth,
  };
}
