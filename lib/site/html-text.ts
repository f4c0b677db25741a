/**
 * A page's tree → its text. The trees are those of `pages/jsx-runtime`, whose properties are attributes already; HTML that
 * the render room has made stands in them as it is.
 */
import type { Element, Nodes, Parents } from 'hast';

/** Elements without content and end tag, of those that pages use. */
const empty: ReadonlySet<string> = new Set(['input', 'link', 'meta']);
/** Their text is no HTML. */
const verbatim: ReadonlySet<string> = new Set(['script', 'style']);

/** The HTML of a tree. */
export function htmlText(node: Nodes): string {
  const writer = new Writer();
  writer.write(node);
  return writer.text;
}

/** Law: one text grows to its end. To put each element together of its own parts would make a third more garbage. */
class Writer {
  text = '';

  write(node: Nodes): void {
    switch (node.type) {
      case 'root':
        return this.#inside(node);
      case 'doctype':
        this.text += '<!doctype html>';
        return;
      case 'text':
        this.text += escaped(node.value);
        return;
      case 'raw':
        this.text += node.value;
        return;
      case 'element':
        return this.#element(node);
      default:
        throw new TypeError(`a page cannot hold a ${node.type}`);
    }
  }

  #element(node: Element): void {
    const { tagName } = node;
    this.text += `<${tagName}`;
    this.#attributes(node.properties);
    this.text += '>';
    if (empty.has(tagName)) return;
    if (verbatim.has(tagName)) this.text += verbatimText(node);
    else this.#inside(node);
    this.text += `</${tagName}>`;
  }

  #inside({ children }: Parents): void {
    for (const child of children) this.write(child);
  }

  #attributes(properties: Readonly<Record<string, unknown>>): void {
    for (const name in properties) {
      const value = properties[name];
      if (value === null || value === undefined || value === false) continue;
      this.text += ` ${name}`;
      if (value !== true) this.text += `="${quoted(String(value))}"`;
    }
  }
}

function verbatimText({ children }: Parents): string {
  return children.map(child => ('value' in child ? child.value : '')).join('');
}

function escaped(text: string): string {
  return /[&<]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;') : text;
}

function quoted(text: string): string {
  return /[&"]/.test(text) ? text.replace(/&/g, '&amp;').replace(/"/g, '&quot;') : text;
}
