/**
 * Texts that would keep the parser busy for too long are known by looking at them once.
 */

/** Whether a text is refused before it is parsed. */
export function tooComplex(text: string): boolean {
  return text.length > 5_000_000;
}
