/**
 * Arrows go through lists of links: the navigation, the contents of a page, lists of notes and who links here. Home and
 * End lead to the ends; in the navigation, left and right fold a folder.
 * Law: at the end of a list an arrow does what it always does, so that nobody is held; Tab goes through everything.
 */

/** Each list, and what in it is gone through. */
const lists: readonly (readonly [list: string, items: string])[] = [
  ['.bl-nav', 'a, summary'],
  ['.bl-toc', 'a, summary'],
  ['.bl-list', 'a'],
  ['.bl-lists', 'a'],
  ['.bl-linked', 'h3 a'],
];

export function offerArrows(): void {
  document.addEventListener('keydown', event => {
    const { target, key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented } = event;
    if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey || !(target instanceof HTMLElement)) return;
    for (const [list, items] of lists) {
      const around = target.closest(list);
      if (around === null || !target.matches(items)) continue;
      const next =
        key.startsWith('Arrow') && isSideways(key) ? folded(target, key) : neighbour(around, items, target, key);
      if (next === null) return;
      event.preventDefault();
      next.focus();
      return;
    }
  });
}

function isSideways(key: string): boolean {
  return key === 'ArrowLeft' || key === 'ArrowRight';
}

function neighbour(list: Element, items: string, from: HTMLElement, key: string): HTMLElement | null {
  const all = [...list.querySelectorAll<HTMLElement>(items)].filter(item => item.getClientRects().length > 0);
  const at = all.indexOf(from);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key];
  return next === undefined ? null : (all[next] ?? null);
}

/** Folds or unfolds a folder, or goes from what is in it to its name. */
function folded(item: HTMLElement, key: string): HTMLElement | null {
  const branch = item.closest<HTMLDetailsElement>('.bl-nav li > details');
  if (branch === null) return null;
  if (item.localName === 'summary') branch.open = key === 'ArrowRight';
  else if (key === 'ArrowRight') return null;
  return branch.querySelector('summary');
}
