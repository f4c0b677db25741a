/**
 * Letters as they are compared where a text may name a page: without case and accents, blanks as one space; and where
 * a word begins and ends. Law: what is the same name here only ever offers a link; what a link means, `names/fold` says.
 */

const ascii = /^[\x00-\x7f]*$/;
const accents = /[\u0300-\u036f]+/g;

/** A text without case and accents, in whichever of the forms that Unicode has for it. */
export function bare(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(accents, '').toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');
}

/** A name in the same way, in one line. */
export function bareName(name: string): string {
  return bare(name.replace(/\s+/gu, ' ').trim());
}

/** Blanks, or a letter with all that stands on it; of Hangul written in parts, a syllable. */
const cluster = / +|\P{M}[\p{M}\u1160-\u11ff]*|\p{M}+/gu;

/** A text as it is compared, and the way back. */
export class BareText {
  readonly text: string;
  readonly #length: number;
  /** By unit of the text: where what it is made of begins; null where every unit is itself. */
  readonly #places: readonly number[] | null;

  /** @param source without blanks other than spaces */
  constructor(source: string) {
    this.#length = source.length;
    if (ascii.test(source) && !source.includes('  ')) {
      this.text = source.toLowerCase();
      this.#places = null;
      return;
    }
    const places: number[] = [];
    let text = '';
    for (const { 0: letter, index } of source.matchAll(cluster)) {
      const made = letter.startsWith(' ') ? ' ' : bare(letter);
      for (let i = 0; i < made.length; i++) places.push(index);
      text += made;
    }
    this.text = text;
    this.#places = places;
  }

  /** Whether a letter begins or ends here, and not in the middle of what one letter became. */
  isEdge(offset: number): boolean {
    const places = this.#places;
    return places === null || offset === 0 || places[offset] !== places[offset - 1];
  }

  /** The place of the source that came to stand here. */
  source(offset: number): number {
    return this.#places === null ? offset : (this.#places[offset] ?? this.#length);
  }
}

const wordLetter = /[\p{L}\p{N}\p{M}_]/u;
const mark = /\p{M}/u;
/** Scripts that set no blanks between words, so that a word may begin and end at any letter. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** A run of these is one word, whatever stands around it. */
const katakana = /[\p{sc=Katakana}ー]/u;
const hangul = /\p{sc=Hangul}/u;

/** Whether a stretch of a bare text is made of whole words. */
export function isWhole(text: string, start: number, end: number): boolean {
  const [before, first] = [letterBefore(text, start), letterAt(text, start)];
  const [last, after] = [letterBefore(text, end), letterAt(text, end)];
  if (isOneWord(before, first) || isConnected(text, start - 1, -1) || isInCompound(text, start, end)) return false;
  // Particles are written to the end of a Korean word.
  if (hangul.test(last) && hangul.test(after)) return true;
  return !isOneWord(last, after) && !isConnected(text, end, 1);
}

/** Whether two neighbours belong to one word. */
function isOneWord(left: string, right: string): boolean {
  if (mark.test(right)) return true;
  if (!wordLetter.test(left) || !wordLetter.test(right)) return false;
  if (katakana.test(left) || katakana.test(right)) return katakana.test(left) && katakana.test(right);
  return !unspaced.test(left) && !unspaced.test(right);
}

/** Whether a sign ties what stands beyond it to a word: `asyncio.sleep`, `somebody@example.org`, `@name`. */
function isConnected(text: string, at: number, step: 1 | -1): boolean {
  const sign = text[at];
  if (sign === '@') return true;
  if (sign !== '.' && sign !== '\\') return false;
  const beyond = text[at + step];
  return beyond !== undefined && wordLetter.test(beyond);
}

/** How far a compound is looked at on either side. */
const longestPart = 40;
const partsBefore = /(?:[\p{L}\p{N}_]+-){1,2}$/u;
const partsAfter = /^(?:-[\p{L}\p{N}_]+){1,2}/u;

/** Whether hyphens tie it to two words or more, as in names of programs: `coroutine-based`, but `my-coroutine-server`. */
function isInCompound(text: string, start: number, end: number): boolean {
  if (text[start - 1] !== '-' && text[end] !== '-') return false;
  const before = partsBefore.exec(text.slice(Math.max(0, start - longestPart), start))?.[0] ?? '';
  const after = partsAfter.exec(text.slice(end, end + longestPart))?.[0] ?? '';
  return (before + after).split('-').length > 2;
}

function letterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function letterBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  return at === 0 ? '' : text.slice(unit >= 0xdc00 && unit <= 0xdfff ? Math.max(0, at - 2) : at - 1, at);
}
