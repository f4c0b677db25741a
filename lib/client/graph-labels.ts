/**
 * What is written into the picture, and what is pointed at: a sheet over it, drawn anew with every frame.
 * Law: names never lie on each other; of two, that of the page with more links stays.
 */
import type { Colours } from './graph-colours.ts';

/** A picture as the sheet sees it: nodes from the most linked, with their places in pixels. */
export interface Sight {
  readonly titles: readonly string[];
  /** In pixels of the page: where a node is. */
  readonly x: (node: number) => number;
  readonly y: (node: number) => number;
  readonly radius: (node: number) => number;
  readonly isShown: (node: number) => boolean;
  readonly isMissing: (node: number) => boolean;
  readonly width: number;
  readonly height: number;
}

/** What is pointed at or chosen, with those it is connected with. */
export interface Focus {
  readonly node: number;
  readonly neighbours: readonly number[];
}

const font = 12.5;
const line = 15;
/** Letters of a name before it is cut. */
const longest = 32;
/** Room that a name has for itself, in square pixels, where there are many. */
const roomEach = 22_000;
/** Names for which a place is looked for in one frame. */
const mostTries = 90;
/** Most names around what is pointed at. */
const mostAround = 40;

export class Sheet {
  readonly canvas = document.createElement('canvas');
  readonly #context = this.canvas.getContext('2d') as CanvasRenderingContext2D;
  readonly #widths = new Map<string, number>();
  #taken: { left: number; top: number; right: number; bottom: number }[] = [];

  /** @param family of the letters */
  constructor(private readonly family: string) {
    this.canvas.part.add('sheet');
  }

  draw(sight: Sight, focus: Focus | null, colours: Colours): void {
    const context = this.#context;
    const density = devicePixelRatio || 1;
    const [width, height] = [Math.round(sight.width * density), Math.round(sight.height * density)];
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    context.setTransform(density, 0, 0, density, 0, 0);
    context.clearRect(0, 0, sight.width, sight.height);
    context.font = `${font}px ${this.family}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    this.#taken = [];
    if (focus === null) this.#names(sight, colours);
    else this.#focused(sight, focus, colours);
  }

  /** Names of the most linked that are in sight, as far as there is room. */
  #names(sight: Sight, colours: Colours): void {
    let [room, tries] = [Math.max(8, Math.floor((sight.width * sight.height) / roomEach)), mostTries];
    for (let node = 0; node < sight.titles.length && room > 0 && tries > 0; node++) {
      if (!sight.isShown(node) || !isInSight(sight, node)) continue;
      tries--;
      if (this.#write(sight, node, colours, sight.isMissing(node) ? colours.missing : colours.text)) room--;
    }
  }

  #focused(sight: Sight, { node, neighbours }: Focus, colours: Colours): void {
    const context = this.#context;
    const shown = neighbours.filter(sight.isShown);
    context.strokeStyle = colours.focus;
    context.globalAlpha = shown.length > 100 ? 0.4 : 0.8;
    context.lineWidth = 1.25;
    context.beginPath();
    for (const other of shown) {
      context.moveTo(sight.x(node), sight.y(node));
      context.lineTo(sight.x(other), sight.y(other));
    }
    context.stroke();
    context.globalAlpha = 1;
    for (const other of shown)
      this.#disc(sight, other, sight.isMissing(other) ? colours.missing : colours.node, colours);
    this.#disc(sight, node, colours.focus, colours);
    this.#write(sight, node, colours, colours.text, 600);
    let written = 0;
    for (const other of shown) {
      if (written >= mostAround) break;
      if (this.#write(sight, other, colours, sight.isMissing(other) ? colours.missing : colours.text)) written++;
    }
  }

  #disc(sight: Sight, node: number, colour: string, { paper }: Colours): void {
    const context = this.#context;
    context.beginPath();
    context.arc(sight.x(node), sight.y(node), Math.max(3, sight.radius(node)), 0, 2 * Math.PI);
    context.fillStyle = sight.isMissing(node) ? paper : colour;
    context.fill();
    if (!sight.isMissing(node)) return;
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.setLineDash([3, 2]);
    context.stroke();
    context.setLineDash([]);
  }

  /** Whether there was room: below the node, or else above it or beside it. */
  #write(sight: Sight, node: number, { paper }: Colours, colour: string, weight = 400): boolean {
    if (!isInSight(sight, node)) return false;
    const [x, y, radius] = [sight.x(node), sight.y(node), sight.radius(node)];
    const context = this.#context;
    context.font = `${weight} ${font}px ${this.family}`;
    const name = cut(sight.titles[node] ?? '');
    const half = this.#widthOf(name, weight) / 2 + 3;
    const [away, aside] = [radius + line * 0.7, half + radius + 2];
    const sides = [
      [0, away],
      [0, -away],
      [aside, 0],
      [-aside, 0],
    ] as const;
    for (const [right, down] of sides) {
      const box = {
        left: x + right - half,
        top: y + down - line / 2,
        right: x + right + half,
        bottom: y + down + line / 2,
      };
      if (this.#taken.some(other => overlap(box, other))) continue;
      this.#taken.push(box);
      context.strokeStyle = paper;
      context.lineWidth = 3.5;
      context.strokeText(name, x + right, y + down);
      context.fillStyle = colour;
      context.fillText(name, x + right, y + down);
      return true;
    }
    return false;
  }

  #widthOf(name: string, weight: number): number {
    const key = `${weight} ${name}`;
    const known = this.#widths.get(key) ?? this.#context.measureText(name).width;
    this.#widths.set(key, known);
    return known;
  }
}

/** Whether its name may be, too. */
function isInSight(sight: Sight, node: number): boolean {
  const [x, y] = [sight.x(node), sight.y(node)];
  return x > -100 && y > -line && x < sight.width + 100 && y < sight.height + line;
}

type Box = Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>;

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function cut(title: string): string {
  const letters = Array.from(title.slice(0, 2 * longest));
  return letters.length <= longest && title.length <= 2 * longest
    ? title
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
