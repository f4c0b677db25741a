/**
 * The script of the frame that draws diagrams with Mermaid, in a document of its own that can reach nothing.
 * Law: it answers each wish exactly once; what a diagram says about settings can change its look and nothing else.
 */
import mermaid, { type MermaidConfig } from 'mermaid';
import { ready, series, type Drawn, type Wish } from './drawing.ts';

/** A diagram is drawn after the one before it, because Mermaid has one configuration for all. */
let before: Promise<unknown> = Promise.resolve();
let count = 0;

addEventListener('message', ({ data, source, ports }: MessageEvent<Wish>) => {
  const [port] = ports;
  if (source !== parent || port === undefined) return;
  before = before.then(async () => port.postMessage(await drawn(data)));
});
parent.postMessage(ready, '*');

async function drawn(wish: Wish): Promise<Drawn> {
  try {
    mermaid.initialize(settings(wish));
    const { svg } = await mermaid.render(`diagram-${count++}`, wish.source);
    return picture(svg, wish.still);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  } finally {
    document.body.replaceChildren();
  }
}

function settings({ colours, dark }: Wish): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    deterministicIds: true,
    htmlLabels: false,
    fontFamily: getComputedStyle(document.documentElement).fontFamily,
    theme: 'base',
    themeVariables: { darkMode: dark, ...basics(colours), ...kinds(colours) },
  };
}

function basics(colours: Wish['colours']): Readonly<Record<string, string>> {
  const { bg, surface, raised, text, muted, mark, danger, link } = colours;
  const line = colours['border-strong'];
  return {
    background: bg,
    primaryColor: surface,
    primaryTextColor: text,
    primaryBorderColor: line,
    secondaryColor: raised,
    tertiaryColor: bg,
    lineColor: muted,
    textColor: text,
    titleColor: text,
    noteBkgColor: mark,
    noteTextColor: text,
    noteBorderColor: line,
    edgeLabelBackground: bg,
    errorTextColor: danger,
    taskBkgColor: surface,
    taskTextColor: text,
    taskTextOutsideColor: text,
    activeTaskBkgColor: raised,
    activeTaskBorderColor: link,
    critBkgColor: surface,
    critBorderColor: danger,
    pieSectionTextColor: colours['on-accent'],
    pieStrokeColor: bg,
    pieOuterStrokeColor: bg,
    pieOpacity: '1',
  };
}

/** Where a drawing tells several things apart: slices, branches, sections, columns. */
function kinds(colours: Wish['colours']): Readonly<Record<string, unknown>> {
  const named = series.flatMap((name, i) => [
    [`pie${i + 1}`, colours[name]],
    [`cScale${i}`, colours[name]],
    [`cScaleLabel${i}`, colours['on-accent']],
    [`git${i}`, colours[name]],
    [`gitBranchLabel${i}`, colours['on-accent']],
  ]);
  const plotColorPalette = series.map(name => colours[name]).join(',');
  return { ...Object.fromEntries(named), xyChart: { plotColorPalette, backgroundColor: colours.bg } };
}

/** The drawing as a document of its own, in its natural size. */
function picture(source: string, still: boolean): Drawn {
  document.body.innerHTML = source;
  const svg = document.querySelector('svg');
  if (svg === null) return { error: 'Mermaid drew nothing.' };
  const box = svg.viewBox.baseVal;
  const { width, height } = box.width > 0 ? box : svg.getBoundingClientRect();
  const said = [...svg.querySelectorAll(':scope > title, :scope > desc')].map(each => each.textContent.trim());
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  svg.style.maxWidth = '';
  if (still) svg.append(stillness());
  const text = new XMLSerializer().serializeToString(svg);
  return { svg: text, width, height, name: said.filter(Boolean).join('. ') };
}

function stillness(): Element {
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = '* { animation: none !important; transition: none !important; }';
  return style;
}
