/** What of a text its reader does not see, and the text without it. */

/** Part of the text that a reader sees as something else (`shown`), most often as nothing. */
export interface Hidden {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** The text between two offsets as a reader sees it. */
export function withoutHidden(text: string, from: number, to: number, hidden: readonly Hidden[]): string {
  let shown = '';
  let at = from;
  for (const part of inOrder(hidden)) {
    if (part.start < at) continue;
    shown += text.slice(at, part.start) + part.shown;
    at = part.end;
  }
  return shown + text.slice(at, to);
}

/** Parts of a text by place. Most lists of them are so already, and are given back as they are. */
export function inOrder<Part extends { readonly start: number }>(parts: readonly Part[]): readonly Part[] {
  for (let at = 1; at < parts.length; at++) {
    if ((parts[at - 1] as Part).start > (parts[at] as Part).start) return parts.toSorted((a, b) => a.start - b.start);
  }
  return parts;
}
