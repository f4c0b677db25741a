/**
 * Text that a terminal shows and does not obey. Names and sentences come out of anybody's notes: an escape sequence in
 * them could rewrite the screen, and a mark of direction could make one path look like another.
 */

/** C0 and C1 controls, DEL, and marks that change the direction of text or are not seen at all. */
const commanding = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** To look for one takes a fraction of the time that to replace none takes, and few texts hold one. */
const one = new RegExp(commanding.source);

/** The same text with every such character shown as a sign. */
export function plain(text: string): string {
  return one.test(text) ? text.replace(commanding, sign) : text;
}

function sign(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '\ufffd';
}
