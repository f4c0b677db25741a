/**
 * Filters and sorts a list while the reader types or chooses, without loading the page: the address says what is asked,
 * and `live.ts` makes the page what its address says.
 * Law: the server alone knows how to filter, and the address in the bar is always the one of what is shown.
 */

/** A pause in typing, in milliseconds. */
const pause = 120;

/** The page is replaced piece by piece, so nothing is bound to an element of it. */
export function filterWhileTyping(): void {
  let typing: ReturnType<typeof setTimeout> | undefined;
  const ask = (address: URL): void => {
    clearTimeout(typing);
    history.replaceState(history.state, '', address);
    dispatchEvent(new Event('backlit:address'));
  };
  document.addEventListener('input', ({ target }) => {
    const form = filterOf(target);
    if (form === null) return;
    clearTimeout(typing);
    typing = setTimeout(() => ask(addressOf(form)), pause);
  });
  document.addEventListener('submit', event => {
    const form = filterOf(event.target);
    if (form === null) return;
    event.preventDefault();
    ask(addressOf(form));
  });
  document.addEventListener('click', event => {
    const link = choiceOf(event);
    if (link === null) return;
    event.preventDefault();
    ask(withTyped(new URL(link.href)));
  });
}

/** The choice that a click means to take here, and not in another tab. */
function choiceOf({ target, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): HTMLAnchorElement | null {
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || !(target instanceof Element)) return null;
  return target.closest<HTMLAnchorElement>('a.bl-choice');
}

/** What was typed last may not have been asked for yet. */
function withTyped(address: URL): URL {
  const typed = document.querySelector<HTMLInputElement>('.bl-filter input[type="search"]')?.value.trim() ?? '';
  address.searchParams.delete('q');
  if (typed !== '') address.searchParams.set('q', typed);
  return address;
}

function filterOf(target: EventTarget | null): HTMLFormElement | null {
  return target instanceof Element ? target.closest<HTMLFormElement>('form.bl-filter') : null;
}

function addressOf(form: HTMLFormElement): URL {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') address.searchParams.set(name, value.trim());
  }
  return address;
}
