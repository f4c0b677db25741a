/** Options of these scripts. */

/** A whole number from 1 on; ends the process where it is none. */
export function positive(name, value) {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  process.stderr.write(`--${name}: “${value}” is no number from 1 on\n`);
  process.exit(2);
}

/** Some of these words, by comma; ends the process where it is another. */
export function some(name, value, words) {
  const chosen = new Set(value.split(','));
  const other = [...chosen].find(each => !words.includes(each));
  if (other === undefined) return chosen;
  process.stderr.write(`--${name}: “${other}” is none of ${words.join(', ')}\n`);
  process.exit(2);
}
