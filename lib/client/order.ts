/**
 * The order that a reader chose for one folder is the order of every folder that they open, until they choose another.
 * What the server sent is in the usual order: until it has come in the other one, the styles keep its place empty.
 * Law: an address that says an order is shown in that order, and only a choice made here is kept. "Reset" in the menu of
 * appearance is the choice of the usual one.
 */
import { hold, keep, root } from './kept.ts';

export function keepOrder(): void {
  document.addEventListener('click', ({ target }) => {
    const choice = target instanceof Element ? target.closest<HTMLElement>('.bl-orders a') : null;
    if (choice !== null) keep('order', choice.dataset['order'] ?? '');
  });
  // It is a choice of how the wiki looks, and outside of folders there is no other place to take it back.
  document.addEventListener('reset', ({ target }) => {
    if (!(target instanceof Element) || target.closest('.bl-look') === null) return;
    keep('order', '');
    if (document.querySelector('.bl-ordered:not([data-order=""])') !== null) turnTo('');
  });
  // A list that is folded away is asked for when somebody unfolds it.
  document.addEventListener('toggle', takeKept, true);
  // It has not come: what is there is shown.
  addEventListener('backlit:away', () => hold('order', ''));
  takeKept();
}

function takeKept(): void {
  const kept = root.dataset['order'];
  const list = document.querySelector<HTMLElement>('.bl-ordered[data-order=""]');
  if (kept === undefined || list === null || list.closest('details:not([open])') !== null) return;
  if (!turnTo(kept)) hold('order', '');
}

/** The list of this page in another order, under the address of that; false when it has none such. */
function turnTo(order: string): boolean {
  const choices = [...document.querySelectorAll<HTMLAnchorElement>('.bl-orders a')];
  const choice = choices.find(({ dataset }) => dataset['order'] === order);
  if (choice === undefined) return false;
  const address = new URL(choice.href);
  address.hash = location.hash;
  history.replaceState(history.state, '', address);
  dispatchEvent(new Event('backlit:address'));
  return true;
}
