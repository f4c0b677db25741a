/** What micromark's character codes mean: negative numbers stand for line endings and tabs, null for the end. */
import type { Code } from 'micromark-util-types';

/** A tab is one code followed by as many virtual spaces as it fills columns. */
const tab = -2;
const virtualSpace = -1;

/** CR, LF and CRLF are one code each. */
export function isLineEnding(code: Code): boolean {
  return code !== null && code < tab;
}

/** Space or tab. */
export function isSpace(code: Code): boolean {
  return code === tab || code === virtualSpace || code === 32;
}

/** The source text of a code within a line. */
export function character(code: Code): string {
  if (code === null || code === virtualSpace) return '';
  return code === tab ? '\t' : String.fromCharCode(code);
}
