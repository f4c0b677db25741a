/**
 * `<bl-graph data="…" stage="…" worker="…">`: the picture of the graph. It loads what is connected, lets a worker arrange
 * it, and then the stage paint it; it says what it is doing, and when it cannot.
 *
 *     data ──▶ worker (places) ──▶ stage (Sigma)
 *
 * Laws: all that is added lives in a shadow tree, so that the page can be renewed around it; its size never changes;
 * what cannot be drawn stands in the table below it.
 */
import { card } from './graph-card.ts';
import { coloursNow, followColours } from './graph-colours.ts';
import type { Arranged, GraphData, Layout } from './graph-data.ts';
import { filters } from './graph-filters.ts';
import { Finder } from './graph-finder.ts';
import { keep, recall } from './graph-kept.ts';
import { button, part } from './graph-parts.ts';
import type * as stageModule from './graph-stage.ts';

type StageModule = typeof stageModule;
type Stage = stageModule.Stage;

const keysTold = 'Arrow keys move it, + and − zoom, 0 shows all, Escape lets go of what is chosen.';
const noWebGl = 'This browser cannot draw the picture, because it has no WebGL. The table below says the same.';

/** From this width on, what is told of a page lies beside the picture and not over it; in pixels. */
const wide = 640;

class GraphPicture extends HTMLElement {
  static readonly observedAttributes = ['data'];

  readonly #tools = part('div', 'tools');
  readonly #ground = part('div', 'ground');
  readonly #box = part('div', 'box', { tabindex: '0', role: 'group', 'aria-describedby': 'keys' }, this.#ground);
  readonly #told = part('p', 'told', { role: 'status' });
  readonly #progress = part('progress', 'progress', { max: '1', 'aria-label': 'Arranging' });
  readonly #again = part('button', 'button again', { type: 'button' }, 'Try again');
  readonly #news = part('div', 'news', {}, this.#told);
  readonly #card = part('div', 'place');
  #data: GraphData | null = null;
  #stage: Stage | null = null;
  #places: Float32Array | null = null;
  #chosen: number | null = null;
  /** Ends what is under way for this graph. */
  #loading: AbortController | null = null;
  #living: AbortController | null = null;

  connectedCallback(): void {
    if (this.shadowRoot === null) this.#build();
    this.#living = new AbortController();
    const { signal } = this.#living;
    followColours(() => this.#stage?.recolour(coloursNow()), signal);
    addEventListener('pagehide', () => this.#keep(), { signal });
    // A page that is made ready ahead of its reader waits with what takes work.
    if ('prerendering' in document && document.prerendering === true) {
      document.addEventListener('prerenderingchange', () => void this.#load(), { once: true, signal });
    } else void this.#load();
  }

  disconnectedCallback(): void {
    this.#living?.abort();
    this.#loading?.abort();
    this.#stage?.end();
    this.#stage = null;
  }

  attributeChangedCallback(_name: string, before: string | null): void {
    if (before !== null && this.isConnected) void this.#load();
  }

  #build(): void {
    const keys = part('p', 'hidden', { id: 'keys' }, keysTold);
    const zoom = part(
      'div',
      'zoom',
      { role: 'group', 'aria-label': 'Zoom' },
      button('button', '+', 'Zoom in', () => this.#stage?.zoom(1)),
      button('button', '−', 'Zoom out', () => this.#stage?.zoom(-1)),
      button('button', '⤢', 'Show all', () => this.#stage?.fit()),
    );
    this.#again.addEventListener('click', () => void this.#load());
    this.#box.addEventListener('keydown', event => this.#key(event));
    // Whoever scrolls the page past the picture does not mean to zoom it.
    this.#box.addEventListener('wheel', event => this.#isMeant(event) || event.stopPropagation(), { capture: true });
    const legend = part('p', 'legend', { 'aria-hidden': 'true' });
    legend.append(part('span', 'disc'), 'note', part('span', 'ring'), 'missing');
    this.attachShadow({ mode: 'open' }).append(this.#tools, this.#box, this.#card, zoom, legend, this.#news, keys);
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    const address = this.getAttribute('data') ?? '';
    try {
      if (!drawsWebGl()) return this.#say(noWebGl);
      this.#say('Loading the graph…');
      const [data, module] = await Promise.all([
        loaded(address, signal),
        import(this.getAttribute('stage') ?? '') as Promise<StageModule>,
      ]);
      const kept = recall(address);
      const places = kept?.places ?? (await this.#arranged(data, signal));
      if (signal.aborted) return;
      this.#show(data, places, module.Stage, kept?.view ?? this.#stage?.view ?? null);
    } catch (error) {
      if (signal.aborted) return;
      this.#say('The graph could not be loaded. The table below says the same.', true);
      if (!(error instanceof TypeError)) throw error;
    }
  }

  /** Where the nodes stand, from a worker. */
  #arranged({ titles, from, to }: GraphData, signal: AbortSignal): Promise<Float32Array> {
    this.#say(`Arranging ${titles.length.toLocaleString('en-US')} pages…`);
    this.#news.append(this.#progress);
    const worker = new Worker(this.getAttribute('worker') ?? '', { type: 'module' });
    signal.addEventListener('abort', () => worker.terminate());
    return new Promise<Float32Array>((settle, fail) => {
      worker.onmessage = ({ data }: MessageEvent<Arranged>) => {
        if ('done' in data) this.#progress.value = data.done;
        else settle(data.places);
      };
      worker.onerror = () => fail(new TypeError('The worker failed'));
      const layout: Layout = { nodes: titles.length, from: Int32Array.from(from), to: Int32Array.from(to) };
      worker.postMessage(layout);
    }).finally(() => worker.terminate());
  }

  #show(data: GraphData, places: Float32Array, Made: StageModule['Stage'], view: Stage['view'] | null): void {
    this.#stage?.end();
    const staged: stageModule.Staged = {
      data,
      places,
      colours: coloursNow(),
      centre: this.hasAttribute('around') ? 0 : null,
      family: getComputedStyle(document.body).fontFamily,
      still: matchMedia('(prefers-reduced-motion: reduce)').matches,
    };
    this.#data = data;
    this.#places = places;
    this.#stage = new Made(this.#ground, staged, {
      pressed: (node, event) => this.#pressed(node, event),
    });
    if (view !== null) this.#stage.view = view;
    this.#ground.setAttribute('role', 'img');
    this.#ground.setAttribute('aria-label', describe(data));
    this.#box.setAttribute('aria-label', 'Picture of the graph');
    const finder = new Finder(data, node => this.#choose(node, true));
    this.#tools.replaceChildren(
      finder.element,
      filters(data, shown => this.#stage?.show(shown)),
    );
    this.#choose(null);
    this.#say('');
    this.#keep();
  }

  /** A click opens; a finger, which cannot point at anything before, chooses first. */
  #pressed(node: number | null, event: MouseEvent | TouchEvent): void {
    this.#box.focus({ preventScroll: true });
    if (node === null) return this.#choose(null);
    const address = `/notes/${this.#data?.urls[node] ?? ''}`;
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) open(address, '_blank');
    else if (event instanceof MouseEvent || this.#chosen === node) location.assign(address);
    else this.#choose(node);
  }

  /** @param isFar whether it may be out of sight. */
  #choose(node: number | null, isFar = false): void {
    const [stage, data] = [this.#stage, this.#data];
    if (stage === null || data === null) return;
    this.#chosen = node;
    stage.choose(node);
    // On a phone the card lies over the lower half.
    if (node !== null && isFar) stage.goTo(node, this.clientWidth < wide ? 0.28 : 0.5);
    const deeds = {
      choose: (other: number) => {
        this.#choose(other, true);
        this.#card.querySelector('a')?.focus();
      },
      close: () => this.#letGo(),
    };
    this.#card.replaceChildren(...(node === null ? [] : [card(node, stage.neighbours(node), data, deeds)]));
  }

  #letGo(): void {
    this.#choose(null);
    this.#box.focus({ preventScroll: true });
  }

  #key(event: KeyboardEvent): void {
    const stage = this.#stage;
    if (stage === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const deeds: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => stage.pan(-1, 0),
      ArrowRight: () => stage.pan(1, 0),
      ArrowUp: () => stage.pan(0, -1),
      ArrowDown: () => stage.pan(0, 1),
      '+': () => stage.zoom(1),
      '=': () => stage.zoom(1),
      '-': () => stage.zoom(-1),
      '0': () => stage.fit(),
      Escape: () => this.#letGo(),
    };
    const deed = Object.hasOwn(deeds, event.key) ? deeds[event.key] : undefined;
    if (deed === undefined) return;
    event.preventDefault();
    deed();
  }

  #isMeant(event: WheelEvent): boolean {
    return event.ctrlKey || event.metaKey || this.shadowRoot?.activeElement === this.#box;
  }

  #say(text: string, isRetried = false): void {
    this.#told.textContent = text;
    this.#news.replaceChildren(this.#told, ...(isRetried ? [this.#again] : []));
  }

  #keep(): void {
    if (this.#places === null || this.#stage === null) return;
    keep(this.getAttribute('data') ?? '', { places: this.#places, view: this.#stage.view });
  }
}

async function loaded(address: string, signal: AbortSignal): Promise<GraphData> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new TypeError(response.statusText);
  return (await response.json()) as GraphData;
}

function drawsWebGl(): boolean {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

function describe({ titles, folder, from }: GraphData): string {
  const missing = folder.filter(each => each === -1).length;
  const counts = [
    counted(titles.length - missing, 'note'),
    counted(missing, 'missing page'),
    counted(from.length, 'connection'),
  ];
  return `${counts.join(', ')}. The table below says the same in words.`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

customElements.define('bl-graph', GraphPicture);
