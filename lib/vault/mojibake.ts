/**
 * Text that was read in the wrong encoding and saved again: `â€™` for `’`, `Ã©` for `é`, `ðŸ˜€` for an emoji. Each of
 * these is the UTF-8 of one character whose bytes were taken for Windows-1252 or Latin-1.
 *
 * Law: honest prose is never told. `MAÇÃ»`, `été…”` and a lone `Â »` happen to be such bytes too, so what may follow a
 * word as its punctuation is no proof, and nothing is told without one.
 */
import type { Flaw } from '../model.ts';

/** What Windows-1252 has at 80 to 9F; five of these bytes mean nothing there and stay what they are. */
const windows = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
const windowsBytes = [
  0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96,
  0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
];
const byteOf: ReadonlyMap<string, number> = new Map(
  Array.from(windows, (sign, i) => [sign, windowsBytes[i] as number]),
);

const later = `[\u0080-\u00bf${windows}]`;
const one = `[\u00c2-\u00df]${later}|[\u00e0-\u00ef]${later}{2}|\u00f0${later}{3}`;
const sequence = new RegExp(one, 'g');
const run = new RegExp(`(?:${one})+`, 'g');

/** May stand right after a letter: closing signs, dashes, marks of notes and of trade; and other letters. */
const usual = /^[\u00a0\u00ad«»‹›‘’“”…–—•·™®¹²³†‡‰´ŒœŠšŽžŸƒ]+$/u;
const lower = /\p{Ll}/u;
const letter = /\p{L}/u;
/** Letters of one script side by side, which signs that were meant would not make. */
const word =
  /[\u00a1-\u024f]{3}|\p{sc=Greek}{3}|\p{sc=Cyrillic}{3}|\p{sc=Hebrew}{3}|\p{sc=Arabic}{3}|\p{sc=Armenian}{3}|[\u00a0-\u00ff]{2}|(?:(?![\0-\u07ff])[\p{L}\p{M}\p{P}]){2}/u;
const unseen = /^[\p{Cf}\p{Z}\p{M}]*$/u;
const quotes = /^(?:""|''|“”|‘’|«»|»«|„“)$/u;
/** Units told of a place, to each side of what was found. */
const around = 20;
/** How far from it backticks are looked for. */
const nearby = 200;

/** What was found in a text, told once with the number of its places; null when there is no proof. */
export function mojibakeIn(text: string): Flaw | null {
  let first: RegExpExecArray | null = null;
  let places = 0;
  const isOnPurpose = shownOnPurpose(text);
  for (const found of text.matchAll(run)) {
    const { index, 0: garbled } = found;
    const characters = charactersOf(garbled);
    const end = index + garbled.length;
    if (characters.length === 0 || isOnPurpose(index, end)) continue;
    places++;
    if (first === null && isProof(characters, garbled.length, text.charAt(index - 1), text.charAt(end))) first = found;
  }
  return first === null ? null : flawOf(text, first, places);
}

interface Character {
  /** Where its signs begin among all that were found. */
  readonly at: number;
  readonly garbled: string;
  readonly meant: string;
}

/** The characters that such bytes are, without those that nobody writes. */
function charactersOf(garbled: string): readonly Character[] {
  return Array.from(garbled.matchAll(sequence), ({ index, 0: signs }) => ({
    at: index,
    garbled: signs,
    meant: decoded(signs),
  })).filter(({ meant }) => meant > '\u009f' && !/[\ufffd\p{Co}\p{Cn}]/u.test(meant));
}

function decoded(signs: string): string {
  return Buffer.from(Array.from(signs, sign => byteOf.get(sign) ?? sign.charCodeAt(0))).toString('utf8');
}

function isProof(characters: readonly Character[], length: number, before: string, after: string): boolean {
  if (word.test(characters.map(({ meant }) => meant).join(''))) return true;
  return characters.some(({ at, garbled }) =>
    provesAlone(garbled, at === 0 ? before : '', at + garbled.length === length ? after : ''),
  );
}

/**
 * Whether these signs are no honest ones between what stands before and after them: a capital after a small letter, a
 * sign in the middle of a word, a word that begins with `â` and goes on with signs.
 */
function provesAlone(garbled: string, before: string, after: string): boolean {
  const signs = garbled.slice(1);
  const isUsual = usual.test(signs);
  switch (garbled.charAt(0)) {
    case 'ð':
      return /^[Ÿ\u009f]/u.test(signs);
    case 'â':
    case 'ï':
      // The letter itself may be what is spoken of: « â », “ï”.
      return !isUsual || !(letter.test(before) || /^[\u00a0»«”“’‘…]/u.test(signs));
    case 'Â':
      return !isUsual || /[\p{Ll}\p{Nd}]/u.test(before);
    case 'Ã':
      return !isUsual || lower.test(before) || (lower.test(after) && !letter.test(before));
    case 'Ä':
    case 'Å':
      return lower.test(before) || (!isUsual && lower.test(after) && !letter.test(before));
    default:
      return false;
  }
}

/**
 * Tells whether signs are shown on purpose, for places that never go back: between quotation marks, or in code. What
 * code is, is taken roughly: between lines of ``` or ~~~, and between two backticks that stand near.
 */
function shownOnPurpose(text: string): (start: number, end: number) => boolean {
  const fence = /^[ \t>]*(?:```|~~~)/gm;
  let next = fence.exec(text);
  let isCode = false;
  return (start, end) => {
    for (; next !== null && next.index < start; next = fence.exec(text)) isCode = !isCode;
    if (isCode || quotes.test(text.charAt(start - 1) + text.charAt(end))) return true;
    const [before = ''] = /[^\n]*$/.exec(text.slice(Math.max(0, start - nearby), start)) ?? [];
    const [after = ''] = /^[^\n]*/.exec(text.slice(end, end + nearby)) ?? [];
    return before.split('`').length % 2 === 0 && after.includes('`');
  };
}

function flawOf(text: string, { index, 0: garbled }: RegExpExecArray, places: number): Flaw {
  const shown = garbled.length > 2 * around ? garbled.slice(0, 2 * around) : garbled;
  const [head = ''] = /\S{0,20}$/u.exec(text.slice(Math.max(0, index - 2 * around), index)) ?? [];
  const [tail = ''] =
    shown === garbled ? (/^\S{0,20}/u.exec(text.slice(index + garbled.length).slice(0, 2 * around)) ?? []) : ['…'];
  const told = head + shown + tail;
  const more = places === 1 ? '' : `, here and in ${places - 1} other ${places === 2 ? 'place' : 'places'}`;
  const meant = mended(told);
  const was = unseen.test(meant) ? 'It was a sign that is not seen' : `It was “${meant}” once`;
  const lines = text.slice(0, index).split(/\r\n?|\n/);
  return {
    rule: 'mojibake',
    span: {
      start: index,
      end: index + garbled.length,
      line: lines.length,
      column: (lines.at(-1) ?? '').length + 1,
    },
    detail: `“${told}” was read in the wrong encoding and saved again${more}`,
    hint: `${was}: restore the note from where it was right, or correct the characters.`,
  };
}

/** What was meant; text may have gone wrong more than once. */
function mended(text: string): string {
  let mended = text;
  for (let times = 0; times < 3; times++) {
    mended = mended.replace(run, garbled => {
      const characters = charactersOf(garbled);
      return garbled.length === characters.reduce((sum, each) => sum + each.garbled.length, 0)
        ? characters.map(({ meant }) => meant).join('')
        : garbled;
    });
  }
  return mended;
}
