/** Waits, on every page, for somebody who points at a link or tabs to one; only then it loads previews. */

type Previews = import('./preview-card.ts').Previews;

const ended = new AbortController();
const { signal } = ended;

addEventListener(
  'pointermove',
  event => {
    if (event.pointerType !== 'touch') begin(event, previews => previews.pointed(event));
  },
  { signal, passive: true },
);
addEventListener('focusin', event => begin(event, previews => previews.focused(event)), { signal });

/** @param first tells what began it, of which it would not hear otherwise. */
function begin({ target }: Event, first: (previews: Previews) => void): void {
  const { card } = document.querySelector<HTMLElement>('script[data-card]')?.dataset ?? {};
  if (card === undefined || !(target instanceof Element) || target.closest('main a') === null) return;
  ended.abort();
  void (import(card) as Promise<typeof import('./preview-card.ts')>).then(({ Previews }) => first(new Previews()));
}
