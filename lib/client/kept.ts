/**
 * What a reader chose holds at once and is kept for their next page: an attribute of the root, and a line of storage,
 * from which the first script of the next page makes the attribute again (`pages/appearance`).
 * Law: the usual choice, an empty one, is neither; what cannot be stored still holds for the page.
 */
export const root = document.documentElement;
export const prefix = 'backlit.';

export function keep(name: string, value: string): void {
  hold(name, value);
  try {
    if (value === '') localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // Nothing may be stored here.
  }
}

/** For this page only. */
export function hold(name: string, value: string): void {
  if (value === '') delete root.dataset[name];
  else root.dataset[name] = value;
}
