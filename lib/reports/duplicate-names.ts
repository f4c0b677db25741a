/**
 * Aliases and written titles that two notes share. A title that is merely the file's name is no finding: two files may
 * be called the same, and a link that cannot tell them apart is an `ambiguous-link`.
 */
import type { Finding, Name, NoteId } from '../model.ts';
import { fold } from '../names/fold.ts';
import { hashOf } from '../names/hash.ts';
import { pause, type CheckedVault, type TitledNote } from './checked.ts';
import { duplicateName, finding } from './findings.ts';
import { placeInFrontMatter } from './name-place.ts';
import { toLineEnd, top, type Place } from './place.ts';
import { Repeated } from './repeated.ts';
import { mostListed } from './wording.ts';

interface Holder {
  readonly id: NoteId;
  readonly spelling: string;
  readonly as: 'alias' | 'title';
  readonly inHeading: boolean;
}

type Vault = Pick<CheckedVault, 'titles' | 'text' | 'anchors'>;

/** Notes between two moments at which the making may be interrupted. */
const atOnce = 16;

/** A finding for each note and each name that it shares. */
export function* duplicateNames(vault: Vault): Generator<Finding | typeof pause> {
  const holders = new Map<Name, Holder[]>();
  for (const note of yield* sharingNotes(vault)) {
    for (const [name, holder] of namesGiven(note)) {
      const known = holders.get(name);
      if (known) known.push(holder);
      else holders.set(name, [holder]);
    }
  }
  for (const sharing of holders.values()) {
    if (sharing.length > 1) for (const holder of sharing) yield told(holder, sharing, vault);
  }
}

/** Notes that seem to share a name with another one, by path; most notes of a vault share none. */
function* sharingNotes(vault: Vault): Generator<typeof pause, readonly TitledNote[]> {
  const given = new Repeated();
  const notes: TitledNote[] = [];
  const sharing = new Set<number>();
  const give = (spelling: string): void => {
    const name = fold(spelling);
    const other = given.add(hashOf(name), notes.length);
    if (other !== null) sharing.add(other).add(notes.length);
  };
  for (const note of vault.titles()) {
    for (const alias of note.aliases) give(alias);
    if (note.titleFrom !== 'file') give(note.title);
    if (notes.push(note) % atOnce === 0) yield pause;
  }
  return notes.filter((_, at) => sharing.has(at));
}

/** Names that the note's author wrote down, each once: a note may repeat its title among its aliases. */
function namesGiven({ id, title, titleFrom, aliases }: TitledNote): ReadonlyMap<Name, Holder> {
  const given = new Map<Name, Holder>();
  for (const spelling of aliases) given.set(fold(spelling), { id, spelling, as: 'alias', inHeading: false });
  if (titleFrom !== 'file') {
    given.set(fold(title), { id, spelling: title, as: 'title', inHeading: titleFrom === 'heading' });
  }
  given.delete('' as Name);
  return given;
}

function told(holder: Holder, sharing: readonly Holder[], vault: Vault): Finding {
  const { id, spelling, as } = holder;
  // Thousands of notes may share a title: each sentence looks at the first few, or it would cost their square.
  const others = sharing
    .slice(0, mostListed + 1)
    .map(other => other.id)
    .filter(other => other !== id);
  const sentence = duplicateName(spelling, as, others, sharing.length - 1);
  return finding('duplicate-name', { path: id, place: placeOf(holder, vault), target: spelling }, sentence);
}

/** The heading or the line of front matter that gives the name. */
function placeOf({ id, spelling, as, inHeading }: Holder, vault: Vault): Place {
  const text = vault.text(id);
  if (!inHeading) return placeInFrontMatter(text, spelling, as) ?? top;
  const [heading] = vault.anchors(id).headings;
  return heading === undefined ? top : toLineEnd(text)(heading.span.start);
}
