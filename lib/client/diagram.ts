/**
 * `<bl-diagram>` around the source of a diagram: draws it before it comes into sight. The source stays, folded under the
 * drawing; where there is none, it is shown with the reason.
 *
 *     page ── source, colours ──▶ frame in a sandbox, with Mermaid
 *          ◀── SVG as text ──────
 *
 * Laws: a drawing is shown as a picture, which runs nothing and reaches nothing; all that is added lives in a shadow tree,
 * so that the page can be renewed around it.
 */
import { draw } from './drawing-frame.ts';
import { schemes, type Drawn, type Scheme } from './drawing.ts';

/** How far from sight a diagram is drawn. */
const margin = '600px';

class Diagram extends HTMLElement {
  readonly #drawing = part('div', 'drawing');
  readonly #told = part('p', 'told');
  readonly #source = part('details', 'source');
  readonly #near = new IntersectionObserver(entries => this.#sighted(entries), { rootMargin: margin });
  readonly #edited = new MutationObserver(() => void this.#draw());
  /** The source of what is shown or being drawn. */
  #current: string | null = null;

  connectedCallback(): void {
    if (this.shadowRoot === null) this.#build();
    this.#near.observe(this);
  }

  disconnectedCallback(): void {
    this.#near.disconnect();
    this.#edited.disconnect();
  }

  #build(): void {
    this.#drawing.tabIndex = 0;
    this.#drawing.role = 'group';
    this.#drawing.ariaLabel = 'Diagram';
    this.#told.role = 'status';
    const summary = part('summary', 'summary');
    summary.textContent = 'Source of the diagram';
    this.#source.append(summary, document.createElement('slot'));
    this.#show([], '');
    this.attachShadow({ mode: 'open' }).append(this.#drawing, this.#told, this.#source);
  }

  #sighted(entries: readonly IntersectionObserverEntry[]): void {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    this.#near.disconnect();
    this.#edited.observe(this, { childList: true, characterData: true, subtree: true });
    void this.#draw();
  }

  async #draw(): Promise<void> {
    const source = this.querySelector('code')?.textContent ?? '';
    if (source === this.#current) return;
    this.#current = source;
    const images: HTMLImageElement[] = [];
    for (const scheme of schemes) {
      const drawn = await draw(source, scheme);
      if (source !== this.#current) return;
      if ('error' in drawn) return this.#show([], `This diagram cannot be drawn. ${drawn.error}`);
      images.push(imageOf(drawn, scheme));
    }
    this.#show(images, '');
  }

  #show(images: readonly HTMLImageElement[], told: string): void {
    for (const { src } of this.#drawing.querySelectorAll('img')) URL.revokeObjectURL(src);
    this.#drawing.replaceChildren(...images);
    this.#drawing.hidden = images.length === 0;
    this.#source.open = images.length === 0;
    this.#told.hidden = told === '';
    this.#told.textContent = told;
  }
}

function part<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, name: string): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.part.add(name);
  return element;
}

/** There is one for each scheme; the stylesheet shows the one that fits, on paper too. */
function imageOf({ svg, width, height, name }: Extract<Drawn, { svg: string }>, scheme: Scheme): HTMLImageElement {
  const image = new Image(Math.ceil(width), Math.ceil(height));
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  image.alt = name === '' ? 'Its source stands below.' : name;
  image.part.add('picture', scheme);
  return image;
}

customElements.define('bl-diagram', Diagram);
