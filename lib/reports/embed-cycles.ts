/**
 * Embeds that go round in a circle, so that a page which showed them all would have no end. An embed of a section or a
 * block goes on only with the embeds that stand in it. One finding for each group of circles that share a part.
 */
import type { Edge } from '../graph/edge.ts';
import type { Finding, NoteId } from '../model.ts';
import type { CheckedVault, VaultReport } from './checked.ts';
import { membersOf, rowsOf, strongComponents } from './components.ts';
import type { Embed } from './connections.ts';
import { embeddedPart, type Part } from './embedded-part.ts';
import { embedCycle, finding } from './findings.ts';
import { onOneLine } from './place.ts';

export const embedCycles: VaultReport = (vault, { embeds }) => {
  const circling = amongNotes(embeds);
  return circling.length === 0 ? [] : circles(circling, vault);
};

/** Embeds that may be part of a circle, by their notes alone: nothing is read where nothing can be. */
function amongNotes(embeds: readonly Embed[]): readonly Embed[] {
  const numbers = new Map<NoteId, number>();
  const next: number[][] = [];
  const numberOf = (id: NoteId): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, next.length);
    return next.push([]) - 1;
  };
  for (const { edge, to } of embeds) next[numberOf(edge.from)]?.push(numberOf(to));
  const component = strongComponents(rowsOf(next));
  return embeds.filter(({ edge, to }) => component[numberOf(edge.from)] === component[numberOf(to)]);
}

/** A part of a note that an embed shows, and the embeds that stand in it, by their numbers. */
interface Shown extends Part {
  readonly id: NoteId;
  /** The note's path, and which part of it. */
  readonly label: string;
  readonly embeds: readonly number[];
}

function circles(embeds: readonly Embed[], vault: CheckedVault): readonly Finding[] {
  const { shown, shows } = shownBy(embeds, vault);
  const next = shown.map(part => part.embeds.map(embed => shows[embed] ?? -1).filter(to => to >= 0));
  const groups = [...membersOf(strongComponents(rowsOf(next))).values()].filter(
    ([first = -1, ...others]) => others.length > 0 || next[first]?.includes(first) === true,
  );
  return groups.map(group => {
    const members = new Set(group);
    const inside = group.flatMap(part =>
      (shown[part] as Shown).embeds.filter(embed => members.has(shows[embed] ?? -1)),
    );
    const first = inside.reduce((least, embed) => Math.min(least, embed));
    const way = wayBack(first, shows[first] as number, { shown, next, members });
    const { edge } = embeds[first] as Embed;
    const chain = way.map(part => (shown[part] as Shown).label);
    return finding('embed-cycle', { path: edge.from, place: onOneLine(edge), target: edge.target }, embedCycle(chain));
  });
}

/** All that is shown, and for each embed the number of what it shows; -1 where that is not there. */
function shownBy(
  embeds: readonly Embed[],
  vault: CheckedVault,
): { readonly shown: readonly Shown[]; readonly shows: readonly number[] } {
  const shown: Shown[] = [];
  const known = new Map<string, number>();
  const standing = standingIn(embeds);
  const shows = embeds.map(({ edge, to }) => {
    const part = partOf(edge, to, vault);
    if (part === null) return -1;
    const key = `${part.start} ${part.end} ${to}`;
    const number = known.get(key);
    if (number !== undefined) return number;
    known.set(key, shown.length);
    return shown.push({ ...part, id: to, label: labelOf(edge, to), embeds: standing(to, part) }) - 1;
  });
  return { shown, shows };
}

function partOf(edge: Edge, to: NoteId, vault: CheckedVault): Part | null {
  if (edge.heading === null && edge.block === null) return { start: 0, end: Infinity };
  const note = vault.note(to);
  return note === null ? null : embeddedPart(edge, note, vault.text(to));
}

function labelOf({ heading, block }: Edge, to: NoteId): string {
  if (block !== null) return `${to}#^${block}`;
  return heading === null ? to : `${to}#${heading}`;
}

/** Tells which embeds stand in a part of a note; they come by path, then place. */
function standingIn(embeds: readonly Embed[]): (id: NoteId, part: Part) => readonly number[] {
  const byNote = new Map<NoteId, { readonly number: number; readonly start: number }[]>();
  embeds.forEach(({ edge }, number) => {
    const known = byNote.get(edge.from);
    if (known) known.push({ number, start: edge.start });
    else byNote.set(edge.from, [{ number, start: edge.start }]);
  });
  return (id, { start, end }) => {
    const all = byNote.get(id) ?? [];
    let low = 0;
    for (let high = all.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const numbers: number[] = [];
    for (let each = all[low]; each !== undefined && each.start < end; each = all[++low]) numbers.push(each.number);
    return numbers;
  };
}

/** The shortest way from what an embed shows to a part in which it stands; that part begins it too. */
function wayBack(
  embed: number,
  start: number,
  {
    shown,
    next,
    members,
  }: {
    readonly shown: readonly Shown[];
    readonly next: readonly (readonly number[])[];
    readonly members: ReadonlySet<number>;
  },
): readonly number[] {
  const reachedFrom = new Map<number, number>([[start, -1]]);
  for (const part of reachedFrom.keys()) {
    if (shown[part]?.embeds.includes(embed)) {
      const way: number[] = [];
      for (let at = part; at !== -1; at = reachedFrom.get(at) ?? -1) way.push(at);
      return way.concat(part).reverse();
    }
    for (const to of next[part] ?? []) if (members.has(to) && !reachedFrom.has(to)) reachedFrom.set(to, part);
  }
  return [start];
}
