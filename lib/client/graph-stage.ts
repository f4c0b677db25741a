/**
 * The stage of the graph: Sigma paints nodes and connections, a sheet over them bears names and what is pointed at.
 * Law: to move or to point at something costs no work for each node: the sheet alone is drawn anew, and what is not
 * meant fades as a whole.
 */
import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeRectangleProgram } from 'sigma/rendering';
import type { Coordinates } from 'sigma/types';
import type { Colours } from './graph-colours.ts';
import type { GraphData } from './graph-data.ts';
import { Sheet, type Focus, type Sight } from './graph-labels.ts';
import { PageProgram } from './graph-node.ts';
import { pointedAt } from './graph-pointed.ts';

export interface Staged {
  readonly data: GraphData;
  /** x and y of each node in turn. */
  readonly places: Float32Array;
  readonly colours: Colours;
  /** Of the letters. */
  readonly family: string;
  /** The node that all is around, if it is so. */
  readonly centre: number | null;
  /** The reader wants nothing to move by itself. */
  readonly still: boolean;
}

/** What the reader did. */
export interface Deeds {
  /** Pressed on a node, or on nothing. */
  pressed(node: number | null, event: MouseEvent | TouchEvent): void;
}

export interface View {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** Milliseconds that the view takes to get elsewhere. */
const travel = 300;
const zoomStep = 1.5;
/** Part of the picture that one step moves it by. */
const panStep = 0.12;
/** From here on, connections are thin and faint, or they would cover what they connect. */
const isMany = 1000;
/** Milliseconds from which on a frame is slow, and how many of those in a row are too many. */
const slowFrame = 40;
const slowFrames = 8;
/** How much is seen of what is not meant. */
const faded = '0.2';

export class Stage {
  readonly #staged: Staged;
  readonly #sigma: Sigma;
  readonly #sheet: Sheet;
  readonly #near: readonly (readonly number[])[];
  readonly #sizes: Float32Array;
  #colours: Colours;
  #shown: (node: number) => boolean = () => true;
  #hovered: number | null = null;
  #chosen: number | null = null;
  /** When the last frame began. */
  #rendered = 0;
  /** Slow frames in a row; below zero where that was enough. */
  #slow = 0;

  constructor(container: HTMLElement, staged: Staged, deeds: Deeds) {
    const { data, still } = staged;
    this.#staged = staged;
    this.#colours = staged.colours;
    this.#near = neighboursOf(data);
    this.#sizes = sizesOf(data);
    this.#sheet = new Sheet(staged.family);
    this.#sigma = new Sigma(this.#graph(), container, {
      allowInvalidContainer: true,
      renderLabels: false,
      defaultNodeType: 'page',
      defaultEdgeType: 'link',
      nodeProgramClasses: { page: PageProgram as never },
      edgeProgramClasses: { link: EdgeRectangleProgram },
      defaultDrawNodeHover: () => undefined,
      enableCameraRotation: false,
      minCameraRatio: 0.01,
      maxCameraRatio: 2,
      minEdgeThickness: 1.2,
      stagePadding: 36,
      inertiaDuration: still ? 0 : 200,
      zoomDuration: still ? 0 : 200,
      doubleClickZoomingDuration: still ? 0 : 200,
      nodeReducer: (key, node) => ({ ...node, ...this.#paint(Number(key)) }),
      edgeReducer: (_, edge) => ({ ...edge, color: this.#edgeColour() }),
    });
    // Sigma itself would paint all nodes once more to ask the graphics card what is under the pointer, and wait for it.
    Object.assign(this.#sigma, { getNodeAtPosition: (place: Coordinates) => this.#nodeAt(place) });
    container.append(this.#sheet.canvas);
    this.#sigma.on('beforeRender', () => this.#spareSlowMachines());
    this.#sigma.on('afterRender', () => this.#drawSheet());
    this.#sigma.on('enterNode', ({ node }) => this.#hover(Number(node)));
    this.#sigma.on('leaveNode', () => this.#hover(null));
    this.#sigma.on('clickNode', ({ node, event }) => deeds.pressed(Number(node), event.original));
    this.#sigma.on('clickStage', ({ event }) => deeds.pressed(null, event.original));
    this.#drawSheet();
  }

  get view(): View {
    const { x, y, ratio } = this.#sigma.getCamera().getState();
    return { x, y, ratio };
  }

  set view(view: View) {
    this.#sigma.getCamera().setState(view);
  }

  /** Those it is connected with, as far as the picture knows. */
  neighbours(node: number): readonly number[] {
    return this.#near[node] ?? [];
  }

  choose(node: number | null): void {
    this.#chosen = node;
    this.#fade();
  }

  /** Shows only some of the nodes, where they are. */
  show(isShown: (node: number) => boolean): void {
    this.#shown = isShown;
    this.#sigma.refresh({ skipIndexation: false });
  }

  recolour(colours: Colours): void {
    this.#colours = colours;
    this.#sigma.refresh();
  }

  zoom(direction: 1 | -1): void {
    const { ratio } = this.view;
    this.#go({ ratio: direction > 0 ? ratio / zoomStep : ratio * zoomStep });
  }

  pan(right: number, down: number): void {
    const { width, height } = this.#sigma.getDimensions();
    const middle = this.#sigma.viewportToFramedGraph({ x: width / 2, y: height / 2 });
    const step = panStep * Math.min(width, height);
    const next = this.#sigma.viewportToFramedGraph({ x: width / 2 + right * step, y: height / 2 + down * step });
    const { x, y } = this.view;
    this.#go({ x: x + next.x - middle.x, y: y + next.y - middle.y });
  }

  /** Everything is in sight. */
  fit(): void {
    this.#go({ x: 0.5, y: 0.5, ratio: 1 });
  }

  /** Brings a node and what is around it to the middle of the width, and to a part of the height. */
  goTo(node: number, down: number): void {
    const there = this.#sigma.getNodeDisplayData(String(node));
    if (there === undefined) return;
    const closest = Math.min(1, 8 / Math.sqrt(this.#sizes.length));
    const ratio = Math.min(this.view.ratio, closest);
    const { height } = this.#sigma.getDimensions();
    const top = this.#sigma.viewportToFramedGraph({ x: 0, y: 0 });
    const below = this.#sigma.viewportToFramedGraph({ x: 0, y: height * (0.5 - down) });
    this.#go({ x: there.x, y: there.y + ((below.y - top.y) * ratio) / this.view.ratio, ratio });
  }

  end(): void {
    this.#sigma.kill();
    this.#sheet.canvas.remove();
  }

  #go(view: Partial<View>): void {
    const camera = this.#sigma.getCamera();
    if (this.#staged.still) camera.setState(view);
    else void camera.animate(view, { duration: travel });
  }

  #graph(): UndirectedGraph {
    const { data, places } = this.#staged;
    const graph = new UndirectedGraph({ allowSelfLoops: false });
    for (let node = 0; node < data.titles.length; node++) {
      // Sigma's y goes up.
      graph.addNode(String(node), {
        x: places[2 * node],
        y: -(places[2 * node + 1] as number),
        size: this.#sizes[node],
      });
    }
    const thickness = data.titles.length > isMany ? 0.5 : 1.3;
    for (const [link, from] of data.from.entries()) {
      graph.addEdgeWithKey(String(link), String(from), String(data.to[link]), { size: thickness });
    }
    return graph;
  }

  #paint(node: number): { readonly color: string; readonly fill: string; readonly hidden: boolean } {
    const { missing, paper, focus, node: other } = this.#colours;
    const colour = node === this.#staged.centre ? focus : other;
    const hidden = !this.#shown(node);
    return this.#isMissing(node) ? { color: missing, fill: paper, hidden } : { color: colour, fill: colour, hidden };
  }

  #edgeColour(): string {
    const { thin, edge } = this.#colours;
    return this.#sizes.length > isMany ? thin : edge;
  }

  #isMissing(node: number): boolean {
    return this.#staged.data.folder[node] === -1;
  }

  #hover(node: number | null): void {
    this.#hovered = node;
    this.#sigma.getContainer().part.toggle('pointing', node !== null);
    this.#fade();
  }

  /** Where frames take too long one after the other, connections are left out as long as the picture moves. */
  #spareSlowMachines(): void {
    const now = performance.now();
    const took = now - this.#rendered;
    this.#rendered = now;
    // Longer than that it has stood still.
    if (took > 1000 || this.#slow < 0) return;
    this.#slow = took > slowFrame ? this.#slow + 1 : 0;
    if (this.#slow < slowFrames) return;
    this.#slow = -1;
    this.#sigma.setSetting('hideEdgesOnMove', true);
  }

  #nodeAt(place: Coordinates): string | null {
    const { x, y } = this.#sigma.viewportToGraph(place);
    const origin = this.#sigma.graphToViewport({ x: 0, y: 0 });
    const unit = this.#sigma.graphToViewport({ x: 1, y: 0 }).x - origin.x;
    const pointable = { places: this.#staged.places, sizes: this.#sizes, isShown: this.#shown };
    const node = pointedAt(pointable, { x, y: -y, scale: this.#sigma.scaleSize(1), unit });
    return node === null ? null : String(node);
  }

  #focus(): Focus | null {
    const node = this.#hovered ?? this.#chosen;
    return node === null ? null : { node, neighbours: this.neighbours(node) };
  }

  #fade(): void {
    const { nodes, edges } = this.#sigma.getCanvases();
    for (const canvas of [nodes, edges]) if (canvas) canvas.style.opacity = this.#focus() === null ? '' : faded;
    this.#drawSheet();
  }

  #drawSheet(): void {
    this.#sheet.draw(this.#sight(), this.#focus(), this.#colours);
  }

  /** The places of nodes on the screen follow from those of three points. */
  #sight(): Sight {
    const { data, places } = this.#staged;
    const origin = this.#sigma.graphToViewport({ x: 0, y: 0 });
    const right = this.#sigma.graphToViewport({ x: 1, y: 0 });
    const up = this.#sigma.graphToViewport({ x: 0, y: 1 });
    const px = (node: number): number => places[2 * node] as number;
    const py = (node: number): number => -(places[2 * node + 1] as number);
    const scale = this.#sigma.scaleSize(1);
    return {
      ...this.#sigma.getDimensions(),
      titles: data.titles,
      x: node => origin.x + px(node) * (right.x - origin.x) + py(node) * (up.x - origin.x),
      y: node => origin.y + px(node) * (right.y - origin.y) + py(node) * (up.y - origin.y),
      radius: node => (this.#sizes[node] as number) * scale,
      isShown: this.#shown,
      isMissing: node => this.#isMissing(node),
    };
  }
}

function neighboursOf({ titles, from, to }: GraphData): readonly (readonly number[])[] {
  const near = Array.from(titles, (): number[] => []);
  for (const [link, one] of from.entries()) {
    const other = to[link] as number;
    near[one]?.push(other);
    near[other]?.push(one);
  }
  return near.map(others => others.sort((a, b) => a - b));
}

/** Radius of the least and of the most linked node in pixels: of many nodes each is smaller. */
function radii(nodes: number): readonly [least: number, most: number] {
  if (nodes <= 60) return [4, 12];
  if (nodes <= 500) return [3, 11];
  return nodes <= 2000 ? [1.7, 9] : nodes <= 5000 ? [1.1, 8] : [0.8, 7];
}

/** The area of a node goes with its links. */
function sizesOf({ titles, linksIn, linksOut }: GraphData): Float32Array {
  const [least, most] = radii(titles.length);
  const links = linksIn.map((count, node) => count + (linksOut[node] ?? 0));
  const highest = links.reduce((max, count) => Math.max(max, count), 1);
  return Float32Array.from(links, count => least + (most - least) * Math.sqrt(count / highest));
}
