/**
 * What the server tells of a graph, and what the page and the worker that arranges it say to each other.
 * Law: nodes are numbers, from the most linked; nothing here is an object for each of them.
 */

/** `/api/graph-view.json`: columns, by node; connections as pairs of nodes. */
export interface GraphData {
  readonly version: 1;
  readonly titles: readonly string[];
  /** Addresses, without `/notes/`. */
  readonly urls: readonly string[];
  readonly linksIn: readonly number[];
  readonly linksOut: readonly number[];
  /** Place in `folders`; -1 for what is missing. */
  readonly folder: readonly number[];
  /** Places in `tags`. */
  readonly tagged: readonly (readonly number[])[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly folders: readonly string[];
  readonly tags: readonly string[];
}

/** To the worker: what is to be arranged. */
export interface Layout {
  readonly nodes: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** From the worker: how far it is, from 0 to 1, or where each node stands: x and y in turn. */
export type Arranged = { readonly done: number } | { readonly places: Float32Array };
