/**
 * Which way each block of a text is written: a Hebrew paragraph in an English note stands on the right, and the marks of
 * an Arabic list stand where an Arabic reader looks for them.
 *
 * Law: it goes by the letters of a block as a whole, not by its first one, as many a Persian paragraph begins with the
 * English name of a program; code and the like count for nothing. A note without such letters is left as it is.
 */
import type { Element, ElementContent, Root } from 'hast';

/** Hebrew, Arabic, Syriac, Thaana, N'Ko, Adlam and their neighbours. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const letters = /\p{L}/gu;

/** Names, links and terms of other languages are many: a text is written from right to left from this share on. */
const share = 0.4;

const blocks: ReadonlySet<string> = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 ul ol dl dt dd blockquote details summary div section figure figcaption ' +
    'table caption th td'
  ).split(' '),
);
/** Written from left to right in every language. */
const apart: ReadonlySet<string> = new Set(['pre', 'code', 'kbd', 'samp', 'math', 'svg']);
const apartClasses: ReadonlySet<string> = new Set(['bl-vh', 'katex']);

interface Count {
  letters: number;
  rtl: number;
}

/**
 * Changes the tree: sets `dir` on each block that is written another way than the block around it.
 * @returns whether most of the text is written from right to left.
 */
export function setDirections(tree: Root): boolean {
  if (!hasRightToLeft(tree)) return false;
  const counts = new Map<Element | Root, Count>();
  const whole = count(tree, counts);
  for (const child of tree.children) direct(child as ElementContent, null, counts);
  return isRightToLeft(whole);
}

/** Which way a line is written, as a title; null when it has no letters of such a script and goes with all around it. */
export function directionOf(line: string): 'ltr' | 'rtl' | null {
  return rightToLeft.test(line) ? (isRightToLeft(lettersOf(line)) ? 'rtl' : 'ltr') : null;
}

function lettersOf(text: string): Count {
  const sum: Count = { letters: 0, rtl: 0 };
  for (const [letter] of text.matchAll(letters)) {
    sum.letters++;
    if (rightToLeft.test(letter)) sum.rtl++;
  }
  return sum;
}

function hasRightToLeft({ children }: Root | Element): boolean {
  return children.some(child =>
    child.type === 'text' ? rightToLeft.test(child.value) : child.type === 'element' && hasRightToLeft(child),
  );
}

function count(node: Root | Element, counts: Map<Element | Root, Count>): Count {
  const sum: Count = { letters: 0, rtl: 0 };
  for (const child of node.children) {
    if (child.type !== 'text' && (child.type !== 'element' || isApart(child))) continue;
    const inner = child.type === 'text' ? lettersOf(child.value) : count(child, counts);
    sum.letters += inner.letters;
    sum.rtl += inner.rtl;
  }
  counts.set(node, sum);
  return sum;
}

/** @param around the direction of the block around it; null at the top, where every block says its own. */
function direct(node: ElementContent, around: 'ltr' | 'rtl' | null, counts: ReadonlyMap<Element | Root, Count>): void {
  if (node.type !== 'element' || apart.has(node.tagName) || node.properties.dir !== undefined) return;
  const own = blocks.has(node.tagName) ? counts.get(node) : undefined;
  const direction = own === undefined || own.letters === 0 ? around : isRightToLeft(own) ? 'rtl' : 'ltr';
  if (direction !== null && direction !== around) node.properties.dir = direction;
  for (const child of node.children) direct(child, direction, counts);
}

/** Formulas too, and what is said in English to those who see no styles. */
function isApart({ tagName, properties: { className } }: Element): boolean {
  return apart.has(tagName) || (Array.isArray(className) && className.some(name => apartClasses.has(String(name))));
}

function isRightToLeft({ letters: all, rtl }: Count): boolean {
  return all > 0 && rtl >= all * share;
}
