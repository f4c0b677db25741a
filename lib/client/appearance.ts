/**
 * The menu "Appearance": a choice is seen at once, in every open page of the wiki, and kept for the next one.
 * Law: what cannot be stored still holds for the page. Listeners stand on the document, because the page is renewed.
 */
const root = document.documentElement;
const prefix = 'backlit.';

export function offerAppearance(): void {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || menuOf(target) === null) return;
    store(target.name, target.value);
    apply(target.name, target.value);
  });
  document.addEventListener('reset', ({ target }) => {
    const menu = menuOf(target);
    if (menu === null) return;
    for (const name of namesIn(menu)) {
      store(name, '');
      apply(name, '');
    }
  });
  // What was chosen before this page, or in another one since.
  show(document.querySelector('.bl-look'));
  document.addEventListener('toggle', ({ target }) => show(menuOf(target)), true);
  addEventListener('storage', ({ key, newValue }) => {
    if (key?.startsWith(prefix) === true) apply(key.slice(prefix.length), newValue ?? '');
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

function apply(name: string, value: string): void {
  if (value === '') delete root.dataset[name];
  else root.dataset[name] = value;
  if (name === 'theme') colourBar(value);
}

/** The browser's own bar has the colour of the scheme that is shown; usually each of two colours has its system. */
function colourBar(theme: string): void {
  const [light, dark] = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]');
  if (light === undefined || dark === undefined) return;
  light.media = theme === '' ? '(prefers-color-scheme: light)' : theme === 'light' ? 'all' : 'not all';
  dark.media = theme === '' ? '(prefers-color-scheme: dark)' : theme === 'dark' ? 'all' : 'not all';
}

function store(name: string, value: string): void {
  try {
    if (value === '') localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // Nothing may be stored here.
  }
}
