/** The mends of a vault note by note, each tried before it is told, and the way from mends to a rewritten file. */
import { readFileSync } from 'node:fs';
import type { LinkOrder } from '../markdown/reading.ts';
import { writtenLinks } from '../markdown/written.ts';
import type { Link, NoteId, Rule } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import type { CheckedVault } from '../reports/checked.ts';
import { fixes, type FindWritten, type LeftAlone, type Mend } from '../reports/fixes.ts';
import { quoted } from '../reports/wording.ts';
import { edited } from '../vault/edit.ts';
import { hashOf } from '../vault/read.ts';
import type { Vault } from '../vault/walk.ts';
import { writeWhole } from '../vault/write.ts';
import { confirmed, editsOf } from './confirm.ts';
import type { VaultIndex } from './index.ts';
import type { Fixes, NoteFix, Rewrite } from './types.ts';

/** Where the notes are read. */
export interface Source {
  readonly index: VaultIndex;
  readonly disk: Vault;
  readonly order: LinkOrder;
}

/** What mends the findings of these rules, as far as it is certain. */
export function fixesOf(vault: CheckedVault, rules: ReadonlySet<Rule>, { index, disk, order }: Source): Fixes {
  const { mends, left: doubtful } = fixes(vault, rules, writtenIn(index, order));
  const left: LeftAlone[] = [...doubtful];
  const notes: NoteFix[] = [];
  for (const [id, found] of byNote(mends)) {
    const current = index.current(id);
    if (current === null) continue;
    const reason = untouchable(id, index, disk);
    if (reason !== null) {
      left.push(...found.map(mend => ({ ...mend, reason })));
      continue;
    }
    const sure = confirmed(current, found, index);
    const doubted = found.filter(mend => !sure.has(mend));
    left.push(...doubted.map(mend => ({ ...mend, reason: 'the note would no longer say all else as it does' })));
    if (sure.size > 0) notes.push({ path: id, hash: current.note.hash, mends: [...sure] });
  }
  return { notes, left: left.sort(byPlace) };
}

/** Why a note's file is not written, if so. */
function untouchable(id: NoteId, index: VaultIndex, disk: Vault): string | null {
  const own = disk.ownPath(id);
  if (own !== null && own !== id && index.graph.has(own as NoteId))
    return `its note is the same file as ${quoted(own)}`;
  const isGarbled = index.kept(id)?.flaws.some(({ rule }) => rule === 'bad-encoding') ?? false;
  return isGarbled ? 'its note is not valid UTF-8' : null;
}

/** The note's file as it is now and as it would be, and the way to write it. */
export function rewriteOf({ path, hash, mends }: NoteFix, disk: Vault): Rewrite {
  const file = disk.realPath(path);
  const bytes = file === null ? null : bytesOf(file);
  if (file === null || bytes === null) return { state: 'refused', reason: 'it is gone' };
  if (hashOf(bytes) !== hash) return { state: 'refused', reason: 'it has changed since it was read' };
  const rewritten = edited(bytes, editsOf(mends) ?? []);
  if (rewritten === null) return { state: 'refused', reason: 'not all of its bytes are text' };
  const { before, after } = rewritten;
  return { state: 'ready', before, after, write: () => writeWhole(file, rewritten.bytes, path) };
}

function bytesOf(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** Where the parts of links stand; the links of one note are asked about one after the other. */
function writtenIn(index: VaultIndex, order: LinkOrder): FindWritten {
  let last: { id: NoteId; links: ReadonlyMap<number, Link>; find: ReturnType<typeof writtenLinks> } | null = null;
  return ({ from, start }) => {
    if (last?.id !== from) {
      const current = index.current(from);
      if (current === null) return null;
      const links = new Map(current.note.links.map(link => [link.span.start, link]));
      last = { id: from, links, find: writtenLinks(current.text, order) };
    }
    const link = last.links.get(start);
    return link === undefined ? null : last.find(link);
  };
}

function byNote(mends: readonly Mend[]): ReadonlyMap<NoteId, readonly Mend[]> {
  const notes = new Map<NoteId, Mend[]>();
  for (const mend of mends) {
    const known = notes.get(mend.from);
    if (known) known.push(mend);
    else notes.set(mend.from, [mend]);
  }
  return notes;
}

function byPlace(a: LeftAlone, b: LeftAlone): number {
  return byCodePoint(a.from, b.from) || a.line - b.line || a.column - b.column;
}
