/**
 * `<bl-copy label="Copy the path">`: a button that copies the text of the element before it, or with `from` the text at
 * that address. Law: the button lives in a shadow tree, so that the page can be renewed around it; it exists only where
 * the browser lets a page write to the clipboard.
 */

/** How long the button says that it worked, in milliseconds. */
const told = 1600;

class CopyButton extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot !== null) return;
    const label = this.getAttribute('label') ?? 'Copy';
    const from = this.getAttribute('from');
    const button = document.createElement('button');
    button.type = 'button';
    button.part.add('button');
    button.textContent = from === null ? 'Copy' : label;
    if (from === null) button.ariaLabel = label;
    const said = document.createElement('span');
    said.role = 'status';
    said.part.add('said');
    button.addEventListener('click', () => {
      void this.#copy().then(
        () => say('Copied'),
        () => say('Not copied'),
      );
    });
    const usual = button.textContent;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = (outcome: string): void => {
      clearTimeout(timer);
      said.textContent = button.textContent = outcome;
      timer = setTimeout(() => {
        button.textContent = usual;
        said.textContent = '';
      }, told);
    };
    this.attachShadow({ mode: 'open' }).append(button, said);
  }

  /** Browsers let a page write only while it answers a click, so what must be fetched first is promised to them. */
  #copy(): Promise<void> {
    const from = this.getAttribute('from');
    if (from === null) return navigator.clipboard.writeText(this.previousElementSibling?.textContent ?? '');
    const text = fetch(from).then(async response => {
      if (!response.ok) throw new Error(response.statusText);
      return new Blob([await response.text()], { type: 'text/plain' });
    });
    return navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
  }
}

export function offerCopies(): void {
  if (isSecureContext && customElements.get('bl-copy') === undefined) customElements.define('bl-copy', CopyButton);
}
