/**
 * What the page and the frame that draws say to each other. Law: the page believes nothing that the frame says to be
 * more than a picture, its name, or a sentence: the frame has read what a stranger may have written.
 */

/** From the page, with a port for the answer. */
export interface Wish {
  readonly source: string;
  /** Colours of the page, as `#1a55ab`, by their names in its stylesheet. */
  readonly colours: Readonly<Record<Colour, string>>;
  readonly dark: boolean;
  /** The reader wants nothing to move. */
  readonly still: boolean;
}

/** Those of papers, lines and texts. */
const plain = ['bg', 'surface', 'raised', 'border-strong', 'text', 'muted', 'mark', 'on-accent'] as const;
/** Those that tell one thing from another; text on them is `on-accent`. */
export const series = ['link', 'success', 'warning', 'danger', 'visited', 'code', 'subtle'] as const;
export const colours = [...plain, ...series] as const;
export type Colour = (typeof colours)[number];

/** The schemes of the page, of which a reader sees one. */
export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** From the frame: an SVG document with the name and description that its writer gave it, or why there is none. */
export type Drawn =
  | { readonly svg: string; readonly width: number; readonly height: number; readonly name: string }
  | { readonly error: string };

/** From the frame, once: it can draw. */
export const ready = 'ready';
