/**
 * "Around this note": what links here on the left, what it links to on the right, in a drawing and in words.
 *
 *     Event Loop ●──╮     ╭──● Async Generators
 *                   ├──◉──┤
 *     Generators ●──╯     ╰╌╌○ await Explained      (missing: hollow and dashed)
 *
 * Law: labels stand outside the lines and in rows of their own, so they can neither overlap nor be cut by the edge.
 */
import type { NoteId } from '../model.ts';
import type { Mention, Wiki } from '../wiki.ts';
import { wrapped } from './labels.ts';
import type { Markup } from './page.ts';
import { counted, figure } from './phrases.ts';

const perSide = 4;
const size = { width: 256, row: 38, hub: 128, node: 28, gap: 10, label: 88 };

interface Neighbour {
  readonly title: string;
  readonly missing: boolean;
}

/** @param mentions some of the mentions of the note, of which the drawing takes the first few notes */
export function neighbourhood(wiki: Wiki, id: NoteId, notes: number, mentions: readonly Mention[]): Markup {
  const incoming = [...new Map(mentions.map(({ from, title }) => [from, { title, missing: false }])).values()];
  const outgoing = pagesLinkedFrom(wiki, id);
  const missing = outgoing.filter(each => each.missing).length;
  return (
    <section class="bl-around" aria-labelledby="bl-around">
      <h2 id="bl-around">Around this note</h2>
      <figure>
        {incoming.length + outgoing.length === 0 ? null : drawing(incoming.slice(0, perSide), shownOf(outgoing))}
        <figcaption>
          {notes === 0 ? 'Nothing links here yet' : `${counted(notes, 'note')} ${notes === 1 ? 'links' : 'link'} here`};{' '}
          {outgoing.length === 0 ? 'it links to no other page' : `it links to ${counted(outgoing.length, 'page')}`}
          {missing === 0 ? '' : `, of which ${figure(missing)} ${missing === 1 ? 'is' : 'are'} missing`}.
        </figcaption>
      </figure>
    </section>
  );
}

/** The first few pages; where some are missing, half of the places are theirs, because they are what one can do about. */
function shownOf(outgoing: readonly Neighbour[]): readonly Neighbour[] {
  const missing = outgoing.filter(each => each.missing).slice(0, perSide / 2);
  const found = outgoing.filter(each => !each.missing).slice(0, perSide - missing.length);
  return [...found, ...missing];
}

/** Each other page that the note links to, once, in the order of its text. */
function pagesLinkedFrom(wiki: Wiki, id: NoteId): readonly Neighbour[] {
  const shownLinks = wiki.shownLinks(id);
  const pages = new Map<string, Neighbour>();
  for (const { link, target } of wiki.links(id)) {
    const shown = shownLinks.get(link.span.start);
    if (shown === undefined || shown.href === null) continue;
    const { title } = shown;
    if (target.state === 'missing') pages.set(`missing ${target.name}`, { title, missing: true });
    else if (target.id !== id && wiki.isNote(target.id)) pages.set(target.id, { title, missing: false });
  }
  return [...pages.values()];
}

function drawing(incoming: readonly Neighbour[], outgoing: readonly Neighbour[]): Markup {
  const height = Math.max(incoming.length, outgoing.length) * size.row + 12;
  const sides = [side(incoming, -1, height), side(outgoing, 1, height)];
  return (
    <svg viewBox={`0 0 ${size.width} ${height}`} role="img" aria-label={described(incoming, outgoing)}>
      {sides.map(({ lines }) => lines)}
      <circle class="bl-hub" cx={size.hub} cy={height / 2} r="7" />
      {sides.map(({ nodes }) => nodes)}
    </svg>
  );
}

function side(neighbours: readonly Neighbour[], sign: 1 | -1, height: number): { lines: Markup; nodes: Markup } {
  const x = size.hub + sign * size.node;
  const middle = height / 2;
  const rows = neighbours.map((each, index) => ({
    ...each,
    y: middle + (index - (neighbours.length - 1) / 2) * size.row,
  }));
  return {
    lines: (
      <>
        {rows.map(({ y, missing }) => (
          <path
            class={missing ? 'bl-line bl-gone' : 'bl-line'}
            d={`M${size.hub} ${middle}C${size.hub + sign * 20} ${middle} ${size.hub + sign * 8} ${y} ${x} ${y}`}
          />
        ))}
      </>
    ),
    nodes: (
      <>
        {rows.map(({ y, missing, title }) => (
          <>
            <circle class={missing ? 'bl-node bl-gone' : 'bl-node'} cx={x} cy={y} r="4" />
            {label(title, x + sign * size.gap, y, sign)}
          </>
        ))}
      </>
    ),
  };
}

function label(title: string, x: number, y: number, sign: 1 | -1): Markup {
  const lines = wrapped(title, size.label);
  return (
    <text text-anchor={sign < 0 ? 'end' : 'start'}>
      {lines.map((line, index) => (
        <tspan x={x} y={y + 4 + (index - (lines.length - 1) / 2) * 14}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function described(incoming: readonly Neighbour[], outgoing: readonly Neighbour[]): string {
  const names = (neighbours: readonly Neighbour[]): string =>
    neighbours.map(({ title, missing }) => (missing ? `${title} (missing)` : title)).join(', ');
  const parts = [
    incoming.length === 0 ? '' : `Links here: ${names(incoming)}.`,
    outgoing.length === 0 ? '' : `Links to: ${names(outgoing)}.`,
  ];
  return parts.filter(Boolean).join(' ');
}
