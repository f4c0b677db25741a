/**
 * The dialog of the search, loaded when it is opened for the first time: results from the first keystroke on.
 *
 *     field ──typed──▶ asking ──offer──▶ list      the outcome is said once, politely, in the line between them
 *
 * Law: Enter opens what was asked for by what stands in the field now, and never a row of an older answer.
 */
import type { SearchOffer } from '../search/types.ts';
import { Asking, type Answer, type Ask } from './search-asking.ts';
import { element } from './search-elements.ts';
import { SearchList } from './search-list.ts';

/** Milliseconds: before a slow answer is told of, and between two looks at what is still being made. */
const slow = 300;
const again = 1000;

let opened: SearchDialog | undefined;

/** Called each time the dialog was opened. @param answers who answers; the server unless said */
export function enter(dialog: HTMLDialogElement, answers?: Ask): void {
  opened ??= new SearchDialog(dialog, answers);
  opened.ask(0);
}

class SearchDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #field: HTMLInputElement;
  readonly #list: SearchList;
  readonly #asking: Asking;
  readonly #said = element('p', { class: 'bl-dialog-said', role: 'status' });
  readonly #note = element('div', { class: 'bl-dialog-note' });
  #slow: ReturnType<typeof setTimeout> | undefined;
  /** The query of the last answer, whatever it was. */
  #answered: string | null = null;
  /** Enter was pressed before the answer came: where to open it. */
  #hurry: '_self' | '_blank' | null = null;
  /** Whether the reader goes through the list, so that Home and End mean its ends and not those of the field. */
  #choosing = false;

  constructor(dialog: HTMLDialogElement, answers?: Ask) {
    this.#dialog = dialog;
    this.#asking = new Asking((query, answer) => this.#hear(query, answer), answers);
    this.#field = dialog.querySelector('input') as HTMLInputElement;
    for (const [name, value] of [
      ['autocapitalize', 'off'],
      ['spellcheck', 'false'],
      ['enterkeyhint', 'go'],
    ] as const) {
      this.#field.setAttribute(name, value);
    }
    this.#list = new SearchList(this.#field);
    const keys = element(
      'p',
      { class: 'bl-dialog-keys' },
      '↑ ↓ to choose · Enter to open · # for tags · > for commands',
    );
    dialog.append(this.#said, this.#note, this.#list.element, keys);
    this.#field.addEventListener('input', () => this.#typed());
    this.#field.addEventListener('keydown', event => this.#pressed(event));
    dialog.addEventListener('close', () => this.#rest());
    dialog.addEventListener('click', event => this.#clicked(event));
  }

  get #query(): string {
    return this.#field.value.trim();
  }

  ask(after?: number): void {
    clearTimeout(this.#slow);
    this.#slow = setTimeout(() => (this.#said.textContent = 'Searching…'), slow);
    this.#asking.ask(this.#query, after);
  }

  #typed(): void {
    this.#hurry = null;
    this.#choosing = false;
    this.ask();
  }

  #rest(): void {
    clearTimeout(this.#slow);
    this.#hurry = null;
    this.#asking.stop();
  }

  #hear(query: string, answer: Answer): void {
    clearTimeout(this.#slow);
    this.#note.replaceChildren();
    if (answer === null) this.#fail(query);
    else if ('reading' in answer) this.#wait(query, answer.reading);
    else this.#show(query, answer.offer);
    if (this.#hurry !== null && query === this.#answered) this.#open(this.#hurry);
  }

  #show(query: string, { groups, said, create, indexing }: SearchOffer): void {
    const isSame = query === this.#answered;
    this.#answered = query;
    this.#list.show(groups, query === '' ? 'none' : isSame ? 'as before' : 'first');
    this.#said.textContent = said;
    if (create !== null) this.#note.append('To write it: ', element('code', {}, create));
    if (indexing === null) return;
    this.#note.append(`${progress(indexing)} are searched so far.`);
    this.#asking.ask(query, again);
  }

  /** Nothing can be told before the notes are read. */
  #wait(query: string, reading: SearchOffer['indexing'] & object): void {
    this.#list.show([], 'none');
    this.#said.textContent = `Backlit is still reading: ${progress(reading)}.`;
    this.#asking.ask(query, again);
  }

  #fail(query: string): void {
    this.#answered = query;
    this.#hurry = null;
    this.#list.show([], 'none');
    this.#said.textContent = 'The search does not answer.';
    const retry = element('button', { type: 'button' }, 'Try again');
    retry.addEventListener('click', () => {
      this.#field.focus();
      this.ask(0);
    });
    this.#note.append(retry, element('a', { href: '/all' }, 'Go through all notes'));
  }

  #pressed(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const isApart = ctrlKey || metaKey;
    // A key that completes a character is none of ours; some browsers tell that by the code alone.
    if (event.isComposing || event.keyCode === 229 || altKey || shiftKey) return;
    if (key === 'Enter') this.#open(isApart ? '_blank' : '_self');
    else if (isApart) return;
    else if (key === 'ArrowDown' || key === 'ArrowUp') this.#list.step(key === 'ArrowDown' ? 1 : -1);
    else if (this.#choosing && (key === 'Home' || key === 'End')) this.#list.end(key === 'Home' ? 0 : -1);
    else return;
    this.#choosing = true;
    event.preventDefault();
  }

  /** Opens the row that is meant, as soon as it is known. */
  #open(where: '_self' | '_blank'): void {
    const query = this.#query;
    const row = this.#list.active;
    if (query !== this.#answered) this.#hurry = where;
    else if (row !== null) this.#enter(row, where);
    else if (query !== '') this.#openPage(where);
  }

  /** The page of results, which says why there is none. */
  #openPage(where: '_self' | '_blank'): void {
    this.#go(`/search?${new URLSearchParams({ q: this.#query }).toString()}`, where);
  }

  #enter(row: HTMLAnchorElement, where: '_self' | '_blank'): void {
    if (isDone(row)) this.#dialog.close();
    else this.#go(row.href, where);
  }

  #go(address: string, where: '_self' | '_blank'): void {
    this.#hurry = null;
    if (where === '_self') this.#dialog.close();
    window.open(address, where, where === '_blank' ? 'noopener' : '');
  }

  /** A click beside the dialog closes it; one on a link leads where links lead, and the dialog is done. */
  #clicked(event: MouseEvent): void {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    const link = target instanceof Element ? target.closest('a') : null;
    if (target === this.#dialog || (link !== null && !ctrlKey && !metaKey && !shiftKey)) this.#dialog.close();
    if (link !== null && isDone(link)) event.preventDefault();
  }
}

/** Does what a command does here instead of leading elsewhere, as `#theme=dark`; tells whether it was one of those. */
function isDone(row: HTMLAnchorElement): boolean {
  const [, name, value] = row.matches('.bl-row-command') ? (/^#(\w+)=(\w*)$/.exec(row.hash) ?? []) : [];
  if (name === undefined) return false;
  const choice = document.querySelector<HTMLInputElement>(`.bl-look input[name="${name}"][value="${value}"]`);
  if (choice !== null) choice.checked = true;
  choice?.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

function progress({ read, total }: SearchOffer['indexing'] & object): string {
  return `${read.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} notes`;
}
