/** The colours of the page, for a drawing that no stylesheet reaches; those of the reader's system where they rule. */
export interface Colours {
  readonly paper: string;
  readonly node: string;
  /** Of connections, also of very many: lets its paper show through; each channel is multiplied by that already, as Sigma blends it. */
  readonly edge: string;
  readonly thin: string;
  readonly missing: string;
  readonly focus: string;
  readonly text: string;
}

const ofPage = {
  paper: 'var(--raised)',
  node: 'var(--muted)',
  edge: 'var(--border-strong)',
  thin: 'var(--border-strong)',
  missing: 'var(--missing)',
  focus: 'var(--link)',
  text: 'var(--text)',
} as const satisfies Colours;

const ofSystem = {
  paper: 'Canvas',
  node: 'CanvasText',
  edge: 'CanvasText',
  thin: 'CanvasText',
  missing: 'LinkText',
  focus: 'Highlight',
  text: 'CanvasText',
} as const satisfies Colours;

/** As they are now. */
export function coloursNow(): Colours {
  const forced = matchMedia('(forced-colors: active)').matches;
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  const read = (colour: string): string => {
    probe.style.color = colour;
    return getComputedStyle(probe).color;
  };
  const colours = Object.entries(forced ? ofSystem : ofPage).map(([name, colour]) => [name, read(colour)]);
  probe.remove();
  const { edge, thin, ...others } = Object.fromEntries(colours) as Record<keyof Colours, string>;
  const least = forced || matchMedia('(prefers-contrast: more)').matches ? 0.6 : 0;
  return { ...others, edge: through(edge, Math.max(least, 0.75)), thin: through(thin, Math.max(least, 0.4)) };
}

/** @param colour as browsers tell it: `rgb(133, 128, 115)` */
function through(colour: string, opacity: number): string {
  const channels = (colour.match(/\d+/g) ?? []).slice(0, 3).map(channel => Math.round(Number(channel) * opacity));
  return `rgba(${[...channels, opacity].join(', ')})`;
}

/** Calls back whenever they may be others. */
export function followColours(changed: () => void, signal: AbortSignal): void {
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)']) {
    matchMedia(query).addEventListener('change', changed, { signal });
  }
  const chosen = new MutationObserver(changed);
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  signal.addEventListener('abort', () => chosen.disconnect());
}
