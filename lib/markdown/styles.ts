/**
 * What of a shown text shows in a way of its own: code, emphasis, links.
 *
 *     See **the** [[Event Loop|loop]].     source
 *     See the loop.                        shown: `the` is strong, `loop` is a link
 *
 * Law: it is read off what the scanner hides, so that it costs next to nothing, and what it cannot pair it leaves plain.
 */
import type { ShownLeaf } from './shown-leaf.ts';

export type Style =
  | { readonly as: 'code' | 'em' | 'strong' | 'del'; readonly start: number; readonly end: number }
  /** `offset`: of the link in the source. */
  | { readonly as: 'link'; readonly start: number; readonly end: number; readonly offset: number };

const delimiters: Readonly<Record<string, 'em' | 'strong' | 'del'>> = {
  '*': 'em',
  _: 'em',
  '**': 'strong',
  __: 'strong',
  '~': 'del',
  '~~': 'del',
};

/** By place; what is in another one comes after it. */
export function stylesIn(leaf: ShownLeaf): readonly Style[] {
  const { content, hidden, links } = leaf;
  const at = (offset: number): number => leaf.shownAt(offset);
  const styles: Style[] = links.map(({ start, end }) => ({
    as: 'link',
    start: at(start),
    end: at(end),
    offset: content.source(start),
  }));
  const open: { readonly mark: string; readonly start: number }[] = [];
  for (const { start, end, shown } of hidden) {
    const mark = content.text.slice(start, end);
    if (shown !== '' && mark.startsWith('`')) styles.push({ as: 'code', start: at(start), end: at(end) });
    const as = shown === '' ? delimiters[mark] : undefined;
    if (as === undefined) continue;
    const opener = open.at(-1);
    // A mark after a blank can only open.
    if (opener?.mark !== mark || /\s/u.test(content.text[start - 1] ?? ' ')) {
      open.push({ mark, start: at(end) });
    } else {
      open.pop();
      styles.push({ as, start: opener.start, end: at(start) });
    }
  }
  return styles.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || b.end - a.end);
}
