/** A piece of what a reader sees of a note. */

/** A paragraph, a heading, a cell, some lines of code: nothing that is looked for goes on from one to another. */
export interface Stretch {
  readonly kind: 'text' | 'heading' | 'code';
  /** What is read stands in it between `from` and `to`. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Where it begins in the source. */
  readonly start: number;
  /** Where links of it lead that show something else, as written. */
  readonly targets: readonly string[];
  /** Source offset of an offset of `text`. */
  source(offset: number): number;
}
