/**
 * Which files a vault has. Notes are `*.md`; dot-folders, `node_modules` and what the vault's own `.gitignore` files
 * name are passed over. Law: nothing outside the vault is ever followed.
 */
import {
  existsSync,
  lstatSync,
  opendirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { WikiError, type AttachmentId, type NoteId } from '../model.ts';
import { baseOf, folderOf } from '../names/paths.ts';

export interface Listing {
  readonly notes: NoteId[];
  readonly attachments: AttachmentId[];
  /** Folders walked, vault-relative, '' first. */
  readonly folders: string[];
  /** What was passed over, by reason. */
  readonly skipped: { gitignored: number; ignored: number; outside: number };
}

interface IgnoreRules {
  /** Folder of the `.gitignore`, with a slash at its end; '' at the root. */
  readonly base: string;
  readonly rules: Ignore;
}

/** What a folder of the vault decides for what lies in it. */
interface LookedAt {
  /** Whether it really lies in the vault, whatever links lead to it. */
  readonly isInside: boolean;
  /** Its own and those above it. */
  readonly rules: readonly IgnoreRules[];
}

export type Kind = 'note' | 'attachment' | 'folder';

export interface WalkOptions {
  /** Pass over what `.gitignore` files name. */
  readonly gitignore: boolean;
  /** What the settings pass over, `.gitignore` or not: patterns in its syntax. */
  readonly ignore: readonly string[];
}

export class Vault {
  /** Absolute, as given. */
  readonly root: string;
  readonly #real: string;
  readonly #options: WalkOptions;
  /** What the settings name; null when they name nothing. */
  readonly #ignored: Ignore | null;

  /** @throws {WikiError} `vault-not-found` or `vault-unreadable`. */
  constructor(root: string, options: WalkOptions) {
    this.root = resolve(root);
    this.#options = options;
    this.#ignored = options.ignore.length === 0 ? null : ignore().add([...options.ignore]);
    try {
      if (!statSync(this.root).isDirectory()) throw new WikiError('vault-not-found', `${root} is not a folder`);
      this.#real = realpathSync(this.root);
      readdirSync(this.root);
    } catch (cause) {
      if (cause instanceof WikiError) throw cause;
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT') throw new WikiError('vault-not-found', `there is no folder ${root}`, null, { cause });
      throw new WikiError('vault-unreadable', `${root} cannot be read (${code ?? 'unknown error'})`, null, { cause });
    }
  }

  /** All files below a folder of the vault. */
  walk(folder = ''): Listing {
    const skipped = { gitignored: 0, ignored: 0, outside: 0 };
    const listing: Listing = { notes: [], attachments: [], folders: [], skipped };
    const above = folder === '' ? [] : this.#lookAt(folderOf(folder), new Map()).rules;
    this.#walk(folder, above, new Set(), listing);
    return listing;
  }

  /** What stands at vault paths now; the folders of all that are asked about are each looked at once. */
  kinds(): (path: string) => Kind | null {
    const folders = new Map<string, LookedAt>();
    return path => this.#kind(path, folders);
  }

  #kind(path: string, folders: Map<string, LookedAt>): Kind | null {
    const base = baseOf(path);
    const folder = folderOf(path);
    if (folder.split('/').some(isSkippedFolder)) return null;
    const { isInside, rules } = this.#lookAt(folder, folders);
    if (!isInside) return null;
    try {
      const link = lstatSync(join(this.root, path));
      const stats = link.isSymbolicLink() ? this.#statsInside(path) : link;
      if (stats === null) return null;
      if (stats.isDirectory()) return isSkippedFolder(base) ? null : 'folder';
      return stats.isFile() && this.#passedOver(path, rules) === null ? kindOfFile(base) : null;
    } catch {
      return null;
    }
  }

  /** What a symbolic link leads to; null outside the vault. */
  #statsInside(path: string): Stats | null {
    const real = realpathSync(join(this.root, path));
    return this.#isInside(real) ? statSync(real) : null;
  }

  #lookAt(folder: string, folders: Map<string, LookedAt>): LookedAt {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const above = folder === '' ? [] : this.#lookAt(folderOf(folder), folders).rules;
    const looked = { isInside: this.#isFolderInside(folder), rules: this.#ownRules(folder, above) };
    folders.set(folder, looked);
    return looked;
  }

  #isFolderInside(folder: string): boolean {
    try {
      return this.#isInside(realpathSync(join(this.root, folder)));
    } catch {
      return false;
    }
  }

  /** The real path of a file, if it lies inside the vault. */
  realPath(path: string): string | null {
    try {
      const real = realpathSync(join(this.root, path));
      return this.#isInside(real) && statSync(real).isFile() ? real : null;
    } catch {
      return null;
    }
  }

  /** The path within the vault at which a file really lies, whatever links lead to it; null when it lies outside. */
  ownPath(path: string): string | null {
    const real = this.realPath(path);
    return real === null ? null : relative(this.#real, real).split(sep).join('/');
  }

  /** Whether the folder is there and holds nothing: an unmounted disk looks like this. */
  isGone(): boolean {
    try {
      // One entry is enough: there may be a hundred thousand.
      const folder = opendirSync(this.root, { bufferSize: 1 });
      try {
        return folder.readSync() === null;
      } finally {
        folder.closeSync();
      }
    } catch {
      return true;
    }
  }

  #walk(folder: string, above: readonly IgnoreRules[], seen: Set<string>, listing: Listing): void {
    const entries = this.#entries(folder);
    if (entries === null) return;
    const rules = this.#rulesOf(folder, entries, above);
    const prefix = folder === '' ? '' : `${folder}/`;
    listing.folders.push(folder);
    for (const entry of entries) {
      // A sum would be kept as its two parts.
      const path = [prefix, entry.name].join('');
      const kind = entry.isSymbolicLink() ? this.#linkKind(path, seen, listing) : kindOf(entry);
      if (kind === null) continue;
      if (kind === 'folder') {
        if (isSkippedFolder(entry.name)) continue;
        const reason = this.#passedOver(`${path}/`, rules);
        if (reason !== null) listing.skipped[reason]++;
        else this.#walk(path, rules, seen, listing);
        continue;
      }
      const file = kindOfFile(entry.name);
      if (file === null) continue;
      const reason = this.#passedOver(path, rules);
      if (reason !== null) listing.skipped[reason]++;
      else if (file === 'note') listing.notes.push(path as NoteId);
      else listing.attachments.push(path as AttachmentId);
    }
  }

  #entries(folder: string): Dirent[] | null {
    try {
      return readdirSync(join(this.root, folder), { withFileTypes: true });
    } catch {
      return null;
    }
  }

  /** A symbolic link counts as what it leads to, inside the vault and, for folders, once. */
  #linkKind(path: string, seen: Set<string>, listing: Listing): 'file' | 'folder' | null {
    try {
      const real = realpathSync(join(this.root, path));
      if (!this.#isInside(real)) {
        listing.skipped.outside++;
        return null;
      }
      const stats = statSync(real);
      if (stats.isFile()) return 'file';
      if (!stats.isDirectory() || seen.has(real) || resolve(this.#real, path).startsWith(real + sep)) return null;
      seen.add(real);
      return 'folder';
    } catch {
      return null;
    }
  }

  #isInside(real: string): boolean {
    return real === this.#real || real.startsWith(this.#real.endsWith(sep) ? this.#real : this.#real + sep);
  }

  #rulesOf(folder: string, entries: readonly Dirent[], above: readonly IgnoreRules[]): readonly IgnoreRules[] {
    return entries.some(entry => entry.name === '.gitignore') ? this.#ownRules(folder, above) : above;
  }

  /** The rules of those above a folder, and of its own `.gitignore` where it has one. */
  #ownRules(folder: string, above: readonly IgnoreRules[]): readonly IgnoreRules[] {
    const path = join(this.root, folder, '.gitignore');
    if (!this.#options.gitignore || !existsSync(path)) return above;
    try {
      return [...above, { base: folder === '' ? '' : `${folder}/`, rules: ignore().add(readFileSync(path, 'utf8')) }];
    } catch {
      return above;
    }
  }

  /** Who names a path (that of a folder with a slash at its end). */
  #passedOver(path: string, rules: readonly IgnoreRules[]): 'ignored' | 'gitignored' | null {
    if (this.#ignored !== null && ignore.isPathValid(path) && this.#ignored.ignores(path)) return 'ignored';
    return this.#isIgnored(path, rules) ? 'gitignored' : null;
  }

  /** The nearest `.gitignore` that speaks of a path decides. */
  #isIgnored(path: string, rules: readonly IgnoreRules[]): boolean {
    for (let i = rules.length - 1; i >= 0; i--) {
      const { base, rules: tests } = rules[i] as IgnoreRules;
      const below = path.slice(base.length);
      if (below === '' || !ignore.isPathValid(below)) continue;
      const { ignored, unignored } = tests.test(below);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}

function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function kindOf(entry: Dirent): 'file' | 'folder' | null {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : null;
}

/** Dot-files are no attachments, but `...md` is a note like any other. */
function kindOfFile(name: string): 'note' | 'attachment' | null {
  if (/.\.md$/i.test(name)) return 'note';
  return name.startsWith('.') || name === 'backlit.json' ? null : 'attachment';
}
