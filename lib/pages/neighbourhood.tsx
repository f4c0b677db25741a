/**
 * "Around this note": what links here on the left, what it links to on the right, in a drawing and as lists.
 *
 *     Event Loop ●──╮     ╭──● Async Generators
 *                   ├──◉──┤
 *     Generators ●──╯     ╰╌╌○ await Explained      (missing: hollow and dashed)
 *
 * Laws: labels stand outside the lines and in rows of their own, so they can neither overlap nor be cut by the edge; all
 * that the drawing shows is said by the lists, so that it is only for the eye.
 */
import type { NoteId } from '../model.ts';
import type { Mention, Wiki } from '../wiki.ts';
import { aroundNote, graphAddress } from './graph-query.ts';
import { wrapped } from './labels.ts';
import type { Markup } from './page.ts';
import { clamp, counted, figure } from './phrases.ts';

const perSide = 4;
/** Most pages of one list. */
const perList = 10;
const size = { width: 256, row: 38, hub: 128, node: 28, gap: 10, label: 88 };

interface Neighbour {
  readonly title: string;
  readonly url: string;
  readonly missing: boolean;
}

/** @param mentions some of the mentions of the note, of which the drawing takes the first few notes */
export function neighbourhood(wiki: Wiki, id: NoteId, notes: number, mentions: readonly Mention[]): Markup {
  const incoming = incomingOf(wiki, mentions);
  const outgoing = pagesLinkedFrom(wiki, id);
  const missing = outgoing.filter(each => each.missing);
  const isAlone = notes + outgoing.length === 0;
  return (
    <section class="bl-around" aria-labelledby="bl-around">
      <h2 id="bl-around">Around this note</h2>
      <figure>
        {isAlone ? null : drawing(incoming.slice(0, perSide), shownOf(outgoing))}
        <figcaption>
          {notes === 0 ? 'Nothing links here yet' : `${counted(notes, 'note')} ${notes === 1 ? 'links' : 'link'} here`};{' '}
          {outgoing.length === 0 ? 'it links to no other page' : `it links to ${counted(outgoing.length, 'page')}`}
          {missing.length === 0
            ? ''
            : `, of which ${figure(missing.length)} ${missing.length === 1 ? 'is' : 'are'} missing`}
          .
        </figcaption>
      </figure>
      {isAlone ? null : (
        <details>
          <summary>As a list</summary>
          {list('Links here', incoming, notes)}
          {list(
            'Links to',
            outgoing.filter(each => !each.missing),
          )}
          {list('Missing', missing)}
        </details>
      )}
      {isAlone ? null : further(wiki.url(id))}
    </section>
  );
}

/** @param all how many there are, of which these are some */
function list(name: string, neighbours: readonly Neighbour[], all = neighbours.length): Markup {
  if (all === 0) return null;
  const shown = neighbours.slice(0, perList);
  return (
    <>
      <h3>{name}</h3>
      <ul>
        {shown.map(({ title, url, missing }) => (
          <li dir="auto">
            <a class={missing ? 'missing' : null} href={url}>
              {clamp(title, 80)}
            </a>
          </li>
        ))}
        {all > shown.length ? <li>and {figure(all - shown.length)} more</li> : null}
      </ul>
    </>
  );
}

/** The graph of what is near. */
function further(url: string): Markup {
  const near = (depth: '1' | '3' | null, label: string): Markup => (
    <a href={graphAddress({ around: aroundNote(url), depth })}>{label}</a>
  );
  return (
    <p>
      Graph: {near('1', '1 link')} · {near(null, '2 links')} · {near('3', '3 links')} away
    </p>
  );
}

function incomingOf(wiki: Wiki, mentions: readonly Mention[]): readonly Neighbour[] {
  const titles = new Map(mentions.map(({ from, title }) => [from, title]));
  return Array.from(titles, ([from, title]) => ({ title, url: wiki.url(from), missing: false }));
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
    const { title, href: url } = shown;
    if (target.state === 'missing') pages.set(`missing ${target.name}`, { title, url, missing: true });
    else if (target.id !== id && wiki.isNote(target.id)) {
      pages.set(target.id, { title, url: wiki.url(target.id), missing: false });
    }
  }
  return [...pages.values()];
}

function drawing(incoming: readonly Neighbour[], outgoing: readonly Neighbour[]): Markup {
  const height = Math.max(incoming.length, outgoing.length) * size.row + 12;
  const sides = [side(incoming, -1, height), side(outgoing, 1, height)];
  return (
    <svg viewBox={`0 0 ${size.width} ${height}`} aria-hidden="true">
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
        {rows.map(({ y, missing, title, url }) => (
          <a href={url} tabindex="-1">
            <rect x={sign < 0 ? 0 : size.hub + 18} y={y - 17} width={size.hub - 18} height="34" fill="none" />
            <circle class={missing ? 'bl-node bl-gone' : 'bl-node'} cx={x} cy={y} r="4" />
            {label(title, x + sign * size.gap, y, sign)}
          </a>
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
