/**
 * The help sheet: which keys there are. `?` opens it, and a button in the footer.
 * Law: it names no key that this page has not; a key alone, without Ctrl or ⌘, can be switched off (`data-keys`).
 */
const root = document.documentElement;

let sheet: HTMLDialogElement | undefined;

export function offerHelp(): void {
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('.bl-help') !== null) show();
  });
  document.addEventListener('keydown', event => {
    const { target, key, ctrlKey, metaKey, altKey, defaultPrevented, isComposing } = event;
    if (key !== '?' || ctrlKey || metaKey || altKey || defaultPrevented || isComposing) return;
    if (root.dataset['keys'] === 'off' || (target instanceof Element && target.closest(writing) !== null)) return;
    event.preventDefault();
    show();
  });
}

/** Where a key is a letter. */
const writing = 'input, textarea, select, dialog, [contenteditable]';

function show(): void {
  if (sheet?.open === true) return;
  sheet?.remove();
  sheet = made();
  // Beside the body, whose content is renewed when the vault changes.
  root.append(sheet);
  sheet.showModal();
}

function made(): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'bl-sheet';
  dialog.setAttribute('aria-labelledby', 'bl-sheet');
  const title = element('h2', 'Keys');
  title.id = 'bl-sheet';
  const list = element('dl');
  for (const [keys, does] of keysHere()) list.append(row(keys, does));
  const close = element('button', 'Close');
  close.addEventListener('click', () => dialog.close());
  // A click on the dialog itself is one beside what it shows.
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  const box = element('div');
  box.append(title, list, element('p', 'Single keys can be switched off under Appearance.'), close);
  dialog.append(box);
  return dialog;
}

function keysHere(): readonly (readonly [keys: readonly string[], does: string])[] {
  const command = /Mac|iP(?:hone|ad)/.test(navigator.platform) ? '⌘ K' : 'Ctrl K';
  const here = (selector: string): boolean => document.querySelector(selector) !== null;
  return [
    ...(here('.bl-find') ? [[['/', command], 'Search'] as const] : []),
    [['Tab'], 'At the top of a page: skip to its text'],
    [['↑', '↓', 'Home', 'End'], 'Through the links of a list'],
    ...(here('.bl-nav li > details') ? [[['←', '→'], 'Fold and unfold a folder'] as const] : []),
    ...(here('bl-graph') ? [[['+', '−', '0'], 'In the picture: nearer, farther, all of it'] as const] : []),
    [['Esc'], 'Close what is open'],
    [['?'], 'This sheet'],
  ];
}

function row(keys: readonly string[], does: string): HTMLElement {
  const both = element('div');
  const shown = element('dt');
  for (const key of keys) shown.append(element('kbd', key), ' ');
  both.append(shown, element('dd', does));
  return both;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, text = ''): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
