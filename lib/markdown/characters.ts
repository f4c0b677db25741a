/** What the scanner asks of single UTF-16 units. */

/** Space or tab. */
export function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Space, tab or line ending. */
export function isBlankOrEol(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** An ASCII letter. */
export function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

/** An ASCII letter, a digit or `-`: of tag names and block ids. */
export function isNameCode(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 45;
}

/** ASCII punctuation, which a backslash escapes. */
export function isEscapable(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  );
}
