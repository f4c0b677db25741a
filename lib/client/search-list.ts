/**
 * The list under the field of the search: what is offered, and which of it is meant. The focus stays in the field.
 * Law: every row is a real link, so that it opens as links do.
 */
import type { SearchGroup, SearchRow, Snippet } from '../search/types.ts';
import { element } from './search-elements.ts';

/** Which row is meant after others took their place. */
export type Meant = 'none' | 'first' | 'as before';

export class SearchList {
  readonly element = element('div', { id: 'bl-found', role: 'listbox', 'aria-label': 'Results', hidden: '' });
  readonly #field: HTMLInputElement;
  #rows: readonly HTMLAnchorElement[] = [];
  #active: HTMLAnchorElement | null = null;

  constructor(field: HTMLInputElement) {
    this.#field = field;
    field.setAttribute('role', 'combobox');
    field.setAttribute('aria-controls', this.element.id);
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-expanded', 'false');
  }

  /** The row that Enter opens. */
  get active(): HTMLAnchorElement | null {
    return this.#active;
  }

  show(groups: readonly SearchGroup[], meant: Meant): void {
    const before = this.#active?.href;
    this.element.replaceChildren(...groups.flatMap(groupElements));
    this.#rows = [...this.element.querySelectorAll('a')];
    this.#rows.forEach((row, at) => (row.id = `bl-found-${at}`));
    this.element.hidden = this.#rows.length === 0;
    this.element.scrollTop = 0;
    this.#field.setAttribute('aria-expanded', `${!this.element.hidden}`);
    const same = meant === 'as before' ? this.#rows.find(({ href }) => href === before) : undefined;
    this.#choose(same ?? (meant === 'none' ? undefined : this.#rows[0]));
  }

  /** To the next row or the one before, around the ends. */
  step(by: 1 | -1): void {
    const count = this.#rows.length;
    const at = this.#active === null ? (by === 1 ? -1 : 0) : this.#rows.indexOf(this.#active);
    this.#choose(this.#rows[(at + by + count) % count]);
  }

  /** To the first row or the last. */
  end(at: 0 | -1): void {
    this.#choose(this.#rows.at(at));
  }

  #choose(row: HTMLAnchorElement | undefined): void {
    this.#active = row ?? null;
    for (const each of this.#rows) each.setAttribute('aria-selected', `${each === row}`);
    if (row === undefined) this.#field.removeAttribute('aria-activedescendant');
    else this.#field.setAttribute('aria-activedescendant', row.id);
    row?.scrollIntoView({ block: 'nearest' });
  }
}

function groupElements({ label, rows }: SearchGroup, at: number): HTMLElement[] {
  if (label === null) return rows.map(rowElement);
  const id = `bl-found-label-${at}`;
  const name = element('p', { id, role: 'presentation', class: 'bl-found-label' }, label);
  return [element('div', { role: 'group', 'aria-labelledby': id }, name, ...rows.map(rowElement))];
}

function rowElement({ kind, title, url, where, snippet }: SearchRow): HTMLElement {
  const row = element(
    'a',
    { class: `bl-row bl-row-${kind}`, href: url, role: 'option', tabindex: '-1' },
    element('span', { class: 'bl-row-title', dir: 'auto' }, title),
  );
  if (where !== '') row.append(' ', element('span', { class: 'bl-row-where' }, where));
  if (snippet !== null && snippet.text !== '') row.append(' ', snippetElement(snippet));
  return row;
}

function snippetElement({ text, marks }: Snippet): HTMLElement {
  const said = element('span', { class: 'bl-row-said', dir: 'auto' });
  let at = 0;
  for (const [start, end] of marks) {
    said.append(text.slice(at, start), element('mark', {}, text.slice(start, end)));
    at = end;
  }
  said.append(text.slice(at));
  return said;
}
