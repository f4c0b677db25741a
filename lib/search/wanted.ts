/**
 * A query against the words there are: each phrase with the notes that have it. Where nothing is exactly so, the
 * beginning of words counts, and where nothing begins so, the word one edit away.
 */
import { matchesOf, type Matches, type MeanLengths } from './match.ts';
import { nearWords, shortestCorrected } from './near-words.ts';
import { tagSign } from './note.ts';
import { bitOf, type Phrase, type Query, type TagAsked } from './query.ts';
import type { Segment } from './segment.ts';
import { worths } from './weights.ts';

const hidden = bitOf('target');

/** A phrase as it is answered. */
export interface Matched {
  readonly phrase: Phrase;
  /** By segment; null where none of its notes has it. */
  readonly bySegment: readonly (Matches | null)[];
  /** Notes that have it. */
  readonly notes: number;
  /** Of these, how many have it anywhere but in the address of a link, where a misspelled one is likely one. */
  readonly shown: number;
}

/** All that a note must have, and must not have. */
export interface Wanted {
  readonly phrases: readonly Matched[];
  readonly required: readonly Matched[];
  readonly unwanted: readonly Matched[];
  /** The query with other words in it; null when it is answered as it is. */
  readonly corrected: string | null;
}

export function wantedOf(query: Query, segments: readonly Segment[], means: MeanLengths): Wanted {
  const match = (phrase: Phrase): Matched => matched(phrase, segments, means);
  const corrections: Correction[] = [];
  const phrases = query.phrases.wanted.map(phrase => {
    const found = nearest(phrase, match, segments);
    if (found.correction !== null) corrections.push(found.correction);
    return found.matched;
  });
  const required: Matched[] = [];
  for (const tag of query.tags.wanted) {
    const bearing = match(phraseOf(tag));
    if (bearing.notes === 0 && tag.words !== null) phrases.push(match(tag.words));
    else required.push(bearing);
  }
  const unwanted = [...query.phrases.unwanted, ...query.tags.unwanted.map(tag => phraseOf({ ...tag, open: false }))];
  return { phrases, required, unwanted: unwanted.map(match), corrected: correctedText(query.text, corrections) };
}

/** A tag is found by its key, which is a word that no text has. */
function phraseOf({ key, open }: TagAsked): Phrase {
  return { words: [tagSign + key], open, quoted: true, within: bitOf('tag'), stem: null, start: 0, end: 0, or: null };
}

function matched(phrase: Phrase, segments: readonly Segment[], means: MeanLengths): Matched {
  let notes = 0;
  let shown = 0;
  const bySegment = segments.map(segment => {
    const matches = matchesOf(phrase, segment, means);
    if (matches === null) return null;
    const before = notes;
    for (let note = 0; note < segment.size; note++) {
      if ((matches.weights[note] as number) > 0) notes++;
      if ((matches.within[note] as number) > 0 && matches.within[note] !== hidden) shown++;
    }
    return notes === before ? null : matches;
  });
  return { phrase, bySegment, notes, shown };
}

interface Correction {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Nearest {
  readonly matched: Matched;
  readonly correction: Correction | null;
}

/** So few notes may have a word misspelled, when so many times as many have the word one edit away. */
const [hardlyAny, times] = [1, 8];

function nearest(phrase: Phrase, match: (phrase: Phrase) => Matched, segments: readonly Segment[]): Nearest {
  const exact = match(phrase);
  const asItIs = { matched: exact, correction: null };
  if (exact.shown > hardlyAny || phrase.quoted) return asItIs;
  const begun = phrase.open || exact.shown > 0 ? exact : match({ ...phrase, open: true });
  if (begun.shown > hardlyAny) return { matched: begun, correction: null };
  const words = phrase.words.map(word => corrected({ ...phrase, words: [word], open: false }, match, segments));
  const isSame = words.every((word, at) => word === phrase.words[at]);
  const meant = isSame ? null : match({ ...phrase, words, open: false });
  const correction = { start: phrase.start, end: phrase.end, text: words.join(' ') };
  if (begun.shown === 0) {
    return meant === null || meant.shown === 0 ? asItIs : { matched: meant, correction };
  }
  const isSlip = meant !== null && meant.shown >= begun.shown * times;
  if (!isSlip) return { matched: begun, correction: null };
  return { matched: match({ ...begun.phrase, or: words }), correction };
}

/** How many of the words one edit away are counted out. */
const mostNear = 40;

/** The word itself where it stands in more than a note, else the one an edit away that says most. */
function corrected(alone: Phrase, match: (phrase: Phrase) => Matched, segments: readonly Segment[]): string {
  const [word = ''] = alone.words;
  if (word.length < shortestCorrected || match(alone).shown > hardlyAny) return word;
  const near = new Set(segments.flatMap(segment => [...nearWords(word, segment)]));
  let best = word;
  let most = 0;
  for (const each of [...near].sort().slice(0, mostNear)) {
    const { bySegment } = match({ ...alone, words: [each] });
    const weight = sumOf(bySegment) * (each[0] === word[0] ? 2 : 1);
    if (weight > most) [best, most] = [each, weight];
  }
  return best;
}

/** A word in titles says more than one that stands here and there in texts. */
function sumOf(bySegment: Matched['bySegment']): number {
  let sum = 0;
  for (const matches of bySegment) {
    for (const weight of matches?.weights ?? []) sum += Math.min(weight, worths[0] as number);
  }
  return sum;
}

function correctedText(text: string, corrections: readonly Correction[]): string | null {
  if (corrections.length === 0) return null;
  let from = 0;
  let said = '';
  for (const { start, end, text: better } of [...corrections].sort((a, b) => a.start - b.start)) {
    said += text.slice(from, start) + better;
    from = end;
  }
  return said + text.slice(from);
}
