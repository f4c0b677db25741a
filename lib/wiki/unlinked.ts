/**
 * Places that name a page and do not link to it. Law: notes are read in steps, so that a server answers in between, and
 * what was not looked at is told.
 */
import { targetId } from '../graph/graph.ts';
import { owned } from '../names/owned.ts';
import { readFrontMatter } from '../markdown/front-matter.ts';
import { Places } from '../markdown/places.ts';
import type { LinkOrder } from '../markdown/reading.ts';
import type { Name, NoteId, Want } from '../model.ts';
import { byCodePoint, fold } from '../names/fold.ts';
import { baseOf, folderOf, withoutMd } from '../names/paths.ts';
import { wantOf } from '../names/want.ts';
import { isTelling, SoughtNames } from '../search/mentions-names.ts';
import { mentionReader, type MentionReader, type NamedPlace } from '../search/mentions.ts';
import { isDrawing, wordsOf } from './drawing.ts';
import type { Steps } from './turns.ts';
import type { Kept } from './digest.ts';
import type { VaultIndex } from './index.ts';
import { headingsAbove, placesIn } from './outline.ts';
import type { NamedPage, Unlinked, UnlinkedMention, UnlinkedOptions } from './types.ts';

export class UnlinkedMentions {
  readonly #index: VaultIndex;
  readonly #isExcluded: (path: string) => boolean;
  readonly #order: LinkOrder;
  readonly #read: MentionReader;

  constructor(index: VaultIndex, isExcluded: (path: string) => boolean) {
    this.#index = index;
    this.#isExcluded = isExcluded;
    this.#order = index.linkOrder;
    this.#read = mentionReader(index.linkOrder);
  }

  async of(page: NamedPage, { most = Infinity, within = Infinity, among }: UnlinkedOptions): Promise<Unlinked> {
    const end = performance.now() + within;
    const names = [...this.#namesOf(page)].filter(isTelling);
    if (names.length === 0) return { names, mentions: [], unseen: 0, isWhole: true };
    const notes = among === undefined ? this.#index.graph.notes() : [...(await among(names))].sort(byCodePoint);
    if (notes.every(id => 'note' in page && id === page.note)) return { names, mentions: [], unseen: 0, isWhole: true };
    const sought = new SoughtNames(names);
    const mentions: UnlinkedMention[] = [];
    let looked = 0;
    const look = (id: NoteId): boolean => {
      if (mentions.length > most || performance.now() > end) return false;
      for (const mention of this.#mentionsIn(id, page, sought)) mentions.push(mention);
      return ++looked < notes.length;
    };
    await this.#index.turns.take('awaited', this.#steps(page, sought, notes, look));
    const isWhole = looked === notes.length && mentions.length <= most;
    // The last note that was looked at may have come too late.
    const late = mentions.length > most && mentions[most]?.from !== mentions[most - 1]?.from ? 1 : 0;
    return { names, mentions: mentions.slice(0, most), unseen: notes.length - looked + late, isWhole };
  }

  /** First the other pages say their names; then it is looked into the notes for as long as that goes on. */
  *#steps(
    page: NamedPage,
    sought: SoughtNames,
    notes: readonly NoteId[],
    look: (id: NoteId) => boolean,
  ): Steps & Iterable<void> {
    const mayBe = (name: string): boolean => sought.mayBeIn(name);
    for (const kept of this.#index.all()) {
      const isOther = !('note' in page) || kept.id !== page.note;
      if (isOther && (mayBe(kept.title) || mayBe(kept.id) || kept.aliases.some(mayBe))) {
        for (const name of namesOf(kept)) sought.yieldTo(name);
      }
      yield;
    }
    for (const key of this.#index.graph.missingKeys()) {
      if (mayBe(key)) sought.yieldTo(baseOf(key));
      yield;
    }
    for (const id of notes) {
      if (!look(id)) return;
      yield;
    }
  }

  /** All that a page is called, each name once. */
  #namesOf(page: NamedPage): ReadonlySet<string> {
    if ('missing' in page) {
      const spellings = [...this.#index.graph.missingSpellings(page.missing).keys()];
      return new Set(spellings.map(spelling => baseOf(withoutMd(spelling))));
    }
    const kept = this.#index.kept(page.note);
    return new Set(kept === null ? [] : namesOf(kept));
  }

  #mentionsIn(id: NoteId, page: NamedPage, sought: SoughtNames): readonly UnlinkedMention[] {
    if (('note' in page && page.note === id) || this.#isExcluded(id)) return [];
    const text = this.#index.text(id);
    const named = text === null ? [] : this.#read(text, sought, () => this.#linksTo(page, id));
    const kept = this.#index.kept(id);
    if (text === null || kept === null || named.length === 0) return [];
    const found = writtenByPeople(named, id, text);
    const above = headingsAbove(
      kept.outline,
      found.map(({ start }) => start),
    );
    const places = new Places(text);
    return found.map((place, at) => {
      const { line, column } = places.span(place.start, place.start);
      const under = above[at] ?? null;
      return {
        from: id,
        title: kept.title,
        line,
        column,
        heading: under?.text ?? null,
        anchor: under === null ? null : (placesIn(kept.outline).headings[under.index]?.anchor ?? null),
        text: owned(place.text),
        context: { text: owned(place.context.text), mark: place.context.mark },
        link: this.#linkFor(place, id, page),
      };
    });
  }

  /** Where the links of a note begin that go to the page. */
  #linksTo(page: NamedPage, from: NoteId): ReadonlySet<number> {
    const starts = new Set<number>();
    for (const edge of this.#index.graph.edgesFrom(from)) {
      const target = this.#index.graph.meaning(edge);
      const isIt = 'note' in page ? targetId(target) === page.note : isMissing(target, page.missing);
      if (isIt) starts.add(edge.start);
    }
    return starts;
  }

  /** The link that says the same: `[[coroutine]]` where that goes to the page, else with the page before the bar. */
  #linkFor({ text, inTable }: NamedPlace, from: NoteId, page: NamedPage): string | null {
    const goesThere = (target: string): boolean => this.#means(wantOf('wiki', from, target), from, page);
    if (!isWritable(text)) return null;
    if (goesThere(text)) return `[[${text}]]`;
    const spellings =
      'note' in page ? [baseOf(withoutMd(page.note)), withoutMd(page.note)] : [this.#index.spelling(page.missing)];
    const target = spellings.find(spelling => isWritable(spelling) && goesThere(spelling));
    if (target === undefined) return null;
    const bar = inTable ? '\\|' : '|';
    return this.#order === 'target-first' ? `[[${target}${bar}${text}]]` : `[[${text}${bar}${target}]]`;
  }

  #means(want: Want, from: NoteId, page: NamedPage): boolean {
    const target = this.#index.graph.resolve(from, want);
    if ('missing' in page) return isMissing(target, page.missing);
    return target.state === 'found' && target.id === page.note;
  }
}

function isMissing(target: ReturnType<VaultIndex['graph']['resolve']>, key: Name): boolean {
  return target.state === 'missing' && target.name === key;
}

/** Without what a drawing program says about its file. */
function writtenByPeople(places: readonly NamedPlace[], id: NoteId, text: string): readonly NamedPlace[] {
  const note = { id, bodyStart: readFrontMatter(text).end };
  if (!isDrawing(note, text)) return places;
  const words = wordsOf(text, note.bodyStart);
  return places.filter(place => words.some(({ start, end }) => start <= place.start && place.start < end));
}

/** Files whose name says what they are for, and not what they are about. */
const nameless: ReadonlySet<string> = new Set(['index', 'readme', 'home']);

/**
 * Title, aliases, and the file's name unless the title holds it: of a note `note.md` that is called “How to write a
 * note”, hardly everything about notes is to be linked there. A folder's page without a title has the folder's name.
 */
function* namesOf({ id, title, titleFrom, aliases }: Kept): Generator<string> {
  const base = baseOf(withoutMd(id));
  const isNameless = nameless.has(fold(base));
  if (titleFrom === 'file' && isNameless) yield baseOf(folderOf(id));
  else yield title;
  yield* aliases;
  if (!isNameless && !` ${fold(title)} `.includes(` ${fold(base)} `)) yield base;
}

/** Whether it can stand in a wiki link as it is. */
function isWritable(text: string): boolean {
  return text !== '' && !/[[\]|#^\\\n]/.test(text);
}
