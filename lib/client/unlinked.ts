/**
 * "Unlinked mentions" are looked for when their section is unfolded: the address says that they are asked for, and
 * `live.ts` makes the page what its address says.
 * Law: the link in the section leads to the same page without a script, and tries again after a fault.
 */

export function lookForMentions(): void {
  // It does not bubble, but it can be caught on its way there.
  document.addEventListener('toggle', ({ target }) => look(target instanceof HTMLDetailsElement ? target : null), true);
  document.addEventListener('click', event => {
    const link = linkOf(event);
    if (link === null) return;
    event.preventDefault();
    look(link.closest('details'));
  });
  addEventListener('backlit:away', () => {
    for (const link of document.querySelectorAll('a.bl-ask[aria-busy]')) {
      link.removeAttribute('aria-busy');
      link.textContent = 'That did not work. Try again';
    }
  });
}

/** A click that means to follow the link here, and not in another tab. */
function linkOf({ target, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): Element | null {
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || !(target instanceof Element)) return null;
  return target.closest('a.bl-ask');
}

function look(section: HTMLDetailsElement | null): void {
  const link = section?.querySelector<HTMLAnchorElement>('a.bl-ask:not([aria-busy])');
  if (!section?.open || !link) return;
  link.setAttribute('aria-busy', 'true');
  link.textContent = 'Looking…';
  const { pathname, search } = new URL(link.href);
  history.replaceState(history.state, '', pathname + search + location.hash);
  dispatchEvent(new Event('backlit:address'));
}
