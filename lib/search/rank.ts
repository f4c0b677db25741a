/**
 * Which notes answer, best first. All that have what is wanted are weighed by their words alone; the best of them are
 * then looked at for where these words stand: a name that is just them comes before one that has them, and words side by
 * side before words far apart. Law: the order depends on the notes alone, not on how they came into the index.
 */
import type { NoteId } from '../model.ts';
import { byCodePoint, fold } from '../names/fold.ts';
import { Best } from './best.ts';
import { ByteReader } from './bytes.ts';
import { placesIn, type Matches } from './match.ts';
import { closeness, holding, holds, type Holds, type Standing } from './nearness.ts';
import { fields } from './note.ts';
import { bitOf, type Query } from './query.ts';
import type { Segment } from './segment.ts';
import { wantedOf, type Matched, type Wanted } from './wanted.ts';
import { saturated, telling } from './weights.ts';

export interface Ranked {
  readonly id: NoteId;
  readonly score: number;
  /** Which of its headings is the result, the title's own left out; null for the note itself. */
  readonly heading: number | null;
}

export interface Ranking {
  /** Notes, and headings of the best of them. */
  readonly total: number;
  readonly ranked: readonly Ranked[];
  readonly wanted: Wanted;
}

interface Candidate {
  readonly segment: number;
  readonly note: number;
  readonly id: NoteId;
  readonly score: number;
}

/** Notes whose places are looked at. */
const lookedAt = 256;

const headingField = fields.indexOf('heading');
const bodyField = fields.indexOf('body');
const [inTitle, inAlias] = [bitOf('title'), bitOf('alias')];

/** What it is worth how a name holds what was looked for. */
const asTitle: Readonly<Record<Holds, number>> = [1, 2, 2.4, 3, 5, 6];
const asAlias: Readonly<Record<Holds, number>> = [1, 1.7, 2, 2.5, 4.2, 5];
const asHeading: Readonly<Record<Holds, number>> = [1, 1.3, 1.5, 1.6, 1.9, 2];
const ofCloseness = 0.8;
/** Of a heading, which is a result beside its note. */
const headingShare: Readonly<Record<Holds, number>> = [0, 0.3, 0.4, 0.4, 0.5, 0.6];

/** The first so many results. */
export function rank(query: Query, segments: readonly Segment[], most: number): Ranking {
  const wanted = wantedOf(query, segments, meanLengths(segments));
  const best = new Best<Candidate>(Math.max(lookedAt, most), isBefore);
  const all = segments.reduce((sum, { alive }) => sum + alive, 0);
  const tellings = wanted.phrases.map(({ notes }) => telling(notes, all));
  const isOnPath = pathFilter(query);
  let notes = 0;
  if (asksAnything(query)) {
    segments.forEach((segment, at) => {
      const judge = judgeOf(segment, at, wanted, tellings);
      if (judge === null) return;
      for (let note = 0; note < segment.size; note++) {
        if (!judge.holds(note) || !isOnPath(segment.notes[note] as NoteId)) continue;
        notes++;
        const score = judge.score(note);
        if (score < (best.worst?.score ?? 0)) continue;
        best.add({ segment: at, note, id: segment.notes[note] as NoteId, score });
      }
    });
  }
  const candidates = best.sorted();
  const near = looked(candidates.slice(0, lookedAt), wanted.phrases, segments);
  const last = near.at(-1)?.score ?? 0;
  const others = candidates
    .slice(lookedAt)
    .map(({ id, score }) => ({ id, score: Math.min(score, last), heading: null }));
  return { total: notes + near.length - Math.min(lookedAt, candidates.length), ranked: [...near, ...others], wanted };
}

function isBefore(a: Candidate, b: Candidate): boolean {
  return a.score === b.score ? byCodePoint(a.id, b.id) < 0 : a.score > b.score;
}

function meanLengths(segments: readonly Segment[]): Float64Array {
  const notes = segments.reduce((sum, { alive }) => sum + alive, 0);
  return Float64Array.from(fields, (_, field) => {
    const sum = segments.reduce((all, { lengths }) => all + (lengths[field] as number), 0);
    return notes === 0 ? 0 : sum / notes;
  });
}

function asksAnything({ phrases, tags, paths }: Query): boolean {
  return [phrases, tags, paths].some(({ wanted, unwanted }) => wanted.length + unwanted.length > 0);
}

function pathFilter({ paths }: Query): (id: NoteId) => boolean {
  if (paths.wanted.length + paths.unwanted.length === 0) return () => true;
  const [wanted, unwanted] = [paths.wanted.map(fold), paths.unwanted.map(fold)];
  return id => {
    const path = fold(id);
    return wanted.every(part => path.includes(part)) && !unwanted.some(part => path.includes(part));
  };
}

/** Decides on the notes of a segment by their words alone. */
interface Judge {
  holds(note: number): boolean;
  score(note: number): number;
}

/** Null when no note of the segment can hold what is wanted. */
function judgeOf({ dead, lifts }: Segment, segment: number, wanted: Wanted, tellings: readonly number[]): Judge | null {
  const own = (matched: readonly Matched[]): Matches[] => matched.flatMap(({ bySegment }) => bySegment[segment] ?? []);
  const [phrases, required, unwanted] = [own(wanted.phrases), own(wanted.required), own(wanted.unwanted)];
  if (phrases.length < wanted.phrases.length || required.length < wanted.required.length) return null;
  const needed = [...phrases, ...required].map(({ weights }) => weights);
  const excluded = unwanted.map(({ weights }) => weights);
  return {
    holds(note) {
      if (dead[note] === 1) return false;
      for (let i = 0; i < needed.length; i++) if ((needed[i] as Float32Array)[note] === 0) return false;
      for (let i = 0; i < excluded.length; i++) if ((excluded[i] as Float32Array)[note] !== 0) return false;
      return true;
    },
    score(note) {
      let score = phrases.length === 0 ? 1 : 0;
      let within = phrases.length === 0 ? 0 : inTitle | inAlias;
      for (let i = 0; i < phrases.length; i++) {
        const matches = phrases[i] as Matches;
        score += (tellings[i] as number) * saturated(matches.weights[note] as number);
        within &= matches.within[note] as number;
      }
      const byName = (within & inTitle) !== 0 ? asTitle[holds.all] : within !== 0 ? asAlias[holds.all] : 1;
      return score * byName * (lifts[note] as number);
    },
  };
}

/** The same notes in the order of what a closer look says, with those of their headings that hold all. */
function looked(
  candidates: readonly Candidate[],
  phrases: readonly Matched[],
  segments: readonly Segment[],
): readonly Ranked[] {
  if (phrases.length === 0 || phrases.some(isTooMuch)) {
    return candidates.map(({ id, score }) => ({ id, score, heading: null }));
  }
  const standing = standings(candidates, phrases, segments);
  const found = candidates.flatMap(candidate => {
    const segment = segments[candidate.segment] as Segment;
    const own = phrases.map(({ phrase }, at) => {
      return { phrase, places: standing[candidate.segment]?.[at]?.get(candidate.note) ?? [] };
    });
    return lookedAtOne(candidate, own, segment);
  });
  return found.sort((a, b) => b.score - a.score || byCodePoint(a.id, b.id) || (a.heading === null ? -1 : 1));
}

/** One letter or two that thousands of notes have words with: to say where takes as long as to say which. */
function isTooMuch({ phrase, notes }: Matched): boolean {
  return phrase.open && notes > 30_000 && phrase.words.every(word => word.length <= 2);
}

/** By segment, then phrase: where it stands in the candidates. */
function standings(
  candidates: readonly Candidate[],
  phrases: readonly Matched[],
  segments: readonly Segment[],
): readonly (readonly Map<number, number[]>[] | null)[] {
  return segments.map((segment, at) => {
    const own = candidates.filter(candidate => candidate.segment === at);
    if (own.length === 0) return null;
    const isIn = new Uint8Array(segment.size);
    for (const { note } of own) isIn[note] = 1;
    return phrases.map(({ phrase }) => placesIn(phrase, segment, isIn));
  });
}

function lookedAtOne({ id, note, score }: Candidate, own: readonly Standing[], segment: Segment): readonly Ranked[] {
  const names = shortTexts(segment, note, fieldStart(segment, note, headingField));
  const byTitle = holding(own, names.title.from, names.title.length);
  const byAlias = most(names.aliases.map(({ from, length }) => holding(own, from, length)));
  const headings = names.headings.map(({ from, length }) => ({ length, by: holding(own, from, length) }));
  const byHeading = most(headings.map(({ by }) => by));
  const base = byTitle > 0 ? score / asTitle[holds.all] : byAlias > 0 ? score / asAlias[holds.all] : score;
  const bodyFrom = fieldStart(segment, note, bodyField);
  const close = own.length > 1 ? closeness(own, bodyFrom, Infinity) : 0;
  const byName = Math.max(asTitle[byTitle], asAlias[byAlias], asHeading[byHeading]);
  const ranked: Ranked[] = [{ id, score: base * (byName + ofCloseness * close), heading: null }];
  if (byHeading !== holds.not) {
    const [best] = headings
      .map((each, at) => ({ ...each, at }))
      .sort((a, b) => b.by - a.by || a.length - b.length || a.at - b.at);
    const share = headingShare[byHeading];
    ranked.push({ id, score: (ranked[0] as Ranked).score * share, heading: best?.at ?? 0 });
  }
  return ranked;
}

function most(all: readonly Holds[]): Holds {
  return all.reduce<Holds>((best, each) => (each > best ? each : best), holds.not);
}

interface ShortText {
  readonly from: number;
  readonly length: number;
}

interface ShortTexts {
  readonly title: ShortText;
  readonly aliases: readonly ShortText[];
  readonly headings: readonly ShortText[];
}

/** Where the short texts of a note stand. */
function shortTexts({ shortTexts: bytes, shortStarts }: Segment, note: number, headingsFrom: number): ShortTexts {
  const reader = new ByteReader(bytes, shortStarts[note] as number);
  const end = shortStarts[note + 1] as number;
  const title = { from: 0, length: reader.number() };
  const aliases: ShortText[] = [];
  const headings: ShortText[] = [];
  for (let from = title.length === 0 ? 0 : title.length + 1; reader.at < end;) {
    const text = { from, length: reader.number() };
    (from < headingsFrom ? aliases : headings).push(text);
    if (text.length > 0) from += text.length + 1;
  }
  return { title, aliases, headings };
}

/** The place that a field of a note begins at. */
function fieldStart(segment: Segment, note: number, field: number): number {
  return field === 0 ? 0 : (segment.ends[note * fields.length + field - 1] as number);
}
