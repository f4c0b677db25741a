/**
 * Where the sentence around a mark in a text begins and ends. Sentences end where Unicode lets them (UAX 29), but not
 * after an abbreviation nor within a word. Law: what is read without the segmenter, which takes longer than all else
 * about a sentence, is what the segmenter would say.
 */

/** Offsets into a text. */
export type Stretch = readonly [start: number, end: number];

/** How far around a mark its sentence is looked for. */
export const nearby = 350;
/** What may end a sentence. */
const terminal = /\p{Sentence_Terminal}/u;
/** An abbreviation or an initial, after which a sentence seems to end. */
const abbreviation =
  /(?:^|[\s([“‘"'])(?:\p{Lu}|(?:\p{L}\.)+\p{L}|Mrs?|Ms|Dr|Prof|St|[SJ]r|vs|cf|ca|al|Figs?|Nos?|Nr|Vol|pp?|approx)\. +$/u;
/** Neither is there an end within an address such as `example.org/?q=a`. */
const withinWord = /[.?!]$/;

/** The sentence that a mark stands in; where there are no sentences, the text nearby. */
export function stretchAround(text: string, [start, end]: Stretch, segmenter: () => Intl.Segmenter): Stretch {
  const window = Math.max(0, start - nearby);
  const around = text.slice(window, end + nearby);
  const first = Math.min(start, text.length - 1) - window;
  const last = Math.max(start, Math.min(end, text.length) - 1) - window;
  const [from, to] = plainSentence(around, first, last) ?? segmented(around, first, last, segmenter);
  return [window + from, Math.max(window + to, end)];
}

/** The sentence from the one that holds `first` to the one that holds `last`, as the segmenter divides the text. */
export function segmented(text: string, first: number, last: number, segmenter: () => Intl.Segmenter): Stretch {
  if (!terminal.test(text)) return [0, text.length];
  const segments = segmenter().segment(text);
  const segment = segments.containing(first);
  let from = segment?.index ?? 0;
  while (goesOn(text, from)) from = segments.containing(from - 1)?.index ?? 0;
  let to = endOf(segment);
  if (last >= to) to = endOf(segments.containing(last));
  while (goesOn(text, to)) to = endOf(segments.containing(to));
  return [from, to];
}

function endOf(segment: Intl.SegmentData | undefined): number {
  return segment === undefined ? 0 : segment.index + segment.segment.length;
}

/** Whether a sentence goes on at `at`, where the segmenter let one end. */
function goesOn(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const before = text.slice(Math.max(0, at - 12), at);
  return abbreviation.test(before) || (withinWord.test(before) && /[!-~]/.test(text[at] as string));
}

/** The same where Latin letters, blanks and usual marks leave no doubt; null where they do. */
export function plainSentence(text: string, first: number, last: number): Stretch | null {
  // Null after a place of doubt, until a sentence surely begins.
  let from: number | null = 0;
  for (notable.lastIndex = 0; notable.test(text);) {
    const at = notable.lastIndex - 1;
    const next = isTerminal(text.charCodeAt(at)) ? nextSentence(text, at) : null;
    if (next === null && at >= first) return null;
    if (next === null) from = null;
    else if (next > 0 && !goesOn(text, next)) {
      if (next <= first) from = next;
      else if (next > last) return from === null ? null : [from, next];
    }
  }
  return from === null ? null : [from, text.length];
}

/** Whatever may end a sentence: all but printable ASCII, Latin letters, dashes and quotes, and of those the terminal marks. */
const notable = /[^ -~\u00c0-\u024f\u2010-\u201f]|[.?!]/g;

const space = 32;
const [fullStop, question, exclamation] = [46, 63, 33];

/**
 * Where the sentence begins that the terminal mark at `at` lets begin: after blanks, but for a full stop not at a small
 * letter. 0 when it lets none begin, null where that is not sure.
 */
function nextSentence(text: string, at: number): number | null {
  let next = at + 1;
  while (text.charCodeAt(next) === space) next++;
  if (next >= text.length) return 0;
  const code = text.charCodeAt(next);
  const isSmall = code >= 97 && code <= 122;
  const isGreat = code >= 65 && code <= 90;
  if (next === at + 1) return isSmall || isGreat || isTerminal(code) || (code >= 48 && code <= 57) ? 0 : null;
  if (isSmall) return text.charCodeAt(at) === fullStop ? 0 : next;
  return isGreat ? next : null;
}

function isTerminal(code: number): boolean {
  return code === fullStop || code === question || code === exclamation;
}
