/**
 * The page's end of the frame that draws: one for the page, there while something is to be drawn and a little longer.
 * Law: it is a sandbox without an origin, so that nothing in it can reach the page, its server or its storage.
 */
import { colours, ready, type Colour, type Drawn, type Scheme, type Wish } from './drawing.ts';

/** The build's name for the document of the frame, beside this script. */
declare const frameName: string;

/** How long the frame may take to load, one drawing to be made, and the frame to wait for the next; in milliseconds. */
const times = { load: 20_000, draw: 15_000, rest: 10_000 };

interface Frame {
  readonly element: HTMLIFrameElement;
  readonly isReady: Promise<unknown>;
}

let frame: Frame | null = null;
/** How many drawings are waited for. */
let awaited = 0;

export async function draw(source: string, scheme: Scheme): Promise<Drawn> {
  const { port1: answer, port2: port } = new MessageChannel();
  awaited++;
  try {
    const { element, isReady } = (frame ??= opened());
    await isReady;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const wish: Wish = { source, colours: coloursOf(scheme), dark: scheme === 'dark', still };
    return await within<Drawn>(times.draw, 'Drawing it takes too long.', settle => {
      answer.onmessage = ({ data }: MessageEvent<Drawn>) => settle(data);
      element.contentWindow?.postMessage(wish, '*', [port]);
    });
  } catch (error) {
    close();
    return { error: error instanceof Error ? error.message : String(error) };
  } finally {
    answer.close();
    awaited--;
    setTimeout(() => awaited === 0 && close(), times.rest);
  }
}

/** It has the width of a text, because charts take the room they find, and a place in sight, or browsers would let it sleep. */
function opened(): Frame {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.src = new URL(frameName, import.meta.url).href;
  element.title = 'Draws diagrams';
  element.ariaHidden = 'true';
  element.tabIndex = -1;
  element.style.cssText =
    'position: fixed; inset: 0 auto auto 0; width: 720px; height: 800px; border: 0; opacity: 0; pointer-events: none; z-index: -1';
  const isReady = within(times.load, 'What draws diagrams cannot be loaded.', settle => {
    addEventListener('message', ({ source, data }) => {
      if (source === element.contentWindow && data === ready) settle(null);
    });
  });
  // Beside the body, whose content is renewed with the page.
  document.documentElement.append(element);
  return { element, isReady };
}

function close(): void {
  frame?.element.remove();
  frame = null;
}

/** What `start` settles, unless that takes longer. */
function within<Value>(time: number, late: string, start: (settle: (value: Value) => void) => void): Promise<Value> {
  return new Promise((settle, fail) => {
    const timer = setTimeout(() => fail(new Error(late)), time);
    start(value => {
      clearTimeout(timer);
      settle(value);
    });
  });
}

/** The colours of the page's stylesheet, in one of its schemes, whichever is shown. */
function coloursOf(scheme: Scheme): Wish['colours'] {
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.colorScheme = scheme;
  document.documentElement.append(probe);
  const entries = colours.map(name => {
    probe.style.color = `var(--${name})`;
    return [name, hex(getComputedStyle(probe).color)] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as Record<Colour, string>;
}

/** Mermaid wants `#1a55ab`, not `rgb(26, 85, 171)`. */
function hex(rgb: string): string {
  const channels = (rgb.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  return `#${channels.map(each => each.toString(16).padStart(2, '0')).join('')}`;
}
