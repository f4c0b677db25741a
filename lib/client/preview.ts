/** Waits, on every page, for somebody who points at a link or tabs to one; only then it loads previews. */
import type * as Card from './preview-card.ts';

const ended = new AbortController();

export function offerPreviews(): void {
  const { signal } = ended;
  addEventListener(
    'pointermove',
    event => {
      if (event.pointerType !== 'touch') begin(event, previews => previews.pointed(event));
    },
    { signal },
  );
  addEventListener('focusin', event => begin(event, previews => previews.focused(event)), { signal });
}

/** @param first tells what began it, of which it would not hear otherwise. */
function begin({ target }: Event, first: (previews: Card.Previews) => void): void {
  const card = document.querySelector<HTMLElement>('[data-card]')?.dataset['card'];
  if (card === undefined || !(target instanceof Element) || !target.closest('main a')) return;
  ended.abort();
  void (import(card) as Promise<typeof Card>).then(({ Previews }) => first(new Previews()));
}
