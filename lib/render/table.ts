/**
 * Tables. Law: a table that may be wider than a phone scrolls in a region of its own, which has a name and can be reached
 * with the keyboard; one that surely fits is no stop on the way through the page.
 */
import type { Element, ElementContent } from 'hast';
import { element, textOf } from './element.ts';

/** What a phone of 320 pixels leaves for the text, a letter at its widest, and the blank of a cell. */
const pixels = { screen: 288, letter: 9, padding: 26 };

/** @param number of the table on its page. */
export function scrolling(table: Element, number: number): Element {
  const scrolls = leastWidth(table) > pixels.screen;
  const region = scrolls ? { role: 'region', ariaLabel: nameOf(table, number), tabIndex: 0 } : {};
  return element('div', { className: ['table'], ...region }, [table]);
}

function nameOf(table: Element, number: number): string {
  const caption = elementsIn(table.children).find(({ tagName }) => tagName === 'caption');
  const title = caption === undefined ? '' : textOf(caption.children).trim().slice(0, 100);
  return title === '' ? `Table ${number}` : `Table ${number}: ${title}`;
}

/** No column is narrower than its longest word. */
function leastWidth(table: Element): number {
  const columns: number[] = [];
  for (const row of rowsOf(table)) {
    for (const [column, cell] of elementsIn(row.children).entries()) {
      columns[column] = Math.max(columns[column] ?? 0, wordWidth(cell));
    }
  }
  return columns.reduce((sum, width) => sum + width + pixels.padding, 0);
}

function rowsOf(table: Element): Element[] {
  return elementsIn(table.children).flatMap(part => (part.tagName === 'tr' ? [part] : elementsIn(part.children)));
}

function wordWidth(cell: Element): number {
  if (holdsWide(cell)) return pixels.screen;
  const longest = textOf(cell.children)
    .split(/\s+|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u)
    .reduce((most, word) => Math.max(most, word.length), 0);
  return longest * pixels.letter;
}

/** Whether there is something in it whose width the words do not tell. */
function holdsWide({ children }: Element): boolean {
  return elementsIn(children).some(
    child => /^(?:img|video|audio|pre|table|svg|math|input|hr)$/.test(child.tagName) || holdsWide(child),
  );
}

function elementsIn(nodes: readonly ElementContent[]): Element[] {
  return nodes.filter(node => node.type === 'element');
}
