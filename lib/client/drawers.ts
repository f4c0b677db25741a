/**
 * What opens over the text (the menu, the navigation and the contents of a narrow window) closes again by Escape, which
 * gives the focus back, by a click elsewhere, and where a link in it leads on this very page.
 */
const drawers = '.bl-look[open], .bl-toc-bar details[open]';
/** In a wide window the navigation is a column. */
const narrow = matchMedia('(max-width: 49.99rem)');

export function closeDrawers(): void {
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    for (const drawer of openDrawers()) {
      if (drawer.contains(document.activeElement)) drawer.querySelector('summary')?.focus();
      drawer.open = false;
    }
  });
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const followed = target.closest('a[href^="#"]') !== null;
    for (const drawer of openDrawers()) if (followed || !drawer.contains(target)) drawer.open = false;
  });
}

function openDrawers(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>(narrow.matches ? `${drawers}, .bl-menu[open]` : drawers)];
}
