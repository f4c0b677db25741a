/** The array itself when it is long enough, else a longer copy whose new places hold `filler`. */
export function grown(array: Int32Array<ArrayBuffer>, length: number, filler: number): Int32Array<ArrayBuffer> {
  if (length <= array.length) return array;
  const longer = new Int32Array(Math.max(length, Math.ceil(array.length * 1.5)));
  longer.set(array);
  if (filler !== 0) longer.fill(filler, array.length);
  return longer;
}
