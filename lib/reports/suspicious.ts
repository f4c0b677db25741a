/**
 * Targets that were likely never meant as links: outside code, `[[ -f x ]]`, `[[1]]`, `[[:space:]]` and
 * `[[ 0.08, -0.32 ]]` are honest links by the rules, but nobody is going to write those pages.
 */

/** What most targets are: letters and figures with blanks between them, and a letter first. */
const plain = /^[a-z][a-z0-9 ]*$/i;
/** Digits, punctuation, mathematical and currency signs; no letter, no emoji. */
const onlySigns = /^[\p{N}\p{P}\p{Sm}\p{Sc}\p{Sk}\s]+$/u;
/** The `e` of `1e-3`. */
const exponent = /(?<=\d)e(?=[-+]?\d)/gi;
/** A daily or monthly note is a page people do write. */
const date = /^\d{4}-\d{2}(?:-\d{2})?$/;

const shell: readonly RegExp[] = [
  // `-f file`, `! -z "$x"`
  /^(?:! *)?-[a-z] +\S/i,
  // `a == b`, `$n -gt 3`, `x && y`
  /\s(?:==|!=|=~|&&|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))\s/,
  // `$HOME`, `"${x}"`, `$(pwd)`
  /^(?:! *)?["']?\$[a-z_{(@?*!]/i,
  // `:space:`, `:alpha:][:digit:`
  /^:[a-z]+:(?:$|\])/i,
];

/** Whether a target consists of digits or punctuation only, or is a shell test. */
export function isSuspicious(target: string): boolean {
  if (plain.test(target) || date.test(target)) return false;
  return onlySigns.test(target.replace(exponent, '')) || shell.some(shape => shape.test(target));
}
