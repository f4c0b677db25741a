/**
 * The menu "Appearance": a choice is seen at once, in every open page of the wiki, and kept for the next one.
 * Law: listeners stand on the document, because the page is renewed.
 */
import { hold, keep, prefix, root } from './kept.ts';

export function offerAppearance(): void {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || menuOf(target) === null) return;
    keep(target.name, target.value);
    colourBar(target.name);
  });
  document.addEventListener('reset', ({ target }) => {
    const menu = menuOf(target);
    if (menu === null) return;
    for (const name of namesIn(menu)) {
      keep(name, '');
      colourBar(name);
    }
  });
  // What was chosen before this page, or in another one since.
  show(document.querySelector('.bl-look'));
  document.addEventListener('toggle', ({ target }) => show(menuOf(target)), true);
  addEventListener('storage', ({ key, newValue }) => {
    if (key?.startsWith(prefix) !== true) return;
    const name = key.slice(prefix.length);
    hold(name, newValue ?? '');
    colourBar(name);
  });
}

function menuOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('.bl-look') : null;
}

function namesIn(menu: Element): ReadonlySet<string> {
  return new Set([...menu.querySelectorAll('input')].map(({ name }) => name));
}

function show(menu: Element | null): void {
  for (const input of menu?.querySelectorAll('input') ?? []) {
    input.checked = input.value === (root.dataset[input.name] ?? '');
  }
}

/** The browser's own bar has the colour of the scheme that is shown; usually each of two colours has its system. */
function colourBar(name: string): void {
  if (name !== 'theme') return;
  const theme = root.dataset['theme'] ?? '';
  const [light, dark] = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]');
  if (light === undefined || dark === undefined) return;
  light.media = theme === '' ? '(prefers-color-scheme: light)' : theme === 'light' ? 'all' : 'not all';
  dark.media = theme === '' ? '(prefers-color-scheme: dark)' : theme === 'dark' ? 'all' : 'not all';
}
