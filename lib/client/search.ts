/**
 * Opens the search: all of it that a page loads before somebody asks for it.
 * Law: what is typed right after the key goes into a field that is already there, and Enter leads to the page of results
 * even when the rest of the dialog never comes.
 */

let dialog: HTMLDialogElement | undefined;

export function offerSearch(): void {
  // The control in the bar becomes a button. Said on the root, where no renewal of the page undoes it.
  document.documentElement.dataset['search'] = '';
  addEventListener('click', ({ target }) => {
    const button = (target as Element).closest<HTMLElement>('.bl-find button');
    // Not every browser focuses a button that is clicked, and the focus is to come back to it.
    button?.focus();
    if (button) open();
  });
  addEventListener('keydown', event => {
    const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const { keys } = document.documentElement.dataset;
    const asked =
      key === '/' ? !ctrlKey && !metaKey && keys !== 'off' : /^k$/i.test(key) && ctrlKey !== metaKey && !shiftKey;
    if (!asked || altKey || event.isComposing || event.defaultPrevented) return;
    if ((target as Element).closest('input, textarea, select, dialog, [contenteditable]')) return;
    event.preventDefault();
    open();
  });
}

function open(): void {
  const control = document.querySelector<HTMLFormElement>('.bl-find');
  if (!control || dialog?.open) return;
  const { script, style } = control.dataset;
  const shown = (dialog ??= made(control.action, style));
  const field = shown.querySelector('input') as HTMLInputElement;
  field.value = `${getSelection()}`.trim().slice(0, 100) || field.value;
  shown.showModal();
  field.select();
  import(`${script}`).then(
    ({ enter }) => enter(shown),
    () => {},
  );
}

/** It stands beside the body, whose content is renewed when the vault changes. */
function made(action: string, style: string | undefined): HTMLDialogElement {
  const shell = document.createElement('dialog');
  shell.className = 'bl-dialog';
  shell.setAttribute('aria-label', 'Search');
  shell.innerHTML =
    `<link rel="stylesheet" href="${style}"><form action="${action}">` +
    '<input name="q" aria-label="Search notes" placeholder="Search notes…" autocomplete="off">' +
    '<button type="button">Close</button></form>';
  shell.querySelector('button')?.addEventListener('click', () => shell.close());
  document.documentElement.append(shell);
  return shell;
}
