/**
 * Text for a drawing, where nothing wraps by itself: at most two lines that fit a width.
 * Widths are estimated generously, since the font is the reader's.
 */

/** Of the labels of a drawing, in its units; `styles/parts.css` sets the same. */
const fontSize = 12.5;
/** A line may end after one of these. */
const breaks = /[ /_-]/;

/** Breaks a text into one or two lines of at most `width` units; what does not fit ends in `…`. */
export function wrapped(text: string, width: number): readonly string[] {
  const letters = lettersOf(text.slice(0, 200));
  const first = fitting(letters, width);
  if (first === letters.length) return [text];
  const border = letters.slice(0, first + 1).findLastIndex(letter => breaks.test(letter));
  const cut = border > 0 && (letters[border] === ' ' || border < first) ? border + 1 : first;
  const rest = letters.slice(cut);
  const fits = fitting(rest, width) === rest.length;
  const second = fits ? rest : [...rest.slice(0, fitting(rest, width - fontSize)), '…'];
  return [letters.slice(0, cut).join('').trimEnd(), second.join('').replace(/ +…$/, '…')];
}

const segmenter = new Intl.Segmenter('en');

/** What a reader takes for one letter, which no line may divide. */
function lettersOf(text: string): readonly string[] {
  if (/^[ -~]*$/.test(text)) return text.split('');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How many of the letters fit. */
function fitting(letters: readonly string[], width: number): number {
  let used = 0;
  for (const [index, letter] of letters.entries()) {
    used += advance(letter) * fontSize;
    if (used > width) return index;
  }
  return letters.length;
}

/** Estimated width of one letter in units of the font size. */
function advance(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0x1100) return 1.05;
  if (/[mwMW@%]/.test(letter)) return 0.9;
  if (/[A-Z0-9\u0080-\u10ff]/.test(letter)) return 0.67;
  return /[iljtfr.,:;'’!|()[\] ]/.test(letter) ? 0.36 : 0.56;
}
