/** What a character is to search: part of a word, a word by itself, or nothing that anybody looks for. */

export const kinds = {
  /** Stands between words. */
  between: 0,
  /** Part of a word: letters, their marks, digits. */
  part: 1,
  /** A word by itself: scripts that write no blanks, so that any run of them can be found; emoji, signs. */
  alone: 2,
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

const { between, part, alone } = kinds;

/**
 * Scripts whose words stand side by side. Each character counts as a word: whoever finds words in them by a dictionary
 * misses what another edition of that dictionary divides otherwise.
 */
const undivided =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tai_Le}\p{Script=New_Tai_Lue}\p{Script=Javanese}\p{Script=Tibetan}\u30fc\uff70]/u;
const inWord = /[\p{L}\p{N}\p{M}]/u;
/** Signs that mean something alone, but those of which pictures are drawn in plain text. */
const sign = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Sm}\p{Sc}\p{So}]/u;

/** The kind of a character beyond ASCII. */
export function kindOf(code: number): Kind {
  if (code < 0x250) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7 ? part : rareKind(code);
  if (code >= 0x4e00 && code <= 0x9fff) return alone;
  if (code >= 0x2000 && code <= 0x206f) return isJoiner(code) ? part : between;
  if (code >= 0x2500 && code <= 0x259f) return between;
  if (code >= 0x2800 && code <= 0x28ff) return between;
  return rareKind(code);
}

function rareKind(code: number): Kind {
  if (isJoiner(code)) return part;
  const character = String.fromCodePoint(code);
  if (undivided.test(character) && inWord.test(character)) return alone;
  if (inWord.test(character)) return part;
  return sign.test(character) ? alone : between;
}

/** Characters that join or divide letters without being seen: they are part of a word and left out of it. */
export function isJoiner(code: number): boolean {
  return code === 0xad || code === 0x200b || code === 0x200c || code === 0x200d || code === 0x2060;
}

/** Marks that go on with a character that counts alone: voicing, variation, the tone of a skin, what joins emoji. */
export function goesOn(code: number): boolean {
  return (
    code === 0x3099 ||
    code === 0x309a ||
    code === 0xff9e ||
    code === 0xff9f ||
    code === 0xfe0e ||
    code === 0xfe0f ||
    code === 0x20e3 ||
    (code >= 0x1f3fb && code <= 0x1f3ff) ||
    (code >= 0x1160 && code <= 0x11ff)
  );
}
