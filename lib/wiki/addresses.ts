/**
 * Which page has which address. A page's own slug is a claim; where several claim the same, a note whose path needed
 * no change comes first, then other notes by path, then a folder, then missing pages by key, and each later one takes
 * the next free `-2`, `-3`….
 *
 * Law: the answer is computed from the claims of this moment, so that it needs no upkeep beyond adding and removing.
 */
import { Multimap } from '../graph/multimap.ts';
import type { Name, NoteId } from '../model.ts';
import { addressKey, slugOf } from '../names/address.ts';
import { byCodePoint, fold } from '../names/fold.ts';
import { hashOf } from '../names/hash.ts';
import { baseOf, folderOf, withoutMd } from '../names/paths.ts';
import { Repeated } from '../reports/repeated.ts';

export type Claim =
  | { readonly kind: 'note'; readonly id: NoteId }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'missing'; readonly key: Name };

/** A page and the slug it has. */
export interface Placed {
  readonly claim: Claim;
  /** The slug it would have alone. */
  readonly wanted: string;
  readonly slug: string;
}

/** What is missing at an address now, and how it is spelled. */
export interface MissingPages {
  missingAt(address: Name): readonly Name[];
  spelling(key: Name): string;
}

interface Folder {
  readonly path: string;
  /** Notes directly in it. */
  readonly notes: Set<NoteId>;
  readonly folders: Set<string>;
  /** How many notes are in it and below it. */
  below: number;
}

export class Addresses {
  readonly #missing: MissingPages;
  readonly #notes = new Multimap<Name, NoteId>();
  readonly #folders = new Map<string, Folder>([['', emptyFolder('')]]);
  #revision = 0;
  readonly #folderKeys = new Multimap<Name, Folder>();

  constructor(missing: MissingPages) {
    this.#missing = missing;
  }

  /** Goes up when a note comes or goes; what notes say does not change where pages are. */
  get revision(): number {
    return this.#revision;
  }

  add(id: NoteId): void {
    const { notes } = this.#folder(folderOf(id));
    if (notes.has(id)) return;
    notes.add(id);
    this.#revision++;
    this.#countBelow(folderOf(id), 1);
    this.#notes.add(addressKey(withoutMd(id)), id);
    if (mayBeFolder(id)) this.#notes.add(addressKey(folderOf(id)), id);
  }

  delete(id: NoteId): void {
    const folder = this.#folders.get(folderOf(id));
    if (!folder?.notes.delete(id)) return;
    this.#revision++;
    this.#countBelow(folder.path, -1);
    this.#notes.delete(addressKey(withoutMd(id)), id);
    if (mayBeFolder(id)) this.#notes.delete(addressKey(folderOf(id)), id);
    this.#prune(folder);
  }

  /** A folder that holds notes somewhere below it. */
  folder(path: string): Readonly<Folder> | null {
    return this.#folders.get(path) ?? null;
  }

  /** The note that is a folder's page: `dir.md` beside `dir/`, else `dir/index.md`. */
  folderNote(path: string): NoteId | null {
    if (path === '') return null;
    const beside = this.#named(folderOf(path), baseOf(path));
    return beside ?? this.#named(path, 'index');
  }

  slugOfNote(id: NoteId): string {
    const wanted = this.#wanted(id);
    // Notes come before all else: one that is alone among them, as nearly all are, has what it wants.
    if (!this.#notes.hasSeveral(fold(wanted))) return wanted;
    return this.#find(wanted, claim => claim.kind === 'note' && claim.id === id);
  }

  slugOfFolder(path: string): string {
    const note = this.folderNote(path);
    if (note !== null) return this.slugOfNote(note);
    return this.#find(slugOf(path), claim => claim.kind === 'folder' && claim.folder === path);
  }

  slugOfMissing(key: Name): string {
    const wanted = slugOf(this.#missing.spelling(key));
    const place = fold(wanted);
    if (!this.#isTaken(place) && this.#missing.missingAt(place).length < 2) return wanted;
    return this.#find(wanted, claim => claim.kind === 'missing' && claim.key === key);
  }

  /** All pages whose slug is this one but for case. */
  at(slug: string): readonly Placed[] {
    const key = fold(slug);
    const found = [...this.#placed(key)];
    const base = /^(.+)-\d+$/.exec(slug)?.[1];
    if (base !== undefined) found.push(...this.#placed(fold(base)));
    return found.filter(placed => fold(placed.slug) === key);
  }

  /** Every page that had to take another slug than its own, and the page that has it; null now and then in between. */
  *collisions(missing: Iterable<Name>): Generator<{ readonly given: Placed; readonly first: Placed } | null> {
    const looked = new Repeated();
    let pages = 0;
    for (const key of this.#keys(missing)) {
      looked.add(hashOf(key), pages++);
      if (pages % 64 === 0) yield null;
    }
    if (looked.isEmpty) return;
    const seen = new Set<Name>();
    const twice = new Set<Name>();
    for (const path of this.#wantedBy(missing)) {
      const key = addressKey(path);
      if (++pages % 64 === 0) yield null;
      if (!looked.has(hashOf(key))) continue;
      if (seen.has(key)) twice.add(key);
      else seen.add(key);
    }
    for (const key of [...twice].sort(byCodePoint)) {
      const [first, ...later] = this.#placed(key);
      if (first) for (const given of later) yield { given, first };
    }
  }

  /** The keys under which anything is looked for, once for each page; a note that may be its folder's page has two. */
  *#keys(missing: Iterable<Name>): Generator<Name> {
    yield* this.#notes.keys();
    for (const path of this.#folders.keys()) if (this.folderNote(path) === null) yield addressKey(path);
    for (const key of missing) yield addressKey(key);
  }

  /** The paths of all that has an address: where a note is the page of its folder, the folder's. */
  *#wantedBy(missing: Iterable<Name>): Generator<string> {
    for (const { path, notes } of this.#folders.values()) {
      const note = this.folderNote(path);
      if (note === null) yield path;
      for (const id of notes) yield id === note && mayBeFolder(id) ? path : withoutMd(id);
    }
    yield* missing;
  }

  #find(wanted: string, isIt: (claim: Claim) => boolean): string {
    return this.#placed(fold(wanted)).find(({ claim }) => isIt(claim))?.slug ?? wanted;
  }

  /** All claims of one slug in their order, each with the slug it gets. */
  #placed(key: Name): readonly Placed[] {
    const claims = this.#claims(key);
    let number = 1;
    return claims.map(({ claim, wanted }, index) => {
      if (index === 0) return { claim, wanted, slug: wanted };
      do number++;
      while (this.#isClaimed(fold(`${wanted}-${number}`)));
      return { claim, wanted, slug: `${wanted}-${number}` };
    });
  }

  /** Whether a note or a folder may have this place. */
  #isTaken(key: Name): boolean {
    return this.#notes.has(key) || this.#folderKeys.has(key);
  }

  #isClaimed(key: Name): boolean {
    return this.#claims(key).length > 0;
  }

  #claims(key: Name): readonly { readonly claim: Claim; readonly wanted: string }[] {
    const notes = [...this.#notes.get(key)].map(id => ({ id, wanted: this.#wanted(id) }));
    const claiming = notes.filter(({ wanted }) => fold(wanted) === key);
    claiming.sort((a, b) => Number(isChanged(a)) - Number(isChanged(b)) || byCodePoint(a.id, b.id));
    const folders = [...this.#folderKeys.get(key)]
      .map(({ path }) => path)
      .filter(path => this.folderNote(path) === null);
    return [
      ...claiming.map(({ id, wanted }) => ({ claim: { kind: 'note', id } as const, wanted })),
      ...folders
        .sort(byCodePoint)
        .map(folder => ({ claim: { kind: 'folder', folder } as const, wanted: slugOf(folder) })),
      ...this.#missing.missingAt(key).map(missing => ({
        claim: { kind: 'missing', key: missing } as const,
        wanted: slugOf(this.#missing.spelling(missing)),
      })),
    ];
  }

  /** The slug a note would have alone: its path's, or its folder's when it is that folder's page. */
  #wanted(id: NoteId): string {
    const folder = folderOf(id);
    return slugOf(mayBeFolder(id) && this.folderNote(folder) === id ? folder : withoutMd(id));
  }

  /** The note of this name in this folder, whatever its case; the one spelled alike, else the first by path. */
  #named(folder: string, base: string): NoteId | null {
    const key = addressKey(folder === '' ? base : `${folder}/${base}`);
    const ids = [...this.#notes.get(key)].filter(id => folderOf(id) === folder);
    const named = ids.filter(id => fold(baseOf(withoutMd(id))) === fold(base)).sort(byCodePoint);
    return named.find(id => baseOf(withoutMd(id)) === base) ?? named[0] ?? null;
  }

  #folder(path: string): Folder {
    const known = this.#folders.get(path);
    if (known) return known;
    const folder = emptyFolder(path);
    this.#folders.set(path, folder);
    this.#folderKeys.add(addressKey(path), folder);
    this.#folder(folderOf(path)).folders.add(path);
    return folder;
  }

  /** Counts a note for its folder and those above it. */
  #countBelow(path: string, by: 1 | -1): void {
    for (let at = path; ; at = folderOf(at)) {
      const folder = this.#folders.get(at);
      if (folder) folder.below += by;
      if (at === '') return;
    }
  }

  #prune(folder: Folder): void {
    if (folder.path === '' || folder.notes.size > 0 || folder.folders.size > 0) return;
    this.#folders.delete(folder.path);
    this.#folderKeys.delete(addressKey(folder.path), folder);
    const above = this.#folders.get(folderOf(folder.path));
    above?.folders.delete(folder.path);
    if (above) this.#prune(above);
  }
}

function emptyFolder(path: string): Folder {
  return { path, notes: new Set(), folders: new Set(), below: 0 };
}

/** Whether a note may be the page of the folder it lies in. */
function mayBeFolder(id: NoteId): boolean {
  return id.includes('/') && fold(baseOf(withoutMd(id))) === 'index';
}

function isChanged({ id, wanted }: { readonly id: NoteId; readonly wanted: string }): boolean {
  return wanted !== withoutMd(id);
}
