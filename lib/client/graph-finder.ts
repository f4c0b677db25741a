/**
 * Finds a page of the graph by its name: a field with a list, of which one is taken with Enter or a click.
 * Law: it looks through a few thousand names in an instant, and names that begin so come first.
 */
import type { GraphData } from './graph-data.ts';
import { part } from './graph-parts.ts';

const most = 8;

export class Finder {
  readonly element: HTMLElement;
  readonly #field: HTMLInputElement;
  readonly #list = part('ul', 'found', { id: 'found', role: 'listbox', 'aria-label': 'Pages', hidden: true });
  readonly #names: readonly string[];
  #found: readonly number[] = [];
  #active = 0;

  /** @param taken is told which page it is. */
  constructor(
    private readonly data: GraphData,
    private readonly taken: (node: number) => void,
  ) {
    this.#names = data.titles.map(plain);
    this.#field = part('input', 'find', {
      type: 'search',
      role: 'combobox',
      placeholder: 'Find in the picture…',
      'aria-label': 'Find in the picture',
      'aria-controls': 'found',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      spellcheck: 'false',
    });
    this.element = part('div', 'finder', {}, this.#field, this.#list);
    this.#field.addEventListener('input', () => this.#look());
    this.#field.addEventListener('focus', () => this.#look());
    this.#field.addEventListener('blur', () => this.#close());
    this.#field.addEventListener('keydown', event => this.#key(event));
    // A press would take the focus from the field, and close the list under the finger.
    this.#list.addEventListener('mousedown', event => event.preventDefault());
  }

  #look(): void {
    const wanted = plain(this.#field.value.trim());
    const [begin, within]: [number[], number[]] = [[], []];
    for (const [node, name] of wanted === '' ? [] : this.#names.entries()) {
      const at = name.indexOf(wanted);
      if (at === 0) begin.push(node);
      else if (at > 0) within.push(node);
      if (begin.length === most) break;
    }
    this.#found = [...begin, ...within].slice(0, most);
    this.#active = 0;
    this.#show();
  }

  #show(): void {
    const options = this.#found.map((node, at) => {
      const isMissing = this.data.folder[node] === -1;
      const note = isMissing ? 'missing' : (this.data.folders[this.data.folder[node] ?? 0] ?? '');
      const option = part(
        'li',
        at === this.#active ? 'option active' : 'option',
        { id: `found-${at}`, role: 'option', 'aria-selected': at === this.#active ? 'true' : 'false' },
        part('span', 'option-name', { dir: 'auto' }, this.data.titles[node] ?? ''),
        ...(note === '' ? [] : [' ', part('span', 'quiet', {}, note)]),
      );
      option.addEventListener('click', () => this.#take(node));
      return option;
    });
    const nothing = this.#field.value.trim() !== '' && options.length === 0;
    const told = part('li', 'option quiet', { role: 'option', 'aria-disabled': 'true' }, 'No page is named like this');
    this.#list.replaceChildren(...(nothing ? [told] : options));
    this.#list.hidden = options.length === 0 && !nothing;
    this.#field.setAttribute('aria-expanded', this.#list.hidden ? 'false' : 'true');
    if (options.length === 0) this.#field.removeAttribute('aria-activedescendant');
    else this.#field.setAttribute('aria-activedescendant', `found-${this.#active}`);
  }

  #key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const node = this.#found[this.#active];
    if (step !== undefined && this.#found.length > 0) {
      this.#active = (this.#active + step + this.#found.length) % this.#found.length;
      this.#show();
    } else if (event.key === 'Enter' && node !== undefined) this.#take(node);
    else if (event.key === 'Escape' && !this.#list.hidden) this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #take(node: number): void {
    this.#field.value = this.data.titles[node] ?? '';
    this.#close();
    this.taken(node);
  }

  #close(): void {
    this.#found = [];
    this.#list.hidden = true;
    this.#field.setAttribute('aria-expanded', 'false');
    this.#field.removeAttribute('aria-activedescendant');
  }
}

function plain(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
