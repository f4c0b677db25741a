/**
 * Turns one tree of the document into another, keeping every node that can stay, and with it the reader's place:
 * focus, selection, what was unfolded, how far a box was scrolled.
 *
 *     before   nav  h1  p   p        section       what is equal at both ends stays untouched; between them, equal
 *     after    nav  h1  p′  p   ol   section       nodes are anchors, and the rest is paired by kind from anchor to anchor
 */

/** Makes `from` equal to `to`, but for what the reader did to it; `to` is used up. Tells whether anything changed. */
export function morph(from: Element, to: Element): boolean {
  const attributes = morphAttributes(from, to);
  return morphChildren(from, to) || attributes;
}

/** Set by the reader's hand: what was unfolded is not folded by somebody's edit. */
const readers = new Set(['open']);

function morphAttributes(from: Element, to: Element): boolean {
  let changed = false;
  for (const { name, value } of to.attributes) {
    if (readers.has(name) || from.getAttribute(name) === value) continue;
    from.setAttribute(name, value);
    changed = true;
  }
  for (const { name } of Array.from(from.attributes)) {
    if (readers.has(name) || to.hasAttribute(name)) continue;
    from.removeAttribute(name);
    changed = true;
  }
  return changed;
}

function morphChildren(from: Element, to: Element): boolean {
  const before = [...from.childNodes];
  const after = [...to.childNodes];
  let start = 0;
  while (equal(before[start], after[start])) start++;
  let end: ChildNode | null = null;
  while (before.length > start && after.length > start && equal(before.at(-1), after.at(-1))) {
    end = before.pop() ?? null;
    after.pop();
  }
  const pairs = paired(before.slice(start), after.slice(start));
  const staying = new Set(pairs.values());
  let changed = false;
  for (const node of before.slice(start)) {
    if (staying.has(node)) continue;
    node.remove();
    changed = true;
  }
  const byId = new Map(before.slice(start).flatMap(node => (staying.has(node) ? [] : identified(node))));
  let next = start < before.length ? (before.slice(start).find(node => staying.has(node)) ?? end) : end;
  for (const wanted of after.slice(start)) {
    const node = pairs.get(wanted);
    if (node === undefined) {
      from.insertBefore(moved(wanted, byId) ?? wanted, next);
      changed = true;
    } else {
      changed = morphNode(node, wanted) || changed;
      next = node.nextSibling;
    }
  }
  return changed;
}

/** What has an id is known by it wherever it stands: a row that comes to another place of its list stays unfolded. */
function identified(node: ChildNode): [string, Element][] {
  return node instanceof Element && node.id !== '' ? [[node.id, node]] : [];
}

/** The old node of the same id, made equal to the new one. */
function moved(wanted: ChildNode, byId: ReadonlyMap<string, Element>): Element | null {
  if (!(wanted instanceof Element)) return null;
  const node = byId.get(wanted.id);
  if (node === undefined || node.nodeName !== wanted.nodeName) return null;
  morph(node, wanted);
  return node;
}

function morphNode(from: ChildNode, to: ChildNode): boolean {
  if (from instanceof Element && to instanceof Element) return morph(from, to);
  if (from.nodeValue === to.nodeValue) return false;
  from.nodeValue = to.nodeValue;
  return true;
}

/** How far ahead an equal node is looked for: enough for an edit, and never quadratic in a long page. */
const horizon = 32;

/** New node → the old one that becomes it. Both lists keep their order, so that nothing of them is moved. */
function paired(before: readonly ChildNode[], after: readonly ChildNode[]): Map<ChildNode, ChildNode> {
  const pairs = new Map<ChildNode, ChildNode>();
  let [old, fresh] = [0, 0];
  for (const [i, wanted] of after.entries()) {
    const ahead = isBlank(wanted) ? -1 : before.slice(old, old + horizon).findIndex(node => equal(node, wanted));
    if (ahead < 0) continue;
    pairByKind(before.slice(old, old + ahead), after.slice(fresh, i), pairs);
    pairs.set(wanted, before[old + ahead] as ChildNode);
    old += ahead + 1;
    fresh = i + 1;
  }
  pairByKind(before.slice(old), after.slice(fresh), pairs);
  return pairs;
}

/** Between two anchors: the next old node of the same kind and id. */
function pairByKind(before: readonly ChildNode[], after: readonly ChildNode[], pairs: Map<ChildNode, ChildNode>): void {
  let old = 0;
  for (const wanted of after) {
    const found = before.findIndex((node, i) => i >= old && kind(node) === kind(wanted));
    if (found < 0) continue;
    pairs.set(wanted, before[found] as ChildNode);
    old = found + 1;
  }
}

function kind(node: ChildNode): string {
  return node instanceof Element && node.id !== '' ? `${node.nodeName}#${node.id}` : node.nodeName;
}

/** The blank between two blocks is equal to every other, and holds nothing in its place. */
function isBlank(node: ChildNode): boolean {
  return node instanceof Text && node.data.trim() === '';
}

function equal(one: ChildNode | undefined, other: ChildNode | undefined): boolean {
  return one !== undefined && other !== undefined && one.isEqualNode(other);
}
