/**
 * Previews: a card beside a link that shows where it leads, for who points at it or tabs to it. It is loaded by the first
 * who does (`preview.ts`); when it opens and closes is decided in `preview-timing.ts`.
 *
 * Laws: the card is for the eye; a link's name, the focus and the page stay as they are. It stands in `main`, as all that
 * is read does, and what the server sends is shown as it is: sanitised where it was made.
 */
import { holds, isTowards, placed, type Point } from './preview-place.ts';
import { resting, step, wakesAt, type Happening, type Place, type Timing } from './preview-timing.ts';

type Link = HTMLAnchorElement;

interface Loading {
  readonly link: Link;
  /** Where the link led when it was asked. */
  readonly href: string;
  readonly end: AbortController;
  card: Element | null;
}

/** The wiki's first address: assets lie one folder below it. */
const wiki = new URL('..', import.meta.url);
const wide = matchMedia('(min-width: 50rem)');

export class Previews {
  #timing: Timing<Link> = resting();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading: Loading | null = null;
  /** What stands in the page. */
  #card: HTMLElement | null = null;
  /** Where the pointer was last on the link. */
  #from: Point = { x: 0, y: 0 };
  /** A page may change under its reader. */
  readonly #changes = new MutationObserver(() => this.#check());

  constructor() {
    addEventListener('pointermove', event => this.pointed(event));
    document.documentElement.addEventListener('pointerleave', event => {
      if (event.pointerType !== 'touch') this.#tell({ kind: 'pointer', at: null, towards: false });
    });
    addEventListener('focusin', event => this.focused(event));
    addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget === null) this.#tell({ kind: 'focus', at: null });
    });
    addEventListener('scroll', ({ target }) => this.#isInCard(target) || this.#tell({ kind: 'scroll' }), true);
    addEventListener('pointerdown', ({ target }) => this.#isInCard(target) || this.#dismiss());
    addEventListener('keydown', ({ key }) => key === 'Escape' && this.#dismiss());
    for (const ending of ['pagehide', 'resize', 'visibilitychange']) addEventListener(ending, () => this.#dismiss());
  }

  /** A pointer that moved. One with a button down draws or selects. */
  pointed({ target, pointerType, buttons, clientX, clientY }: PointerEvent): void {
    if (pointerType === 'touch' || buttons !== 0) return;
    const point = { x: clientX, y: clientY };
    const at = this.#placeOf(target);
    const box = this.#card?.getBoundingClientRect();
    if (at !== null && at === this.#timing.link) this.#from = point;
    const towards = box !== undefined && isTowards(this.#from, point, box);
    if (at !== null && at !== 'card' && !towards) this.#from = point;
    this.#tell({ kind: 'pointer', at, towards });
  }

  focused({ target }: Event): void {
    const at = this.#placeOf(target);
    const isSeen = target instanceof Element && target.matches(':focus-visible');
    this.#tell({ kind: 'focus', at: at === 'card' || isSeen ? at : null });
  }

  #isInCard(target: EventTarget | null): boolean {
    return target instanceof Node && this.#card?.contains(target) === true;
  }

  #placeOf(target: EventTarget | null): Place<Link> {
    if (this.#isInCard(target)) return 'card';
    const link = target instanceof Element ? target.closest<Link>('main a[href]') : null;
    return link !== null && isOffered(link) ? link : null;
  }

  #dismiss(): void {
    if (this.#timing.phase !== 'rest') this.#tell({ kind: 'dismiss' });
  }

  #tell(happening: Happening<Link>): void {
    this.#timing = step(this.#timing, happening, performance.now());
    const { phase, link, asked } = this.#timing;
    if (this.#loading !== null && this.#loading.link !== link) this.#forget();
    if (link !== null && asked && this.#loading === null) void this.#load(link);
    if (phase === 'open' && this.#card === null && this.#loading?.card)
      this.#show(this.#loading.card, this.#loading.link);
    this.#sleep();
  }

  #sleep(): void {
    clearTimeout(this.#timer);
    const wakes = wakesAt(this.#timing);
    if (wakes === null) return;
    this.#timer = setTimeout(() => this.#tell({ kind: 'tick' }), Math.max(0, wakes - performance.now()));
  }

  async #load(link: Link): Promise<void> {
    const loading: Loading = { link, href: link.href, end: new AbortController(), card: null };
    this.#loading = loading;
    const card = await loaded(link, loading.end.signal);
    if (this.#loading !== loading) return;
    loading.card = card;
    this.#tell({ kind: 'loaded', link, found: card !== null });
  }

  /** Takes away what is shown or under way. Who was in the card is back at its link. */
  #forget(): void {
    const { link, end } = this.#loading ?? {};
    end?.abort();
    this.#loading = null;
    this.#changes.disconnect();
    const card = this.#card;
    this.#card = null;
    if (card?.contains(document.activeElement) === true) link?.focus({ preventScroll: true });
    card?.remove();
  }

  #show(content: Element, link: Link): void {
    const card = document.importNode(content, true) as HTMLElement;
    card.id = 'bl-preview';
    // Law of `live.ts`: it stays when the page becomes another.
    card.dataset['added'] = '';
    this.#card = card;
    link.closest('main')?.append(card);
    const { width, height } = card.getBoundingClientRect();
    const line = [...link.getClientRects()].find(each => holds(each, this.#from)) ?? link.getBoundingClientRect();
    const view = { width: document.documentElement.clientWidth, height: innerHeight };
    const box = placed(line, { width, height }, view, getComputedStyle(link).direction === 'rtl');
    Object.assign(card.style, { left: `${box.left}px`, top: `${box.top}px`, maxHeight: `${box.bottom - box.top}px` });
    this.#changes.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['href'],
    });
  }

  #check(): void {
    const { link, href } = this.#loading ?? {};
    if (link?.isConnected !== true || link.href !== href || this.#card?.isConnected !== true) this.#dismiss();
  }
}

/** Whether a link leads to a page of which there can be a preview, or to a footnote. */
function isOffered(link: Link): boolean {
  if (!wide.matches || document.documentElement.dataset['previews'] === 'off') return false;
  return footnoteOf(link) !== null || addressOf(link) !== null;
}

/** Address of the preview of another page, or of a part of it; null where there is none. */
function addressOf({ href, pathname, search, hash }: Link): string | null {
  if (!href.startsWith(`${wiki.href}notes/`) || search !== '' || pathname === location.pathname) return null;
  const page = pathname.slice(wiki.pathname.length);
  try {
    const part = encodeURIComponent(decodeURIComponent(hash.slice(1)));
    return `${wiki.href}api/previews/${part === '' ? page : `parts/${page}/${part}`}.html`;
  } catch {
    return null;
  }
}

/** The note at the foot of this page to which a link leads. */
function footnoteOf(link: Link): Element | null {
  return link.dataset['footnoteRef'] === undefined
    ? null
    : document.getElementById(decodeURIComponent(link.hash.slice(1)));
}

async function loaded(link: Link, signal: AbortSignal): Promise<Element | null> {
  const footnote = footnoteOf(link);
  if (footnote !== null) return cardOf(footnote, link.textContent);
  try {
    // The browser asks whether what it has is still true.
    const response = await fetch(addressOf(link) ?? '', { cache: 'no-cache', signal });
    if (response.status !== 200) return null;
    return new DOMParser().parseFromString(await response.text(), 'text/html').body.firstElementChild;
  } catch {
    return null;
  }
}

/** A card with the text of a footnote, without the way back to where the reader is. */
function cardOf(footnote: Element, number: string): Element {
  const card = document.createElement('div');
  card.className = 'bl-preview bl-prose';
  card.role = 'group';
  card.ariaLabel = `Preview: footnote ${number}`;
  for (const child of footnote.childNodes) card.append(child.cloneNode(true));
  for (const back of card.querySelectorAll('[data-footnote-backref]')) back.remove();
  for (const each of card.querySelectorAll('[id]')) each.removeAttribute('id');
  return card;
}
