/** FNV-1a over UTF-16 units of a part of a text, in the 30 bits that are a small integer. */
export function hashOf(text: string, from = 0, to = text.length, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash & 0x3fffffff;
}

/** A hash whose low bits tell short texts apart, as FNV's alone do not. */
export function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}
