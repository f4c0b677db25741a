/**
 * A page's tree → its text. The trees are those of `pages/jsx-runtime`, whose properties are attributes already; HTML that
 * the render room has made stands in them as it is.
 */
import type { Nodes, Parents } from 'hast';

/** Elements without content and end tag, of those that pages use. */
const empty: ReadonlySet<string> = new Set(['input', 'link', 'meta']);
/** Their text is no HTML. */
const verbatim: ReadonlySet<string> = new Set(['script', 'style']);

/** The HTML of a tree. */
export function htmlText(node: Nodes): string {
  switch (node.type) {
    case 'root':
      return inside(node);
    case 'doctype':
      return '<!doctype html>';
    case 'text':
      return escaped(node.value);
    case 'raw':
      return node.value;
    case 'element': {
      const { tagName } = node;
      const start = `<${tagName}${attributes(node.properties)}>`;
      if (empty.has(tagName)) return start;
      return `${start}${verbatim.has(tagName) ? verbatimText(node) : inside(node)}</${tagName}>`;
    }
    default:
      throw new TypeError(`a page cannot hold a ${node.type}`);
  }
}

function inside({ children }: Parents): string {
  let text = '';
  for (const child of children) text += htmlText(child);
  return text;
}

function verbatimText({ children }: Parents): string {
  return children.map(child => ('value' in child ? child.value : '')).join('');
}

function attributes(properties: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const name in properties) {
    const value = properties[name];
    if (value === null || value === undefined || value === false) continue;
    text += value === true ? ` ${name}` : ` ${name}="${quoted(String(value))}"`;
  }
  return text;
}

function escaped(text: string): string {
  return /[&<]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;') : text;
}

function quoted(text: string): string {
  return /[&"]/.test(text) ? text.replace(/&/g, '&amp;').replace(/"/g, '&quot;') : text;
}
