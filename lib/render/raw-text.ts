/**
 * Elements whose content a browser reads as bare text up to their end (`<title>`, `<style>`…). Law: one that nobody
 * closes swallows nothing: its tag is text, as it was when somebody wrote about it.
 */
import type { Nodes, Parents } from 'mdast';

const names = 'iframe|noembed|noframes|plaintext|script|style|textarea|title|xmp';

/** Changes the tree. */
export function keepUnclosed(tree: Nodes): void {
  if (!('children' in tree)) return;
  const ends = closers(tree);
  for (const [index, child] of tree.children.entries()) {
    if (child.type !== 'html') keepUnclosed(child);
    else child.value = withoutUnclosed(child.value, name => (ends.get(name) ?? -1) > index);
  }
}

/** The last piece of HTML of a paragraph that closes each; between blocks there is none, as HTML there has its own end. */
function closers({ children, type }: Parents): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  if (type !== 'paragraph') return ends;
  for (const [index, child] of children.entries()) {
    if (child.type === 'html') for (const name of lastClosers(child.value).keys()) ends.set(name, index);
  }
  return ends;
}

/** Where each is closed for the last time. */
function lastClosers(html: string): ReadonlyMap<string, number> {
  const found = html.matchAll(new RegExp(`</(${names})(?=[\\s/>])`, 'gi'));
  return new Map([...found].map(({ 1: name = '', index }) => [name.toLowerCase(), index]));
}

function withoutUnclosed(html: string, closedLater: (name: string) => boolean): string {
  const ends = lastClosers(html);
  return html.replace(new RegExp(`<(${names})(?=[\\s/>])`, 'gi'), (tag: string, name: string, at: number) => {
    const lower = name.toLowerCase();
    const closed = lower !== 'plaintext' && ((ends.get(lower) ?? -1) > at || closedLater(lower));
    return closed ? tag : `&lt;${name}`;
  });
}
