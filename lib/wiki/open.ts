/** `openWiki`: reads a vault, keeps its index true, and answers what pages and commands ask. */
import { basename, resolve } from 'node:path';
import type { Incoming, Source } from '../graph/graph.ts';
import { wikiLinkParts, type LinkOrder, type LinkParts } from '../markdown/reading.ts';
import { bodyStartOf, propertiesOf } from '../markdown/summary.ts';
import {
  WikiError,
  type AttachmentId,
  type FileId,
  type Finding,
  type Name,
  type Note,
  type NoteId,
  type Rule,
  type Severity,
} from '../model.ts';
import type { LinkTable, Passage, Property, ResolvedLink, ShownNote, Suggestion, Target } from '../model.ts';
import { encodePath, slugOf } from '../names/address.ts';
import { byCodePoint } from '../names/fold.ts';
import { folderOf, withoutMd } from '../names/paths.ts';
import { wantOf } from '../names/want.ts';
import { checking } from '../reports/check.ts';
import type { CheckedVault, Listed } from '../reports/checked.ts';
import { isDeadEnd } from '../reports/deadends.ts';
import type { Linked } from '../reports/linked.ts';
import { askedPage, namedFile } from '../reports/named.ts';
import { isOrphan } from '../reports/orphans.ts';
import { suggestions } from '../reports/suggest.ts';
import { bearing, tagBranch, tagTree, type TagBranch } from '../reports/tag-tree.ts';
import { tagCounts } from '../reports/tags.ts';
import { enclosingVault } from '../vault/enclosing.ts';
import { readExclusions } from '../vault/exclusions.ts';
import { settingsText, type Settings } from '../vault/settings.ts';
import { Vault, type Listing } from '../vault/walk.ts';
import { VaultWatcher } from '../vault/watch.ts';
import { indexed } from './checked.ts';
import { KeptEntry } from './entry.ts';
import { editAddress, editorAddress } from './editing.ts';
import { fixesOf, rewriteOf } from './fixes.ts';
import { ReadAhead } from './ahead.ts';
import { NotesByDate } from './by-date.ts';
import { edgesOf, viewing, type Known } from './backlinks.ts';
import { applyListing, applyPaths, Batches, lookAt, type Follow } from './follow.ts';
import { datesFrom, History } from './history.ts';
import { Gradual } from './gradual.ts';
import { VaultIndex } from './index.ts';
import { hasPage } from './file-pages.ts';
import { FolderLists } from './folders.ts';
import { GraphViews } from './graph-views.ts';
import { contextsAt, mentionsOf } from './mentions.ts';
import { missingOne } from './missing.ts';
import { MissingList } from './missing-list.ts';
import { MissingViews } from './missing-views.ts';
import { linedIn } from './outline.ts';
import { pagedFile } from './paged-file.ts';
import { countingLinks, wantedPage } from './search-links.ts';
import { readsAhead, readWithFilesAhead } from './reading-files.ts';
import { helpers, readInThreads } from './reading-threads.ts';
import { settingsOf } from './settings.ts';
import { passageOf, shownNote } from './embedded.ts';
import { shownLinks, shownLinksAt, urlOf } from './shown.ts';
import { SuggestedNotes } from './suggested.ts';
import { takeAll, takeSome, type Steps } from './turns.ts';
import { UnlinkedMentions } from './unlinked.ts';
import type * as Told from './types.ts';
import { wantedKeys } from './wanted.ts';
import { whyOf } from './why.ts';
import { wordsIn } from './words.ts';

/**
 * Reads a vault and answers questions about it.
 * @throws {WikiError} `vault-not-found`, `vault-unreadable` or `bad-settings`.
 */
export function openWiki(root: string, options: Told.WikiOptions = {}): Told.Wiki {
  const settings = settingsOf(resolve(root));
  const readIgnored = options.readIgnored ?? settings.gitignore === false;
  const vault = new Vault(root, { gitignore: !readIgnored, ignore: settings.ignore ?? [] });
  const index = new VaultIndex(vault, {
    published: options.published ?? false,
    linkOrder: settings.linkOrder ?? 'target-first',
  });
  return new VaultWiki(vault, settings, index, options);
}

/** Links whose sentences are read together for the list of missing pages: by a command, and by a server with others waiting. */
const linksAtOnce = 1 << 15;
const linksBetween = 64;

/** What is derived from the whole index, made when asked for and forgotten with the next change. */
interface Derived {
  /** Of the page that was asked for last. */
  incoming?: { readonly id: FileId; readonly links: Incoming };
  /** The notes that link there, in a view. */
  viewed?: { readonly key: string; readonly sources: readonly Source[] };
  tags?: readonly { readonly tag: string; readonly notes: number }[];
  wanted?: ReadonlySet<Name>;
}

class VaultWiki implements Told.Wiki {
  readonly root: string;
  readonly title: string;
  readonly description: string | null;
  readonly lang: string;
  readonly linkOrder: LinkOrder;
  readonly exact: Promise<void>;
  readonly #vault: Vault;
  readonly #settings: Settings;
  #settingsText: string | null | undefined;
  readonly #index: VaultIndex;
  readonly #isExcluded: (path: string) => boolean;
  readonly #born = `${Date.now().toString(36)}${Math.floor(Math.random() * 46_656).toString(36)}`;
  #notices: readonly string[] = [];
  #derived: Derived = {};
  #derivedAt = -1;
  #contexts: { readonly note: Note; readonly at: ReadonlyMap<number, Told.Context> } | null = null;
  #folders: readonly string[] = [];
  #ahead: ReadAhead | null = null;
  readonly #suggested: SuggestedNotes;
  readonly #missing: MissingList;
  readonly #missingViews: MissingViews;
  readonly #byDate: NotesByDate;
  readonly #findings: Gradual<readonly Finding[]>;
  readonly #health: Gradual<readonly Finding[]>;
  readonly #tagTree: Gradual<readonly TagBranch[]>;
  readonly #stats: Gradual<Told.Stats>;
  readonly #history: History;
  readonly #unlinked: UnlinkedMentions;
  readonly #graphViews: GraphViews;
  readonly #folderLists: FolderLists;

  constructor(vault: Vault, settings: Settings, index: VaultIndex, options: Told.WikiOptions) {
    this.root = vault.root;
    this.title = settings.title ?? (basename(vault.root) || 'Notes');
    this.description = settings.description ?? null;
    this.lang = settings.lang ?? 'en';
    this.linkOrder = settings.linkOrder ?? 'target-first';
    this.#vault = vault;
    this.#settings = settings;
    this.#settingsText = settings.text;
    this.#index = index;
    this.#suggested = new SuggestedNotes(index);
    const source = { index, suggestions: () => this.#suggested.now, intended: (key: Name) => this.#intended(key) };
    this.#missing = new MissingList(source, options.gradually === undefined ? linksAtOnce : linksBetween);
    this.#missingViews = new MissingViews(this.#missing, index);
    const revision = (): number => index.revision;
    this.#findings = new Gradual(() => checking(this.#checked), revision, index.turns);
    this.#health = new Gradual(() => checking(this.#withoutMissing), revision, index.turns);
    this.#tagTree = new Gradual(() => tagTree(index.all()), revision, index.turns);
    this.#stats = new Gradual(() => this.#counting(), revision, index.turns);
    this.#history = new History(vault.root);
    this.#isExcluded = readExclusions(vault.root);
    const history = this.#history;
    const days = {
      get revision() {
        return history.revision;
      },
      dayOf: (id: NoteId) => this.#dayOf(id),
    };
    this.#byDate = new NotesByDate(index, days, this.#isExcluded);
    this.#unlinked = new UnlinkedMentions(index, this.#isExcluded);
    this.#graphViews = new GraphViews(index, this.#isExcluded);
    this.#folderLists = new FolderLists(index, id => this.entry(id));
    const listing = vault.walk();
    this.#folders = listing.folders;
    this.#notices = noticesOf(listing);
    const steps = applyListing(listing, vault, index, readingOf(listing.notes, index, vault.root, options));
    if (options.gradually === undefined) takeAll(steps);
    else if (takeSome(steps, options.gradually) === null) this.#ahead = new ReadAhead(listing.notes, index);
    this.exact = this.#readRest(steps, options.prepared ?? false);
  }

  get version(): string {
    return `${this.#born}-${this.#index.revision + this.#history.revision}`;
  }

  get notices(): readonly string[] {
    return this.#notices;
  }

  get enclosing(): string | null {
    return enclosingVault(this.root);
  }

  // ---- notes

  counts(): Told.Counts {
    return this.#index.graph.counts();
  }

  notes(): readonly NoteId[] {
    return this.#index.graph.notes();
  }

  attachments(): readonly AttachmentId[] {
    return this.#index.graph.attachments();
  }

  isNote(id: FileId): id is NoteId {
    return this.#index.graph.isNote(id);
  }

  entry(id: NoteId): Told.Entry {
    const kept = this.#index.kept(id);
    if (kept === null) throw notFound(id);
    return new KeptEntry(kept, this.#index, this.#isExcluded);
  }

  note(id: NoteId): Note {
    return this.#current(id).note;
  }

  outline(id: NoteId): ReturnType<Told.Wiki['outline']> {
    const text = this.#index.text(id);
    const kept = this.#index.kept(id);
    if (text === null || kept === null) throw notFound(id);
    return linedIn(kept.outline, text);
  }

  text(id: NoteId): string {
    return this.#current(id).text;
  }

  properties(id: NoteId): readonly Property[] {
    const text = this.#index.text(id);
    if (text === null) throw notFound(id);
    return propertiesOf(text);
  }

  dates(id: NoteId): Told.NoteDates {
    const kept = this.#index.kept(id);
    if (kept === null) throw notFound(id);
    return datesFrom(kept.dates, this.#history.dates(id));
  }

  get history(): Told.Wiki['history'] {
    return this.#history.state;
  }

  readHistory(): Promise<void> {
    return this.#history.read();
  }

  words(id: NoteId): number {
    const { note, text } = this.#current(id);
    return wordsIn(text, note.bodyStart);
  }

  url(id: FileId): string {
    return urlOf(id, this.#index);
  }

  // ---- links

  links(id: NoteId): readonly ResolvedLink[] {
    const { note } = this.#current(id);
    if (this.#contexts?.note !== note) this.#contexts = null;
    return note.links.map(link => ({ link, target: this.#index.graph.resolve(id, link.want) }));
  }

  backlinks(id: FileId, range?: Told.Range): ReturnType<Told.Wiki['backlinks']> {
    const { links, notes, edges } = this.#incoming(id);
    return { links, notes, mentions: mentionsOf(edges(range?.from, range?.count), this.#index, this.#index.revision) };
  }

  mentions(id: FileId, range: Told.Range, view: Told.MentionView): readonly Told.Mention[] {
    const incoming = this.#incoming(id);
    // Where the view is the usual one, the notes need not be gone through.
    const isUsual = view.sort === null && view.q === null;
    const edges = isUsual ? incoming.edges(range.from, range.count) : edgesOf(incoming, this.#viewed(id, view), range);
    return mentionsOf(edges, this.#index, this.#index.revision, this.#index.forPages);
  }

  linkingNotes(id: FileId, view: Told.MentionView): ReturnType<Told.Wiki['linkingNotes']> {
    return this.#viewed(id, view).map(({ note, links }) => ({ entry: this.entry(note), links }));
  }

  async linkingSoon(id: FileId, view: Told.MentionView): Promise<void> {
    const now = this.#now;
    const key = viewKey(id, view);
    if (now.viewed?.key === key) return;
    const steps = viewing(this.#incoming(id), view, this.#known);
    const taken = await this.#index.turns.takeWhile(() => this.#now === now, steps);
    if (taken !== null) now.viewed = { key, sources: taken.made };
  }

  #viewed(id: FileId, view: Told.MentionView): readonly Source[] {
    const now = this.#now;
    const key = viewKey(id, view);
    if (now.viewed?.key !== key) {
      now.viewed = { key, sources: takeAll(viewing(this.#incoming(id), view, this.#known)) };
    }
    return now.viewed.sources;
  }

  /** A page asks several times for what links to it; of a hub that is long in the making. */
  #incoming(id: FileId): Incoming {
    const now = this.#now;
    if (now.incoming?.id !== id) now.incoming = { id, links: this.#index.graph.incoming(id) };
    return now.incoming.links;
  }

  unlinked(page: Told.NamedPage, options: Told.UnlinkedOptions = {}): Promise<Told.Unlinked> {
    return this.#unlinked.of(page, options);
  }

  /** All sentences of a note are read at once, as nobody asks for just one, and hold until its links are asked again. */
  context(from: NoteId, start: number): Told.Context {
    if (this.#contexts?.note.id !== from) {
      const { note, text } = this.#current(from);
      const offsets = note.links.map(link => link.span.start);
      const contexts = this.#index.sentences(text, offsets);
      this.#contexts = { note, at: new Map(offsets.map((offset, i) => [offset, contexts[i] as Told.Context])) };
    }
    return this.#contexts.at.get(start) ?? { text: '', mark: [0, 0] };
  }

  contextsAt(from: FileId, places: readonly Pick<Told.Place, 'line' | 'column'>[]): readonly (Told.Context | null)[] {
    return contextsAt(from, places, this.#index);
  }

  shownLinks(id: NoteId): LinkTable {
    return shownLinks(id, this.#index);
  }

  shownLinksAt(id: NoteId, starts: readonly number[]): LinkTable {
    return shownLinksAt(id, starts, this.#index);
  }

  file(id: AttachmentId): Told.PagedFile | null {
    return this.attachmentPath(id) === null ? null : pagedFile(id, this.#index);
  }

  shown(id: NoteId): ShownNote {
    return shownNote(this.#current(id), this.#index);
  }

  passage(id: NoteId, anchor: string | null): Passage {
    return passageOf(this.#current(id), anchor, this.#index);
  }

  // ---- reports

  missing(): readonly Told.MissingPage[] {
    return this.#missing.now;
  }

  missingSoon(): Promise<readonly Told.MissingPage[]> {
    return this.#missing.soon();
  }

  missingPage(key: Name): Told.MissingPage | null {
    return missingOne(key, this.#missing.source);
  }

  missingIn(view: Told.MissingView): Promise<Told.MissingTold> {
    return this.#missingViews.soon(view);
  }

  check(): readonly Finding[] {
    return this.#findings.now;
  }

  findings(): Promise<readonly Finding[]> {
    return this.#findings.soon();
  }

  health(): Promise<readonly Finding[]> {
    return this.#health.soon();
  }

  fixes(rules: ReadonlySet<Rule>): Told.Fixes {
    return fixesOf(this.#checked, rules, { index: this.#index, disk: this.#vault, order: this.linkOrder });
  }

  rewrite(fix: Told.NoteFix): Told.Rewrite {
    return rewriteOf(fix, this.#vault);
  }

  severity(rule: Rule): Severity | 'off' | null {
    return this.#settings.rules?.[rule] ?? null;
  }

  orphans(): readonly Told.Entry[] {
    return [...this.#orphans()].sort(byCodePoint).map(id => this.entry(id));
  }

  get orphanCount(): number {
    let count = 0;
    for (const _ of this.#orphans()) count++;
    return count;
  }

  /** In no order: the graph knows to which notes nothing links, so that only those are looked at. */
  *#orphans(): Generator<NoteId> {
    const home = this.home();
    for (const id of this.#index.graph.unlinked()) if (isOrphan(this.#listed(id), () => false, home)) yield id;
  }

  deadends(): readonly Told.Entry[] {
    const { isLinking } = this.#index.graph.connected();
    const ids = this.notes().filter(id => isDeadEnd(this.#listed(id), isLinking));
    return ids.map(id => this.entry(id));
  }

  mostLinked(count: number): ReturnType<Told.Wiki['mostLinked']> {
    const { mostLinked, linksTo } = this.#index.graph.connected();
    const most = mostLinked(count, id => !this.#isExcluded(id));
    return most.map(id => ({ entry: this.entry(id), links: linksTo(id) }));
  }

  byDate(): Told.ByDate {
    return this.#byDate.now;
  }

  graphView(around?: Told.GraphAround): Promise<Told.GraphView> {
    return this.#graphViews.view(around);
  }

  get tagCount(): number {
    return this.#index.tags;
  }

  tags(): readonly { readonly tag: string; readonly notes: number }[] {
    return (this.#now.tags ??= tagCounts(this.#index.all()));
  }

  tagTree(): Promise<readonly TagBranch[]> {
    return this.#tagTree.soon();
  }

  async tagged(key: Name): Promise<Told.Tagged | null> {
    const branch = tagBranch(await this.tagTree(), key);
    if (branch === null) return null;
    const notes = await this.#index.turns.take('awaited', bearing(this.#index.all(), key));
    return { branch, notes: notes.map(({ id }) => id) };
  }

  notesByFolder(): readonly NoteId[] {
    return this.#folderLists.all;
  }

  stats(): Promise<Told.Stats> {
    return this.#stats.soon();
  }

  why(written: string, from: NoteId): Told.Why {
    return whyOf(written, from, { index: this.#index, order: this.linkOrder, suggestions: this.#suggested.now });
  }

  find(spelling: string): Target {
    const root = '' as NoteId;
    return this.#index.graph.resolve(root, wantOf('wiki', root, spelling.trim()));
  }

  nearest(spelling: string, count: number): readonly Suggestion[] {
    return this.#suggested.now.for(askedPage(spelling), count);
  }

  pathFor(name: string): string {
    const parts = this.#linkParts(name);
    if (parts === null || parts.target === '') throw new WikiError('bad-usage', `“${name}” names no page`);
    const want = wantOf('wiki', '' as NoteId, parts.target);
    if (want.outside) throw new WikiError('bad-usage', `“${name}” leads out of the vault`);
    return `${want.spelling}.md`;
  }

  // ---- addresses

  locate(path: string): Told.Located {
    const { addresses } = this.#index;
    const wanted = path.replace(/^\/+|\/+$/g, '');
    const slug = slugOf(wanted);
    const placed = addresses.at(slug);
    const [exact] = placed.filter(page => page.slug === wanted);
    const claim = exact?.claim;
    if (claim?.kind === 'note') return { at: 'note', id: claim.id, folder: this.#folderOfPage(claim.id) };
    if (claim?.kind === 'folder') return { at: 'folder', folder: claim.folder };
    if (claim?.kind === 'missing') return { at: 'missing', key: claim.key };
    const file = wanted as AttachmentId;
    if (this.#index.graph.has(file) && hasPage(file, this.#index)) return { at: 'file', id: file };
    const [near] = placed;
    if (near) return { at: 'elsewhere', url: `/notes/${encodePath(near.slug)}` };
    return this.#resolved(wanted) ?? this.#resolved(wanted.replaceAll('-', ' ')) ?? { at: 'nowhere' };
  }

  folder(path: string): Told.FolderList | null {
    return this.#folderLists.of(path);
  }

  home(): NoteId | null {
    return this.#folderLists.home;
  }

  attachmentPath(id: AttachmentId): string | null {
    return this.#index.graph.has(id) && !this.isNote(id) ? this.#vault.realPath(id) : null;
  }

  editorLink(id: FileId, line = 1, column = 1): string | null {
    const { editor } = this.#settings;
    return editor === undefined ? null : editorAddress(editor, { root: this.root, id, line, column });
  }

  editLink(id: FileId): string | null {
    const { editUrl } = this.#settings;
    return editUrl === undefined ? null : editAddress(editUrl, id);
  }

  // ---- changes

  get reading(): Told.Wiki['reading'] {
    return this.#ahead?.progress ?? null;
  }

  readAhead(path: string): void {
    this.#ahead?.read(path);
  }

  /** What is left of reading the vault, then the notes that need a tree. */
  async #readRest(steps: Steps, prepared: boolean): Promise<void> {
    const ahead = this.#ahead;
    if (ahead !== null) {
      await this.#index.turns.take('upkeep', steps, () => ahead.slice);
      if (prepared) await this.#index.turns.take('upkeep', this.#index.graph.preparing(), () => ahead.slice);
      this.#ahead = null;
      if (prepared) void this.#prepareLists();
    }
    this.#index.takeTouched();
    await this.#readUnsure();
  }

  /** Nobody need wait for these: who asks for one before it is made makes the rest of it at once. */
  async #prepareLists(): Promise<void> {
    await this.#index.turns.take('upkeep', this.#index.graph.counting());
    await this.#index.turns.take('upkeep', this.#missing.making());
    await this.#index.turns.take('upkeep', this.#byDate.making());
    await this.#index.turns.take('upkeep', this.#suggested.making());
  }

  listen(listener: (id: FileId) => void): () => void {
    return this.#index.listen(listener);
  }

  wantedPage(key: Name): Told.WantedPage | null {
    return wantedPage(key, this.#index);
  }

  countLinks(): Promise<Told.LinkCounts> {
    return this.inTurns(countingLinks(this.#index, this.#missing));
  }

  inTurns<Made>(steps: Steps<Made>): Promise<Made> {
    return this.#index.turns.take('upkeep', steps);
  }

  refresh(paths: readonly string[] | 'all'): Told.WikiChange | null {
    takeAll(this.#changes(paths));
    return this.#applied();
  }

  /** The steps that make these paths true; none while the vault is empty or gone, as a disk that is unmounted is. */
  #changes(paths: readonly string[] | 'all', follow: Follow | null = null): Steps {
    if (this.#vault.isGone() && this.#index.size > 0) {
      this.#notices = ['the vault is empty or gone: showing what was there last'];
      return [][Symbol.iterator]();
    }
    if (paths !== 'all') return applyPaths(paths, this.#vault, this.#index, follow);
    const listing = this.#vault.walk();
    this.#folders = listing.folders;
    return applyListing(listing, this.#vault, this.#index);
  }

  #applied(): Told.WikiChange | null {
    const notes = this.#index.takeTouched();
    return notes.length === 0 ? null : { version: this.version, notes };
  }

  watch(listener: (change: Told.WikiChange) => void): () => void {
    const tell = (paths: readonly string[] | 'all'): void => {
      const change = this.#applied();
      if (paths === 'all') watcher.update(this.#folders);
      if (this.#settingsChanged(paths)) {
        listener({ version: this.version, notes: change?.notes ?? [], settings: true });
      } else if (change) listener(change);
      if (this.#index.unsure.size > 0) {
        void this.#readUnsure().then(() => listener({ version: this.version, notes: this.#index.takeTouched() }));
      }
    };
    // A saved note is true at once; of ten thousand, each page is true to its own file meanwhile.
    const batches = new Batches(this.#index.turns);
    const watcher = new VaultWatcher(this.#vault, this.#folders, paths => {
      batches.take(
        this.#changes(paths, folder => watcher.add(folder)),
        () => tell(paths),
      );
    });
    const ended = new AbortController();
    ended.signal.addEventListener('abort', () => watcher.close());
    void this.#followHistory(() => listener({ version: this.version, notes: [] }), ended.signal);
    return () => ended.abort();
  }

  /** The notes first, for which readers wait. */
  async #followHistory(tell: () => void, ended: AbortSignal): Promise<void> {
    await this.exact;
    if (!ended.aborted) this.#history.follow(tell, ended);
  }

  /** They decide how every note is read: the wiki stays as it was opened, and who hears of it opens another. */
  #settingsChanged(paths: readonly string[] | 'all'): boolean {
    if (paths !== 'all' && !paths.includes('backlit.json')) return false;
    const before = this.#settingsText;
    this.#settingsText = settingsText(this.root);
    return this.#settingsText !== before;
  }

  /** Loads the syntax tree, which most vaults never need, and reads the notes that wait for it. */
  async #readUnsure(): Promise<void> {
    if (this.#index.unsure.size === 0) return;
    const [{ readTree }, { tooComplex }] = await Promise.all([
      import('../markdown/tree.ts'),
      import('../markdown/limits.ts'),
    ]);
    this.#index.useTree((text, from) => (tooComplex(text) ? null : readTree(text, from, this.linkOrder)));
  }

  // ---- inner

  /** What the notes of a view are ordered by. */
  readonly #known: Known = {
    title: id => this.entry(id).title,
    changed: id => this.#dayOf(id) ?? '',
  };

  #dayOf(id: NoteId): string | null {
    const { created, updated } = this.dates(id);
    return (updated ?? created)?.iso ?? null;
  }

  readonly #intended = (key: Name): boolean => {
    const { wanted = [] } = this.#settings;
    return (this.#now.wanted ??= wantedKeys(wanted, this.#linked, this.#index)).has(key);
  };

  /** The parts of a link as somebody writes it, with or without brackets. */
  #linkParts(written: string): LinkParts | null {
    const inner = written.replace(/^!?\[\[/, '').replace(/\]\]$/, '');
    return wikiLinkParts(inner, written.startsWith('!') ? 'target-first' : this.linkOrder);
  }

  get #now(): Derived {
    if (this.#derivedAt !== this.#index.revision) {
      this.#derived = {};
      this.#derivedAt = this.#index.revision;
    }
    return this.#derived;
  }

  /** The graph for reports, which walk all its links: those written alike are resolved once. */
  get #linked(): Linked {
    const { graph } = this.#index;
    return {
      doubtful: () => graph.doubtful(),
      resolve: edge => graph.meaning(edge),
      wouldMean: (from, want) => graph.resolve(from, want),
    };
  }

  /** What is asked for the findings, and for what mends them. */
  get #checked(): CheckedVault {
    const { graph } = this.#index;
    return {
      ...this.#linked,
      ...indexed(this.#index, this.#isExcluded),
      home: () => this.home(),
      intended: this.#intended,
      severity: rule => this.severity(rule),
      notes: this.#suggested.now,
      files: suggestions(() => graph.attachments().map(namedFile)),
    };
  }

  /** The same for who has another list of what is missing. */
  get #withoutMissing(): CheckedVault {
    return { ...this.#checked, severity: rule => (rule === 'missing-page' ? 'off' : this.severity(rule)) };
  }

  *#counting(): Generator<void, Told.Stats> {
    let words = 0;
    for (const id of this.notes()) {
      const text = this.#index.text(id);
      // Of a note that is gone meanwhile there is none.
      if (text !== null) words += wordsIn(text, bodyStartOf(text));
      yield;
    }
    let deadends = 0;
    const { isLinking } = this.#index.graph.connected();
    for (const id of this.notes()) {
      if (isDeadEnd(this.#listed(id), isLinking)) deadends++;
      yield;
    }
    const missing = this.missing().length;
    return { ...this.counts(), missing, orphans: this.orphanCount, deadends, tags: this.tagCount, words };
  }

  #listed(id: NoteId): Listed {
    return { id, excluded: this.#isExcluded(id) };
  }

  #current(id: NoteId): { readonly note: Note; readonly text: string } {
    const current = this.#index.current(id);
    if (current === null) throw notFound(id);
    return current;
  }

  #resolved(spelling: string): Told.Located | null {
    if (spelling === '') return null;
    const target = this.find(spelling);
    if (target.state === 'missing') return null;
    if (target.state === 'ambiguous') return { at: 'several', ids: [target.id, ...target.others] };
    return { at: 'elsewhere', url: this.url(target.id) };
  }

  /** The folder whose page a note is. */
  #folderOfPage(id: NoteId): string | null {
    const { addresses } = this.#index;
    for (const folder of [withoutMd(id), folderOf(id)]) {
      if (folder !== '' && addresses.folder(folder) !== null && addresses.folderNote(folder) === id) return folder;
    }
    return null;
  }
}

/** The steps that read all notes of a vault for the first time. */
function readingOf(
  ids: readonly NoteId[],
  index: VaultIndex,
  root: string,
  { threads, filesAhead, prepared = false }: Told.WikiOptions,
): Iterable<void> {
  if (threads !== undefined && helpers(ids.length, threads) > 0) {
    // What others read cannot be prepared by them: this thread does that, and reads less itself.
    return readInThreads(ids, root, index, threads, prepared ? () => index.graph.following() : undefined);
  }
  if (filesAhead === undefined || !readsAhead(ids.length, filesAhead)) return lookAt(ids, index);
  return readWithFilesAhead(ids, root, index, filesAhead);
}

function viewKey(id: FileId, { sort, q }: Told.MentionView): string {
  return JSON.stringify([id, sort, q]);
}

function notFound(id: NoteId): WikiError {
  return new WikiError('note-not-found', `there is no note ${id}`);
}

function noticesOf({ skipped }: Listing): readonly string[] {
  const notices: string[] = [];
  const files = (count: number): string => (count === 1 ? '1 file or folder' : `${count} files and folders`);
  if (skipped.gitignored > 0) notices.push(`passed over ${files(skipped.gitignored)} named by .gitignore`);
  if (skipped.ignored > 0) notices.push(`passed over ${files(skipped.ignored)} named under “ignore” in backlit.json`);
  if (skipped.outside > 0) notices.push(`passed over ${files(skipped.outside)} linked from outside the vault`);
  return notices;
}
